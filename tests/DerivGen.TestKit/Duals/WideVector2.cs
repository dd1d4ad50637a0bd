namespace DerivGen.TestKit;

/// <summary>A <c>Vector2</c> of dual numbers, from the definitions of its members.</summary>
public struct WideVector2(WideDual x, WideDual y)
{
    public WideDual X = x, Y = y;

    public WideVector2(WideDual all)
        : this(all, all)
    {
    }

    public static WideVector2 Zero => new(0);

    public static WideVector2 One => new(1);

    public static WideVector2 UnitX => new(1, 0);

    public static WideVector2 UnitY => new(0, 1);

    public readonly WideDual this[int i] => i switch { 0 => X, _ => Y };

    public static WideVector2 operator +(WideVector2 a, WideVector2 b) => Zip(a, b, (p, q) => p + q);

    public static WideVector2 operator -(WideVector2 a, WideVector2 b) => Zip(a, b, (p, q) => p - q);

    public static WideVector2 operator *(WideVector2 a, WideVector2 b) => Zip(a, b, (p, q) => p * q);

    public static WideVector2 operator /(WideVector2 a, WideVector2 b) => Zip(a, b, (p, q) => p / q);

    public static WideVector2 operator *(WideVector2 a, WideDual b) => Map(a, p => p * b);

    public static WideVector2 operator *(WideDual a, WideVector2 b) => b * a;

    public static WideVector2 operator /(WideVector2 a, WideDual b) => Map(a, p => p / b);

    public static WideVector2 operator -(WideVector2 a) => Map(a, p => -p);

    public static WideDual Dot(WideVector2 a, WideVector2 b) => (a.X * b.X) + (a.Y * b.Y);

    public static WideDual Distance(WideVector2 a, WideVector2 b) => (a - b).Length();

    public static WideDual DistanceSquared(WideVector2 a, WideVector2 b) => (a - b).LengthSquared();

    public static WideVector2 Normalize(WideVector2 a) => a / a.Length();

    public static WideVector2 Reflect(WideVector2 a, WideVector2 normal) => a - (normal * (2 * Dot(a, normal)));

    public static WideVector2 Lerp(WideVector2 a, WideVector2 b, WideDual share) => (a * (1 - share)) + (b * share);

    public static WideVector2 Min(WideVector2 a, WideVector2 b) => Zip(a, b, WideDualMath.Min);

    public static WideVector2 Max(WideVector2 a, WideVector2 b) => Zip(a, b, WideDualMath.Max);

    public static WideVector2 Clamp(WideVector2 a, WideVector2 least, WideVector2 largest) => Min(Max(a, least), largest);

    public static WideVector2 Abs(WideVector2 a) => Map(a, WideDualMath.Abs);

    public static WideVector2 SquareRoot(WideVector2 a) => Map(a, WideDualMath.Sqrt);

    public static WideVector2 Exp(WideVector2 a) => Map(a, WideDualMath.Exp);

    public static WideVector2 Log(WideVector2 a) => Map(a, WideDualMath.Log);

    public static WideVector2 Sin(WideVector2 a) => Map(a, WideDualMath.Sin);

    public static WideVector2 Cos(WideVector2 a) => Map(a, WideDualMath.Cos);

    public static WideVector2 Hypot(WideVector2 a, WideVector2 b) => Zip(a, b, WideDualMath.Hypot);

    public static WideVector2 FusedMultiplyAdd(WideVector2 a, WideVector2 b, WideVector2 c) => (a * b) + c;

    public static WideVector2 MultiplyAddEstimate(WideVector2 a, WideVector2 b, WideVector2 c) => (a * b) + c;

    public static WideVector2 Create(WideDual all) => new(all);

    public static WideVector2 Add(WideVector2 a, WideVector2 b) => a + b;

    public static WideVector2 Subtract(WideVector2 a, WideVector2 b) => a - b;

    public static WideVector2 Multiply(WideVector2 a, WideVector2 b) => a * b;

    public static WideVector2 Divide(WideVector2 a, WideDual b) => a / b;

    public static WideVector2 Negate(WideVector2 a) => -a;

    public static WideDual Sum(WideVector2 a) => a.X + a.Y;

    public static WideDual Cross(WideVector2 a, WideVector2 b) => (a.X * b.Y) - (a.Y * b.X);

    public static WideVector2 Transform(WideVector2 a, WideMatrix3x2 matrix) => matrix.Turned(a) + matrix.Translation;

    public static WideVector2 TransformNormal(WideVector2 a, WideMatrix3x2 matrix) => matrix.Turned(a);

    public readonly WideDual Length() => WideDualMath.Sqrt(LengthSquared());

    public readonly WideDual LengthSquared() => Dot(this, this);

    private static WideVector2 Map(WideVector2 a, Func<WideDual, WideDual> f) => new(f(a.X), f(a.Y));

    private static WideVector2 Zip(WideVector2 a, WideVector2 b, Func<WideDual, WideDual, WideDual> f) => new(f(a.X, b.X), f(a.Y, b.Y));
}
