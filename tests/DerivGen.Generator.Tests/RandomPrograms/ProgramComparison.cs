using System.Globalization;
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>Compares a computed value and gradient with the oracle's, in units of what the text's own steps would err in double.</summary>
/// <param name="expected">What the oracle says.</param>
/// <param name="isSingle">Whether all is computed in float.</param>
/// <param name="areSingle">For each variable whether its derivative is a float: what is added up in it is rounded to it.</param>
internal sealed class ProgramComparison(WideDual[][] expected, bool isSingle, IReadOnlyList<bool> areSingle)
{
    /// <summary>The backward sweep rounds elsewhere than the forward differentiation that the unit is measured with.</summary>
    private const double LargestError = 16;

    /// <summary>A unit that excuses more than this, relative to the largest result, says nothing.</summary>
    private const double LargestTolerance = 1e-6;

    private const double SmallestNormal = 2.2250738585072014e-308;

    private const double SmallestSingle = 1.1754943508222875e-38;

    private static readonly double Rounding = Math.ScaleB(1, -53);
    private static readonly double SingleRounding = Math.ScaleB(1, -24);

    /// <param name="value">The computed value, if there is one.</param>
    /// <param name="gradient">The computed derivatives, in the order of the oracle's.</param>
    public (FindingKind Kind, string Details)? Compare(double? value, double[][] gradient)
    {
        WideDual first = expected[0][0];
        double scale = Math.Max(1, Math.Max(Math.Abs(first.Value.High), expected.Max(part => part.Max(component => Math.Abs(component.Derivative.High)))));
        if (value is { } computed && Differs(computed, first.Value, first.ValueError, scale, isSingle ? SingleRounding : Rounding) is { } difference)
        {
            return (FindingKind.Value, difference);
        }

        for (int part = 0; part < expected.Length; part++)
        {
            for (int i = 0; i < expected[part].Length; i++)
            {
                if (Differs(gradient[part][i], expected[part][i].Derivative, expected[part][i].DerivativeError, scale, areSingle[part] ? SingleRounding : Rounding) is { } found)
                {
                    return (FindingKind.Derivative, string.Create(CultureInfo.InvariantCulture, $"by variable {part} [{i}]{(value is null ? " of the gradient alone" : "")}: {found}"));
                }
            }
        }

        return null;
    }

    private static string? Differs(double computed, DoubleDouble expected, double error, double scale, double rounding)
    {
        double unit = rounding * (error + Math.Abs(expected.High));
        if (LargestError * unit > LargestTolerance * scale * (rounding / Rounding))
        {
            return null;
        }

        double difference = Math.Abs((double)(computed - expected));
        return difference <= (LargestError * unit) + (rounding == SingleRounding ? SmallestSingle : SmallestNormal)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{computed:R} instead of {expected.High:R}, {difference / unit:G3} units");
    }
}
