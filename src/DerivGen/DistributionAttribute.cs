using System;

namespace DerivGen;

/// <summary>States that the elements are at least 0 and sum to 1.</summary>
/// <remarks>
/// It simplifies the derivatives and proves rewrites safe. Debug builds assert it, unless the parameter is a variable: a
/// gradient check must be able to step over the border.
/// A sum counts as 1 within the rounding errors of its terms. Of a variable, the sum is used after differentiating only:
/// its derivatives are those in each element alone.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class DistributionAttribute : Attribute
{
}
