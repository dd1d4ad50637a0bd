using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Programs;
using DerivGen.Symbolics.Scheduling;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Facts;

/// <summary>
/// Which elements exist wherever the method has a value: those whose index the ranges of loops, and what holds wherever the
/// method returns, keep inside the array.
/// </summary>
internal sealed class ExistingElements
{
    private const int MaximumSubstitutions = 8;

    private readonly ExpressionGraph graph;
    private readonly Dictionary<Node, Node> equalLengths = [];

    /// <summary>What is known not to be negative: the part that varies, and the smallest constant that may stand beside it.</summary>
    private readonly Dictionary<Node, Rational> nonNegative = [];

    /// <param name="graph">The graph.</param>
    /// <param name="assumptions">What holds wherever the method returns.</param>
    public ExistingElements(ExpressionGraph graph, IEnumerable<Node> assumptions)
    {
        this.graph = graph;
        List<Node> all = [.. assumptions.SelectMany(a => a is Call { Function: Function.And } and ? (IEnumerable<Node>)and.Arguments : [a])];
        foreach (Call equality in all.OfType<Call>().Where(c => c.Function == Function.Equal && c.Arguments.All(a => a is Length)))
        {
            Node a = Representative(equality.Arguments[0]);
            Node b = Representative(equality.Arguments[1]);
            if (!ReferenceEquals(a, b))
            {
                equalLengths.Add(a, b);
            }
        }

        foreach (Call call in all.OfType<Call>().Where(c => c.Arguments.All(a => a.Type == NodeType.Integer)))
        {
            switch (call.Function)
            {
                case Function.Less:
                    Learn(graph.Subtract(graph.Subtract(call.Arguments[1], call.Arguments[0]), graph.Integer(Rational.One)));
                    break;
                case Function.LessOrEqual:
                    Learn(graph.Subtract(call.Arguments[1], call.Arguments[0]));
                    break;
                case Function.Equal:
                    Learn(graph.Subtract(call.Arguments[1], call.Arguments[0]));
                    Learn(graph.Subtract(call.Arguments[0], call.Arguments[1]));
                    break;
            }
        }
    }

    public bool Exists(Element element)
    {
        // What the kernel itself writes is read only where it is written.
        if (element.Array.Ordinal is >= SymbolOrdinals.Destination and < SymbolOrdinals.Program)
        {
            return true;
        }

        for (int dimension = 0; dimension < element.Children.Length - 1; dimension++)
        {
            Node index = element.Children[dimension + 1];
            Node last = graph.Subtract(graph.Length(element.Array, dimension), graph.Integer(Rational.One));
            if (!IsNonNegative(index) || !IsNonNegative(graph.Subtract(last, index)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether an integer is not negative for all values of the indices in it.</summary>
    private bool IsNonNegative(Node node)
    {
        for (int i = 0; i <= MaximumSubstitutions; i++)
        {
            node = WithRepresentatives(node);
            (Node varying, Rational constant) = Split(node);
            if (IsNonNegative(varying, constant))
            {
                return true;
            }

            (Node Term, Rational Coefficient) running = Patterns.Terms(node).LastOrDefault(t => t.Term is Index { IsOpen: true });
            if (running.Term is not Index index)
            {
                return false;
            }

            (Node lower, Node upper) = graph.RangeOf(index);
            node = graph.Substitute(node, index, running.Coefficient.Sign > 0 ? lower : graph.Subtract(upper, graph.Integer(Rational.One)));
        }

        return false;
    }

    private bool IsNonNegative(Node varying, Rational constant) =>
        (nonNegative.TryGetValue(varying, out Rational least) && constant >= least)
        || (constant.Sign >= 0 && (varying is Constant || Patterns.Terms(varying).All(t => t.Coefficient.Sign > 0 && (t.Term is Length || IsKnown(t.Term)))));

    private bool IsKnown(Node term) => nonNegative.TryGetValue(term, out Rational least) && least.Sign <= 0;

    private void Learn(Node node)
    {
        (Node varying, Rational constant) = Split(WithRepresentatives(node));
        if (!nonNegative.TryGetValue(varying, out Rational least) || constant < least)
        {
            nonNegative[varying] = constant;
        }
    }

    private (Node Varying, Rational Constant) Split(Node node) => node switch
    {
        Constant constant => (graph.Integer(Rational.Zero), constant.Value),
        Sum { Constant: var constant } => (graph.Subtract(node, graph.Integer(constant)), constant),
        _ => (node, Rational.Zero),
    };

    private Node Representative(Node length)
    {
        while (equalLengths.TryGetValue(length, out Node? other))
        {
            length = other;
        }

        return length;
    }

    private Node WithRepresentatives(Node node) => equalLengths.Count == 0
        ? node
        : graph.LinearCombination([.. Patterns.Terms(node).Select(t => (t.Term is Length ? Representative(t.Term) : t.Term, t.Coefficient)),
            (graph.Integer(Rational.One), Split(node).Constant)]);
}
