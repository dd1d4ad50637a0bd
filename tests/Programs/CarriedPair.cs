using System;
using DerivGen;

namespace DerivGen.Programs
{
    public static partial class CarriedPair
    {
        [Differentiable]
        public static double Momentum(double x, [Constant] double rate, int steps)
        {
            double velocity = 0;
            for (int i = 0; i < steps; i++)
            {
                velocity = 0.9 * velocity - rate * Math.Cos(x);
                x = x + velocity;
            }

            return x;
        }
    }
}
