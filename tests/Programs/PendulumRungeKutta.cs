using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>A damped pendulum by the classical Runge–Kutta method, and how far it ends from where it was seen.</summary>
    public static partial class PendulumRungeKutta
    {
        [Differentiable]
        public static double Error(double angle, double velocity, double length, double damping, [Constant] double seen, [Constant] double dt, int steps)
        {
            double theta = angle;
            double omega = velocity;
            for (int i = 0; i < steps; i++)
            {
                double k1Theta = omega;
                double k1Omega = Acceleration(theta, omega, length, damping);
                double k2Theta = omega + dt / 2 * k1Omega;
                double k2Omega = Acceleration(theta + dt / 2 * k1Theta, omega + dt / 2 * k1Omega, length, damping);
                double k3Theta = omega + dt / 2 * k2Omega;
                double k3Omega = Acceleration(theta + dt / 2 * k2Theta, omega + dt / 2 * k2Omega, length, damping);
                double k4Theta = omega + dt * k3Omega;
                double k4Omega = Acceleration(theta + dt * k3Theta, omega + dt * k3Omega, length, damping);
                theta += dt / 6 * (k1Theta + 2 * k2Theta + 2 * k3Theta + k4Theta);
                omega += dt / 6 * (k1Omega + 2 * k2Omega + 2 * k3Omega + k4Omega);
            }

            double error = theta - seen;
            return error * error;
        }

        private static double Acceleration(double theta, double omega, double length, double damping) =>
            -9.81 / length * Math.Sin(theta) - damping * omega;
    }
}
