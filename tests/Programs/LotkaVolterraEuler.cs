using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>Predators and prey by Euler's method, with the squared error at the end.</summary>
    public static partial class LotkaVolterraEuler
    {
        [Differentiable]
        public static double Error(double alpha, double beta, double gamma, double delta, [Constant] double prey, [Constant] double predators, [Constant] double preySeen, [Constant] double predatorsSeen, [Constant] double dt, int steps)
        {
            double x = prey, y = predators;
            for (int t = 0; t < steps; t++)
            {
                (x, y) = (x + dt * (alpha * x - beta * x * y), y + dt * (delta * x * y - gamma * y));
            }

            return Math.Pow(x - preySeen, 2) + Math.Pow(y - predatorsSeen, 2);
        }
    }
}
