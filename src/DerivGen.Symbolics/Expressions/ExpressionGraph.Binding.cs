using System.Collections.Immutable;

namespace DerivGen.Symbolics.Expressions;

/// <summary>Reductions, their indices, and substitution.</summary>
internal sealed partial class ExpressionGraph
{
    private readonly Dictionary<(Node Lower, Node Upper, int Level), Index> sharedIndices = [];
    private readonly Dictionary<int, (Node Lower, Node Upper)> ranges = [];
    private readonly HashSet<int> lasting = [];
    private readonly Dictionary<(Index, Index), IndexSubstitution> renamings = [];
    private int nextOpen = Index.FirstOpen;

    /// <summary>A new open index over lower ≤ i &lt; upper.</summary>
    public Index FreshIndex(Node lower, Node upper)
    {
        int number = nextOpen++;
        ranges.Add(number, (lower, upper));
        return (Index)Intern(new Index(number));
    }

    /// <summary>
    /// The open index that all reductions over one range at one depth share, so that equal parts of their bodies are one
    /// node. <paramref name="level"/> counts the enclosing open indices over the same range.
    /// </summary>
    public Index SharedIndex(Node lower, Node upper, int level)
    {
        if (!sharedIndices.TryGetValue((lower, upper, level), out Index? index))
        {
            index = FreshIndex(lower, upper);
            sharedIndices.Add((lower, upper, level), index);
            lasting.Add(index.Number);
        }

        return index;
    }

    /// <summary>The first shared index over the reduction's range that it does not depend on.</summary>
    public Index OwnIndexOf(Reduction reduction) => OwnIndexOf(reduction, _ => false);

    /// <summary>The same for a body that something else will be put into, which knows the indices that are taken.</summary>
    public Index OwnIndexOf(Reduction reduction, Func<Index, bool> isTaken)
    {
        int level = 0;
        Index index;
        do
        {
            index = SharedIndex(reduction.Lower, reduction.Upper, level++);
        }
        while (reduction.DependsOn(index) || isTaken(index));
        return index;
    }

    /// <summary>The operands of a node; of a reduction its bounds, and its body as a function of its own index.</summary>
    public IEnumerable<Node> OpenOperandsOf(Node node) =>
        node is Reduction reduction ? [reduction.Lower, reduction.Upper, Open(reduction, OwnIndexOf(reduction))] : (IEnumerable<Node>)node.Children;

    /// <summary>The range of an open index.</summary>
    public (Node Lower, Node Upper) RangeOf(Index index) => ranges[index.Number];

    /// <summary>The range of an open index by its number, as it stands in <see cref="Node.FreeIndices"/>.</summary>
    public (Node Lower, Node Upper) RangeOf(int number) => ranges[number];

    public Index OpenIndex(int number) => (Index)Intern(new Index(number));

    /// <summary>max(0, upper − lower): how often a loop runs.</summary>
    public Node TripCount(Node lower, Node upper)
    {
        Node count = Subtract(upper, lower);
        return count is Length || (count is Constant number && number.Value.Sign >= 0)
            ? count
            : Call(Function.Max, Integer(Rational.Zero), count);
    }

    /// <summary>The reduction of <paramref name="body"/> over the range of the open <paramref name="index"/>, which is closed by this.</summary>
    public Node Reduce(ReductionKind kind, Index index, Node body)
    {
        (Node lower, Node upper) = RangeOf(index);
        if (lower is Constant first && upper is Constant last)
        {
            if (last.Value <= first.Value)
            {
                return Identity(kind, body.Type);
            }

            if (last.Value == first.Value + Rational.One)
            {
                return kind >= ReductionKind.FirstIndexOfMaximum ? lower : Substitute(body, index, lower);
            }
        }

        if (kind == ReductionKind.Sum)
        {
            if (body is Constant { Value.IsZero: true })
            {
                return body;
            }

            if (!body.DependsOn(index))
            {
                return Multiply(TripCount(lower, upper), body);
            }

            if (body is Sum { IsScaled: true } scaled)
            {
                return Scale(Reduce(kind, index, scaled.Terms[0]), scaled.Coefficients[0]);
            }

            if (body is Product product && product.Bases.Any(b => !b.DependsOn(index)))
            {
                List<(Node, Rational)> outside = [];
                List<(Node, Rational)> inside = [];
                for (int i = 0; i < product.Bases.Length; i++)
                {
                    (product.Bases[i].DependsOn(index) ? inside : outside).Add((product.Bases[i], product.Exponents[i]));
                }

                outside.Add((Reduce(kind, index, Monomial(inside)), Rational.One));
                return Monomial(outside);
            }

            // Σ (c ? a : b) is c ? Σ a : Σ b where the condition is the same for all terms.
            if (body is Conditional conditional && !conditional.Condition.DependsOn(index))
            {
                return Conditional(conditional.Condition, Reduce(kind, index, conditional.Then), Reduce(kind, index, conditional.Else));
            }
        }

        // A guarded read before the first element is no reason to count from −1.
        if (kind < ReductionKind.FirstIndexOfMaximum && IndexOrigin.Of(body, index) is { IsZero: false } origin
            && !(lower is Constant start && start.Value.Sign >= 0 && (start.Value + origin).Sign < 0))
        {
            Node offset = Integer(origin);
            Index shifted = FreshIndex(Add(lower, offset), Add(upper, offset));
            return Reduce(kind, shifted, Substitute(body, index, Subtract(shifted, offset)));
        }

        int number = body.BinderHeight;
        Node closed = Substitute(body, index, Intern(new Index(number)));
        return Intern(new Reduction(kind, lower, upper, number, closed));
    }

