using System;

namespace DerivGen;

/// <summary>States that the parameter, or each element of it, lies in [0, 1].</summary>
/// <remarks>
/// It simplifies the derivatives and proves rewrites safe. Debug builds assert it, unless the parameter is a variable: a
/// gradient check must be able to step over the border.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class ProbabilityAttribute : Attribute
{
}
