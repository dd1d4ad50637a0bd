using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>A square root by Newton's steps until they are small.</summary>
    public static partial class NewtonSquareRootWhile
    {
        [Differentiable]
        public static double Tolerance(double a, [Constant] double tol)
        {
            if (a <= 0)
            {
                throw new ArgumentOutOfRangeException(nameof(a));
            }

            double x = a > 1 ? a : 1;
            double d = x;
            while (Math.Abs(d) > tol)
            {
                d = (a / x - x) / 2;
                x += d;
            }

            return x;
        }
    }
}
