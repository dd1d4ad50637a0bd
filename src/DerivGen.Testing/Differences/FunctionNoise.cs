using System;

namespace DerivGen.Testing.Differences;

/// <summary>Estimates by how much rounding has changed a function's values, from the values alone.</summary>
/// <remarks>
/// At equal distances, the k-th differences of a smooth function become small with k. Those of independent errors ε do not: their
/// mean square is (2k choose k) ε². Where three successive orders agree on ε, it is noise
/// (R. W. Hamming, "Introduction to Applied Numerical Analysis", 1971; J. J. Moré and S. M. Wild, "Estimating computational
/// noise", SIAM Journal on Scientific Computing 33, 2011).
/// </remarks>
internal static class FunctionNoise
{
    /// <summary>So many roundings of numbers of size 1 are always likely: nearly every loss computes with such.</summary>
    public const double OfOne = 8;

    private const int Points = 8;
    private const int Orders = 5;

    /// <summary>So closely must three orders agree.</summary>
    private const double Agreement = 4;

    /// <summary>Errors may be larger than the usual one.</summary>
    private const double Deviations = 3;

    /// <summary>The noise that is found before the function's own scale is known. What is a larger part of its values is fine structure.</summary>
    public static double Before(LineFunction function, double step, double scale, Precision precision)
    {
        double coarse = step / 64;
        double magnitude = Math.Max(Math.Abs(function(Points * coarse, out _)), Math.Abs(function(-Points * coarse, out _)));
        double noise = Least(At(function, coarse), At(function, FineSpacing(step, scale, precision)));
        double plausible = Math.Max(Math.Pow(precision.Epsilon, 1 / 3.0) * magnitude, OfOne * precision.Epsilon);
        return noise > precision.Smallest && noise <= plausible ? noise : precision.Smallest;
    }

    /// <summary>The noise near the point, where the function's own scale is about a step.</summary>
    public static double For(LineFunction function, double step, double scale, Precision precision)
    {
        double spacing = FineSpacing(step, scale, precision);
        return Greatest(0, Greatest(At(function, spacing), At(function, spacing / 4)));
    }

    /// <summary>Short enough to make the third differences of a smooth function less than its noise, and long for the spacing of the arguments.</summary>
    private static double FineSpacing(double step, double scale, Precision precision) =>
        Math.Max(step * Math.Pow(precision.Epsilon, 1 / 3.0), 64 * precision.Epsilon * scale);

    /// <summary>Real noise shows at every distance, a jump or kink at some only. NaN is no finding.</summary>
    private static double Least(double first, double second) => double.IsNaN(first) || second < first ? second : first;

    private static double Greatest(double first, double second) => double.IsNaN(first) || second > first ? second : first;

    private static double At(LineFunction function, double spacing)
    {
        // Not a round number: sums with the argument may be exact then, and hide the noise.
        spacing *= 0.7243;
        return Greatest(OnOneSide(function, spacing), OnOneSide(function, -spacing));
    }

    private static double OnOneSide(LineFunction function, double spacing)
    {
        double[] differences = new double[Points];
        double unit = 0; // so that squares do not overflow
        for (int i = 0; i < Points; i++)
        {
            differences[i] = function((i + 1) * spacing, out _);
            unit = Math.Max(unit, Math.Abs(differences[i]));
        }

        double[] noise = new double[Orders];
        double choose = 1; // 2k over k
        for (int k = 1; k <= Orders; k++)
        {
            choose *= (4 * k - 2) / (double)k;
            double squares = 0;
            bool rises = false;
            bool falls = false;
            for (int i = 0; i < Points - k; i++)
            {
                differences[i] = differences[i + 1] - differences[i];
                squares += differences[i] / unit * (differences[i] / unit);
                rises |= differences[i] > 0;
                falls |= differences[i] < 0;
            }

            // Differences of one sign are those of the function itself.
            noise[k - 1] = rises && falls ? unit * Math.Sqrt(squares / (Points - k) / choose) : double.NaN;
        }

        double found = double.NaN;
        for (int k = 0; k + 2 < Orders; k++)
        {
            double largest = Math.Max(noise[k], Math.Max(noise[k + 1], noise[k + 2]));
            double least = Math.Min(noise[k], Math.Min(noise[k + 1], noise[k + 2]));
            if (largest <= Agreement * least)
            {
                found = Greatest(found, Deviations * largest);
            }
        }

        return found;
    }
}
