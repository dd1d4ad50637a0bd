namespace DerivGen.TestKit;

/// <summary>A <c>Complex</c> of dual numbers.</summary>
public readonly struct WideComplex(WideDual real, WideDual imaginary)
{
    public WideDual Real { get; } = real;

    public WideDual Imaginary { get; } = imaginary;

    public WideDual Magnitude => Abs(this);

    public WideDual Phase => WideDualMath.Atan2(Imaginary, Real);

    public static WideComplex Zero => 0.0;

    public static WideComplex One => 1.0;

    public static WideComplex ImaginaryOne => new(0, 1);

    public static implicit operator WideComplex(WideDual real) => new(real, 0);

    public static implicit operator WideComplex(double real) => new(real, 0);

    public static WideComplex operator +(WideComplex a, WideComplex b) => new(a.Real + b.Real, a.Imaginary + b.Imaginary);

    public static WideComplex operator -(WideComplex a, WideComplex b) => a + -b;

    public static WideComplex operator -(WideComplex a) => new(-a.Real, -a.Imaginary);

    public static WideComplex operator *(WideComplex a, WideComplex b) => new((a.Real * b.Real) - (a.Imaginary * b.Imaginary), (a.Real * b.Imaginary) + (a.Imaginary * b.Real));

    public static WideComplex operator /(WideComplex a, WideComplex b)
    {
        WideComplex product = a * Conjugate(b);
        WideDual size = (b.Real * b.Real) + (b.Imaginary * b.Imaginary);
        return new(product.Real / size, product.Imaginary / size);
    }

    public static WideComplex Add(WideComplex a, WideComplex b) => a + b;

    public static WideComplex Subtract(WideComplex a, WideComplex b) => a - b;

    public static WideComplex Multiply(WideComplex a, WideComplex b) => a * b;

    public static WideComplex Divide(WideComplex a, WideComplex b) => a / b;

    public static WideComplex Negate(WideComplex a) => -a;

    public static WideComplex Conjugate(WideComplex a) => new(a.Real, -a.Imaginary);

    public static WideDual Abs(WideComplex a) => WideDualMath.Hypot(a.Real, a.Imaginary);

    public static WideComplex FromPolarCoordinates(WideDual size, WideDual phase) => new(size * WideDualMath.Cos(phase), size * WideDualMath.Sin(phase));

    public static WideComplex Exp(WideComplex a) => FromPolarCoordinates(WideDualMath.Exp(a.Real), a.Imaginary);

    public static WideComplex Log(WideComplex a) => new(WideDualMath.Log(Abs(a)), a.Phase);

    public static WideComplex Sqrt(WideComplex a) => FromPolarCoordinates(WideDualMath.Sqrt(Abs(a)), a.Phase / 2);

    public static WideComplex Pow(WideComplex a, WideComplex b) => Exp(b * Log(a));

    public static WideComplex Log10(WideComplex a) => Log(a) / WideDualMath.Log(10);

    public static WideComplex Log(WideComplex a, double b) => Log(a) / WideDualMath.Log(b);

    public static WideComplex Reciprocal(WideComplex a) => 1.0 / a;

    public static WideComplex Tan(WideComplex a) => Sin(a) / Cos(a);

    public static WideComplex Tanh(WideComplex a) => Sinh(a) / Cosh(a);

    public static WideComplex Sin(WideComplex a) => new(WideDualMath.Sin(a.Real) * WideDualMath.Cosh(a.Imaginary), WideDualMath.Cos(a.Real) * WideDualMath.Sinh(a.Imaginary));

    public static WideComplex Cos(WideComplex a) => new(WideDualMath.Cos(a.Real) * WideDualMath.Cosh(a.Imaginary), -WideDualMath.Sin(a.Real) * WideDualMath.Sinh(a.Imaginary));

    public static WideComplex Sinh(WideComplex a) => new(WideDualMath.Sinh(a.Real) * WideDualMath.Cos(a.Imaginary), WideDualMath.Cosh(a.Real) * WideDualMath.Sin(a.Imaginary));

    public static WideComplex Cosh(WideComplex a) => new(WideDualMath.Cosh(a.Real) * WideDualMath.Cos(a.Imaginary), WideDualMath.Sinh(a.Real) * WideDualMath.Sin(a.Imaginary));
}
