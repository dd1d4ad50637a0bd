using System;
using DerivGen;

namespace DerivGen.Programs
{
    public static partial class DoOnData
    {
        [Differentiable]
        public static double Halved(double x)
        {
            do
            {
                x /= 2;
            }
            while (x > 1);

            return x;
        }
    }
}
