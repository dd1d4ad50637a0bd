using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Programs;

namespace DerivGen.Symbolics.Checking;

/// <summary>The loss as it was read, with its derivatives in forward mode, to a given precision.</summary>
internal sealed class TextEvaluation
{
    /// <summary>How often a point may be looked at anew because an array was too short or a condition failed.</summary>
    private const int Trials = 6;

    private readonly NodeCompiler compiler;
    private readonly Inputs<Dual> inputs;
    private readonly Evaluator<Dual> evaluator;
    private readonly CompiledNode value;
    private readonly LossFunction loss;
    private readonly ProgramRun<Dual> program;
    private readonly ProgramRun<Multiprecision> valueProgram;
    private readonly CompiledNode[] assumptions;
    private readonly Evaluator<Multiprecision> valueEvaluator;
    private readonly Inputs<Multiprecision> valueInputs;

    public TextEvaluation(LossFunction loss, SymbolNumbers symbols, MultiprecisionArithmetic reals, StepBudget budget, long stepWeight)
    {
        Reals = reals;
        this.loss = loss;
        Duals = new(reals, symbol => symbols[symbol].Dimensions == 0);
        compiler = new(symbols, readsLogDomain: true);
        inputs = new(Duals, symbols);
        int directions = 1 + loss.Parameters.Count(p => p.IsVariable);
        evaluator = new(Duals, compiler, inputs, budget, stepWeight * (1 + directions)) { Remembers = loss.Program.IsEmpty };
        valueInputs = new(reals, symbols);
        valueEvaluator = new(reals, compiler, valueInputs, budget, stepWeight) { Remembers = loss.Program.IsEmpty };
        program = new(Duals, loss.Graph, compiler, inputs, evaluator, budget, stepWeight);
        valueProgram = new(reals, loss.Graph, compiler, valueInputs, valueEvaluator, budget, stepWeight);
        value = compiler.Compile(loss.Value);
        assumptions = [.. loss.Assumptions.Select(compiler.Compile)];
        foreach (Node node in ProgramMap.Expressions(loss.Program))
        {
            compiler.Compile(node);
            if (node is Expressions.Index index)
            {
                compiler.Compile(loss.Graph.RangeOf(index).Lower);
                compiler.Compile(loss.Graph.RangeOf(index).Upper);
            }
        }
    }

    public MultiprecisionArithmetic Reals { get; }

    public DualArithmetic Duals { get; }

    /// <summary>Whether a kink was met at the last point.</summary>
    public bool HasKink => Duals.HasKink;

    /// <summary>
    /// Whether something was met there that other forms of the same mathematics may not have a value for: an infinite
    /// derivative, 0·log 0, a loop that does not run.
    /// </summary>
    public bool IsSingular => Duals.IsSingular || evaluator.HasLimit || evaluator.HasEmptyRange;

    /// <summary>The value with its derivatives at a point, whose lengths it settles; null where the loss is not defined, or not known.</summary>
    public Dual? At(SamplePoint point, Directions directions)
    {
        for (int trial = 0; trial < Trials; trial++)
        {
            Dual result = Evaluate(point, directions, out bool isConclusive, out CompiledNode? failed);
            if (point.HasGrown)
            {
                point.HasGrown = false;
                continue;
            }

            if (failed is not null)
            {
                if (point.IsFrozen || !Solve(failed, point))
                {
                    return null;
                }

                continue;
            }

            if (!isConclusive)
            {
                return null;
            }

            if (!point.IsFrozen && point.Shrink())
            {
                continue;
            }

            point.Freeze();
            return result;
        }

        return null;
    }

    /// <summary>The same where nested extrema are not one.</summary>
    public Dual? WithNestedExtrema(SamplePoint point, Directions directions)
    {
        evaluator.FlattensExtrema = false;
        Dual result = Evaluate(point, directions, out bool isConclusive, out _);
        evaluator.FlattensExtrema = true;
        return isConclusive ? result : null;
    }

    /// <summary>The value where every input of one variable is moved along its direction.</summary>
    public Multiprecision ValueBeside(SamplePoint point, Directions directions, int direction, Multiprecision step)
    {
        Reals.Shift = (symbol, place) => directions.Of(symbol) == direction
            ? Reals.Multiply(step, Reals.FromInteger(directions.Weight(symbol, place, compiler.Symbols[symbol].Dimensions == 0)))
            : Multiprecision.Zero();
        valueInputs.MoveTo(point);
        valueEvaluator.Reset();
        Multiprecision result = valueProgram.Run(loss.Program) ? valueEvaluator.Real(value) : Multiprecision.Unknown;
        Reals.Shift = null;
        bool isConclusive = !Reals.IsUndecided && !valueEvaluator.IsOutOfSteps && !valueInputs.IsUndefined;
        Reals.IsUndecided = false;
        return isConclusive ? result : Multiprecision.Unknown;
    }

    private Dual Evaluate(SamplePoint point, Directions directions, out bool isConclusive, out CompiledNode? failed)
    {
        Duals.Directions = directions;
        inputs.MoveTo(point);
        evaluator.Reset();
        failed = Array.Find(assumptions, a => !evaluator.Truth(a));
        Duals.HasKink = false;
        Duals.IsSingular = false;
        Dual result = failed is null && !point.HasGrown && program.Run(loss.Program) ? evaluator.Real(value) : Duals.Unknown;
        isConclusive = !Duals.IsUndecided && !evaluator.IsOutOfSteps && !inputs.IsUndefined && result.Value.IsFinite;
        Duals.IsUndecided = false;
        return result;
    }

    /// <summary>Makes a condition true that says what a length or an integer equals.</summary>
    private bool Solve(CompiledNode condition, SamplePoint point)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (condition.Node is Call { Function: Function.And })
        {
            return Array.Find(condition.Children, c => !evaluator.Truth(c)) is { } part && Solve(part, point);
        }

        if (condition.Node is not Call { Function: Function.Equal, Argument.Type: NodeType.Integer } equation)
        {
            return false;
        }

        for (int side = 1; side >= 0; side--)
        {
            if (equation.Arguments[side] is Length or Symbol)
            {
                point.Assign(equation.Arguments[side], evaluator.Integer(condition.Children[1 - side]));
                return true;
            }
        }

        return false;
    }
}
