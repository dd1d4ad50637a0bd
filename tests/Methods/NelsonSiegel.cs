using System;
using System.Linq;
using DerivGen;

namespace DerivGen.Methods;

public sealed record Bond(double Maturity, double Coupon, double Price);

/// <summary>A yield curve by Nelson and Siegel, fitted to the prices of bonds that pay once a year.</summary>
public static partial class NelsonSiegel
{
    [Differentiable]
    public static double PricingError(double level, double slope, double curvature, [Positive] double decay, [Constant] double[] maturities, [Constant] double[] coupons, [Constant] double[] prices)
    {
        double Yield(double t)
        {
            double x = t / decay;
            double loading = (1 - Math.Exp(-x)) / x;
            return level + slope * loading + curvature * (loading - Math.Exp(-x));
        }

        double Price(double maturity, double coupon) =>
            Enumerable.Range(1, (int)maturity).Sum(year => coupon * Math.Exp(-year * Yield(year))) + 100 * Math.Exp(-maturity * Yield(maturity));

        return maturities.Zip(coupons, Price).Zip(prices, (model, market) => (model - market) * (model - market)).Average();
    }

    public static object[][] Points =>
    [
        [0.03, -0.02, 0.01, 1.5, new[] { 1.0, 2, 5, 10 }, new[] { 1.0, 2, 2.5, 3 }, new[] { 99.5, 100.2, 99, 101 }],
    ];
}
