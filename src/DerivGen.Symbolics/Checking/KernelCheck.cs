using System.Collections.Immutable;
using System.Globalization;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Checking;

/// <summary>A number of a kernel's that is wrong: of which output, and how.</summary>
internal sealed record KernelDifference(int Output, string Details);

/// <summary>
/// Runs one kernel in double at a point and compares its results with the expressions that it was made of. Where they are
/// far apart the kernel is run again in multiple precision: a wrong order or a wrong use of an array is wrong there too,
/// and what is right there was rounding.
/// </summary>
internal sealed class KernelCheck
{
    /// <summary>Relative errors up to here are rounding for sure.</summary>
    private const double Rounding = 1.0 / (1 << 20);

    private const long PreciseWeight = 1;

    private readonly DerivedKernel kernel;
    private readonly bool accumulate;
    private readonly ImmutableArray<Symbol> variables;
    private readonly SymbolNumbers symbols;
    private readonly MultiprecisionArithmetic reals;
    private readonly KernelRun<double> run;
    private readonly Func<KernelRun<Multiprecision>> makePrecise;
    private KernelRun<Multiprecision>? precise;

    public KernelCheck(
        DerivedKernel kernel,
        bool accumulate,
        ImmutableArray<Symbol> variables,
        SymbolNumbers symbols,
        MultiprecisionArithmetic reals,
        StepBudget budget)
    {
        this.kernel = kernel;
        this.accumulate = accumulate && kernel.Kind != KernelKind.Value;
        this.variables = variables;
        this.symbols = symbols;
        this.reals = reals;
        run = new(new DoubleArithmetic(), symbols, kernel.Kernel, variables, budget, 1);
        makePrecise = () => new(new MultiprecisionArithmetic(reals.Bits / Limbs.Bits) { FollowsFloatingPoint = true }, symbols, kernel.Kernel, variables, budget, PreciseWeight);
    }

    /// <summary>Whether the kernel said nothing at the last point: its steps were used up, or an element that the text did not read is not there.</summary>
    public bool IsInconclusive { get; private set; }

    /// <summary>What is wrong at a point where the outputs are known; null where nothing is.</summary>
    public KernelDifference? Compare(SamplePoint point, Multiprecision value, Multiprecision[][] gradients, Comparison[] known)
    {
        IsInconclusive = false;
        (double rounded, double[][] slopes) = run.Run(point, accumulate ? 1 : double.NaN);
        if (!run.IsInconclusive && !run.IsUndefined && AreClose(point, value, gradients, known, rounded, slopes))
        {
            return null;
        }

        precise ??= makePrecise();
        (Multiprecision exact, Multiprecision[][] exactSlopes) = precise.Run(point, accumulate ? reals.One : Multiprecision.Undefined);
        IsInconclusive = precise.IsInconclusive || precise.IsUndefined;
        if (IsInconclusive)
        {
            return null;
        }

        if (HasValue && known[0] == Comparison.Same && Numbers.CompareRoughly(reals, value, exact) == Comparison.Different)
        {
            return new(0, Describe(value, exact, rounded));
        }

        for (int v = 0; HasGradient && v < gradients.Length; v++)
        {
            for (int i = 0; known[v + 1] == Comparison.Same && i < gradients[v].Length; i++)
            {
                if (!point.HasElement(symbols.NumberOf(variables[v]), i))
                {
                    continue;
                }

                Multiprecision expected = Expected(v, gradients[v][i]);
                if (expected.IsFinite && Numbers.CompareRoughly(reals, expected, exactSlopes[v][i]) == Comparison.Different)
                {
                    return new(v + 1, Describe(expected, exactSlopes[v][i], slopes[v][i]));
                }
            }
        }

        return null;
    }

    private bool HasValue => kernel.Kind != KernelKind.Gradient;

    private bool HasGradient => kernel.Kind != KernelKind.Value;

    private bool AreClose(SamplePoint point, Multiprecision value, Multiprecision[][] gradients, Comparison[] known, double rounded, double[][] slopes)
    {
        if (HasValue && known[0] == Comparison.Same && !IsClose(value, rounded))
        {
            return false;
        }

        for (int v = 0; HasGradient && v < gradients.Length; v++)
        {
            for (int i = 0; known[v + 1] == Comparison.Same && i < gradients[v].Length; i++)
            {
                if (point.HasElement(symbols.NumberOf(variables[v]), i) && !IsClose(Expected(v, gradients[v][i]), slopes[v][i]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>What stands in a destination: a derivative, and what was there before; a scalar's derivative is returned.</summary>
    private Multiprecision Expected(int variable, Multiprecision derivative) =>
        accumulate && variables[variable].Dimensions > 0 ? reals.Add(derivative, reals.One) : derivative;

    private static bool IsClose(Multiprecision expected, double actual)
    {
        double value = expected.ToDouble();
        return Math.Abs(actual - value) <= Rounding * Math.Abs(value) || actual == value || (double.IsNaN(value) && !expected.IsFinite);
    }

    private string Describe(Multiprecision expected, Multiprecision exact, double rounded) =>
        "the " + kernel.Kind + " kernel gives " + rounded.ToString("R", CultureInfo.InvariantCulture) + " in double and " + exact
        + " exactly, the expression " + expected;
}
