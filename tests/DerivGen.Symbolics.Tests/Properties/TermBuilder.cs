using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Tests.Properties;

/// <summary>
/// Builds a text as an expression, as a reader would. With <see cref="Shuffle"/> the operands of sums, products, maxima
/// and symmetric conditions come in another order and association, which must make no difference.
/// </summary>
internal sealed class TermBuilder(ExpressionGraph graph)
{
    private readonly List<Expressions.Index> bound = [];

    public Random? Shuffle { get; init; }

    public Node Build(Term term)
    {
        switch (term.Kind)
        {
            case TermKind.Number:
                return graph.Number(term.Value);
            case TermKind.Scalar or TermKind.IntegerScalar:
                return Parameters.SymbolOf(graph, term.Tag);
            case TermKind.Element or TermKind.IntegerElement:
                return graph.Element(Parameters.SymbolOf(graph, term.Tag), [.. term.Children.Select(Build)]);
            case TermKind.ToReal:
                return graph.Real(Build(term.Children[0]));
            case TermKind.Add or TermKind.Multiply:
                return BuildMany(term);
            case TermKind.Subtract:
                (Node minuend, Node subtrahend) = Two(term);
                return Coin() ? graph.Negate(graph.Subtract(subtrahend, minuend)) : graph.Subtract(minuend, subtrahend);
            case TermKind.Divide:
                (Node top, Node bottom) = Two(term);
                return Coin() ? graph.Multiply(graph.Reciprocal(bottom), top) : graph.Divide(top, bottom);
            case TermKind.Negate:
                return graph.Negate(Build(term.Children[0]));
            case TermKind.Power:
                return graph.Power(Build(term.Children[0]), term.Value);
            case TermKind.Call:
                Node[] arguments = [.. term.Children.Select(Build)];
                return (Function)term.Tag is Function.Max or Function.Min && Coin()
                    ? graph.Call((Function)term.Tag, [.. arguments.Reverse()])
                    : graph.Call((Function)term.Tag, arguments);
            case TermKind.If:
                Node condition = Build(term.Children[0]);
                Node then = Build(term.Children[1]);
                Node otherwise = Build(term.Children[2]);
                return Coin() ? graph.Conditional(graph.Not(condition), otherwise, then) : graph.Conditional(condition, then, otherwise);
            case TermKind.Reduce or TermKind.IndexOf:
                (Node lower, Node upper) = Range(term.Range);
                Expressions.Index index = graph.FreshIndex(lower, upper);
                bound.Add(index);
                Node body = Build(term.Children[0]);
                bound.RemoveAt(bound.Count - 1);
                return graph.Reduce((ReductionKind)term.Tag, index, body);
            case TermKind.Bound:
                return bound[term.Tag];
            case TermKind.IntegerNumber:
                return graph.Integer(term.Value);
            case TermKind.Next:
                return graph.Add(Build(term.Children[0]), graph.Integer(term.Value));
            case TermKind.Count:
                return Length();
            case TermKind.Less:
                return graph.Less(Build(term.Children[0]), Build(term.Children[1]));
            case TermKind.LessOrEqual:
                return graph.LessOrEqual(Build(term.Children[0]), Build(term.Children[1]));
            case TermKind.IntegerEqual:
                (Node left, Node right) = Two(term);
                return Coin() ? graph.Equal(right, left) : graph.Equal(left, right);
            case TermKind.IntegerLess:
                return graph.Less(Build(term.Children[0]), Build(term.Children[1]));
            case TermKind.Not:
                return graph.Not(Build(term.Children[0]));
            case TermKind.And:
                return graph.And(Build(term.Children[0]), Build(term.Children[1]));
            default:
                return graph.Or(Build(term.Children[0]), Build(term.Children[1]));
        }
    }

    /// <summary>All operands of nested sums or products, in some order, pairwise or at once.</summary>
    private Node BuildMany(Term term)
    {
        if (Shuffle is null)
        {
            (Node a, Node b) = Two(term);
            return term.Kind == TermKind.Add ? graph.Add(a, b) : graph.Multiply(a, b);
        }

        List<Node> operands = [];
        Collect(term);
        while (operands.Count > 1)
        {
            int count = Shuffle.Next(3) == 0 ? operands.Count : 2;
            List<Node> chosen = [];
            for (int i = 0; i < count; i++)
            {
                int place = Shuffle.Next(operands.Count);
                chosen.Add(operands[place]);
                operands.RemoveAt(place);
            }

            operands.Add(term.Kind == TermKind.Add ? graph.Add([.. chosen]) : graph.Multiply([.. chosen]));
        }

        return operands[0];

        void Collect(Term part)
        {
            if (part.Kind != term.Kind)
            {
                operands.Add(Build(part));
                return;
            }

            foreach (Term child in part.Children)
            {
                Collect(child);
            }
        }
    }

    private (Node Left, Node Right) Two(Term term) => (Build(term.Children[0]), Build(term.Children[1]));

    private bool Coin() => Shuffle is not null && Shuffle.Next(2) == 0;

    private Node Length() => graph.Length(Parameters.SymbolOf(graph, Parameters.Z));

    private (Node Lower, Node Upper) Range(TermRange range) => range switch
    {
        TermRange.All => (graph.Integer(0), Length()),
        TermRange.Tail => (graph.Integer(1), Length()),
        TermRange.Three => (graph.Integer(0), graph.Integer(3)),
        _ => (graph.Integer(0), bound.Count == 0 ? Length() : bound[^1]),
    };
}
