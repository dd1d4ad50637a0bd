using System.Collections.Immutable;
using DerivGen.Symbolics.Scheduling;

namespace DerivGen.Symbolics.Derivation;

/// <summary>What a kernel computes.</summary>
internal enum KernelKind
{
    /// <summary>The value alone.</summary>
    Value,

    /// <summary>The derivatives by all variables.</summary>
    Gradient,

    /// <summary>Both.</summary>
    ValueAndGradient,
}

/// <summary>A request: which kernels, and how.</summary>
/// <param name="Kinds">The kernels wanted.</param>
/// <param name="RelativeAccuracy">Whether full relative accuracy of every component is wanted.</param>
/// <param name="Accumulate">Whether destinations are added to instead of overwritten.</param>
internal sealed record DerivationRequest(ImmutableArray<KernelKind> Kinds, bool RelativeAccuracy, bool Accumulate);

/// <summary>One kernel and the formulas that its documentation states.</summary>
internal sealed record DerivedKernel(KernelKind Kind, Kernel Kernel);

/// <summary>
/// The result: the kernels, and the formulas for the documentation (in the user's names, plain text such as
/// <c>a − y, where a = sigmoid(z)</c>), one for the value and one per variable.
/// </summary>
internal sealed record DerivationResult(ImmutableArray<DerivedKernel> Kernels, string ValueFormula, ImmutableArray<string> GradientFormulas);
