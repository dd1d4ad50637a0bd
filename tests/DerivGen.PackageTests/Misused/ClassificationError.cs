using DerivGen;

public static partial class ClassificationError
{
    [Differentiable]
    public static double Share(ReadOnlySpan<double> p, [Constant] ReadOnlySpan<double> y)
    {
        double wrong = 0;
        for (int i = 0; i < p.Length; i++)
        {
            if ((p[i] > 0.5) != (y[i] > 0.5)) // expected: DG02
            {
                wrong++;
            }
        }

        return wrong / p.Length;
    }
}
