using System;
using System.Linq;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>The negative log-likelihood of the order in which racers arrive, by Plackett and Luce, with a normal prior on their skills.</summary>
public static partial class PlackettLuce
{
    [Differentiable]
    public static double NegativeLogPosterior(double[] skills, int[] arrivals, [Constant, Positive] double spread)
    {
        double surprise = Enumerable.Range(0, arrivals.Length)
            .Sum(place => LogSumExp(arrivals[place..], skills) - skills[arrivals[place]]);
        return surprise + skills.Select(s => s / spread).Sum(z => z * z) / 2;
    }

    private static double LogSumExp(int[] racers, double[] skills)
    {
        double max = racers.Max(r => skills[r]);
        return max + Math.Log(racers.Sum(r => Math.Exp(skills[r] - max)));
    }

    public static object[][] Points =>
    [
        [new[] { 0.5, -0.25, 1, 0.1 }, new[] { 2, 0, 3, 1 }, 1.5],
    ];
}
