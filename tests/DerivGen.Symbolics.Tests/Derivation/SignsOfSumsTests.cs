using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Stability;
using Index = DerivGen.Symbolics.Expressions.Index;

namespace DerivGen.Symbolics.Tests.Derivation;

/// <summary>Of a − b and b − a one is computed.</summary>
public sealed class SignsOfSumsTests
{
    private readonly ExpressionGraph graph = new(keepsLogDomain: false);
    private readonly Symbol a;
    private readonly Symbol b;
    private readonly Symbol z;

    public SignsOfSumsTests()
    {
        a = graph.Symbol("a", "a", NodeType.Real, 0, 0);
        b = graph.Symbol("b", "b", NodeType.Real, 0, 1);
        z = graph.Symbol("z", "z", NodeType.Real, 1, 2);
    }

    [Fact]
    public void OfADifferenceAndItsNegative_OneIsLeft()
    {
        Node[] changed = Change(graph.Multiply(a, graph.Subtract(a, b)), graph.Exp(graph.Subtract(b, a)), graph.Power(graph.Subtract(b, a), 3));
        Assert.Single(SumsIn(changed));
    }

    [Fact]
    public void WhatIsEqualOnlyAfterParts_IsFoundToo()
    {
        Node inner = graph.Multiply(b, graph.Subtract(a, b));
        Node opposite = graph.Multiply(b, graph.Subtract(b, a));
        Node[] changed = Change(graph.Exp(graph.Add(inner, graph.Power(a, 2))), graph.Sqrt(graph.Subtract(opposite, graph.Power(a, 2))));
        Assert.Equal(2, SumsIn(changed).Count);
    }

    [Fact]
    public void InSumsOverOneRange_OneIsLeft()
    {
        Node length = graph.Length(z);
        Node Over(Func<Node, Node> body)
        {
            Index i = graph.FreshIndex(graph.Integer(Rational.Zero), length);
            return graph.Reduce(ReductionKind.Sum, i, body(graph.Element(z, i)));
        }

        Node square = Over(e => graph.Power(graph.Subtract(a, e), 2));
        Node product = Over(e => graph.Multiply(e, graph.Subtract(e, a)));
        SignsOfSums signs = SignsOfSums.Of(graph, [square, product], _ => false);
        Node[] changed = [signs.Apply(square), signs.Apply(product)];
        Assert.Single(SumsIn(changed));
        Assert.Contains(square, changed.Select(Ungrouped));
        Assert.Contains(graph.Negate(Over(e => graph.Multiply(e, graph.Subtract(a, e)))), changed.Select(Ungrouped));
    }

    [Fact]
    public void TheOneWithAName_IsKept()
    {
        Node named = graph.Subtract(b, a);
        Node changed = SignsOfSums.Of(graph, [graph.Exp(graph.Subtract(a, b)), graph.Exp(named)], node => ReferenceEquals(node, named)).Apply(graph.Exp(named));
        Assert.Same(graph.Exp(graph.Call(Function.Group, named)), changed);
    }

    [Fact]
    public void WithoutNegatives_NothingChanges()
    {
        Node node = graph.Multiply(graph.Subtract(a, b), graph.Exp(graph.Add(a, b)));
        Assert.Same(node, Assert.Single(Change(node)));
    }

    /// <summary>The changed expressions, which are the same functions of a and b as the given ones.</summary>
    private Node[] Change(params Node[] nodes)
    {
        SignsOfSums signs = SignsOfSums.Of(graph, nodes, _ => false);
        Node[] changed = [.. nodes.Select(signs.Apply)];
        Assert.Equal(nodes.Select(AtAPoint), changed.Select(Ungrouped).Select(AtAPoint));
        return changed;
    }

    /// <summary>With numbers in the place of a and b, of which the graph computes all that is rational.</summary>
    private Node AtAPoint(Node node) => graph.Replace(node, new Dictionary<Node, Node> { [a] = graph.Number(new Rational(2, 7)), [b] = graph.Number(new Rational(5, 3)) });

    private Node Ungrouped(Node node)
    {
        if (node is Reduction reduction)
        {
            Index index = graph.OwnIndexOf(reduction);
            return graph.Reduce(reduction.Kind, index, Ungrouped(graph.Open(reduction, index)));
        }

        return node is Call { Function: Function.Group } group ? Ungrouped(group.Argument)
            : node.Children.IsEmpty ? node
            : graph.Rebuild(node, [.. node.Children.Select(Ungrouped)]);
    }

    /// <summary>The sums of several terms that the expressions compute.</summary>
    private HashSet<Node> SumsIn(IEnumerable<Node> nodes)
    {
        HashSet<Node> seen = [];
        Stack<Node> pending = new(nodes);
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (seen.Add(node))
            {
                foreach (Node operand in graph.OpenOperandsOf(node))
                {
                    pending.Push(operand);
                }
            }
        }

        seen.RemoveWhere(node => node is not Sum { IsScaled: false, Type: NodeType.Real });
        return seen;
    }
}
