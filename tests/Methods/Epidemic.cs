using System;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>The shares of a population that may fall ill, are ill, and have been.</summary>
public readonly record struct Population(double Susceptible, double Infected, double Recovered)
{
    public static Population operator +(Population a, Population b) => new(a.Susceptible + b.Susceptible, a.Infected + b.Infected, a.Recovered + b.Recovered);

    public static Population operator *(double s, Population a) => new(s * a.Susceptible, s * a.Infected, s * a.Recovered);
}

/// <summary>An epidemic by Kermack and McKendrick, fitted to daily reports by least squares.</summary>
public static partial class Epidemic
{
    [Differentiable]
    public static double LeastSquares(double infection, double recovery, double initiallyInfected, [Constant] double[] reports)
    {
        Population Flow(Population p)
        {
            double infected = infection * p.Susceptible * p.Infected, recovered = recovery * p.Infected;
            return new(-infected, infected - recovered, recovered);
        }

        var state = new Population(1 - initiallyInfected, initiallyInfected, 0);
        double loss = 0;
        foreach (double report in reports)
        {
            double error = state.Infected - report;
            loss += error * error;
            state = RungeKutta(Flow, state, 1);
        }

        return loss;
    }

    private static Population RungeKutta(Func<Population, Population> flow, Population y, double h)
    {
        Population k1 = flow(y);
        Population k2 = flow(y + h / 2 * k1);
        Population k3 = flow(y + h / 2 * k2);
        Population k4 = flow(y + h * k3);
        return y + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
    }

    public static object[][] Points =>
    [
        [0.9, 0.3, 0.01, new[] { 0.01, 0.02, 0.05, 0.1, 0.15 }],
    ];
}
