using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>The price of a European call by Black and Scholes, with the usual polynomial for the normal distribution.</summary>
    public static partial class BlackScholes
    {
        [Differentiable]
        public static double Call([Positive] double spot, [Positive] double strike, double rate, [Positive] double volatility, [Positive] double time)
        {
            double d1 = (Math.Log(spot / strike) + (rate + volatility * volatility / 2) * time) / (volatility * Math.Sqrt(time));
            double d2 = d1 - volatility * Math.Sqrt(time);
            return spot * Normal(d1) - strike * Math.Exp(-rate * time) * Normal(d2);
        }

        private static double Normal(double x)
        {
            double[] b = { 0.319381530, -0.356563782, 1.781477937, -1.821255978, 1.330274429 };
            double t = 1 / (1 + 0.2316419 * Math.Abs(x));
            double sum = 0;
            for (int i = b.Length - 1; i >= 0; i--)
            {
                sum = t * (b[i] + sum);
            }

            double tail = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) * sum;
            return x >= 0 ? 1 - tail : tail;
        }
    }
}
