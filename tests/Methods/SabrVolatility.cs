using System;
using System.Collections.Generic;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>Hagan's implied volatility of the SABR model, and how far a smile of quotes is from it.</summary>
public static partial class SabrVolatility
{
    public readonly record struct Quote(double Strike, double Volatility, double Weight = 1);

    [Differentiable]
    public static double Misfit([Positive] double alpha, double rho, [Positive] double nu, [Constant, InRange(0, 1)] double beta, [Constant, Positive] double forward, [Constant, Positive] double expiry, [Constant] Quote[] quotes)
    {
        double sum = 0;
        foreach (var (strike, volatility, weight) in quotes)
        {
            double error = ImpliedVolatility(forward, strike, expiry, alpha, beta, rho, nu) - volatility;
            sum += weight * error * error;
        }

        return sum;
    }

    private static double ImpliedVolatility(double f, double k, double t, double alpha, double beta, double rho, double nu)
    {
        double logFk = Math.Log(f / k);
        double fkBeta = Math.Pow(f * k, (1 - beta) / 2);
        double oneMinusBetaSquared = (1 - beta) * (1 - beta);
        double a = oneMinusBetaSquared * alpha * alpha / (24 * fkBeta * fkBeta);
        double b = rho * beta * nu * alpha / (4 * fkBeta);
        double c = (2 - 3 * rho * rho) * nu * nu / 24;
        double d = fkBeta * (1 + oneMinusBetaSquared * logFk * logFk / 24 + Math.Pow((1 - beta) * logFk, 4) / 1920);
        double z = nu / alpha * fkBeta * logFk;
        double ratio = Math.Abs(z) < 1e-7 ? 1 - rho * z / 2 : z / X(z);
        return alpha / d * ratio * (1 + (a + b + c) * t);

        double X(double u) => Math.Log((Math.Sqrt(1 - 2 * rho * u + u * u) + u - rho) / (1 - rho));
    }

    public static object[][] Points =>
    [
        [0.2, -0.3, 0.4, 0.5, 1.05, 0.75, new Quote[] { new(0.9, 0.23), new(1.05, 0.2, 2), new(1.2, 0.19) }],
        [0.05, 0.2, 0.9, 1.0, 0.03, 2.0, new Quote[] { new(0.02, 0.08), new(0.045, 0.07, 0.5) }],
    ];
}
