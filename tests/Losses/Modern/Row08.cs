using System;

namespace DerivGen.Losses;

public static partial class Row08
{
    [Differentiable]
    public static double Ranges(ReadOnlySpan<double> w, double b, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y)
    {
        int d = w.Length;
        double loss = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double a = Activations.Sigmoid(Vectors.Dot(w, x[(i * d)..((i + 1) * d)]) + b);
            loss += y[i] * -Math.Log(a) + (1 - y[i]) * -Math.Log(1 - a);
        }

        return loss / y.Length;
    }
}
