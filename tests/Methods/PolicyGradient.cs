using System;
using System.Linq;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>REINFORCE over an episode: the log-probabilities of what a softmax policy did, by the returns that followed, less a bonus for entropy.</summary>
public static partial class PolicyGradient
{
    [Differentiable]
    public static double Loss(double[] preferences, int[] actions, [Constant] double[] rewards, [Constant] double discount = 0.99, [Constant] double bonus = 0.01)
    {
        double log = Math.Log(preferences.Sum(Math.Exp));
        double[] logPolicy = preferences.Select(p => p - log).ToArray();
        double entropy = -logPolicy.Sum(l => l * Math.Exp(l));
        double loss = 0, follows = 0;
        for (int t = actions.Length - 1; t >= 0; t--)
        {
            follows = rewards[t] + discount * follows;
            loss -= follows * logPolicy[actions[t]];
        }

        return loss - bonus * entropy;
    }

    public static object[][] Points =>
    [
        [new[] { 0.5, -0.25, 1 }, new[] { 0, 2, 1, 2 }, new[] { 1.0, -0.5, 0, 2 }, 0.9, 0.05],
    ];
}
