using System;
using System.Linq;
using System.Numerics;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>The misfit of the impedance that was measured of a resistor in series with a coil beside a lossy capacitor, relative to its magnitude.</summary>
public static partial class ResonantCircuit
{
    [Differentiable]
    public static double Misfit([Positive] double resistance, [Positive] double inductance, [Positive] double capacitance, [Positive] double leak, [Constant, Positive] double[] frequencies, [Constant] Complex[] measured)
    {
        double sum = 0;
        for (int i = 0; i < frequencies.Length; i++)
        {
            double omega = 2 * Math.PI * frequencies[i];
            Complex coil = resistance + Complex.ImaginaryOne * omega * inductance;
            Complex capacitor = Parallel(leak, 1 / (Complex.ImaginaryOne * omega * capacitance));
            Complex error = (Parallel(coil, capacitor) - measured[i]) / Complex.Abs(measured[i]);
            sum += error.Real * error.Real + error.Imaginary * error.Imaginary;
        }

        return sum;
    }

    private static Complex Parallel(Complex a, Complex b) => a * b / (a + b);

    public static object[][] Points =>
    [
        [50.0, 1e-3, 1e-6, 2e4, new[] { 1e3, 5e3, 2e4 }, new[] { new Complex(51, 6.5), new Complex(900, -200), new Complex(1, -8) }],
    ];
}
