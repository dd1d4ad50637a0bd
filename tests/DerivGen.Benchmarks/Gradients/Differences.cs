namespace DerivGen.Benchmarks.Gradients;

/// <summary>Central differences: what one has without a derivative.</summary>
internal static class Differences
{
    private const double Step = 6e-6; // the cube root of the last place: where rounding and truncation are balanced

    public static double Of(Func<double, double> function, double x) => (function(x + Step) - function(x - Step)) / (2 * Step);

    public static void Of(Func<double[], double> function, double[] x, Span<double> gradient)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double middle = x[i];
            x[i] = middle + Step;
            double above = function(x);
            x[i] = middle - Step;
            double below = function(x);
            x[i] = middle;
            gradient[i] = (above - below) / (2 * Step);
        }
    }
}
