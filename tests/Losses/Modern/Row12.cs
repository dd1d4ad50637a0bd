using System;

namespace DerivGen.Losses;

public static partial class Row12
{
    [Differentiable]
    public static double LocalFunction(ReadOnlySpan<double> z, int c)
    {
        return LogSum(z) - z[c];

        static double LogSum(ReadOnlySpan<double> values)
        {
            double sum = 0;
            foreach (double value in values)
            {
                sum += Math.Exp(value);
            }

            return Math.Log(sum);
        }
    }
}
