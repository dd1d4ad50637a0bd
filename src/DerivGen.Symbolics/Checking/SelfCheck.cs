using System.Collections.Immutable;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Checking;

/// <summary>
/// Compares at deterministic points what was derived with the loss as it was read: its value and derivatives with dual
/// numbers of the text, both in multiple precision, and what the scheduled kernels compute in double with both. Where
/// the errors hide the answer the point is looked at again in a higher precision, and where they still do it says nothing.
/// </summary>
internal sealed partial class SelfCheck
{
    /// <summary>The points that must say something of every output.</summary>
    public const int RequiredPoints = 8;

    /// <summary>The steps of one check at most.</summary>
    public const long MaximumSteps = 4_000_000;

    /// <summary>The points that are looked at in any case.</summary>
    public const int OrdinaryPoints = 24;

    private const int MaximumPoints = 160;

    /// <summary>The points that are looked at again in the higher precision, where nothing differs.</summary>
    private const int MaximumSecondLooks = 6;

    private const int LowWords = 4;
    private const int HighWords = 14;
    private const long LowWeight = 1;
    private const long HighWeight = 8;

    private readonly LossFunction loss;
    private readonly SymbolNumbers symbols = new();
    private readonly SampleSpace space;
    private readonly StepBudget budget = new(MaximumSteps);
    private readonly ImmutableArray<Symbol> variables;
    private readonly int[] outputs;
    private readonly TextEvaluation text;
    private TextEvaluation? preciseText;

    public SelfCheck(LossFunction loss)
    {
        this.loss = loss;
        space = new(loss, symbols);
        variables = loss.Parameters.Where(p => p.IsVariable).Select(p => p.Symbol).ToImmutableArray();
        outputs = new int[space.Count];
        for (int i = 0; i < outputs.Length; i++)
        {
            outputs[i] = -1;
        }

        for (int v = 0; v < variables.Length; v++)
        {
            outputs[symbols.NumberOf(variables[v])] = v;
        }

        text = new(loss, symbols, new MultiprecisionArithmetic(LowWords), budget, LowWeight);
    }

    /// <summary>Checks a value, its derivatives, and the kernels that were made of them.</summary>
    public CheckReport Check(DerivedForms forms, bool accumulate, CancellationToken cancellation)
    {
        CheckRun run = new(this, forms, accumulate);
        for (int attempt = 0; attempt < MaximumPoints && !budget.IsExhausted; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (attempt >= OrdinaryPoints && run.LeastPoints >= RequiredPoints)
            {
                break;
            }

            if (run.LookAt(attempt) is { } mismatch)
            {
                return mismatch;
            }
        }

        return run.Report();
    }

    private CheckPoint PointOf(int attempt)
    {
        SamplePoint point = new(space, attempt);
        // Every third point moves one element alone.
        Directions directions = new(outputs, variables.Length, attempt % 3 == 2 ? attempt / 3 % 3 : -1, (uint)attempt);
        budget.Allow(MaximumSteps / RequiredPoints / 8);
        Dual? expected = text.At(point, directions);
        return new(point, directions, expected, text.HasKink, text.IsSingular || point.IsUneven);
    }

    private TextEvaluation PreciseText => preciseText ??= new(loss, symbols, new MultiprecisionArithmetic(HighWords), budget, HighWeight);

    /// <summary>One check: what was derived, and how many points said something so far.</summary>
    private sealed class CheckRun
    {
        private readonly SelfCheck check;
        private readonly DerivedForms forms;
        private readonly KernelCheck[] kernels;
        private readonly DerivativeEvaluation derived;
        private readonly int[] conclusive;
        private DerivativeEvaluation? preciselyDerived;
        private int secondLooks;

        public CheckRun(SelfCheck check, DerivedForms forms, bool accumulate)
        {
            this.check = check;
            this.forms = forms;
            derived = new(forms, check.symbols, check.text.Reals, check.budget, LowWeight);
            kernels = [.. forms.Result.Kernels.Select(k => new KernelCheck(k, accumulate, check.variables, check.symbols, check.text.Reals, check.budget))];
            conclusive = new int[1 + check.variables.Length];
        }

        public int LeastPoints => conclusive.Min();

        public CheckReport? LookAt(int attempt)
        {
            CheckPoint at = check.PointOf(attempt);
            (SamplePoint point, Directions directions) = (at.Point, at.Directions);
            if (at.Expected is not { } dual)
            {
                return null;
            }

            check.budget.Allow(MaximumSteps / RequiredPoints / 4);
            (Multiprecision Value, Multiprecision[][] Gradients) actual = derived.At(point);
            if (derived.IsInconclusive)
            {
                return null;
            }

            Comparison[] comparisons = Compare(check.text.Reals, dual, actual, directions);
            bool isDoubtful = Array.IndexOf(comparisons, Comparison.Different) >= 0;
            if (isDoubtful || (Array.IndexOf(comparisons, Comparison.Inconclusive) >= 0 && secondLooks < MaximumSecondLooks))
            {
                secondLooks += isDoubtful ? 0 : 1;
                LookCloser(at, comparisons);
            }

            for (int output = 0; output < comparisons.Length; output++)
            {
                if (comparisons[output] == Comparison.Different)
                {
                    return Mismatch(output, "the text gives " + (output == 0 ? dual.Value : dual.Tangent(output - 1)) + ", the derived form "
                        + (output == 0 ? actual.Value : Along(check.text.Reals, actual.Gradients[output - 1], output - 1, directions)), point);
                }
            }

            if (Array.IndexOf(comparisons, Comparison.Same) < 0)
            {
                return null;
            }

            foreach (KernelCheck kernel in kernels)
            {
                KernelDifference? difference = kernel.Compare(point, actual.Value, actual.Gradients, comparisons);
                if (difference is not null && !at.IsSingular)
                {
                    return Mismatch(difference.Output, difference.Details, point);
                }

                if (difference is not null || kernel.IsInconclusive)
                {
                    return null;
                }
            }

            for (int output = 0; output < comparisons.Length; output++)
            {
                conclusive[output] += comparisons[output] == Comparison.Same ? 1 : 0;
            }

            return null;
        }

