using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>Predators and prey by the classical Runge–Kutta method on small arrays, with the squared error at the end.</summary>
    public static partial class LotkaVolterraRungeKutta
    {
        [Differentiable]
        public static double Error(ReadOnlySpan<double> parameters, [Constant] ReadOnlySpan<double> start, [Constant] ReadOnlySpan<double> seen, [Constant] double dt, int steps)
        {
            double[] state = start.ToArray();
            for (int t = 0; t < steps; t++)
            {
                double[] k1 = Slope(state, parameters);
                double[] k2 = Slope(Step(state, k1, dt / 2), parameters);
                double[] k3 = Slope(Step(state, k2, dt / 2), parameters);
                double[] k4 = Slope(Step(state, k3, dt), parameters);
                for (int i = 0; i < state.Length; i++)
                {
                    state[i] += dt / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
                }
            }

            double error = 0;
            for (int i = 0; i < state.Length; i++)
            {
                error += (state[i] - seen[i]) * (state[i] - seen[i]);
            }

            return error;
        }

        private static double[] Slope(double[] state, ReadOnlySpan<double> p) => new[]
        {
            p[0] * state[0] - p[1] * state[0] * state[1],
            p[3] * state[0] * state[1] - p[2] * state[1],
        };

        private static double[] Step(double[] state, double[] slope, double h)
        {
            double[] result = new double[state.Length];
            for (int i = 0; i < result.Length; i++)
            {
                result[i] = state[i] + h * slope[i];
            }

            return result;
        }
    }
}
