using System;
using DerivGen;

namespace DerivGen.Methods
{
    public struct Mass
    {
        public double X, Y;
    }

    /// <summary>The energy of springs between masses in a row.</summary>
    public static partial class SpringChain
    {
        [Differentiable]
        public static double Energy(ReadOnlySpan<Mass> masses, double stiffness)
        {
            double energy = 0;
            for (int i = 1; i < masses.Length; i++)
            {
                double dx = masses[i].X - masses[i - 1].X, dy = masses[i].Y - masses[i - 1].Y;
                energy += stiffness * (dx * dx + dy * dy);
            }

            return energy;
        }

        public static object[][] Points => new[]
        {
            new object[] { new[] { new Mass { X = 0.5, Y = 1 }, new Mass { X = -0.25, Y = 2 }, new Mass { X = 1.5, Y = 0.75 } }, 3.0 },
        };
    }
}
