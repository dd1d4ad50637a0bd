using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Stability;

/// <summary>
/// sigmoid(u), 1 − sigmoid(u), their product and softplus(u), from one exponential. A sigmoid alone is 1/(1 + exp(−u)),
/// right everywhere; as soon as another of the family is needed for the same u, all are made of t = exp(−|u|) ≤ 1.
/// </summary>
internal sealed class SigmoidFamily
{
    /// <summary>The level of the index that stands for any index over its range.</summary>
    private const int AnyLevel = 2_000_000;

    private readonly ExpressionGraph source;
    private readonly HashSet<Node> shared;

    private readonly bool sharesAll;

    private SigmoidFamily(ExpressionGraph source, HashSet<Node> shared, bool sharesAll)
    {
        this.source = source;
        this.shared = shared;
        this.sharesAll = sharesAll;
    }

    /// <summary>Finds which arguments need more than one member of the family.</summary>
    /// <param name="graph">The graph of the mathematics.</param>
    /// <param name="all">All expressions that will be computed together.</param>
    /// <param name="sharesAll">Whether every sigmoid has its complement beside it.</param>
    public static SigmoidFamily Of(ExpressionGraph graph, IEnumerable<Node> all, bool sharesAll = false)
    {
        HashSet<Node> sigmoid = [];
        HashSet<Node> complement = [];
        HashSet<Node> softplus = [];
        HashSet<Node> seen = [];
        foreach (Node node in all)
        {
            Visit(node);
        }

        HashSet<Node> shared = [.. softplus];
        shared.UnionWith(sigmoid.Where(complement.Contains));
        return new(graph, shared, sharesAll);

        void Visit(Node node)
        {
            if (node.Children.IsEmpty || !seen.Add(node))
            {
                return;
            }

            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            switch (node)
            {
                case Sum { Terms.Length: 1 } sum when sum.Terms[0] is Call { Function: Function.Sigmoid } only
                    && !sum.Constant.IsZero && sum.Constant == -sum.Coefficients[0]:
                    complement.Add(Key(graph, only.Argument));
                    Visit(only.Argument);
                    return;
                case Call { Function: Function.Sigmoid } call:
                    sigmoid.Add(Key(graph, call.Argument));
                    break;
                case Call { Function: Function.Softplus } call:
                    softplus.Add(Key(graph, call.Argument));
                    break;
                case Reduction reduction:
                    Visit(reduction.Lower);
                    Visit(reduction.Upper);
                    Visit(graph.Open(reduction, graph.OwnIndexOf(reduction)));
                    return;
            }

            foreach (Node child in node.Children)
            {
                Visit(child);
            }
        }
    }

    /// <summary>
    /// The argument whatever its indices are called: the same values have the same form in every loop, as they must where
    /// a loop looks for the largest of them again.
    /// </summary>
    private static Node Key(ExpressionGraph graph, Node argument)
    {
        foreach (int number in argument.FreeIndices)
        {
            (Node lower, Node upper) = graph.RangeOf(number);
            argument = graph.Substitute(argument, graph.OpenIndex(number), graph.SharedIndex(lower, upper, AnyLevel));
        }

        return argument;
    }

    /// <summary>Whether more than one of the family is needed for an argument.</summary>
    public bool IsShared(Node argument) => sharesAll || shared.Contains(Key(source, argument));

    public Node Sigmoid(ExpressionGraph g, Node argument, Node u)
    {
        if (!IsShared(argument))
        {
            return g.Reciprocal(g.Add(g.One, g.Exp(Opposite(g, u))));
        }

        Node t = Decay(g, u);
        Node large = g.Reciprocal(g.Add(g.One, t));
        return g.Conditional(g.LessOrEqual(g.Zero, u), large, g.Multiply(t, large));
    }

    public Node Complement(ExpressionGraph g, Node argument, Node u)
    {
        if (!IsShared(argument))
        {
            return g.Reciprocal(g.Add(g.One, g.Exp(u)));
        }

        Node t = Decay(g, u);
        Node large = g.Reciprocal(g.Add(g.One, t));
        return g.Conditional(g.LessOrEqual(g.Zero, u), g.Multiply(t, large), large);
    }

    /// <summary>sigmoid(u)·(1 − sigmoid(u)), an even function.</summary>
    public static Node Slope(ExpressionGraph g, Node u)
    {
        Node t = Decay(g, u);
        return g.Multiply(t, g.Power(g.Add(g.One, t), -2));
    }

    /// <summary>max(u, 0) + log1p(exp(−|u|)).</summary>
    public static Node Softplus(ExpressionGraph g, Node u) =>
        g.Add(g.Call(Function.Max, u, g.Zero), LogOfSum(g, u));

    /// <summary>log1p(exp(−|u|)): what softplus has beside its linear part.</summary>
    public static Node LogOfSum(ExpressionGraph g, Node u) => g.Call(Function.Log1P, Decay(g, u));

    /// <summary>−u, where a sum stays one: it may have a name.</summary>
    private static Node Opposite(ExpressionGraph g, Node u) =>
        g.Negate(u is Sum { IsScaled: false } ? g.Call(Function.Group, u) : u);

    public static Node Decay(ExpressionGraph g, Node u) => g.Exp(g.Negate(g.Call(Function.Abs, u)));
}
