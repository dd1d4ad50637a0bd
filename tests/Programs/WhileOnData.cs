using System;
using DerivGen;

namespace DerivGen.Programs
{
    public static partial class WhileOnData
    {
        [Differentiable]
        public static double Heron(double x)
        {
            double y = x;
            while (Math.Abs(y * y - x) > 1e-12)
            {
                y = (y + x / y) / 2;
            }

            return y;
        }
    }
}
