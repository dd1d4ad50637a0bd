using System;
using DerivGen;

namespace DerivGen.Programs
{
    public static partial class CarriedRecurrence
    {
        [Differentiable]
        public static double Iterated(double x, [Constant] double a, [Constant] double b, int n)
        {
            for (int i = 0; i < n; i++)
            {
                x = a * x + b * Math.Sin(x);
            }

            return x;
        }
    }
}
