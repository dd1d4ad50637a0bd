using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Programs;

namespace DerivGen.Generator.Tests.Reading;

/// <summary>Runs what was read, as it stands: the program, then the value.</summary>
internal sealed class ProgramRunner(ExpressionGraph graph, NodeEvaluator evaluator, string text)
{
    private const int MaximumIterations = 100_000;

    public static double Run(LossFunction loss, IReadOnlyDictionary<string, object> data, string text = "")
    {
        NodeEvaluator evaluator = new(data);
        new ProgramRunner(loss.Graph, evaluator, text).Run(loss.Program);
        return evaluator.Evaluate(loss.Value);
    }

    private void Run(IEnumerable<ProgramStatement> statements)
    {
        foreach (ProgramStatement statement in statements)
        {
            switch (statement)
            {
                case Segment segment:
                    Run(segment);
                    break;
                case Allocation allocation:
                    double[] array = new double[Integer(allocation.Length)];
                    Array.Fill(array, double.NaN);
                    evaluator.Variables[allocation.Array] = array;
                    break;
                case ProgramLoop loop:
                    Run(loop);
                    break;
                case ProgramBranch branch when evaluator.Evaluate(branch.Condition) != 0:
                    Run(branch.Body);
                    break;
            }
        }
    }

    private void Run(Segment segment)
    {
        List<Action> writes = [];
        foreach (ScalarAssignment assignment in segment.Scalars)
        {
            double value = evaluator.Evaluate(assignment.Value);
            writes.Add(() => evaluator.Variables[assignment.Variable] = value);
        }

        foreach (ElementWrite write in segment.Elements)
        {
            int position = Integer(write.Position);
            double value = evaluator.Evaluate(write.Value);
            writes.Add(() => ((double[])evaluator.Variables[write.Array])[position] = value);
        }

        foreach (RangeWrite write in segment.Ranges)
        {
            (Node lower, Node upper) = graph.RangeOf(write.Index);
            for (int i = Integer(lower); i < Integer(upper); i++)
            {
                int position = i;
                double value = evaluator.EvaluateAt(write.Value, write.Index, i);
                writes.Add(() => ((double[])evaluator.Variables[write.Array])[position] = value);
            }
        }

        writes.ForEach(write => write());
    }

    private void Run(ProgramLoop loop)
    {
        int lower = Integer(loop.Lower);
        int count = loop.Upper is null ? MaximumIterations : Integer(loop.Upper) - lower;
        for (int i = 0; i < count; i++)
        {
            evaluator.Variables[loop.Counter] = (double)(loop.IsDescending ? lower + count - 1 - i : lower + i);
            if (loop.Condition is not null && evaluator.Evaluate(loop.Condition) == 0)
            {
                return;
            }

            Run(loop.Body);
        }

        Assert.True(loop.Upper is not null, "A loop does not end:\n" + text);
    }

    private int Integer(Node node) => (int)evaluator.Evaluate(node);
}
