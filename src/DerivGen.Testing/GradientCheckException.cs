using System;
using System.Linq;

namespace DerivGen.Testing;

#pragma warning disable RCS1194 // It always carries a result, so the usual constructors would make half of one.

/// <summary>A gradient does not agree with its function. The message names the components, their analytic and numeric derivatives, and the point.</summary>
public sealed class GradientCheckException : Exception
{
    /// <summary>Reports the result of a check that did not pass.</summary>
    /// <param name="result">The result.</param>
    public GradientCheckException(GradientCheckResult result)
        : base(result?.ToString())
    {
        Result = result ?? throw new ArgumentNullException(nameof(result));
        Component = result.Failures.First();
    }

    /// <summary>All that was found out.</summary>
    public GradientCheckResult Result { get; }

    /// <summary>The first component that differs, or if none does, the first about which nothing is known.</summary>
    public GradientCheckComponent Component { get; }
}
