using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>The energy of points in the plane that springs connect.</summary>
    public static partial class SpringNetwork
    {
        [Differentiable]
        public static double Energy(ReadOnlySpan<double> positions, ReadOnlySpan<double> stiffness, [Constant] ReadOnlySpan<double> rest, ReadOnlySpan<int> from, ReadOnlySpan<int> to)
        {
            double energy = 0;
            for (int s = 0; s < rest.Length; s++)
            {
                double dx = positions[2 * to[s]] - positions[2 * from[s]];
                double dy = positions[2 * to[s] + 1] - positions[2 * from[s] + 1];
                double stretch = Math.Sqrt(dx * dx + dy * dy) - rest[s];
                energy += 0.5 * stiffness[s] * stretch * stretch;
            }

            return energy;
        }
    }
}
