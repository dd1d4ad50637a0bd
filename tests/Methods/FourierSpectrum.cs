using System;
using System.Numerics;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>How far the spectrum of a signal is from a target: the fast Fourier transform of complex samples, in place.</summary>
public static partial class FourierSpectrum
{
    [Differentiable]
    public static double Distance(Complex[] samples, [Constant] double[] magnitudes)
    {
        Complex[] x = (Complex[])samples.Clone();
        Transform(x);
        double distance = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double d = x[i].Magnitude - magnitudes[i];
            distance += d * d;
        }

        return distance;
    }

    private static void Transform(Complex[] x)
    {
        int n = x.Length;
        for (int i = 1, j = 0; i < n; i++)
        {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1)
            {
                j ^= bit;
            }

            j ^= bit;
            if (i < j)
            {
                (x[i], x[j]) = (x[j], x[i]);
            }
        }

        for (int length = 2; length <= n; length <<= 1)
        {
            Complex root = Complex.FromPolarCoordinates(1, -2 * Math.PI / length);
            for (int start = 0; start < n; start += length)
            {
                Complex w = Complex.One;
                for (int k = 0; k < length / 2; k++)
                {
                    Complex even = x[start + k], odd = x[start + k + length / 2] * w;
                    x[start + k] = even + odd;
                    x[start + k + length / 2] = even - odd;
                    w *= root;
                }
            }
        }
    }

    public static object[][] Points =>
    [
        [new Complex[] { new(0.1, 0.3), new(0.9, -0.2), new(-0.3, 0.5), new(0.4, 0.1) }, new[] { 1.0, 0.5, 0.4, 0.3 }],
    ];
}
