using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>The price of an American put by a binomial tree.</summary>
    public static partial class BinomialTree
    {
        [Differentiable]
        public static double Put([Positive] double spot, [Positive] double strike, double rate, [Positive] double volatility, [Positive] double time, int steps)
        {
            double dt = time / steps;
            double up = Math.Exp(volatility * Math.Sqrt(dt));
            double down = 1 / up;
            double p = (Math.Exp(rate * dt) - down) / (up - down);
            double discount = Math.Exp(-rate * dt);
            double[] value = new double[steps + 1];
            for (int j = 0; j <= steps; j++)
            {
                value[j] = Math.Max(0, strike - spot * Math.Pow(up, 2 * j - steps));
            }

            for (int i = steps - 1; i >= 0; i--)
            {
                for (int j = 0; j <= i; j++)
                {
                    double held = discount * (p * value[j + 1] + (1 - p) * value[j]);
                    double exercised = strike - spot * Math.Pow(up, 2 * j - i);
                    value[j] = Math.Max(held, exercised);
                }
            }

            return value[0];
        }
    }
}
