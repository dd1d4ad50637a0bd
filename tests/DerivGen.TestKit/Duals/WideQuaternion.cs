namespace DerivGen.TestKit;

/// <summary>A <c>Quaternion</c> of dual numbers: i² = j² = k² = ijk = −1.</summary>
public struct WideQuaternion(WideDual x, WideDual y, WideDual z, WideDual w)
{
    public WideDual X = x, Y = y, Z = z, W = w;

    public WideQuaternion(WideVector3 vector, WideDual w)
        : this(vector.X, vector.Y, vector.Z, w)
    {
    }

    public static WideQuaternion Zero => new(0, 0, 0, 0);

    public readonly bool IsIdentity => WideDual.Compare(Dot(this, this) + W, 2) == 0 && WideDual.Compare(W, 1) == 0;

    public readonly WideDual this[int i] => i switch { 0 => X, 1 => Y, 2 => Z, _ => W };

    public static WideQuaternion Identity => new(0, 0, 0, 1);

    public static WideQuaternion operator +(WideQuaternion a, WideQuaternion b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z, a.W + b.W);

    public static WideQuaternion operator -(WideQuaternion a, WideQuaternion b) => a + -b;

    public static WideQuaternion operator -(WideQuaternion a) => a * -1;

    public static WideQuaternion operator *(WideQuaternion a, WideDual b) => new(a.X * b, a.Y * b, a.Z * b, a.W * b);

    public static WideQuaternion operator *(WideQuaternion a, WideQuaternion b) => new(
        (a.W * b.X) + (a.X * b.W) + (a.Y * b.Z) - (a.Z * b.Y),
        (a.W * b.Y) + (a.Y * b.W) + (a.Z * b.X) - (a.X * b.Z),
        (a.W * b.Z) + (a.Z * b.W) + (a.X * b.Y) - (a.Y * b.X),
        (a.W * b.W) - (a.X * b.X) - (a.Y * b.Y) - (a.Z * b.Z));

    public static WideQuaternion operator /(WideQuaternion a, WideQuaternion b) => a * Inverse(b);

    public static WideQuaternion Conjugate(WideQuaternion a) => new(-a.X, -a.Y, -a.Z, a.W);

    public static WideQuaternion Inverse(WideQuaternion a) => Conjugate(a) * (1 / a.LengthSquared());

    public static WideQuaternion Normalize(WideQuaternion a) => a * (1 / a.Length());

    public static WideQuaternion Concatenate(WideQuaternion first, WideQuaternion second) => second * first;

    public static WideDual Dot(WideQuaternion a, WideQuaternion b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z) + (a.W * b.W);

    public static WideQuaternion CreateFromAxisAngle(WideVector3 axis, WideDual angle) => new(axis * WideDualMath.Sin(angle / 2), WideDualMath.Cos(angle / 2));

    /// <summary>Turned about z, then x, then y.</summary>
    public static WideQuaternion CreateFromYawPitchRoll(WideDual yaw, WideDual pitch, WideDual roll) =>
        CreateFromAxisAngle(WideVector3.UnitY, yaw) * CreateFromAxisAngle(WideVector3.UnitX, pitch) * CreateFromAxisAngle(WideVector3.UnitZ, roll);

    public static WideQuaternion Add(WideQuaternion a, WideQuaternion b) => a + b;

    public static WideQuaternion Subtract(WideQuaternion a, WideQuaternion b) => a - b;

    public static WideQuaternion Multiply(WideQuaternion a, WideQuaternion b) => a * b;

    public static WideQuaternion Divide(WideQuaternion a, WideQuaternion b) => a / b;

    public static WideQuaternion Negate(WideQuaternion a) => -a;

    public static WideQuaternion Lerp(WideQuaternion a, WideQuaternion b, WideDual share) =>
        Normalize((a * (1 - share)) + (b * (Dot(a, b) >= 0 ? share : -share)));

    /// <summary>Along the great circle, and along the chord where the two are almost one.</summary>
    public static WideQuaternion Slerp(WideQuaternion a, WideQuaternion b, WideDual share)
    {
        WideDual cosine = Dot(a, b);
        WideQuaternion nearer = cosine < 0 ? -b : b;
        if (WideDualMath.Abs(cosine) > 1 - 1e-6)
        {
            return (a * (1 - share)) + (nearer * share);
        }

        WideDual angle = WideDualMath.Acos(WideDualMath.Abs(cosine));
        return ((a * WideDualMath.Sin(angle - (angle * share))) + (nearer * WideDualMath.Sin(angle * share))) * (1 / WideDualMath.Sin(angle));
    }

    public readonly WideDual Length() => WideDualMath.Sqrt(LengthSquared());

    public readonly WideDual LengthSquared() => Dot(this, this);
}
