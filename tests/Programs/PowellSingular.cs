using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>Powell's singular function, four variables a time.</summary>
    public static partial class PowellSingular
    {
        [Differentiable]
        public static double Loop(ReadOnlySpan<double> x)
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i += 4)
            {
                double a = x[i] + 10 * x[i + 1];
                double b = x[i + 2] - x[i + 3];
                double c = x[i + 1] - 2 * x[i + 2];
                double d = x[i] - x[i + 3];
                sum += a * a + 5 * b * b + Math.Pow(c, 4) + 10 * Math.Pow(d, 4);
            }

            return sum;
        }
    }
}
