using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>
/// Schedules one block: what is evaluated in it once goes before the loops that need it; loops over one range that do not
/// need each other's results become one; what several loops need and is dear is kept in an array.
/// </summary>
internal sealed partial class BlockScheduler
{
    /// <summary>What costs at least this much is not computed twice if an array can hold it.</summary>
    private const int WorthAnArray = 10;

    /// <summary>What the user named and costs at least this much keeps its name.</summary>
    private const int WorthAName = 4;

    /// <summary>A condition of more nodes than this is not written twice.</summary>
    private const int LongCondition = 60;

    private readonly KernelBuilder kernel;
    private readonly ExpressionGraph graph;
    private readonly BlockScope scope;
    private readonly List<Statement> statements = [];
    private readonly List<Item> items = [];
    private readonly Dictionary<Node, Item> producers = [];
    private readonly Dictionary<Node, HashSet<Item>> needs = [];
    private readonly List<Node> roots;
    private readonly List<Effect> effects;
    private readonly IReadOnlyDictionary<Node, Symbol> results;
    private readonly Dictionary<Symbol, Node> arraysToFill = [];
    private BlockAnalysis analysis = null!;

    private BlockScheduler(KernelBuilder kernel, BlockScope scope, IEnumerable<Node> roots, IEnumerable<Effect> effects, IReadOnlyDictionary<Node, Symbol> results)
    {
        this.results = results;
        this.kernel = kernel;
        graph = kernel.Graph;
        this.scope = scope;
        this.roots = [.. roots];
        this.effects = [.. effects];
    }

    /// <summary>The statements after which all <paramref name="roots"/> can be expressed in the scope.</summary>
    public static ImmutableArray<Statement> Schedule(KernelBuilder kernel, BlockScope scope, IEnumerable<Node> roots, IEnumerable<Effect> effects) =>
        Schedule(kernel, scope, roots, effects, ImmutableDictionary<Node, Symbol>.Empty);

