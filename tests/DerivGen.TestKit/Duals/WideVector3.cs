namespace DerivGen.TestKit;

/// <summary>A <c>Vector3</c> of dual numbers, from the definitions of its members.</summary>
public struct WideVector3(WideDual x, WideDual y, WideDual z)
{
    public WideDual X = x, Y = y, Z = z;

    public WideVector3(WideDual all)
        : this(all, all, all)
    {
    }

    public WideVector3(WideVector2 first, WideDual z)
        : this(first.X, first.Y, z)
    {
    }

    public static WideVector3 Zero => new(0);

    public static WideVector3 One => new(1);

    public static WideVector3 UnitX => new(1, 0, 0);

    public static WideVector3 UnitY => new(0, 1, 0);

    public static WideVector3 UnitZ => new(0, 0, 1);

    public readonly WideDual this[int i] => i switch { 0 => X, 1 => Y, _ => Z };

    public static WideVector3 operator +(WideVector3 a, WideVector3 b) => Zip(a, b, (p, q) => p + q);

    public static WideVector3 operator -(WideVector3 a, WideVector3 b) => Zip(a, b, (p, q) => p - q);

    public static WideVector3 operator *(WideVector3 a, WideVector3 b) => Zip(a, b, (p, q) => p * q);

    public static WideVector3 operator /(WideVector3 a, WideVector3 b) => Zip(a, b, (p, q) => p / q);

    public static WideVector3 operator *(WideVector3 a, WideDual b) => Map(a, p => p * b);

    public static WideVector3 operator *(WideDual a, WideVector3 b) => b * a;

    public static WideVector3 operator /(WideVector3 a, WideDual b) => Map(a, p => p / b);

    public static WideVector3 operator -(WideVector3 a) => Map(a, p => -p);

    public static WideDual Dot(WideVector3 a, WideVector3 b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

    public static WideDual Distance(WideVector3 a, WideVector3 b) => (a - b).Length();

    public static WideDual DistanceSquared(WideVector3 a, WideVector3 b) => (a - b).LengthSquared();

    public static WideVector3 Normalize(WideVector3 a) => a / a.Length();

    public static WideVector3 Reflect(WideVector3 a, WideVector3 normal) => a - (normal * (2 * Dot(a, normal)));

    public static WideVector3 Lerp(WideVector3 a, WideVector3 b, WideDual share) => (a * (1 - share)) + (b * share);

    public static WideVector3 Min(WideVector3 a, WideVector3 b) => Zip(a, b, WideDualMath.Min);

    public static WideVector3 Max(WideVector3 a, WideVector3 b) => Zip(a, b, WideDualMath.Max);

    public static WideVector3 Clamp(WideVector3 a, WideVector3 least, WideVector3 largest) => Min(Max(a, least), largest);

    public static WideVector3 Abs(WideVector3 a) => Map(a, WideDualMath.Abs);

    public static WideVector3 SquareRoot(WideVector3 a) => Map(a, WideDualMath.Sqrt);

    public static WideVector3 Exp(WideVector3 a) => Map(a, WideDualMath.Exp);

    public static WideVector3 Log(WideVector3 a) => Map(a, WideDualMath.Log);

    public static WideVector3 Sin(WideVector3 a) => Map(a, WideDualMath.Sin);

    public static WideVector3 Cos(WideVector3 a) => Map(a, WideDualMath.Cos);

    public static WideVector3 Hypot(WideVector3 a, WideVector3 b) => Zip(a, b, WideDualMath.Hypot);

    public static WideVector3 FusedMultiplyAdd(WideVector3 a, WideVector3 b, WideVector3 c) => (a * b) + c;

    public static WideVector3 MultiplyAddEstimate(WideVector3 a, WideVector3 b, WideVector3 c) => (a * b) + c;

    public static WideVector3 Create(WideDual all) => new(all);

    public static WideVector3 Add(WideVector3 a, WideVector3 b) => a + b;

    public static WideVector3 Subtract(WideVector3 a, WideVector3 b) => a - b;

    public static WideVector3 Multiply(WideVector3 a, WideVector3 b) => a * b;

    public static WideVector3 Divide(WideVector3 a, WideDual b) => a / b;

    public static WideVector3 Negate(WideVector3 a) => -a;

    public static WideDual Sum(WideVector3 a) => a.X + a.Y + a.Z;

    public static WideVector3 Transform(WideVector3 a, WideMatrix4x4 matrix) => TransformNormal(a, matrix) + matrix.Translation;

    public static WideVector3 TransformNormal(WideVector3 a, WideMatrix4x4 matrix)
    {
        WideVector4 result = WideVector4.Transform(new(a, 0), matrix);
        return new(result.X, result.Y, result.Z);
    }

    public static WideVector3 Cross(WideVector3 a, WideVector3 b) => new((a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));

    /// <summary>The vector part of q · a · q*, for a quaternion of length 1.</summary>
    public static WideVector3 Transform(WideVector3 a, WideQuaternion rotation)
    {
        WideQuaternion turned = rotation * new WideQuaternion(a, 0) * WideQuaternion.Conjugate(rotation);
        return new(turned.X, turned.Y, turned.Z);
    }

    public readonly WideDual Length() => WideDualMath.Sqrt(LengthSquared());

    public readonly WideDual LengthSquared() => Dot(this, this);

    private static WideVector3 Map(WideVector3 a, Func<WideDual, WideDual> f) => new(f(a.X), f(a.Y), f(a.Z));

    private static WideVector3 Zip(WideVector3 a, WideVector3 b, Func<WideDual, WideDual, WideDual> f) => new(f(a.X, b.X), f(a.Y, b.Y), f(a.Z, b.Z));
}
