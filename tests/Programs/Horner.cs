using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>A polynomial by Horner's scheme.</summary>
    public static partial class Horner
    {
        [Differentiable]
        public static double Loop(ReadOnlySpan<double> coefficients, double x)
        {
            double value = 0;
            for (int i = coefficients.Length - 1; i >= 0; i--)
            {
                value = value * x + coefficients[i];
            }

            return value;
        }
    }
}
