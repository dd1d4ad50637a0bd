using System;

namespace DerivGen;

/// <summary>States that the parameter, or each element of it, lies in a closed interval.</summary>
/// <remarks>
/// It simplifies the derivatives and proves rewrites safe. Debug builds assert it, unless the parameter is a variable: a
/// gradient check must be able to step over the border.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class InRangeAttribute : Attribute
{
    /// <summary>States that <c>lo ≤ x ≤ hi</c>.</summary>
    /// <param name="lo">The smallest value, possibly <see cref="double.NegativeInfinity"/>.</param>
    /// <param name="hi">The largest value, possibly <see cref="double.PositiveInfinity"/>.</param>
    public InRangeAttribute(double lo, double hi)
    {
        Lo = lo;
        Hi = hi;
    }

    /// <summary>The smallest value.</summary>
    public double Lo { get; }

    /// <summary>The largest value.</summary>
    public double Hi { get; }
}
