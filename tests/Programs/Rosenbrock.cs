using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>Rosenbrock's function in any number of variables.</summary>
    public static partial class Rosenbrock
    {
        [Differentiable]
        public static double Loop(ReadOnlySpan<double> x)
        {
            double sum = 0;
            for (int i = 0; i < x.Length - 1; i++)
            {
                double a = x[i + 1] - x[i] * x[i];
                double b = 1 - x[i];
                sum += 100 * a * a + b * b;
            }

            return sum;
        }
    }
}
