using System.Collections.Immutable;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Checking;

/// <summary>
/// Compares the kernels of a loss with a program, at deterministic points and in multiple precision, with the program run
/// on dual numbers. The kernels themselves run: between the text and them there are no expressions to look at.
/// </summary>
internal sealed class ProgramCheck
{
    private const int RequiredPoints = 8;
    private const int MaximumPoints = 160;
    private const long MaximumSteps = 4_000_000;
    private const int Words = 4;

    private readonly DerivationResult result;
    private readonly bool accumulates;
    private readonly SymbolNumbers symbols = new();
    private readonly SampleSpace space;
    private readonly StepBudget budget = new(MaximumSteps);
    private readonly ImmutableArray<Symbol> variables;
    private readonly int[] outputs;
    private readonly TextEvaluation text;
    private readonly KernelRun<Multiprecision>[] runs;
    private readonly int[] conclusive;

    private ProgramCheck(LossFunction loss, DerivationResult result, bool accumulates)
    {
        this.result = result;
        this.accumulates = accumulates;
        space = new(loss, symbols);
        variables = loss.Parameters.Where(p => p.IsVariable).Select(p => p.Symbol).ToImmutableArray();
        outputs = Enumerable.Repeat(-1, space.Count).ToArray();
        for (int v = 0; v < variables.Length; v++)
        {
            outputs[symbols.NumberOf(variables[v])] = v;
        }

        text = new(loss, symbols, new MultiprecisionArithmetic(Words), budget, 1);
        runs = result.Kernels.Select(k => new KernelRun<Multiprecision>(text.Reals, symbols, k.Kernel, variables, budget, 1)).ToArray();
        conclusive = new int[1 + variables.Length];
    }

    /// <summary>What the points say of the kernels.</summary>
    public static CheckReport Run(LossFunction loss, DerivationResult result, bool accumulates, CancellationToken cancellation) =>
        new ProgramCheck(loss, result, accumulates).Run(cancellation);

    private CheckReport Run(CancellationToken cancellation)
    {
        for (int attempt = 0; attempt < MaximumPoints && conclusive.Min() < RequiredPoints && !budget.IsExhausted; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (LookAt(attempt) is { } mismatch)
            {
                return mismatch;
            }
        }

        int least = Array.IndexOf(conclusive, conclusive.Min());
        return new(conclusive[least] >= RequiredPoints ? CheckVerdict.Passed : CheckVerdict.Inconclusive, NameOf(least), "", conclusive[least], budget.Spent);
    }

    private CheckReport? LookAt(int attempt)
    {
        SamplePoint point = new(space, attempt);
        Directions directions = new(outputs, variables.Length, attempt % 3 == 2 ? attempt / 3 % 3 : -1, (uint)attempt);
        budget.Allow(MaximumSteps / RequiredPoints / 4);
        if (text.At(point, directions) is not { } expected || text.HasKink)
        {
            return null;
        }

        bool[] isKnown = Enumerable.Repeat(true, conclusive.Length).ToArray();
        for (int k = 0; k < runs.Length; k++)
        {
            budget.Allow(MaximumSteps / RequiredPoints / 2);
            text.Reals.IsUndecided = false;
            (Multiprecision value, Multiprecision[][] gradients) = runs[k].Run(point, accumulates ? text.Reals.One : Multiprecision.Undefined);
            bool isInconclusive = runs[k].IsInconclusive || runs[k].IsUndefined;
            text.Reals.IsUndecided = false;
            if (isInconclusive)
            {
                return null;
            }

            KernelKind kind = result.Kernels[k].Kind;
            for (int output = 0; output < conclusive.Length; output++)
            {
                if (kind == (output == 0 ? KernelKind.Gradient : KernelKind.Value))
                {
                    continue;
                }

                Multiprecision right = output == 0 ? expected.Value : expected.Tangent(output - 1);
                Multiprecision actual = output == 0 ? value : Along(gradients[output - 1], output - 1, directions, point);
                Comparison comparison = Numbers.CompareRoughly(text.Reals, right, actual);
                if (comparison == Comparison.Different && !text.IsSingular && !point.IsUneven && (actual.IsFinite || !runs[k].HasIdleLoop))
                {
                    return new(
                        CheckVerdict.Mismatch,
                        NameOf(output),
                        "the text gives " + right + ", the " + kind + " kernel " + actual + " at " + point,
                        conclusive.Min(),
                        budget.Spent);
                }

                isKnown[output] &= comparison == Comparison.Same;
            }
        }

        for (int output = 0; output < conclusive.Length; output++)
        {
            conclusive[output] += isKnown[output] ? 1 : 0;
        }

        return null;
    }

    private Multiprecision Along(Multiprecision[] gradient, int variable, Directions directions, SamplePoint point)
    {
        MultiprecisionArithmetic reals = text.Reals;
        Symbol symbol = variables[variable];
        int number = symbols.NumberOf(symbol);
        Multiprecision sum = Multiprecision.Zero();
        for (int place = 0; place < gradient.Length; place++)
        {
            int weight = directions.Weight(number, place, symbol.Dimensions == 0);
            if (weight == 0 || (symbol.Dimensions > 0 && !point.HasElement(number, place)))
            {
                continue;
            }

            Multiprecision element = accumulates && symbol.Dimensions > 0 ? reals.Subtract(gradient[place], reals.One) : gradient[place];
            sum = reals.Add(sum, reals.Multiply(reals.FromInteger(weight), element));
        }

        return sum;
    }

    private string NameOf(int output) => output == 0 ? "value" : variables[output - 1].Name;
}
