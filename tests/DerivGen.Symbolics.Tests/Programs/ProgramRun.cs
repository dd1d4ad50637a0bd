using System.Collections.Immutable;
using System.Numerics;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Programs;
using DerivGen.Symbolics.Tests.Evaluation;

namespace DerivGen.Symbolics.Tests.Programs;

/// <summary>Runs a program by what its statements mean, with whatever numbers: with dual numbers it is the oracle.</summary>
internal sealed class ProgramRun<T>(Arithmetic<T> arithmetic, ExpressionGraph graph, Point<T> point)
{
    private readonly Evaluator<T> evaluator = new(arithmetic, point.Select(x => x)) { Remembers = false };

    public static T Value(Arithmetic<T> arithmetic, LossFunction loss, Point<T> point)
    {
        ProgramRun<T> run = new(arithmetic, loss.Graph, point);
        run.Run(loss.Program);
        return run.evaluator.Real(loss.Value);
    }

    private void Run(ImmutableArray<ProgramStatement> statements)
    {
        foreach (ProgramStatement statement in statements)
        {
            Run(statement);
        }
    }

    private void Run(ProgramStatement statement)
    {
        Point<T> now = evaluator.Point;
        switch (statement)
        {
            case Segment segment:
                List<Action> writes = [];
                foreach (ElementWrite write in segment.Elements)
                {
                    int place = (int)evaluator.Integer(write.Position);
                    writes.Add(Writing(write.Array, place, write.Value));
                }

                foreach (RangeWrite write in segment.Ranges)
                {
                    (Node lower, Node upper) = graph.RangeOf(write.Index);
                    for (BigInteger i = evaluator.Integer(lower); i < evaluator.Integer(upper); i++)
                    {
                        evaluator.Bind(write.Index, i);
                        writes.Add(Writing(write.Array, (int)i, write.Value));
                    }
                }

                foreach (ScalarAssignment assignment in segment.Scalars)
                {
                    int ordinal = assignment.Variable.Ordinal;
                    if (assignment.Variable.Type == NodeType.Real)
                    {
                        T value = evaluator.Real(assignment.Value);
                        writes.Add(() => now.Reals[ordinal] = value);
                    }
                    else
                    {
                        BigInteger value = Whole(assignment.Value);
                        writes.Add(() => now.Integers[ordinal] = value);
                    }
                }

                writes.ForEach(write => write());
                break;
            case Allocation allocation:
                int length = (int)evaluator.Integer(allocation.Length);
                if (allocation.Array.Type == NodeType.Real)
                {
                    now.RealArrays[allocation.Array.Ordinal] = ArrayValue<T>.Vector([.. Enumerable.Repeat(arithmetic.Named(ConstantName.NaN), length)]);
                }
                else
                {
                    now.IntegerArrays[allocation.Array.Ordinal] = ArrayValue<BigInteger>.Vector([.. Enumerable.Repeat(-BigInteger.One, length)]);
                }

                break;
            case ProgramLoop loop:
                BigInteger first = evaluator.Integer(loop.Lower);
                BigInteger? last = loop.Upper is null ? null : evaluator.Integer(loop.Upper);
                for (BigInteger trip = BigInteger.Zero; last is null || trip < last - first; trip++)
                {
                    now.Integers[loop.Counter.Ordinal] = loop.IsDescending ? last!.Value - 1 - trip : first + trip;
                    if (loop.Condition is not null && !evaluator.Truth(loop.Condition))
                    {
                        break;
                    }

                    Run(loop.Body);
                }

                now.Integers.Remove(loop.Counter.Ordinal);
                break;
            case ProgramBranch branch:
                if (evaluator.Truth(branch.Condition))
                {
                    Run(branch.Body);
                }

                break;
            default:
                throw new NotSupportedException(statement.ToString());
        }
    }

    private Action Writing(Symbol array, int place, Node value)
    {
        if (array.Type == NodeType.Real)
        {
            T real = evaluator.Real(value);
            return () => evaluator.Point.RealArrays[array.Ordinal].Items[place] = real;
        }

        BigInteger whole = Whole(value);
        return () => evaluator.Point.IntegerArrays[array.Ordinal].Items[place] = whole;
    }

    private BigInteger Whole(Node node) =>
        node.Type == NodeType.Boolean ? evaluator.Truth(node) ? BigInteger.One : BigInteger.Zero : evaluator.Integer(node);
}
