namespace DerivGen.TestKit;

/// <summary>A <c>Matrix3x2</c> of dual numbers: two axes and an origin.</summary>
public readonly struct WideMatrix3x2(WideVector2 first, WideVector2 second, WideVector2 origin)
{
    public WideMatrix3x2(WideDual m11, WideDual m12, WideDual m21, WideDual m22, WideDual m31, WideDual m32)
        : this(new(m11, m12), new(m21, m22), new(m31, m32))
    {
    }

    public static WideMatrix3x2 Identity => CreateScale(1, 1);

    public WideDual M11 => first.X;

    public WideDual M21 => second.X;

    public WideVector2 Translation => origin;

    public static WideMatrix3x2 operator +(WideMatrix3x2 a, WideMatrix3x2 b) => Zip(a, b, (p, q) => p + q);

    public static WideMatrix3x2 operator -(WideMatrix3x2 a, WideMatrix3x2 b) => Zip(a, b, (p, q) => p - q);

    public static WideMatrix3x2 operator -(WideMatrix3x2 a) => a * -1;

    public static WideMatrix3x2 operator *(WideMatrix3x2 a, WideDual b) => Zip(a, a, (p, _) => p * b);

    public static WideMatrix3x2 operator *(WideMatrix3x2 a, WideMatrix3x2 b)
    {
        (WideVector2 first, WideVector2 second, WideVector2 origin) = a.Parts;
        return new(b.Turned(first), b.Turned(second), b.Turned(origin) + b.Translation);
    }

    public static WideMatrix3x2 Add(WideMatrix3x2 a, WideMatrix3x2 b) => a + b;

    public static WideMatrix3x2 Subtract(WideMatrix3x2 a, WideMatrix3x2 b) => a - b;

    public static WideMatrix3x2 Multiply(WideMatrix3x2 a, WideMatrix3x2 b) => a * b;

    public static WideMatrix3x2 Negate(WideMatrix3x2 a) => -a;

    public static WideMatrix3x2 Lerp(WideMatrix3x2 a, WideMatrix3x2 b, WideDual share) => Zip(a, b, (p, q) => WideVector2.Lerp(p, q, share));

    public static WideMatrix3x2 CreateScale(WideDual x, WideDual y) => new(x, 0, 0, y, 0, 0);

    public static WideMatrix3x2 CreateTranslation(WideDual x, WideDual y) => new(1, 0, 0, 1, x, y);

    public static WideMatrix3x2 CreateRotation(WideDual angle)
    {
        (WideDual sin, WideDual cos) = WideDualMath.SinCos(angle);
        return new(cos, sin, -sin, cos, 0, 0);
    }

    /// <summary>The linear part's inverse, and where it takes the origin back from.</summary>
    public static bool Invert(WideMatrix3x2 matrix, out WideMatrix3x2 result)
    {
        (WideVector2 first, WideVector2 second, WideVector2 origin) = matrix.Parts;
        WideDual determinant = matrix.GetDeterminant();
        WideMatrix3x2 turned = new(new WideVector2(second.Y, -first.Y) / determinant, new WideVector2(-second.X, first.X) / determinant, WideVector2.Zero);
        result = new(turned.Parts.First, turned.Parts.Second, -turned.Turned(origin));
        return determinant > 0 || determinant < 0;
    }

    public WideDual GetDeterminant() => WideVector2.Cross(first, second);

    /// <summary>Turned and scaled, and not moved.</summary>
    internal WideVector2 Turned(WideVector2 a) => (first * a.X) + (second * a.Y);

    private (WideVector2 First, WideVector2 Second, WideVector2 Origin) Parts => (first, second, origin);

    private static WideMatrix3x2 Zip(WideMatrix3x2 a, WideMatrix3x2 b, Func<WideVector2, WideVector2, WideVector2> part) =>
        new(part(a.Parts.First, b.Parts.First), part(a.Parts.Second, b.Parts.Second), part(a.Parts.Origin, b.Parts.Origin));
}
