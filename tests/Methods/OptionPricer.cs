using System;
using DerivGen;

namespace DerivGen.Methods
{
    /// <summary>The price of an option with any payoff: its discounted expectation over a lognormal price, by Simpson's rule.</summary>
    public static partial class OptionPricer
    {
        private const int Steps = 64;

        [Differentiable]
        public static double CallSpread(double spot, double rate, [Positive] double volatility, [Constant, Positive] double years, [Constant] double low, [Constant] double high) =>
            Price(s => Math.Max(s - low, 0) - Math.Max(s - high, 0), spot, rate, volatility, years);

        private static double Price(Func<double, double> payoff, double spot, double rate, double volatility, double years)
        {
            double drift = (rate - 0.5 * volatility * volatility) * years;
            double spread = volatility * Math.Sqrt(years);
            double expectation = Simpson(z => payoff(spot * Math.Exp(drift + spread * z)) * Density(z), -6, 6);
            return Math.Exp(-rate * years) * expectation;
        }

        private static double Density(double z) => Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI);

        private static double Simpson(Func<double, double> f, double from, double to)
        {
            double h = (to - from) / Steps;
            double sum = f(from) + f(to);
            for (int i = 1; i < Steps; i++)
            {
                sum += f(from + i * h) * (i % 2 == 0 ? 2 : 4);
            }

            return sum * h / 3;
        }

        public static object[][] Points => new[]
        {
            new object[] { 101.3, 0.03, 0.21, 0.75, 95.0, 110.0 },
            new object[] { 87.9, 0.01, 0.35, 2.0, 90.0, 120.0 },
        };
    }
}
