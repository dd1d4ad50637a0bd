using System;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>Five Euler steps of two populations, and how far they are from what was counted.</summary>
public static partial class PredatorAndPrey
{
    [Differentiable]
    public static double Error(double prey, double predators, double growth, double decline, [Constant] double countedPrey, [Constant] double countedPredators)
    {
        const double h = 0.1;
        for (int step = 0; step < 5; step++)
        {
            double nextPrey = prey + h * (growth * prey - prey * predators);
            double nextPredators = predators + h * (prey * predators - decline * predators);
            prey = nextPrey;
            predators = nextPredators;
        }

        return (prey - countedPrey) * (prey - countedPrey) + (predators - countedPredators) * (predators - countedPredators);
    }

    public static object[][] Points =>
    [
        [1.2, 0.4, 1.1, 0.6, 1.5, 0.7],
        [0.3, 2.0, 0.2, 1.3, 0.1, 1.1],
    ];
}
