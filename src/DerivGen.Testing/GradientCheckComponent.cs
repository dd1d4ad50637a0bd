using System;
using System.Globalization;
using DerivGen.Testing.Differences;

namespace DerivGen.Testing;

/// <summary>One partial derivative, or one derivative in a direction, of a gradient check.</summary>
public sealed class GradientCheckComponent
{
    private readonly Estimate left;
    private readonly Estimate right;

    private GradientCheckComponent(int index, double analytic, NumericDerivative numeric, GradientCheckOutcome outcome)
    {
        Index = index;
        Analytic = analytic;
        Numeric = numeric.Value.Value;
        NumericError = numeric.Value.Error;
        left = numeric.Left;
        right = numeric.Right;
        Outcome = outcome;
    }

    /// <summary>The number of the variable or direction, from 0 on.</summary>
    public int Index { get; }

    /// <summary>The derivative as the gradient has it.</summary>
    public double Analytic { get; }

    /// <summary>The derivative as the function's values have it; NaN if it is unknown.</summary>
    public double Numeric { get; }

    /// <summary>How far the numeric derivative may be from the true one, by its own estimate.</summary>
    public double NumericError { get; }

    /// <summary>The derivative from the left; NaN if the function is undefined there.</summary>
    public double FromLeft => left.Value;

    /// <summary>The derivative from the right; NaN if the function is undefined there.</summary>
    public double FromRight => right.Value;

    /// <summary>What was found out.</summary>
    public GradientCheckOutcome Outcome { get; }

    /// <summary>Whether the component passes.</summary>
    public bool Passed => Outcome is GradientCheckOutcome.Agrees or GradientCheckOutcome.AgreesAtKink;

    /// <summary>One line: the numbers and the outcome.</summary>
    public override string ToString() => Outcome switch
    {
        GradientCheckOutcome.Agrees => Format($"[{Index}]: analytic {Analytic:R}, numeric {Numeric:R} ± {NumericError:G2}"),
        GradientCheckOutcome.AgreesAtKink => Format($"[{Index}]: analytic {Analytic:R}, at a kink between {FromLeft:R} ± {left.Error:G2} from the left and {FromRight:R} ± {right.Error:G2} from the right"),
        GradientCheckOutcome.Differs => Format($"[{Index}]: analytic {Analytic:R}, numeric {Numeric:R} ± {NumericError:G2} (difference {Difference:G3}, relative {Difference / Size:G3})"),
        GradientCheckOutcome.DiffersAtKink => Format($"[{Index}]: the function has a kink here; analytic {Analytic:R} is not between {FromLeft:R} ± {left.Error:G2} from the left and {FromRight:R} ± {right.Error:G2} from the right"),
        _ => Format($"[{Index}]: analytic {Analytic:R}, but the difference quotients do not settle ({Numeric:R} ± {NumericError:G2}): the function jumps, is undefined, has an infinite derivative or is too noisy here"),
    };

    internal static GradientCheckComponent Compare(int index, double analytic, double analyticRounding, NumericDerivative numeric, double relativeTolerance, double absoluteTolerance)
    {
        return new(index, analytic, numeric, Judge());

        GradientCheckOutcome Judge()
        {
            if (double.IsInfinity(analytic) && Math.Sign(analytic) == numeric.Infinity)
            {
                return GradientCheckOutcome.Agrees;
            }

            if (!numeric.Value.IsKnown || numeric.IsJump)
            {
                return GradientCheckOutcome.Inconclusive;
            }

            if (double.IsInfinity(analytic))
            {
                return numeric.IsKink ? GradientCheckOutcome.DiffersAtKink : GradientCheckOutcome.Differs;
            }

            double allowance = analyticRounding + absoluteTolerance;
            if (numeric.IsKink)
            {
                (Estimate lower, Estimate upper) = numeric.Left.Value < numeric.Right.Value ? (numeric.Left, numeric.Right) : (numeric.Right, numeric.Left);
                return analytic >= lower.Value - lower.Error - allowance && analytic <= upper.Value + upper.Error + allowance
                    ? GradientCheckOutcome.AgreesAtKink
                    : GradientCheckOutcome.DiffersAtKink;
            }

            // Either of the two refutes the gradient; the first for certain, the second unless the numeric derivative is to blame.
            double difference = Math.Abs(analytic - numeric.Value.Value);
            if (!(difference <= numeric.Value.Error + allowance))
            {
                return GradientCheckOutcome.Differs;
            }

            double size = Math.Max(numeric.Coarse, Math.Max(Math.Abs(analytic), Math.Abs(numeric.Value.Value)));
            return difference <= relativeTolerance * size + numeric.Value.Noise + allowance ? GradientCheckOutcome.Agrees : GradientCheckOutcome.Inconclusive;
        }
    }

    private double Difference => Math.Abs(Analytic - Numeric);

    private double Size => Math.Max(Math.Abs(Analytic), Math.Abs(Numeric));

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
