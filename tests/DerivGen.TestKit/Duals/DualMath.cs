namespace DerivGen.TestKit;

/// <summary>The functions of <see cref="Math"/> on dual numbers, each with its textbook derivative.</summary>
public static class DualMath
{
    public const double E = Math.E;

    public const double PI = Math.PI;

    public static DualNumber Exp(DualNumber x) => Chain(x, Math.Exp(x.Value), Math.Exp(x.Value));

    public static DualNumber Erf(DualNumber x) => Chain(x, StableMath.Erf(x.Value), 2 / Math.Sqrt(Math.PI) * Math.Exp(-x.Value * x.Value));

    public static DualNumber Log(DualNumber x) => Chain(x, Math.Log(x.Value), 1 / x.Value);

    public static DualNumber Sqrt(DualNumber x) => Chain(x, Math.Sqrt(x.Value), 1 / (2 * Math.Sqrt(x.Value)));

    public static DualNumber Cbrt(DualNumber x) => Chain(x, Math.Cbrt(x.Value), 1 / (3 * Math.Cbrt(x.Value) * Math.Cbrt(x.Value)));

    public static DualNumber Sin(DualNumber x) => Chain(x, Math.Sin(x.Value), Math.Cos(x.Value));

    public static DualNumber Cos(DualNumber x) => Chain(x, Math.Cos(x.Value), -Math.Sin(x.Value));

    public static DualNumber Tan(DualNumber x) => Chain(x, Math.Tan(x.Value), 1 + (Math.Tan(x.Value) * Math.Tan(x.Value)));

    public static DualNumber Asin(DualNumber x) => Chain(x, Math.Asin(x.Value), 1 / Math.Sqrt(1 - (x.Value * x.Value)));

    public static DualNumber Acos(DualNumber x) => Chain(x, Math.Acos(x.Value), -1 / Math.Sqrt(1 - (x.Value * x.Value)));

    public static DualNumber Atan(DualNumber x) => Chain(x, Math.Atan(x.Value), 1 / (1 + (x.Value * x.Value)));

    public static DualNumber Sinh(DualNumber x) => Chain(x, Math.Sinh(x.Value), Math.Cosh(x.Value));

    public static DualNumber Cosh(DualNumber x) => Chain(x, Math.Cosh(x.Value), Math.Sinh(x.Value));

    public static DualNumber Tanh(DualNumber x) => Chain(x, Math.Tanh(x.Value), 1 - (Math.Tanh(x.Value) * Math.Tanh(x.Value)));

    public static DualNumber Asinh(DualNumber x) => Chain(x, Math.Asinh(x.Value), 1 / Math.Sqrt((x.Value * x.Value) + 1));

    public static DualNumber Acosh(DualNumber x) => Chain(x, Math.Acosh(x.Value), 1 / Math.Sqrt((x.Value * x.Value) - 1));

    public static DualNumber Atanh(DualNumber x) => Chain(x, Math.Atanh(x.Value), 1 / (1 - (x.Value * x.Value)));

    public static DualNumber Abs(DualNumber x) => Chain(x, Math.Abs(x.Value), x.Value > 0 ? 1 : x.Value < 0 ? -1 : 0);

    public static DualNumber Max(DualNumber x, DualNumber y) => x.Value > y.Value ? x : y.Value > x.Value ? y : new(x.Value, (x.Derivative + y.Derivative) / 2);

    public static DualNumber Pow(DualNumber x, DualNumber y)
    {
        double power = Math.Pow(x.Value, y.Value);
        double byBase = x.Derivative == 0 ? 0 : y.Value * Math.Pow(x.Value, y.Value - 1) * x.Derivative;
        double byExponent = y.Derivative == 0 ? 0 : power * Math.Log(x.Value) * y.Derivative;
        return new(power, byBase + byExponent);
    }

    private static DualNumber Chain(DualNumber x, double value, double slope) => new(value, slope * x.Derivative);
}