    /// <param name="kernel">The kernel.</param>
    /// <param name="scope">What the block knows.</param>
    /// <param name="roots">What is wanted.</param>
    /// <param name="effects">What is written.</param>
    /// <param name="results">Locals around the block, still 0, for those of the roots that branches compute.</param>
    private static ImmutableArray<Statement> Schedule(
        KernelBuilder kernel, BlockScope scope, IEnumerable<Node> roots, IEnumerable<Effect> effects, IReadOnlyDictionary<Node, Symbol> results)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        BlockScheduler scheduler = new(kernel, scope, roots, effects, results);
        scheduler.Run();
        return scheduler.statements.ToImmutableArray();
    }

    private void Run()
    {
        PrepareArraysForInnerLoops();
        GuardPositions();
        Analyse();
        CollectItems();
        while (items.Count > 0)
        {
            int before = items.Count;
            EmitReadyScalars();
            int waiting = Waiting();
            EmitReadyLoops();
            if (items.Count == before && Waiting() == waiting)
            {
                throw new InvalidOperationException("The statements of a block wait for each other.");
            }
        }
    }

    private int Waiting() => items.Sum(i => i.Needs.Count);

    private void Analyse()
    {
        analysis = Analysis(_ => true);
        needs.Clear();
    }

    private BlockAnalysis Analysis(Func<Effect, bool> isCounted)
    {
        List<RootUse> direct = [.. roots.Select(root => new RootUse(root))];
        direct.AddRange(effects.Where(e => e.Context.IsEmpty && isCounted(e)).SelectMany(UsesOf));
        List<RootUse> inLoops = [.. effects.Where(e => !e.Context.IsEmpty).SelectMany(e => EffectRoots(e).Select(root => BehindGuard(e, root)))];
        return BlockAnalysis.Of(graph, scope, kernel.Existing, direct, inLoops);
    }

    private IEnumerable<RootUse> UsesOf(Effect effect) => SidesOf(effect) is { } sides
        ? UsesUnder(effect, sides)
        : effect.Indices.Add(effect.Value).Select(root => BehindGuard(effect, root));

    /// <summary>What the effect evaluates where nothing is to be added: the place where it would be is not looked for.</summary>
    private RootUse BehindGuard(Effect effect, Node root) => !effect.IsStore && effect.Indices.Contains(root) && !root.HasReduction && GuardOf(effect.Value) is { } guard
        ? new(root, ImmutableArray.Create(Answer(guard.Condition))) { IsBeyond = true }
        : new(root);

    private static (Node Condition, bool Holds) Answer(Node condition) => condition is Call { Function: Function.Not } not ? (not.Argument, false) : (condition, true);

    private static Node Core(Node node) => node is Sum { IsScaled: true } scaled ? scaled.Terms[0] : node;

    /// <summary>What an effect's loops need, bounds included.</summary>
    private IEnumerable<Node> EffectRoots(Effect effect)
    {
        yield return graph.RangeOf(effect.Context[0]).Lower;
        yield return graph.RangeOf(effect.Context[0]).Upper;
        foreach (Index index in effect.Context.Skip(1))
        {
            yield return graph.RangeOf(index).Lower;
            yield return graph.RangeOf(index).Upper;
        }

        foreach (Node node in effect.Indices)
        {
            yield return node;
        }

        foreach (Node node in ValuesOf(effect))
        {
            yield return node;
        }
    }

    /// <summary>What an effect writes; what fills an array is not read from that array.</summary>
    private IEnumerable<Node> ValuesOf(Effect effect) => !arraysToFill.ContainsKey(effect.Destination) ? [effect.Value]
        : effect.Value is not Conditional conditional ? scope.OperandsOf(effect.Value)
        : scope.BranchesOf(conditional, effect.Destination) is var (then, otherwise) ? [conditional.Condition, then, otherwise] : [];

    private void CollectItems()
    {
        FindBranches();
        Dictionary<Effect, Fork> guarded = FindGuardedEffects();
        foreach (Node node in analysis.Order.Reverse())
        {
            Usage? usage = analysis.UsageOf(node);
            if (usage?.Evaluated is not { IsAlways: true } || !scope.Knows(node))
            {
                continue;
            }

            if (node is Reduction reduction)
            {
                Add(new LoopItem(node, reduction, null, graph.RangeOf(scope.IndexOver(reduction.Lower, reduction.Upper))));
            }
            else if (branches.Contains(node))
            {
                Add(new BranchItem(node, null, default));
            }
            else if (NeedsLocal(node, usage, usage.Count, usage.InLoop) || KeepsName(node))
            {
                Add(new ScalarItem(node));
            }
        }

        foreach (Effect effect in effects)
        {
            items.Add(
                guarded.TryGetValue(effect, out Fork fork) ? new BranchItem(null, effect, fork)
                : effect.Context.IsEmpty ? new EffectItem(effect)
                : new LoopItem(null, null, effect, graph.RangeOf(effect.Context[0])));
        }

        foreach (Item item in items)
        {
            item.Needs.UnionWith(NeedsOf(item));
        }

        void Add(Item item)
        {
            items.Add(item);
            producers.Add(item.Node!, item);
        }
    }

    /// <summary>Whether a node that is mentioned so often at one place, and perhaps by a loop, is worth a local.</summary>
    private bool NeedsLocal(Node node, Usage usage, int count, bool inLoop)
    {
        if (node.Type == NodeType.Integer)
        {
            return node is Call { Function: Function.IntegerDivide or Function.IntegerRemainder }
                && (inLoop || count > 1) && !(inLoop && usage.OnlyBeyond);
        }

        if (node.Type == NodeType.Boolean)
        {
            return count > 1 && node.Size > LongCondition;
        }

        if (node.Type != NodeType.Real || node is Element or Call { Function: Function.Group })
        {
            return false;
        }

        int own = CostModel.Own(node);
        if (node is Sum { IsScaled: true } && own == 0)
        {
            return false; // a sign
        }

        if (node is Call { Function: Function.ToReal })
        {
            return inLoop || count > 2;
        }

        return count > 1 || inLoop;
    }

    /// <summary>
    /// Whether a node that is mentioned once keeps the name that the text gives it. The reciprocal of what is read does not,
    /// k/n costs less than k·(1/n); nor does what stands behind a condition, which needs no statement of its own.
    /// </summary>
    private bool KeepsName(Node node) =>
        kernel.Names.HintFor(node) is not null && node.Type == NodeType.Real && node is not (Element or Call { Function: Function.Group or Function.ToReal })
        && !(node is Product reciprocal && reciprocal.Exponents.All(e => e.Sign < 0) && reciprocal.Bases.All(b => b is Symbol or Element or Call { Function: Function.ToReal }))
        && !(node is Sum { IsScaled: true } && CostModel.Own(node) == 0)
        && CostModel.Reaches(node, WorthAName) && !IsRoot(node);

    /// <summary>Whether the node is a result, up to its sign: the sign is taken up where the result is written.</summary>
    private bool IsRoot(Node node) =>
        roots.Any(root => ReferenceEquals(root, node) || (root is Sum { IsScaled: true } signed && ReferenceEquals(signed.Terms[0], node) && CostModel.Own(signed) == 0));

    private HashSet<Item> NeedsOf(Item item)
    {
        HashSet<Item> result = [];
        switch (item)
        {
            case LoopItem { Reduction: { } reduction }:
                Union(reduction.Lower);
                Union(reduction.Upper);
                Union(scope.Body(reduction));
                break;
            case LoopItem { Effect: { } effect }:
                foreach (Node root in EffectRoots(effect))
                {
                    Union(root);
                }

                break;
            default:
                foreach (Node operand in OperandsOf(item))
                {
                    Union(operand);
                }

                break;
        }

        // What is added to a destination comes after what is stored there.
        if (item.Target is { IsStore: false } added)
        {
            result.UnionWith(items.Where(other => other.Target is { IsStore: true } stored && ReferenceEquals(stored.Destination, added.Destination)));
        }

        result.Remove(item);
        return result;

        void Union(Node node) => result.UnionWith(NeedsOf(node));
    }

    /// <summary>What an item outside of loops evaluates.</summary>
    private IEnumerable<Node> OperandsOf(Item item) => item switch
    {
        EffectItem { Effect: var effect } => effect.Indices.Add(effect.Value),
        BranchItem { Effect: { } effect, Own: var fork } => [.. effect.Indices, fork.Condition, fork.Then, fork.Else],
        _ => scope.OperandsOf(item.Node!),
    };

    private HashSet<Item> NeedsOf(Node node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (node.Children.IsEmpty)
        {
            return [];
        }

        if (node is Element { Array: var kept } && arraysToFill.ContainsKey(kept))
        {
            return FillersOf(kept);
        }

        if (scope.Resolve(node) is { } held)
        {
            return held is Element { Array: var array } && arraysToFill.ContainsKey(array) ? FillersOf(array) : [];
        }

        if (producers.TryGetValue(node, out Item? producer))
        {
            return [producer];
        }

        if (!needs.TryGetValue(node, out HashSet<Item>? result))
        {
            result = [];
            foreach (Node operand in scope.OperandsOf(node))
            {
                HashSet<Item> part = NeedsOf(operand);
                graph.Spend(1 + part.Count);
                result.UnionWith(part);
            }

            needs.Add(node, result);
        }

        return result;
    }

    private HashSet<Item> FillersOf(Symbol array) => [.. items.Where(i => i.Target is { } target && ReferenceEquals(target.Destination, array))];

    private void EmitReadyScalars()
    {
        bool progress = true;
        while (progress)
        {
            progress = false;
            foreach (Item item in items.Where(i => i is not LoopItem && i.Needs.Count == 0).ToArray())
            {
                if (item is BranchItem branch)
                {
                    progress |= EmitTogether(branch);
                    continue;
                }

                EmitScalar(item);
                Finish(item);
                progress = true;
            }
        }
    }

    private void EmitScalar(Item item)
    {
        switch (item)
        {
            case ScalarItem:
                Symbol local = kernel.Names.Local(item.Node!, FallbackNames.Of(item.Node!));
                statements.Add(new Declare(local, scope.ExpressHere(item.Node!), false));
                scope.Define(item.Node!, local);
                break;
            case EffectItem { Effect: var effect }:
                statements.Add(Write(scope, effect));
                break;
        }
    }

    private void EmitLoop(Node lower, Node upper, List<LoopItem> fused)
    {
        Index index = scope.IndexOver(lower, upper);
        Symbol symbol = kernel.Names.LoopIndex(scope.Depth);
        BlockScope inner = scope.Loop(index, symbol);
        List<Effect> innerEffects = [];
        foreach (LoopItem item in fused)
        {
            if (item.Effect is { } effect)
            {
                innerEffects.Add(Enter(effect));
            }
        }

        List<Action> afterwards = [];
        innerEffects.AddRange(KeepForLaterLoops(index, fused, afterwards));
        foreach (Effect effect in innerEffects.Where(e => arraysToFill.ContainsKey(e.Destination)))
        {
            inner.Hide(effect.Destination);
        }

        List<Node> innerRoots = [.. fused.Where(i => i.Reduction is not null).Select(i => scope.Body(i.Reduction!))];
        List<Accumulator> accumulators = [.. fused.Where(i => i.Reduction is not null).Select(i => Accumulator.Start(kernel, i.Reduction!, statements))];
        ImmutableArray<Statement>.Builder body = ImmutableArray.CreateBuilder<Statement>();
        body.AddRange(Schedule(kernel, inner, innerRoots, innerEffects));
        for (int i = 0; i < accumulators.Count; i++)
        {
            body.AddRange(accumulators[i].Step(inner.Express(innerRoots[i]), symbol));
        }

        statements.Add(new For(symbol, scope.Express(lower), scope.Express(upper), body.ToImmutable()));
        foreach (Accumulator accumulator in accumulators)
        {
            scope.Define(accumulator.Reduction, accumulator.Result);
        }

        foreach (Action action in afterwards)
        {
            action();
        }
    }

    /// <summary>The effect inside its outermost loop.</summary>
    private static Effect Enter(Effect effect) => effect with { Context = effect.Context.RemoveAt(0) };

    private void Finish(Item item)
    {
        items.Remove(item);
        foreach (Item other in items)
        {
            other.Needs.Remove(item);
        }
    }

    /// <summary>Something to be scheduled, and what has to come before it.</summary>
    private abstract record Item(Node? Node)
    {
        public HashSet<Item> Needs { get; } = new(ReferenceComparer.Instance);

        public virtual Effect? Target => null;
    }

    private sealed record ScalarItem(Node Computed) : Item(Computed);

    /// <summary>A conditional, or an effect that adds different things under different answers.</summary>
    private sealed record BranchItem(Node? Result, Effect? Effect, Fork Own) : Item(Result)
    {
        public override Effect? Target => Effect;
    }

    private sealed record EffectItem(Effect Effect) : Item((Node?)null)
    {
        public override Effect? Target => Effect;
    }

    private sealed record LoopItem(Node? Result, Reduction? Reduction, Effect? Effect, (Node Lower, Node Upper) Range) : Item(Result)
    {
        public override Effect? Target => Effect;
    }

    private sealed class ReferenceComparer : IEqualityComparer<Item>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals(Item? x, Item? y) => ReferenceEquals(x, y);

        public int GetHashCode(Item item) => RuntimeHelpers.GetHashCode(item);
    }
}
