using System;
using System.Collections.Generic;

namespace DerivGen.Testing.Differences;

/// <summary>Extrapolates difference quotients for shrinking steps to the step 0.</summary>
/// <remarks>
/// <para>
/// Where the quotient is <c>D(h) = f′ + c₁ hᵖ + c₂ h²ᵖ + …</c> (p = 2 for central differences, 1 for one-sided ones),
/// <c>D(h) + (D(h) - D(rh)) / (rᵖ - 1)</c> is free of the first term, and so on for the others
/// (L. F. Richardson, 1911; for any steps, E. H. Neville, 1934).
/// </para>
/// <para>
/// Each of these is taken to err by twice its distance from what it was made of, and from the best one of the row before it,
/// after C. J. F. Ridders ("Accurate computation of F′(x) and F′(x) F″(x)", Advances in Engineering Software 4, 1982), and by
/// what errors of the function's values do to it, which grows as 1/h. Among those that have converged the best one errs least.
/// </para>
/// </remarks>
internal sealed class Extrapolation
{
    private const int MaximumOrder = 8;

    /// <summary>So many rows in succession that bring no improvement end the search.</summary>
    private const int Patience = 4;

    /// <summary>An entry has converged where its truncation error is below this part of it, or below its noise.</summary>
    private const double Converged = 1e-6;

    /// <summary>What has not converged may not be a power series, and then the truncation error is more than its estimate.</summary>
    private const double Caution = 10;

    private readonly List<Entry> entries = new();
    private readonly List<double> quotients = new();
    private readonly List<double> steps = new();
    private readonly double epsilon;
    private readonly double noise;
    private readonly int power;
    private readonly double amplification;
    private double[] row = new double[MaximumOrder + 1];
    private double[] rowBefore = new double[MaximumOrder + 1];
    private double bestOfRowBefore = double.NaN;
    private double largestMagnitude;
    private double lastChange;
    private Estimate best = Estimate.Unknown;
    private int rowsSinceBest;

    private Extrapolation(Precision precision, double noise, int power, double amplification)
    {
        epsilon = precision.Epsilon;
        this.noise = noise;
        this.power = power;
        this.amplification = amplification;
    }

    /// <summary>No further row is worth its price.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The step of the best row that has converged, by which the function's own scale is known; otherwise 0.</summary>
    public double BestStep { get; private set; }

    /// <summary>The difference quotient for the largest step inside the domain; 0 if there is none.</summary>
    public double Coarse => quotients.Count > 0 ? quotients[0] : 0;

    /// <summary>The sign of the infinity towards which the quotients grow, 0 if they do not.</summary>
    public int SignOfDivergence
    {
        get
        {
            int rows = 1;
            while (rows < quotients.Count && quotients[rows] / quotients[rows - 1] > 1)
            {
                rows++;
            }

            return quotients.Count > 0 && quotients[rows - 1] / quotients[0] > 10 && !best.IsKnown ? Math.Sign(quotients[0]) : 0;
        }
    }

    /// <summary>For <c>(f(x + h) - f(x - h)) / 2h</c>. With rᵖʲ = q, errors of the values count (q + 1)/(q - 1) times in column j: less than three times in all, rounded up.</summary>
    public static Extrapolation Central(Precision precision, double noise) => new(precision, noise, power: 2, amplification: 4);

    /// <summary>For <c>(f(x + h) - f(x)) / h</c>. Two errors count as often in column j: less than 25 times in all, but seldom more than 16 times.</summary>
    public static Extrapolation OneSided(Precision precision, double noise) => new(precision, noise, power: 1, amplification: 16);

    /// <summary>Adds the quotient for the next step, unless the search is over.</summary>
    /// <param name="quotient">The difference quotient. One that is not finite makes the extrapolation start again with the next.</param>
    /// <param name="step">The step, by a factor 1/r smaller than the one before.</param>
    /// <param name="magnitude">The largest of the function's values in it.</param>
    /// <param name="change">The largest of the differences from the value in the middle.</param>
    public void Add(double quotient, double step, double magnitude, double change)
    {
        if (IsDone)
        {
            return;
        }

        if (double.IsNaN(quotient) || double.IsInfinity(quotient))
        {
            quotients.Clear();
            steps.Clear();
            bestOfRowBefore = double.NaN;
            return;
        }

        // Where the values have become equal, by a last step that was tiny, they have been rounded to a plateau. Only the height
        // of that step says what is lost there.
        largestMagnitude = Math.Max(largestMagnitude, magnitude);
        lastChange = change > 0 ? change : lastChange;
        bool isPlateau = change == 0 && lastChange <= Math.Max(Math.Sqrt(epsilon) / 8 * largestMagnitude, FunctionNoise.OfOne * epsilon);
        double leastNoise = Math.Max(epsilon * magnitude, isPlateau ? lastChange : 0);

        (row, rowBefore) = (rowBefore, row);
        row[0] = quotient;
        quotients.Add(quotient);
        steps.Add(step);
        rowsSinceBest++;
        Estimate bestOfRow = Estimate.Unknown;
        for (int order = 1; order <= Math.Min(steps.Count - 1, MaximumOrder); order++)
        {
            double ratio = steps[steps.Count - 1 - order] / step;
            row[order] = row[order - 1] + (row[order - 1] - rowBefore[order - 1]) / ((power == 2 ? ratio * ratio : ratio) - 1);
            double truncation = Math.Max(Math.Abs(row[order] - row[order - 1]), Math.Abs(row[order] - rowBefore[order - 1]));
            if (!double.IsNaN(bestOfRowBefore))
            {
                truncation = Math.Max(truncation, Math.Abs(row[order] - bestOfRowBefore));
            }

            Entry entry = new(row[order], truncation, step, leastNoise);
            entries.Add(entry);
            Estimate estimate = Weigh(entry, noise, out bool hasConverged);
            bestOfRow = estimate.Error < bestOfRow.Error ? estimate : bestOfRow;
            if (hasConverged && estimate.Error < best.Error)
            {
                best = estimate;
                BestStep = step;
                rowsSinceBest = 0;
            }
        }

        bestOfRowBefore = bestOfRow.Value;
        IsDone = steps.Count > Patience && best.IsKnown && (rowsSinceBest >= Patience || amplification * Math.Max(leastNoise, noise) / step > best.Error);
    }

    /// <summary>The best estimate, if the values err by so much after all, from steps up to the largest.</summary>
    public Estimate Best(double finalNoise, double largestStep = double.PositiveInfinity)
    {
        Estimate least = Estimate.Unknown;
        Estimate leastConverged = Estimate.Unknown;
        foreach (Entry entry in entries)
        {
            if (entry.Step <= largestStep)
            {
                Estimate estimate = Weigh(entry, finalNoise, out bool hasConverged);
                least = estimate.Error < least.Error ? estimate : least;
                leastConverged = hasConverged && estimate.Error < leastConverged.Error ? estimate : leastConverged;
            }
        }

        return leastConverged.IsKnown ? leastConverged : least with { Error = Caution * least.Error };
    }

    private Estimate Weigh(Entry entry, double noiseOfValues, out bool hasConverged)
    {
        double fromNoise = amplification * Math.Max(entry.LeastNoise, noiseOfValues) / entry.Step;
        hasConverged = entry.Truncation <= Math.Max(Converged * Math.Abs(entry.Value), fromNoise);
        return new(entry.Value, 2 * entry.Truncation + fromNoise, fromNoise);
    }

    private readonly record struct Entry(double Value, double Truncation, double Step, double LeastNoise);
}
