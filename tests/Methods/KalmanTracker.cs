using System;
using DerivGen;

namespace DerivGen.Methods;

public readonly record struct Matrix2(double A, double B, double C, double D)
{
    public static Matrix2 operator *(Matrix2 p, Matrix2 q) => new(p.A * q.A + p.B * q.C, p.A * q.B + p.B * q.D, p.C * q.A + p.D * q.C, p.C * q.B + p.D * q.D);

    public static Matrix2 operator +(Matrix2 p, Matrix2 q) => new(p.A + q.A, p.B + q.B, p.C + q.C, p.D + q.D);
}

/// <summary>The negative log-likelihood of positions that are seen with noise, by Kalman's filter of a position and a speed.</summary>
public static partial class KalmanTracker
{
    [Differentiable]
    public static double NegativeLogLikelihood(double drift, double noise, [Constant] double dt, [Constant] ReadOnlySpan<double> seen)
    {
        Matrix2 step = new(1, dt, 0, 1), back = new(1, 0, dt, 1), covariance = new(1, 0, 0, 1);
        (double position, double speed) = (0, 0);
        double loss = 0;
        foreach (double z in seen)
        {
            position += dt * speed;
            covariance = step * covariance * back + new Matrix2(drift, 0, 0, drift);
            double s = covariance.A + noise, error = z - position;
            loss += error * error / s + Math.Log(s);
            (double k, double l) = (covariance.A / s, covariance.C / s);
            position += k * error;
            speed += l * error;
            covariance = new Matrix2(1 - k, 0, -l, 1) * covariance;
        }

        return loss / 2;
    }

    public static object[][] Points =>
    [
        [0.1, 0.25, 0.5, new[] { 0.3, 0.5, 1.25, 1.5, 1.75 }],
        [0.5, 1.5, 0.125, new[] { -0.25, 0.75, 0.5 }],
    ];
}
