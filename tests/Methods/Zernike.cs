using System;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>A wavefront as a sum of Zernike polynomials, compared with what a sensor has seen in the pupil.</summary>
public static partial class Zernike
{
    [Differentiable]
    public static double Misfit(ReadOnlySpan<double> coefficients, [Constant] ReadOnlySpan<double> radii, [Constant] ReadOnlySpan<double> angles, [Constant] ReadOnlySpan<double> phases)
    {
        double sum = 0;
        for (int i = 0; i < phases.Length; i++)
        {
            double wavefront = 0;
            for (int mode = 0; mode < coefficients.Length; mode++)
            {
                wavefront += coefficients[mode] * Polynomial(mode, radii[i], angles[i]);
            }

            sum += (wavefront - phases[i]) * (wavefront - phases[i]);
        }

        return sum / phases.Length;
    }

    private static double Polynomial(int mode, double r, double phi) => mode switch
    {
        0 => 1,
        1 => 2 * r * Math.Sin(phi),
        2 => 2 * r * Math.Cos(phi),
        3 => Math.Sqrt(6) * r * r * Math.Sin(2 * phi),
        4 => Math.Sqrt(3) * (2 * r * r - 1),
        5 => Math.Sqrt(6) * r * r * Math.Cos(2 * phi),
        6 or 9 => Math.Sqrt(8) * r * r * r * Math.Sin(3 * phi),
        >= 7 and <= 8 => 0,
        _ => 0,
    };

    public static object[][] Points =>
    [
        [new[] { 0.1, -0.5, 0.25, 1, 0.3 }, new[] { 0.1, 0.5, 0.9 }, new[] { 0.3, 2, 4 }, new[] { 0.5, -0.3, 0.2 }],
    ];
}
