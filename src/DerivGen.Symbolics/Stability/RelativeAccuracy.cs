using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;

namespace DerivGen.Symbolics.Stability;

/// <summary>
/// Whether a form to compute keeps its relative accuracy whatever the arguments are. Products, quotients and functions hand
/// relative errors on; only a sum whose terms may cancel makes them grow. It does not where all terms have one sign, and where
/// the errors of all terms but one are no more than what an argument's own last place makes of them: that of w·x is no more
/// than that of w, as long as w occurs nowhere else in the sum. What cannot be shown is a doubt.
/// </summary>
internal sealed class RelativeAccuracy
{
    /// <summary>A constant of this size added to an exponent costs no more units than are allowed.</summary>
    private const double SmallConstant = 4;

    /// <summary>Beyond this size an exponential hands on more of its argument's relative error than is allowed.</summary>
    private const double SmallExponent = 2;

    /// <summary>The level of the indices that stand for any index over their ranges.</summary>
    private const int AnyLevel = 3_000_000;

    private readonly ExpressionGraph graph;
    private readonly Dictionary<Node, ImmutableArray<Node>> settled = [];
    private readonly ArgumentSets arguments = new();
    private readonly Dictionary<(FactBase, Node), Standing> done = [];
    private readonly FactBase facts;

    /// <param name="graph">The graph of the forms to compute.</param>
    /// <param name="facts">What is known in the graph of the forms to compute.</param>
    /// <param name="settled">The sums that are known not to cancel, with the parts that have to be accurate for that.</param>
    public RelativeAccuracy(ExpressionGraph graph, FactBase facts, IReadOnlyDictionary<Node, ImmutableArray<Node>> settled)
    {
        this.graph = graph;
        this.facts = facts;
        foreach (KeyValuePair<Node, ImmutableArray<Node>> sum in settled)
        {
            this.settled[WithAnyIndices(sum.Key)] = sum.Value;
        }
    }

    /// <summary>The sum that may cancel in a form; null where there is none.</summary>
    public Node? DoubtIn(Node node) => Of(node, facts).Doubt;

    /// <summary>The same for a form that is summed over indices that its place does not name.</summary>
    public Node? DoubtInSum(Node node) =>
        Of(node, facts) is var standing && standing.Doubt is null && !standing.IsSummable && !HaveOneSign([node]) ? node : standing.Doubt;

    /// <summary>Whether all nodes have one sign, by the facts.</summary>
    public bool HaveOneSign(IEnumerable<Node> nodes)
    {
        Interval[] ranges = [.. nodes.Select(n => RangeOf(n, facts))];
        return ranges.All(r => r.IsNonNegative) || ranges.All(r => r.IsNonPositive);
    }

    private Standing Of(Node node, FactBase known)
    {
        if (!done.TryGetValue((known, node), out Standing? result))
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            result = node.Type != NodeType.Real ? Standing.Exact
                : SettledParts(node) is { } parts ? All(parts.Select(p => Of(p, known)))
                : Judge(node, known);
            done.Add((known, node), result);
        }

