using System;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>The radial velocity of a star that a planet moves, with Kepler's equation by Newton's method, against what was measured.</summary>
public static partial class Kepler
{
    public record struct Orbit(double Period, double Eccentricity, double Amplitude, double Periapsis, double Phase);

    [Differentiable]
    public static double ChiSquared(Orbit orbit, double systemic, [Constant] ReadOnlySpan<(double Time, double Velocity, double Error)> observations)
    {
        double chi = 0;
        foreach ((double time, double velocity, double error) in observations)
        {
            double pull = (RadialVelocity(orbit, time) + systemic - velocity) / error;
            chi += pull * pull;
        }

        return chi;
    }

    private static double RadialVelocity(Orbit orbit, double time)
    {
        (double period, double e, double k, double omega, double phase) = orbit;
        double mean = 2 * Math.PI * (time / period) + phase;
        double anomaly = EccentricAnomaly(mean, e);
        double trueAnomaly = 2 * Math.Atan2(Math.Sqrt(1 + e) * Math.Sin(anomaly / 2), Math.Sqrt(1 - e) * Math.Cos(anomaly / 2));
        return k * (Math.Cos(trueAnomaly + omega) + e * Math.Cos(omega));
    }

    private static double EccentricAnomaly(double mean, double e)
    {
        double anomaly = mean;
        double step;
        do
        {
            step = (anomaly - e * Math.Sin(anomaly) - mean) / (1 - e * Math.Cos(anomaly));
            anomaly -= step;
        }
        while (Math.Abs(step) > 1e-12);
        return anomaly;
    }

    public static object[][] Points =>
    [
        [new Orbit(3.5, 0.2, 55, 0.7, 0.3), 12.0, new[] { (0.2, 40.0, 2.0), (1.3, -20.0, 3.0), (2.9, 10.0, 2.5) }],
    ];
}
