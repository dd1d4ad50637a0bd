using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>The energy of atoms with the potential of Lennard and Jones.</summary>
    public static partial class LennardJones
    {
        [Differentiable]
        public static double Energy(ReadOnlySpan<double> positions, [Positive] double epsilon, [Positive] double sigma)
        {
            int n = positions.Length / 3;
            double energy = 0;
            for (int i = 0; i < n; i++)
            {
                for (int j = i + 1; j < n; j++)
                {
                    double dx = positions[3 * i] - positions[3 * j];
                    double dy = positions[3 * i + 1] - positions[3 * j + 1];
                    double dz = positions[3 * i + 2] - positions[3 * j + 2];
                    double r2 = dx * dx + dy * dy + dz * dz;
                    double s6 = Math.Pow(sigma * sigma / r2, 3);
                    energy += 4 * epsilon * (s6 * s6 - s6);
                }
            }

            return energy;
        }
    }
}