        return result;
    }

    private ImmutableArray<Node>? SettledParts(Node node) =>
        settled.Count > 0 && node is Sum or Conditional && settled.TryGetValue(WithAnyIndices(node), out ImmutableArray<Node> parts) ? parts : null;

    /// <summary>The node whatever its indices are called: the same sum has other indices in a loop than where it was chosen.</summary>
    private Node WithAnyIndices(Node node)
    {
        for (int i = 0; i < node.FreeIndices.Length; i++)
        {
            Index index = graph.OpenIndex(node.FreeIndices[i]);
            (Node lower, Node upper) = graph.RangeOf(index);
            node = graph.Substitute(node, index, graph.SharedIndex(lower, upper, AnyLevel + i));
        }

        return node;
    }

    private static Standing All(IEnumerable<Standing> parts) => parts.FirstOrDefault(p => p.Doubt is not null) ?? Standing.Accurate;

    private Standing Judge(Node node, FactBase known) => node switch
    {
        Constant constant => Rational.FromDouble(constant.Value.ToDouble()) == constant.Value ? Standing.Exact : Standing.Accurate,
        NamedConstant => Standing.Accurate,
        Symbol symbol => known.ParameterOf(symbol) is null ? Standing.Doubtful(symbol) : Standing.Argument(symbol),
        Element element => Standing.Argument((Symbol)element.Array),
        Sum sum => OfSum(sum, known),
        Product product => OfProduct(product, known),
        Conditional conditional => Either(Of(conditional.Then, Where(conditional, true, known)), Of(conditional.Else, Where(conditional, false, known))),
        Call call => OfCall(call, known),
        Reduction reduction => OfReduction(reduction, known),
        _ => Standing.Doubtful(node),
    };

    /// <summary>What is known in a branch. A NaN has no accuracy, so where a comparison fails its opposite holds.</summary>
    private FactBase Where(Conditional conditional, bool holds, FactBase known) => holds || conditional.Condition is not Call { Function: Function.Less or Function.LessOrEqual } comparison
        ? known.Assuming(conditional.Condition, holds)
        : known.Assuming(graph.Call(comparison.Function == Function.Less ? Function.LessOrEqual : Function.Less, comparison.Arguments[1], comparison.Arguments[0]), true);

    private Interval RangeOf(Node node, FactBase known) => node is Conditional conditional
        ? RangeOf(conditional.Then, Where(conditional, true, known)).Union(RangeOf(conditional.Else, Where(conditional, false, known)))
        : known.IntervalOf(node);

    private static Standing Either(Standing a, Standing b) =>
        a.Doubt is not null ? a
        : b.Doubt is not null ? b
        : a.Carriers is { } first && b.Carriers is { } second ? Standing.Absorbed(first.Union(second))
        : a.Carriers is { } only && b.IsExact ? Standing.Absorbed(only)
        : b.Carriers is { } other && a.IsExact ? Standing.Absorbed(other)
        : Standing.Accurate;

    private Standing OfSum(Sum sum, FactBase known)
    {
        Standing[] terms = [.. sum.Terms.Select(t => Of(t, known))];
        if (terms.FirstOrDefault(t => t.Doubt is not null) is { } doubtful)
        {
            return doubtful;
        }

        if (sum.IsScaled)
        {
            return terms[0].IsExact ? Standing.Accurate : terms[0];
        }

        // One rounding of two numbers that have no error of their own.
        bool isExact = Enumerable.Range(0, terms.Length).All(i => (terms[i].IsExact || terms[i].IsArgument) && Rational.Abs(sum.Coefficients[i]) is { Numerator.IsPowerOfTwo: true, Denominator.IsPowerOfTwo: true });
        if (isExact && terms.Length + (sum.Constant.IsZero ? 0 : 1) == 2)
        {
            return terms.All(t => t.IsArgument) && Math.Abs(sum.Constant.ToDouble()) <= SmallConstant
                ? Standing.Absorbed(terms.SelectMany(t => t.Carriers!).ToImmutableHashSet())
                : Standing.Accurate;
        }

        ImmutableHashSet<Symbol> carriers = ImmutableHashSet<Symbol>.Empty;
        int others = sum.Constant.IsZero ? 0 : 1;
        for (int i = 0; i < terms.Length; i++)
        {
            if (terms[i].Carriers is { } own && !Enumerable.Range(0, terms.Length).Any(k => k != i && arguments.Of(sum.Terms[k]) is var used && (used is null || used.Overlaps(own))))
            {
                carriers = carriers.Union(own);
            }
            else
            {
                others++;
            }
        }

        return others == 0 ? Standing.Absorbed(carriers)
            : others == 1 || HaveOneSign(sum, known) ? Standing.Accurate
            : Standing.Doubtful(sum);
    }

    private bool HaveOneSign(Sum sum, FactBase known)
    {
        bool positive = sum.Constant.Sign >= 0;
        bool negative = sum.Constant.Sign <= 0;
        for (int i = 0; i < sum.Terms.Length; i++)
        {
            Interval range = RangeOf(sum.Terms[i], known).Scale(sum.Coefficients[i].ToDouble());
            positive &= range.IsNonNegative;
            negative &= range.IsNonPositive;
        }

        return positive || negative;
    }

    private Standing OfProduct(Product product, FactBase known)
    {
        Standing[] factors = [.. product.Bases.Select(b => Of(b, known))];
        if (factors.FirstOrDefault(f => f.Doubt is not null) is { } doubtful)
        {
            return doubtful;
        }

        ImmutableHashSet<Symbol>? carriers = null;
        for (int i = 0; i < factors.Length; i++)
        {
            if (factors[i].Carriers is { } own && (carriers is null || own.All(IsVector))
                && !Enumerable.Range(0, factors.Length).Any(k => k != i && (arguments.Of(product.Bases[k]) is not { } used || used.Overlaps(own))))
            {
                carriers = own;
            }
        }

        return carriers is null ? Standing.Accurate : Standing.Absorbed(carriers);
    }

    private Standing OfCall(Call call, FactBase known)
    {
        Standing[] operands = [.. call.Arguments.Select(a => Of(a, known))];
        if (operands.FirstOrDefault(o => o.Doubt is not null) is { } doubtful)
        {
            return doubtful;
        }

        switch (call.Function)
        {
            case Function.Group or Function.Abs:
                return operands[0];
            case Function.Sqrt or Function.Cbrt:
                return operands[0].Carriers is { } scaled ? Standing.Absorbed(scaled) : Standing.Accurate;
            case Function.Max or Function.Min:
                return operands.Aggregate(Either);
        }

        return operands.All(o => o.IsExact || o.Carriers is not null) || HandsOn(call, known) ? Standing.Accurate : Standing.Doubtful(call);
    }

    /// <summary>Whether the function's relative error is no more than a few times that of its argument.</summary>
    private bool HandsOn(Call call, FactBase known)
    {
        Interval range = known.IntervalOf(call.Argument);
        return call.Function switch
        {
            Function.Hypot or Function.Asinh or Function.Atan or Function.Tanh or Function.Erf or Function.Sign or Function.CopySign or Function.ToReal => true,
            Function.Log1P => range.IsNonNegative || SettledParts(call.Argument) is not null,
            Function.ExpM1 => range.Upper <= SmallExponent,
            Function.Exp or Function.Sinh or Function.Cosh => range.Lower >= -SmallExponent && range.Upper <= SmallExponent,
            _ => false,
        };
    }

    private Standing OfReduction(Reduction reduction, FactBase known)
    {
        Standing body = Of(graph.Open(reduction, graph.OwnIndexOf(reduction)), known);
        return body.Doubt is not null ? body
            : reduction.Kind == ReductionKind.Product ? Standing.Accurate
            // What is selected has no error but that of what it is selected from.
            : reduction.Kind != ReductionKind.Sum ? (body.Carriers is null ? body : Standing.Absorbed(ImmutableHashSet<Symbol>.Empty))
            : body.IsSummable ? body
            : known.IntervalOf(reduction) is { IsNonNegative: true } or { IsNonPositive: true } ? Standing.Accurate
            : Standing.Doubtful(reduction);
    }

    private static bool IsVector(Symbol symbol) => symbol.Dimensions > 0;

    /// <summary>What is known of the error of a form.</summary>
    /// <param name="Doubt">The sum that may cancel; null where the form is accurate.</param>
    /// <param name="Carriers">The arguments whose own last places explain the error; null where it needs no such explanation, or has none.</param>
    /// <param name="IsArgument">Whether the form is an argument itself.</param>
    /// <param name="IsExact">Whether there is no error at all.</param>
    private sealed record Standing(Node? Doubt, ImmutableHashSet<Symbol>? Carriers, bool IsArgument, bool IsExact)
    {
        public static readonly Standing Exact = new(null, null, false, true);

        public static readonly Standing Accurate = new(null, null, false, false);

        /// <summary>Whether a Σ of such terms is as accurate as each of them.</summary>
        public bool IsSummable => Carriers is { } carriers && carriers.All(IsVector);

        public static Standing Argument(Symbol symbol) => new(null, ImmutableHashSet.Create(symbol), true, false);

        public static Standing Absorbed(ImmutableHashSet<Symbol> carriers) => new(null, carriers, false, false);

        public static Standing Doubtful(Node node) => new(node, null, false, false);
    }
}
