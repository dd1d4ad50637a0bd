using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>A square root by a fixed number of Newton's steps.</summary>
    public static partial class NewtonSquareRoot
    {
        [Differentiable]
        public static double Steps(double a, int steps)
        {
            double x = a > 1 ? a : 1;
            for (int i = 0; i < steps; i++)
            {
                x = 0.5 * (x + a / x);
            }

            return x;
        }
    }
}
