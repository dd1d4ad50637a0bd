namespace DerivGen.Testing;

/// <summary>How much a gradient may differ. The defaults fit gradients that are accurate to the last places.</summary>
/// <remarks>
/// A component passes if its difference from the numeric derivative is within the numeric derivative's own error and
/// <see cref="AbsoluteTolerance"/>, <em>and</em> within <see cref="RelativeTolerance"/>. No tolerance grows with the number of
/// variables, and no component is measured by another's size.
/// </remarks>
public sealed class GradientCheckOptions
{
    /// <summary>
    /// The largest difference between analytic and numeric derivative that passes, relative to the derivative (or to the
    /// function's difference quotients over large steps, if they are larger), beside what rounding in the function makes of it.
    /// Where it is not set: 1e-7 for <see cref="double"/>, 1e-3 for <see cref="float"/>.
    /// </summary>
    public double? RelativeTolerance { get; set; }

    /// <summary>
    /// An absolute difference that always passes; 0 where it is not set. It is for gradients whose last step subtracts nearly
    /// equal numbers: sigmoid(z) - y is accurate to the last place of y, and so not relatively accurate where it vanishes.
    /// </summary>
    public double AbsoluteTolerance { get; set; }
}