        public CheckReport Report()
        {
            int least = Array.IndexOf(conclusive, conclusive.Min());
            return new(
                LeastPoints >= RequiredPoints ? CheckVerdict.Passed : CheckVerdict.Inconclusive,
                NameOf(least),
                "",
                LeastPoints,
                check.budget.Spent);
        }

        private Comparison[] Compare(MultiprecisionArithmetic reals, Dual expected, (Multiprecision Value, Multiprecision[][] Gradients) actual, Directions directions)
        {
            Comparison[] result = new Comparison[conclusive.Length];
            result[0] = Numbers.Compare(reals, expected.Value, actual.Value);
            for (int v = 0; v < check.variables.Length; v++)
            {
                result[v + 1] = Numbers.Compare(reals, expected.Tangent(v), Along(reals, actual.Gradients[v], v, directions));
            }

            return result;
        }

        private Multiprecision Along(MultiprecisionArithmetic reals, Multiprecision[] gradient, int variable, Directions directions)
        {
            Symbol symbol = check.variables[variable];
            int number = check.symbols.NumberOf(symbol);
            Multiprecision sum = Multiprecision.Zero();
            for (int place = 0; place < gradient.Length; place++)
            {
                int weight = directions.Weight(number, place, symbol.Dimensions == 0);
                if (weight != 0 && !gradient[place].IsExactZero)
                {
                    sum = reals.Add(sum, reals.Multiply(reals.FromInteger(weight), gradient[place]));
                }
            }

            return sum;
        }

        /// <summary>In the higher precision; at a kink, the true derivative is right too.</summary>
        private void LookCloser(CheckPoint at, Comparison[] comparisons)
        {
            (SamplePoint point, Directions directions) = (at.Point, at.Directions);
            TextEvaluation precise = check.PreciseText;
            preciselyDerived ??= new(forms, check.symbols, precise.Reals, check.budget, HighWeight);
            check.budget.Allow(MaximumSteps / RequiredPoints / 2);
            Dual? expected = precise.At(point, directions);
            (Multiprecision Value, Multiprecision[][] Gradients) actual = preciselyDerived.At(point);
            Comparison[] again = expected is { } dual && !preciselyDerived.IsInconclusive
                ? Compare(precise.Reals, dual, actual, directions)
                : new Comparison[comparisons.Length].Select(_ => Comparison.Inconclusive).ToArray();
            for (int output = 0; output < comparisons.Length; output++)
            {
                if (comparisons[output] == Comparison.Same)
                {
                    continue;
                }

                comparisons[output] = again[output] != Comparison.Different ? again[output]
                    : at.IsSingular || derived.HasEmptyRange || (point.IsShort && !IsFinite(output)) ? Comparison.Inconclusive
                    : output > 0 && at.HasKink ? AtKink(precise, point, directions, output - 1, Along(precise.Reals, actual.Gradients[output - 1], output - 1, directions))
                    : Comparison.Different;
            }

            bool IsFinite(int output) => (output == 0 ? actual.Value : Along(precise.Reals, actual.Gradients[output - 1], output - 1, directions)).IsFinite;
        }

        private static Comparison AtKink(TextEvaluation precise, SamplePoint point, Directions directions, int variable, Multiprecision slope)
        {
            if (precise.WithNestedExtrema(point, directions) is { } nested
                && Numbers.Compare(precise.Reals, nested.Tangent(variable), slope) == Comparison.Same)
            {
                return Comparison.Same;
            }

            MultiprecisionArithmetic reals = precise.Reals;
            Multiprecision step = reals.One.ScaleByPowerOfTwo(-reals.Bits / 3);
            Multiprecision here = precise.ValueBeside(point, directions, variable, Multiprecision.Zero());
            Multiprecision above = precise.ValueBeside(point, directions, variable, step);
            Multiprecision below = precise.ValueBeside(point, directions, variable, step.Negate());
            Multiprecision right = reals.Divide(reals.Subtract(above, here), step);
            Multiprecision left = reals.Divide(reals.Subtract(here, below), step);
            Comparison atRight = Numbers.CompareRoughly(reals, right, slope);
            Comparison atLeft = Numbers.CompareRoughly(reals, left, slope);
            return atRight == Comparison.Inconclusive || atLeft == Comparison.Inconclusive ? Comparison.Inconclusive
                : atRight == Comparison.Same && atLeft == Comparison.Same ? Comparison.Same
                : Comparison.Different;
        }

        private CheckReport Mismatch(int output, string details, SamplePoint point) =>
            new(CheckVerdict.Mismatch, NameOf(output), details + " at " + point, LeastPoints, check.budget.Spent);

        private string NameOf(int output) => output == 0 ? "value" : check.variables[output - 1].Name;
    }
}
