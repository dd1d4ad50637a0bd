using System.Collections.Immutable;
using DerivGen.Symbolics.Differentiation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>Puts a value and derivatives, as expressions, into the order of a program.</summary>
internal static class Scheduler
{
    private const int DearLoop = 10;

    /// <param name="graph">The graph in which the forms to compute stand.</param>
    /// <param name="value">The value, where it is asked for.</param>
    /// <param name="derivatives">The derivatives, where they are asked for.</param>
    /// <param name="hints">The user's names for values.</param>
    /// <param name="accumulate">Whether destinations are added to.</param>
    /// <param name="assumptions">What holds wherever the method has a value.</param>
    /// <param name="narrow">The variables whose destinations hold less than what is computed: nothing else is kept there.</param>
    public static Kernel Schedule(
        ExpressionGraph graph,
        Node? value,
        ImmutableArray<PartialDerivative> derivatives,
        IReadOnlyDictionary<Node, string> hints,
        bool accumulate,
        IEnumerable<Node> assumptions,
        IReadOnlyCollection<Symbol> narrow)
    {
        List<Statement> before = [];
        List<Effect> effects = [];
        List<Symbol> free = [];
        foreach (PartialDerivative derivative in derivatives.Where(d => d.Scalar is null))
        {
            Symbol destination = Destination(graph, derivative.Variable);
            List<Effect> own = [.. derivative.Contributions
                .SelectMany(c => ScatterLoops.Apply(graph, c))
                .Select(c => WithLoopIndices(graph, new Effect(destination, c.Context, c.Indices, c.Value, false)))];
            int cover = accumulate ? -1 : own.FindIndex(e => Covers(graph, e, derivative.Variable));
            if (cover >= 0 && own[cover].Value.HasReduction && own.Any(e => !ReferenceEquals(e, own[cover]) && IsDearLoop(e)))
            {
                cover = -1; // stored first, it would keep those loops from joining the earlier ones that it needs
            }

            if (cover >= 0)
            {
                own[cover] = own[cover] with { IsStore = true };
                if (destination.Dimensions == 1 && !narrow.Contains(derivative.Variable))
                {
                    free.Add(destination);
                }
            }
            else if (!accumulate)
            {
                before.Add(new Clear(destination));
            }

            effects.AddRange(own);
        }

        List<Node> roots = value is null ? [] : [value];
        roots.AddRange(derivatives.Where(d => d.Scalar is not null).Select(d => d.Scalar!));
        KernelBuilder kernel = new(graph, new Names(graph, hints), free) { Existing = new(graph, assumptions) };
        BlockScope scope = BlockScope.Root(graph);
        ImmutableArray<Statement> statements = BlockScheduler.Schedule(kernel, scope, roots, effects);
        return new(
            kernel.Arrays.Concat(before).Concat(statements).ToImmutableArray(),
            value is null ? null : scope.Express(value),
            derivatives.Where(d => d.Scalar is not null).Select(d => scope.Express(d.Scalar!)).ToImmutableArray());
    }

    /// <summary>The destination of a variable's derivative, as it stands in kernels.</summary>
    public static Symbol Destination(Symbol variable) => new(
        variable.Name + "Gradient",
        variable.Name + "Gradient",
        NodeType.Real,
        variable.Dimensions,
        SymbolOrdinals.Destination + variable.Ordinal)
    {
        Suffix = variable.Suffix,
    };

    public static Symbol Destination(ExpressionGraph graph, Symbol variable) => (Symbol)graph.Intern(Destination(variable));

    /// <summary>Whether the effect writes every element of the derivative exactly once, in order.</summary>
    private static bool Covers(ExpressionGraph graph, Effect effect, Symbol variable) =>
        effect.Context.Length == effect.Indices.Length
        && Enumerable.Range(0, effect.Indices.Length).All(i => ReferenceEquals(effect.Indices[i], effect.Context[i])
            && graph.RangeOf(effect.Context[i]) is { Lower: Constant { Value.IsZero: true }, Upper: Length length }
            && length.Dimension == i && ReferenceEquals(length.Array, variable.Sized));

    /// <summary>Whether the effect's loops compute something dear, beside which other things may be computed too.</summary>
    private static bool IsDearLoop(Effect effect) => !effect.Context.IsEmpty && CostModel.Reaches(effect.Value, DearLoop);

    /// <summary>The contribution over the same.</summary>
    public static Contribution WithLoopIndices(ExpressionGraph graph, Symbol destination, Contribution contribution)
    {
        Effect effect = WithLoopIndices(graph, new Effect(destination, contribution.Context, contribution.Indices, contribution.Value, false));
        return contribution with { Context = effect.Context, Indices = effect.Indices, Value = effect.Value };
    }

    /// <summary>The effect over the indices that the loops it runs in will have: at each depth the first one over its range that is not in use.</summary>
    public static Effect WithLoopIndices(ExpressionGraph graph, Effect effect)
    {
        // Through fresh indices, so that renaming captures nothing.
        effect = Rename(effect, (lower, upper, _) => graph.FreshIndex(lower, upper));
        return Rename(effect, (lower, upper, used) =>
        {
            int level = 0;
            while (used.Contains(graph.SharedIndex(lower, upper, level)))
            {
                level++;
            }

            return graph.SharedIndex(lower, upper, level);
        });

        Effect Rename(Effect old, Func<Node, Node, HashSet<Index>, Index> choose)
        {
            ImmutableArray<Index>.Builder context = ImmutableArray.CreateBuilder<Index>(old.Context.Length);
            List<(Index From, Index To)> renamed = [];
            HashSet<Index> used = [];
            foreach (Index index in old.Context)
            {
                (Node lower, Node upper) = graph.RangeOf(index);
                Index chosen = choose(Apply(lower), Apply(upper), used);
                used.Add(chosen);
                renamed.Add((index, chosen));
                context.Add(chosen);
            }

            return old with { Context = context.MoveToImmutable(), Indices = old.Indices.Select(Apply).ToImmutableArray(), Value = Apply(old.Value) };

            Node Apply(Node node)
            {
                foreach ((Index from, Index to) in renamed)
                {
                    node = graph.Substitute(node, from, to);
                }

                return node;
            }
        }
    }
}
