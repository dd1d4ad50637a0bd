using System;
using DerivGen;

namespace DerivGen.Programs
{
    public static partial class ReturnInLoop
    {
        [Differentiable]
        public static double FirstPositive(ReadOnlySpan<double> x)
        {
            foreach (double value in x)
            {
                if (value > 0)
                {
                    return value * value;
                }
            }

            return 0;
        }
    }
}
