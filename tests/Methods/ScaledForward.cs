using System;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>The negative log likelihood of a hidden Markov model with normal emissions, by the forward recursion that scales each step.</summary>
public static partial class ScaledForward
{
    [Differentiable]
    public static double NegativeLogLikelihood(double[] logits, double[] means, [Constant] double[] observations)
    {
        int states = means.Length;
        double[,] transition = new double[states, states];
        for (int i = 0; i < states; i++)
        {
            double sum = 0;
            for (int j = 0; j < states; j++)
            {
                sum += Math.Exp(logits[i * states + j]);
            }

            for (int j = 0; j < states; j++)
            {
                transition[i, j] = Math.Exp(logits[i * states + j]) / sum;
            }
        }

        double[] alpha = new double[states];
        double logLikelihood = 0;
        for (int t = 0; t < observations.Length; t++)
        {
            double[] next = new double[states];
            double scale = 0;
            for (int j = 0; j < states; j++)
            {
                double predicted = 0;
                if (t == 0)
                {
                    predicted = 1.0 / states;
                }
                else
                {
                    for (int i = 0; i < states; i++)
                    {
                        predicted += alpha[i] * transition[i, j];
                    }
                }

                double d = observations[t] - means[j];
                next[j] = predicted * Math.Exp(-0.5 * d * d) / Math.Sqrt(2 * Math.PI);
                scale += next[j];
            }

            for (int j = 0; j < states; j++)
            {
                next[j] /= scale;
            }

            alpha = next;
            logLikelihood += Math.Log(scale);
        }

        return -logLikelihood;
    }

    public static object[][] Points =>
    [
        [new[] { 0.5, -0.2, 0.1, 0.8 }, new[] { -1.0, 1.2 }, new[] { -0.8, 0.9, 1.5, -1.1, 0.2 }],
    ];
}
