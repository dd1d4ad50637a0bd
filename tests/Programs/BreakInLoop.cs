using System;
using DerivGen;

namespace DerivGen.Programs
{
    public static partial class BreakInLoop
    {
        [Differentiable]
        public static double UntilNegative(ReadOnlySpan<double> x)
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                if (x[i] < 0)
                {
                    break;
                }

                sum += x[i] * x[i];
            }

            return sum;
        }
    }
}
