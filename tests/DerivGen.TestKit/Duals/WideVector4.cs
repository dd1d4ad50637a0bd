namespace DerivGen.TestKit;

/// <summary>A <c>Vector4</c> of dual numbers, from the definitions of its members.</summary>
public struct WideVector4(WideDual x, WideDual y, WideDual z, WideDual w)
{
    public WideDual X = x, Y = y, Z = z, W = w;

    public WideVector4(WideDual all)
        : this(all, all, all, all)
    {
    }

    public WideVector4(WideVector3 first, WideDual w)
        : this(first.X, first.Y, first.Z, w)
    {
    }

    public static WideVector4 Zero => new(0);

    public static WideVector4 One => new(1);

    public static WideVector4 UnitX => new(1, 0, 0, 0);

    public static WideVector4 UnitY => new(0, 1, 0, 0);

    public static WideVector4 UnitZ => new(0, 0, 1, 0);

    public static WideVector4 UnitW => new(0, 0, 0, 1);

    public readonly WideDual this[int i] => i switch { 0 => X, 1 => Y, 2 => Z, _ => W };

    public static WideVector4 operator +(WideVector4 a, WideVector4 b) => Zip(a, b, (p, q) => p + q);

    public static WideVector4 operator -(WideVector4 a, WideVector4 b) => Zip(a, b, (p, q) => p - q);

    public static WideVector4 operator *(WideVector4 a, WideVector4 b) => Zip(a, b, (p, q) => p * q);

    public static WideVector4 operator /(WideVector4 a, WideVector4 b) => Zip(a, b, (p, q) => p / q);

    public static WideVector4 operator *(WideVector4 a, WideDual b) => Map(a, p => p * b);

    public static WideVector4 operator *(WideDual a, WideVector4 b) => b * a;

    public static WideVector4 operator /(WideVector4 a, WideDual b) => Map(a, p => p / b);

    public static WideVector4 operator -(WideVector4 a) => Map(a, p => -p);

    public static WideDual Dot(WideVector4 a, WideVector4 b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z) + (a.W * b.W);

    public static WideDual Distance(WideVector4 a, WideVector4 b) => (a - b).Length();

    public static WideDual DistanceSquared(WideVector4 a, WideVector4 b) => (a - b).LengthSquared();

    public static WideVector4 Normalize(WideVector4 a) => a / a.Length();

    public static WideVector4 Lerp(WideVector4 a, WideVector4 b, WideDual share) => (a * (1 - share)) + (b * share);

    public static WideVector4 Min(WideVector4 a, WideVector4 b) => Zip(a, b, WideDualMath.Min);

    public static WideVector4 Max(WideVector4 a, WideVector4 b) => Zip(a, b, WideDualMath.Max);

    public static WideVector4 Clamp(WideVector4 a, WideVector4 least, WideVector4 largest) => Min(Max(a, least), largest);

    public static WideVector4 Abs(WideVector4 a) => Map(a, WideDualMath.Abs);

    public static WideVector4 SquareRoot(WideVector4 a) => Map(a, WideDualMath.Sqrt);

    public static WideVector4 Exp(WideVector4 a) => Map(a, WideDualMath.Exp);

    public static WideVector4 Log(WideVector4 a) => Map(a, WideDualMath.Log);

    public static WideVector4 Sin(WideVector4 a) => Map(a, WideDualMath.Sin);

    public static WideVector4 Cos(WideVector4 a) => Map(a, WideDualMath.Cos);

    public static WideVector4 Hypot(WideVector4 a, WideVector4 b) => Zip(a, b, WideDualMath.Hypot);

    public static WideVector4 FusedMultiplyAdd(WideVector4 a, WideVector4 b, WideVector4 c) => (a * b) + c;

    public static WideVector4 MultiplyAddEstimate(WideVector4 a, WideVector4 b, WideVector4 c) => (a * b) + c;

    public static WideVector4 Create(WideDual all) => new(all);

    public static WideVector4 Add(WideVector4 a, WideVector4 b) => a + b;

    public static WideVector4 Subtract(WideVector4 a, WideVector4 b) => a - b;

    public static WideVector4 Multiply(WideVector4 a, WideVector4 b) => a * b;

    public static WideVector4 Divide(WideVector4 a, WideDual b) => a / b;

    public static WideVector4 Negate(WideVector4 a) => -a;

    public static WideDual Sum(WideVector4 a) => a.X + a.Y + a.Z + a.W;

    public static WideVector4 Transform(WideVector4 a, WideMatrix4x4 matrix)
    {
        WideDual Of(int column) => (a.X * matrix[0, column]) + (a.Y * matrix[1, column]) + (a.Z * matrix[2, column]) + (a.W * matrix[3, column]);
        return new(Of(0), Of(1), Of(2), Of(3));
    }

    public readonly WideDual Length() => WideDualMath.Sqrt(LengthSquared());

    public readonly WideDual LengthSquared() => Dot(this, this);

    private static WideVector4 Map(WideVector4 a, Func<WideDual, WideDual> f) => new(f(a.X), f(a.Y), f(a.Z), f(a.W));

    private static WideVector4 Zip(WideVector4 a, WideVector4 b, Func<WideDual, WideDual, WideDual> f) => new(f(a.X, b.X), f(a.Y, b.Y), f(a.Z, b.Z), f(a.W, b.W));
}