    /// <summary>The body of a reduction, as a function of an open index over its range.</summary>
    public Node Open(Reduction reduction, Index index) =>
        Substitute(reduction.Body, (Index)Intern(new Index(reduction.Number)), index);

    /// <summary>The expression with every occurrence of an index replaced.</summary>
    public Node Substitute(Node node, Index index, Node replacement) =>
        ReferenceEquals(index, replacement) || !node.DependsOn(index) ? node
            : replacement is Index other && IsLasting(index) && IsLasting(other) ? Renaming(index, other).Apply(node)
            : new IndexSubstitution(this, index, replacement).Apply(node);

    /// <summary>Whether the index is one that many expressions have in common: a bound or a shared one.</summary>
    private bool IsLasting(Index index) => !index.IsOpen || lasting.Contains(index.Number);

    /// <summary>What many expressions with equal parts are renamed by: with a memory that lasts.</summary>
    private IndexSubstitution Renaming(Index index, Index other)
    {
        if (!renamings.TryGetValue((index, other), out IndexSubstitution? renaming))
        {
            renaming = new(this, index, other);
            renamings.Add((index, other), renaming);
        }

        return renaming;
    }

    /// <summary>The expression with nodes replaced, everywhere and at once.</summary>
    public Node Replace(Node node, IReadOnlyDictionary<Node, Node> replacements) => new Replacement(this, replacements).Apply(node);

    private Node Identity(ReductionKind kind, NodeType type) => kind switch
    {
        ReductionKind.Sum => Scalar(Rational.Zero, type),
        ReductionKind.Product => Scalar(Rational.One, type),
        ReductionKind.Maximum or ReductionKind.FirstMaximum or ReductionKind.LastMaximum => NegativeInfinity,
        ReductionKind.Minimum or ReductionKind.FirstMinimum or ReductionKind.LastMinimum => PositiveInfinity,
        _ => Integer(Rational.MinusOne),
    };

    /// <summary>Rewrites bottom up with a memory; a reduction is opened, rewritten and closed again, so nothing is captured.</summary>
    internal abstract class Transformation(ExpressionGraph graph)
    {
        private readonly Dictionary<Node, Node> done = [];

        protected ExpressionGraph Graph { get; } = graph;

        public Node Apply(Node node)
        {
            if (!Concerns(node))
            {
                return node;
            }

            if (done.TryGetValue(node, out Node? result))
            {
                return result;
            }

            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            Graph.Spend(1);
            result = Rewrite(node);
            done[node] = result;
            return result;
        }

        /// <summary>Whether anything inside the node can change.</summary>
        protected abstract bool Concerns(Node node);

        protected virtual Node Rewrite(Node node) => RewriteChildren(node);

        protected Node RewriteChildren(Node node)
        {
            if (node is Reduction reduction)
            {
                Node lower = Apply(reduction.Lower);
                Node upper = Apply(reduction.Upper);
                Index fresh = Graph.FreshIndex(lower, upper);
                Node body = Graph.Open(reduction, fresh);
                return Graph.Reduce(reduction.Kind, fresh, Apply(body));
            }

            if (node.Children.IsEmpty)
            {
                return node;
            }

            ImmutableArray<Node>.Builder children = ImmutableArray.CreateBuilder<Node>(node.Children.Length);
            foreach (Node child in node.Children)
            {
                children.Add(Apply(child));
            }

            return Graph.Rebuild(node, children.MoveToImmutable());
        }
    }

    private sealed class IndexSubstitution(ExpressionGraph graph, Index index, Node replacement) : Transformation(graph)
    {
        protected override bool Concerns(Node node) => node.DependsOn(index);

        protected override Node Rewrite(Node node)
        {
            if (ReferenceEquals(node, index))
            {
                return replacement;
            }

            // Closed reductions keep their own number unless the replacement brings a binder of that height.
            return RewriteChildren(node);
        }
    }

    private sealed class Replacement(ExpressionGraph graph, IReadOnlyDictionary<Node, Node> replacements) : Transformation(graph)
    {
        protected override bool Concerns(Node node) => true;

        protected override Node Rewrite(Node node) => replacements.TryGetValue(node, out Node? result) ? result : RewriteChildren(node);
    }
}
