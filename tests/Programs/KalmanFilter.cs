using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>Negative log-likelihood of a series under a scalar Kalman filter.</summary>
    public static partial class KalmanFilter
    {
        [Differentiable]
        public static double NegativeLogLikelihood(double a, [Positive] double processNoise, [Positive] double measurementNoise, [Constant] ReadOnlySpan<double> seen)
        {
            double state = 0;
            double variance = 1;
            double result = 0;
            foreach (double y in seen)
            {
                state = a * state;
                variance = a * a * variance + processNoise;
                double innovation = y - state;
                double s = variance + measurementNoise;
                result += 0.5 * (Math.Log(2 * Math.PI * s) + innovation * innovation / s);
                double gain = variance / s;
                state += gain * innovation;
                variance *= 1 - gain;
            }

            return result;
        }
    }
}
