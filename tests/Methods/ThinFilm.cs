using System;
using System.Numerics;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>What a stack of thin films reflects, by the product of the layers' transfer matrices, averaged over a band of wavelengths.</summary>
public static partial class ThinFilm
{
    private readonly struct Transfer(Complex a, Complex b, Complex c, Complex d)
    {
        public static readonly Transfer Identity = new(1, 0, 0, 1);

        public Complex A { get; } = a;
        public Complex B { get; } = b;
        public Complex C { get; } = c;
        public Complex D { get; } = d;

        public static Transfer operator *(Transfer l, Transfer r) =>
            new(l.A * r.A + l.B * r.C, l.A * r.B + l.B * r.D, l.C * r.A + l.D * r.C, l.C * r.B + l.D * r.D);
    }

    [Differentiable]
    public static double Reflectance(double[] thicknesses, [Constant] double[] indices, [Constant] double substrate, [Constant] double[] wavelengths)
    {
        double total = 0;
        foreach (double wavelength in wavelengths)
        {
            var stack = Transfer.Identity;
            for (int layer = 0; layer < thicknesses.Length; layer++)
            {
                stack *= Layer(indices[layer], 2 * Math.PI * indices[layer] * thicknesses[layer] / wavelength);
            }

            Complex b = stack.A + stack.B * substrate, c = stack.C + stack.D * substrate;
            Complex r = (b - c) / (b + c);
            total += r.Magnitude * r.Magnitude;
        }

        return total / wavelengths.Length;
    }

    private static Transfer Layer(double index, double phase)
    {
        var (sin, cos) = Math.SinCos(phase);
        return new(cos, new Complex(0, sin / index), new Complex(0, index * sin), cos);
    }

    public static object[][] Points =>
    [
        [new[] { 95.0, 60, 110 }, new[] { 1.38, 2.1, 1.7 }, 1.52, new[] { 450.0, 550, 650 }],
    ];
}
