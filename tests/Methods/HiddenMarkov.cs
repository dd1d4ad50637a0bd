using System;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>The negative log-likelihood of what a hidden Markov model emits, by the scaled forward algorithm; its probabilities are softmaxes.</summary>
public static partial class HiddenMarkov
{
    [Differentiable]
    public static double NegativeLogLikelihood(double[] start, double[] transition, double[] emission, int[] symbols)
    {
        int states = start.Length, alphabet = emission.Length / states;
        double[] pi = Softmax(start);
        Span<double> a = stackalloc double[states * states];
        Span<double> b = stackalloc double[states * alphabet];
        for (int s = 0; s < states; s++)
        {
            Softmax(transition.AsSpan(s * states, states)).CopyTo(a.Slice(s * states));
            Softmax(emission.AsSpan(s * alphabet, alphabet)).CopyTo(b[(s * alphabet)..]);
        }

        var alpha = new double[states];
        double loss = 0;
        for (int t = 0; t < symbols.Length; t++)
        {
            var next = new double[states];
            double scale = 0;
            for (int s = 0; s < states; s++)
            {
                double arrived = t == 0 ? pi[s] : 0;
                for (int r = 0; r < states && t > 0; r++)
                {
                    arrived += alpha[r] * a[r * states + s];
                }

                next[s] = arrived * b[s * alphabet + symbols[t]];
                scale += next[s];
            }

            for (int s = 0; s < states; s++)
            {
                alpha[s] = next[s] / scale;
            }

            loss -= Math.Log(scale);
        }

        return loss;
    }

    private static double[] Softmax(ReadOnlySpan<double> logits)
    {
        var shares = new double[logits.Length];
        double sum = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            shares[i] = Math.Exp(logits[i]);
            sum += shares[i];
        }

        for (int i = 0; i < logits.Length; i++)
        {
            shares[i] /= sum;
        }

        return shares;
    }

    public static object[][] Points =>
    [
        [new[] { 0.1, -0.2 }, new[] { 1, 0.5, -0.3, 0.8 }, new[] { 0.3, 0, -1, -0.5, 0.2, 0.9 }, new[] { 0, 2, 1, 1, 2 }],
    ];
}
