using System;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>What it costs to balance a pole on a cart by a linear controller, integrated by Runge and Kutta's method.</summary>
public static partial class CartPole
{
    private const double Gravity = 9.81, CartMass = 1.0, PoleMass = 0.1, Length = 0.5;

    [Differentiable]
    public static double Cost(double[] gains, [Constant] double tilt, [Constant] int steps)
    {
        var s = new State(0, 0, tilt, 0);
        double cost = 0;
        for (int t = 0; t < steps; t++)
        {
            double force = Math.Clamp(-(gains[0] * s.X + gains[1] * s.V + gains[2] * s.Theta + gains[3] * s.Omega), -10, 10);
            s = Step(s, force, 0.02);
            cost += s.X * s.X + 10 * s.Theta * s.Theta + 0.001 * force * force;
        }

        return cost;
    }

    private static State Step(State s, double force, double h)
    {
        State k1 = Rate(s, force);
        State k2 = Rate(s + h / 2 * k1, force);
        State k3 = Rate(s + h / 2 * k2, force);
        State k4 = Rate(s + h * k3, force);
        return s + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
    }

    private static State Rate(State s, double force)
    {
        (double sin, double cos) = Math.SinCos(s.Theta);
        double mass = CartMass + PoleMass;
        double push = (force + PoleMass * Length * s.Omega * s.Omega * sin) / mass;
        double turn = (Gravity * sin - cos * push) / (Length * (4.0 / 3.0 - PoleMass * cos * cos / mass));
        return new State(s.V, push - PoleMass * Length * turn * cos / mass, s.Omega, turn);
    }

    private readonly record struct State(double X, double V, double Theta, double Omega)
    {
        public static State operator +(State a, State b) => new(a.X + b.X, a.V + b.V, a.Theta + b.Theta, a.Omega + b.Omega);

        public static State operator *(double s, State a) => new(s * a.X, s * a.V, s * a.Theta, s * a.Omega);
    }

    public static object[][] Points =>
    [
        [new[] { -0.5, -0.9, -18.0, -3.0 }, 0.15, 12],
    ];
}
