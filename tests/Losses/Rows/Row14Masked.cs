using System;

namespace DerivGen.Losses
{
    /// <summary>
    /// Row 14 with the smoothed label computed under a condition, which holds for no class
    /// where the class is not an index.
    /// </summary>
    public static partial class Row14Masked
    {
        [Differentiable]
        public static double Conditional(ReadOnlySpan<double> z, int c, [Constant] double epsilon)
        {
            int n = z.Length;
            double sum = 0;
            for (int j = 0; j < n; j++)
            {
                sum += Math.Exp(z[j]);
            }

            double loss = 0;
            for (int i = 0; i < n; i++)
            {
                double label = (i == c ? 1 - epsilon : 0) + epsilon / n;
                loss -= label * Math.Log(Math.Exp(z[i]) / sum);
            }

            return loss;
        }

        [Differentiable]
        public static double IfStatement(ReadOnlySpan<double> z, int c, [Constant] double epsilon)
        {
            int n = z.Length;
            Span<double> p = stackalloc double[n];
            Activations.Softmax(z, p);
            double loss = 0;
            for (int i = 0; i < n; i++)
            {
                double label = epsilon / n;
                if (i == c)
                {
                    label += 1 - epsilon;
                }

                loss += -label * Math.Log(p[i]);
            }

            return loss;
        }
    }
}
