using System;
using DerivGen;

namespace DerivGen.PackageTests
{
    /// <summary>Losses with nothing that C# 7.3 or .NET Standard 2.0 lacks. (A static using or nameof of a parameter would be newer.)</summary>
    public static partial class LossesInCSharp73
    {
        [Differentiable]
        public static double SigmoidCrossEntropy(double z, [Constant] double y)
        {
            double a = 1 / (1 + Math.Exp(-z));
            return -(y * Math.Log(a) + (1 - y) * Math.Log(1 - a));
        }

        [Differentiable]
        public static float SigmoidCrossEntropySingle(float z, [Constant] float y)
        {
            double a = 1 / (1 + Math.Exp(-z));
            return (float)-(y * Math.Log(a) + (1 - y) * Math.Log(1 - a));
        }

        [Differentiable("w", "b")]
        public static double Neuron(ReadOnlySpan<double> w, ReadOnlySpan<double> x, double b, double y)
        {
            double z = b;
            for (int j = 0; j < w.Length; j++)
            {
                z += w[j] * x[j];
            }

            double a = 1 / (1 + Math.Exp(-z));
            return -(y * Math.Log(a) + (1 - y) * Math.Log(1 - a));
        }

        [Differentiable]
        public static double SoftmaxCrossEntropy(ReadOnlySpan<double> z, [Constant, Distribution] ReadOnlySpan<double> y)
        {
            double total = 0;
            for (int i = 0; i < z.Length; i++)
            {
                total += Math.Exp(z[i]);
            }

            double loss = 0;
            for (int i = 0; i < z.Length; i++)
            {
                loss -= y[i] * Math.Log(Math.Exp(z[i]) / total);
            }

            return loss;
        }
    }
}
