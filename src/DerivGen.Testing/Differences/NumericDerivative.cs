using System;

namespace DerivGen.Testing.Differences;

/// <summary>The derivative of a function along a line, from its values alone.</summary>
/// <param name="Value">The derivative, from whichever side it is known best.</param>
/// <param name="Left">The derivative from the left.</param>
/// <param name="Right">The derivative from the right.</param>
/// <param name="Coarse">The size of the difference quotients for large steps.</param>
/// <param name="Curvature">The size of the second derivative, roughly; 0 if it is unknown.</param>
/// <param name="LeftInfinity">The sign of the infinity towards which the quotients from the left grow, 0 if they do not.</param>
/// <param name="RightInfinity">The same from the right.</param>
internal readonly record struct NumericDerivative(
    Estimate Value, Estimate Left, Estimate Right, double Coarse, double Curvature, int LeftInfinity, int RightInfinity)
{
    /// <summary>From one step to the next. Not a half, with which the steps might follow the digits of a periodic function.</summary>
    private const double Shrinkage = 0.57;

    private const int MaximumRows = 140;

    /// <summary>After so many rows without success the next steps are measured by the point itself instead of by 1.</summary>
    private const int RowsBeforeOwnScale = 50;

    /// <summary>Central differences over much larger steps than those that suit both sides have jumped over something.</summary>
    private const double FarBeyond = 1000;

    /// <summary>The derivatives from the left and from the right differ by much more than their errors.</summary>
    public bool IsKink => Left.IsKnown && Right.IsKnown && Math.Abs(Right.Value - Left.Value) > 10 * (Left.Error + Right.Error);

    /// <summary>The sign of an infinite derivative, 0 for others.</summary>
    public int Infinity => Math.Sign(LeftInfinity + RightInfinity);

    /// <summary>The derivative is infinite from one side and finite from the other: as a rule, the function jumps.</summary>
    public bool IsJump => Left.IsKnown && Right.IsKnown && (LeftInfinity == 0) != (RightInfinity == 0);

    /// <summary>Differentiates at distance 0.</summary>
    /// <param name="function">The function along the line.</param>
    /// <param name="scale">The size of the point. Steps begin at about a quarter of it, or of 1 if that is more.</param>
    /// <param name="precision">The numbers in which the function computes.</param>
    public static NumericDerivative Of(LineFunction function, double scale, Precision precision)
    {
        double middle = function(0, out _);

        // Not a round number: the function may be periodic.
        double step = 0.28713579 * Math.Max(1, scale);
        double noise = FunctionNoise.Before(function, step, scale, precision);
        Extrapolation central = Extrapolation.Central(precision, noise);
        Extrapolation left = Extrapolation.OneSided(precision, noise);
        Extrapolation right = Extrapolation.OneSided(precision, noise);
        for (int row = 0; row < MaximumRows && !(central.IsDone && left.IsDone && right.IsDone); row++)
        {
            double above = function(step, out double up);
            double below = function(-up, out double down);
            if (up == 0 || down == 0)
            {
                break;
            }

            double rise = Math.Abs(above - middle);
            double fall = Math.Abs(below - middle);
            central.Add((above - below) / (up - down), (up - down) / 2, Math.Max(Math.Abs(above), Math.Abs(below)), Math.Max(rise, fall));
            right.Add((above - middle) / up, up, Math.Max(Math.Abs(above), Math.Abs(middle)), rise);
            left.Add((below - middle) / down, -down, Math.Max(Math.Abs(below), Math.Abs(middle)), fall);
            step *= Shrinkage;
            if (row == RowsBeforeOwnScale && scale > 0)
            {
                step = Math.Min(step, scale / 4);
            }
        }

        double suitable = Math.Max(central.BestStep, Math.Max(left.BestStep, right.BestStep));
        double largest = double.PositiveInfinity;
        if (left.BestStep > 0 && right.BestStep > 0)
        {
            suitable = Math.Max(left.BestStep, right.BestStep);
            largest = FarBeyond * Math.Min(left.BestStep, right.BestStep);
        }

        noise = Math.Max(noise, FunctionNoise.For(function, suitable, scale, precision));
        Estimate fromBoth = central.Best(noise, largest);
        Estimate fromLeft = left.Best(noise);
        Estimate fromRight = right.Best(noise);
        Estimate value = fromLeft.Error < fromRight.Error ? fromLeft : fromRight;
        value = fromBoth.Error <= value.Error ? fromBoth : value;
        double curvature = Math.Abs(function(suitable, out _) - 2 * middle + function(-suitable, out _)) / (suitable * suitable);
        return new(
            value,
            fromLeft,
            fromRight,
            Math.Max(Math.Abs(left.Coarse), Math.Abs(right.Coarse)),
            curvature <= double.MaxValue ? curvature : 0,
            left.SignOfDivergence,
            right.SignOfDivergence);
    }
}
