using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>A damped pendulum by Euler's method, and how far it ends from where it was seen.</summary>
    public static partial class PendulumEuler
    {
        [Differentiable]
        public static double Error(double angle, double velocity, double length, double damping, [Constant] double seen, [Constant] double dt, int steps)
        {
            const double g = 9.81;
            double theta = angle;
            double omega = velocity;
            for (int i = 0; i < steps; i++)
            {
                double acceleration = -g / length * Math.Sin(theta) - damping * omega;
                theta += dt * omega;
                omega += dt * acceleration;
            }

            return (theta - seen) * (theta - seen);
        }
    }
}
