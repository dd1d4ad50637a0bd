using DerivGen.Symbolics.Derivation;

namespace DerivGen.Symbolics.Checking;

/// <summary>Compares the rounding errors of two forms of the same kernels.</summary>
internal sealed partial class SelfCheck
{
    /// <summary>Of two equally good forms one may by chance err so much more than the other at a single point.</summary>
    private const double Allowance = 8;

    /// <summary>
    /// Whether the candidate's results are as close to the exact ones as the other form's, at every point and in every
    /// element, or as close as rounding alone allows.
    /// </summary>
    public bool IsAsAccurate(DerivedForms candidate, DerivedForms other, CancellationToken cancellation)
    {
        DerivativeEvaluation exactly = new(other, symbols, text.Reals, budget, LowWeight);
        KernelRun<double>[] candidates = [.. candidate.Result.Kernels.Select(RunOf)];
        KernelRun<double>[] others = [.. other.Result.Kernels.Select(RunOf)];
        KernelRun<double>[] shaken = [.. other.Result.Kernels.Select(k => RunOf(k, new ShakenArithmetic()))];
        for (int attempt = 0; attempt < OrdinaryPoints; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            CheckPoint at = PointOf(attempt);
            if (at.Expected is null || at.IsSingular)
            {
                continue;
            }

            budget.Allow(MaximumSteps / OrdinaryPoints);
            (Multiprecision value, Multiprecision[][] gradients) = exactly.At(at.Point);
            for (int k = 0; k < candidates.Length && !exactly.IsInconclusive; k++)
            {
                if (!IsAsAccurate(candidate.Result.Kernels[k].Kind, candidates[k], others[k], shaken[k], at.Point, value, gradients))
                {
                    return false;
                }
            }
        }

        return !budget.IsExhausted;
    }

    private KernelRun<double> RunOf(DerivedKernel kernel) => RunOf(kernel, new DoubleArithmetic());

    private KernelRun<double> RunOf(DerivedKernel kernel, DoubleArithmetic arithmetic) => new(arithmetic, symbols, kernel.Kernel, variables, budget, LowWeight);

    private bool IsAsAccurate(
        KernelKind kind,
        KernelRun<double> candidate,
        KernelRun<double> other,
        KernelRun<double> shaken,
        SamplePoint point,
        Multiprecision value,
        Multiprecision[][] gradients)
    {
        (double otherValue, double[][] others) = other.Run(point, 0);
        if (other.IsInconclusive || other.IsUndefined)
        {
            return true;
        }

        (double shakenValue, double[][] shakenSlopes) = shaken.Run(point, 0);
        (double ownValue, double[][] own) = candidate.Run(point, 0);
        if (candidate.IsInconclusive || candidate.IsUndefined || (kind != KernelKind.Gradient && !IsAsClose(value, ownValue, otherValue, shakenValue)))
        {
            return false;
        }

        for (int v = 0; kind != KernelKind.Value && v < gradients.Length; v++)
        {
            for (int i = 0; i < gradients[v].Length; i++)
            {
                if (point.HasElement(symbols.NumberOf(variables[v]), i) && !IsAsClose(gradients[v][i], own[v][i], others[v][i], shakenSlopes[v][i]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Whether a result errs no more than the other, or than the results follow a rounding of what is read.</summary>
    private static bool IsAsClose(Multiprecision exact, double candidate, double other, double shaken)
    {
        if (candidate.Equals(other))
        {
            return true;
        }

        if (!exact.IsFinite)
        {
            return !double.IsNaN(candidate);
        }

        double expected = exact.ToDouble();
        double unit = Math.Max(Math.Abs(expected), Multiprecision.PowerOfTwo(-1022)) * Multiprecision.PowerOfTwo(-52);
        double conditioning = double.IsNaN(shaken - other) ? 0 : Math.Abs(shaken - other);
        return Math.Abs(candidate - expected) <= Allowance * Math.Max(unit, Math.Max(conditioning, Math.Abs(other - expected)));
    }
}
