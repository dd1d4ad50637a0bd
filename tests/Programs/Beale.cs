using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>Beale's function.</summary>
    public static partial class Beale
    {
        [Differentiable]
        public static double Residuals(double x, double y)
        {
            double[] target = { 1.5, 2.25, 2.625 };
            double sum = 0;
            double power = 1;
            for (int i = 0; i < 3; i++)
            {
                power *= y;
                double r = target[i] - x * (1 - power);
                sum += r * r;
            }

            return sum;
        }
    }
}
