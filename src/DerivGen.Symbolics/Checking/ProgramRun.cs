using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Programs;

namespace DerivGen.Symbolics.Checking;

/// <summary>Runs a program by what its statements mean, before the loss's value is asked for.</summary>
internal sealed class ProgramRun<T>
{
    private readonly Arithmetic<T> arithmetic;
    private readonly ExpressionGraph graph;
    private readonly NodeCompiler compiler;
    private readonly Inputs<T> inputs;
    private readonly Evaluator<T> evaluator;
    private readonly StepBudget budget;
    private readonly long stepWeight;
    private bool isStopped;

    public ProgramRun(Arithmetic<T> arithmetic, ExpressionGraph graph, NodeCompiler compiler, Inputs<T> inputs, Evaluator<T> evaluator, StepBudget budget, long stepWeight)
    {
        this.arithmetic = arithmetic;
        this.graph = graph;
        this.compiler = compiler;
        this.inputs = inputs;
        this.evaluator = evaluator;
        this.budget = budget;
        this.stepWeight = stepWeight;
    }

    /// <summary>Runs it; whether it came to its end.</summary>
    public bool Run(ImmutableArray<ProgramStatement> program)
    {
        isStopped = false;
        RunAll(program);
        return !isStopped;
    }

    private void RunAll(ImmutableArray<ProgramStatement> program)
    {
        foreach (ProgramStatement statement in program)
        {
            isStopped |= evaluator.IsOutOfSteps || inputs.IsUndefined || arithmetic.IsUndecided || !budget.Spend(stepWeight);
            if (isStopped)
            {
                return;
            }

            Run(statement);
        }
    }

    private void Run(ProgramStatement statement)
    {
        switch (statement)
        {
            case Segment segment:
                RunSegment(segment);
                break;
            case Allocation allocation:
                long length = Integer(allocation.Length);
                isStopped |= length is < 0 or > SamplePoint.MaximumPlace;
                inputs.Make(allocation.Array, isStopped ? 0 : length);
                break;
            case ProgramLoop loop:
                RunLoop(loop);
                break;
            case ProgramBranch branch:
                if (evaluator.Truth(compiler.Compile(branch.Condition)))
                {
                    RunAll(branch.Body);
                }

                break;
            default:
                throw new InvalidOperationException(statement.GetType().Name);
        }
    }

    private void RunLoop(ProgramLoop loop)
    {
        long lower = Integer(loop.Lower);
        long upper = loop.Upper is null ? long.MaxValue : Integer(loop.Upper);
        int counter = compiler.Symbols.NumberOf(loop.Counter);
        for (long trip = 0; !isStopped && (loop.Upper is null || trip < upper - lower); trip++)
        {
            inputs.SetInteger(counter, loop.IsDescending ? upper - 1 - trip : lower + trip);
            if (loop.Condition is not null && !evaluator.Truth(compiler.Compile(loop.Condition)))
            {
                break;
            }

            RunAll(loop.Body);
            isStopped |= evaluator.IsOutOfSteps || inputs.IsUndefined || arithmetic.IsUndecided || !budget.Spend(stepWeight);
        }
    }

    /// <summary>Everything is evaluated before anything is written.</summary>
    private void RunSegment(Segment segment)
    {
        List<Action> writes = [];
        foreach (ElementWrite write in segment.Elements)
        {
            Write(writes, write.Array, Integer(write.Position), write.Value);
        }

        foreach (RangeWrite write in segment.Ranges)
        {
            (Node lower, Node upper) = graph.RangeOf(write.Index);
            long end = Integer(upper);
            for (long i = Integer(lower); i < end && !evaluator.IsOutOfSteps && !inputs.IsUndefined; i++)
            {
                evaluator.Bind(write.Index, i);
                Write(writes, write.Array, i, write.Value);
            }
        }

        foreach (ScalarAssignment assignment in segment.Scalars)
        {
            int number = compiler.Symbols.NumberOf(assignment.Variable);
            if (assignment.Variable.Type == NodeType.Real)
            {
                T real = Real(assignment.Value);
                writes.Add(() => inputs.SetScalar(number, real));
            }
            else
            {
                long whole = Whole(assignment.Value);
                writes.Add(() => inputs.SetInteger(number, whole));
            }
        }

        foreach (Action write in writes)
        {
            write();
        }
    }

    private void Write(List<Action> writes, Symbol array, long position, Node value)
    {
        int number = compiler.Symbols.NumberOf(array);
        int place = inputs.PlaceOf(number, position, 0);
        inputs.IsUndefined |= place < 0;
        if (place < 0)
        {
            return;
        }

        if (array.Type == NodeType.Real)
        {
            T real = Real(value);
            writes.Add(() => inputs.OwnArray(number)![place] = real);
        }
        else
        {
            long whole = Whole(value);
            writes.Add(() => inputs.OwnIntegers(number)![place] = whole);
        }
    }

    private T Real(Node node) => evaluator.Real(compiler.Compile(node));

    private long Integer(Node node) => evaluator.Integer(compiler.Compile(node));

    private long Whole(Node node) => node.Type == NodeType.Boolean ? evaluator.Truth(compiler.Compile(node)) ? 1 : 0 : Integer(node);
}
