namespace DerivGen.TestKit;

/// <summary>MathNet's normal distribution on <see cref="WideDual"/>.</summary>
public static class WideNormal
{
    public static WideDual CDF(WideDual mean, WideDual deviation, WideDual x) => 0.5 * WideSpecialFunctions.Erfc((mean - x) / (deviation * WideDualMath.Sqrt(2)));

    public static WideDual PDF(WideDual mean, WideDual deviation, WideDual x) => WideDualMath.Exp(PDFLn(mean, deviation, x));

    public static WideDual PDFLn(WideDual mean, WideDual deviation, WideDual x)
    {
        WideDual d = (x - mean) / deviation;
        return (-0.5 * d * d) - WideDualMath.Log(deviation) - (WideDualMath.Log(WideDualMath.Tau) / 2);
    }
}
