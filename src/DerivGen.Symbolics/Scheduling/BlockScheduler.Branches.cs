using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>Which conditions become if statements, and which of them become one.</summary>
internal sealed partial class BlockScheduler
{
    /// <summary>What becomes an if statement.</summary>
    private readonly HashSet<Node> branches = [];

    /// <summary>What needs a statement of its own behind conditions, where it does.</summary>
    private readonly Dictionary<Place, List<Node>> needed = [];

    /// <summary>The conditions under which locals are needed.</summary>
    private readonly HashSet<Node> sharedConditions = [];

    /// <summary>
    /// What becomes an if statement, since a branch of it needs loops or locals of its own: conditionals, and conditions of
    /// which a later part is asked only where an earlier one lets it be.
    /// </summary>
    private void FindBranches()
    {
        sharedConditions.Clear();
        HashSet<(Node, Place?)> done = [];
        Stack<(Node Node, Place? Place)> pending = [];
        foreach (Node node in analysis.Order)
        {
            if (scope.Knows(node) && analysis.UsageOf(node) is { Evaluated: not { IsAlways: true } } usage
                && (node is Reduction || usage.Places.Any(place => NeedsLocal(node, usage, place.Count, place.InLoop))))
            {
                pending.Push((node, usage.Evaluated));
                if (usage.Evaluated is { Condition: { } condition })
                {
                    sharedConditions.Add(condition);
                }
            }
        }

        // From there up to the forks that lead to the place, or to every place where there is none for all.
        while (pending.Count > 0)
        {
            (Node node, Place? place) = pending.Pop();
            if (!done.Add((node, place)))
            {
                continue;
            }

            foreach ((Node user, bool isBranch) in analysis.UsersOf(node))
            {
                Usage usage = analysis.UsageOf(user)!;
                bool leadsThere = isBranch && (place is null || !usage.Places.All(p => place.Contains(p.Place)));
                if (leadsThere)
                {
                    branches.Add(user);
                }

                Place? next = leadsThere ? usage.Evaluated : place;
                if (next is not { IsAlways: true } && usage.Evaluated is not { IsAlways: true })
                {
                    pending.Push((user, next));
                }
            }
        }
    }

    /// <summary>
    /// Emits all that ask one condition as one statement, so that what they have in common there is computed once. Where one
    /// of them is not ready the others wait for it, unless it needs them; returns whether anything was emitted.
    /// </summary>
    private bool EmitTogether(BranchItem branch)
    {
        if (!items.Contains(branch) || branch.Needs.Count > 0)
        {
            return false;
        }

        Node condition = SidesOf(branch).Condition;
        List<BranchItem> same = [.. items.OfType<BranchItem>().Where(b => ReferenceEquals(SidesOf(b).Condition, condition))];
        if (sharedConditions.Contains(condition) && same.Find(b => b.Needs.Count > 0 && !NeedsTransitively(b).Contains(branch)) is { } later)
        {
            branch.Needs.UnionWith(later.Needs);
            return false;
        }

        List<BranchItem> together = [.. same.Where(b => b.Needs.Count == 0)];
        EmitBranches(together);
        together.ForEach(Finish);
        return true;
    }

    private void EmitBranches(List<BranchItem> together)
    {
        List<(Symbol Result, Fork Fork)> forks = [];
        foreach (BranchItem item in together.Where(i => i.Result is not null))
        {
            forks.Add((ResultOf(item.Result!), SidesOf(item)));
        }

        List<(Effect Effect, Fork Fork)> guarded = [.. together.Where(i => i.Effect is not null).Select(i => (i.Effect!, SidesOf(i)))];
        statements.Add(EmitChain(SidesOf(together[0]).Condition, forks, guarded));
        foreach ((BranchItem item, (Symbol result, _)) in together.Where(i => i.Result is not null).Zip(forks, (i, f) => (i, f)))
        {
            scope.Define(item.Result!, result);
        }
    }

    /// <summary>
    /// The statement for what asks one condition. While all that is left for the other answer asks one further condition,
    /// and needs nothing before it, that one follows: else if.
    /// </summary>
    private Statement EmitChain(Node condition, List<(Symbol Result, Fork Fork)> forks, List<(Effect Effect, Fork Fork)> guarded)
    {
        List<(Node Condition, ImmutableArray<Statement> Then)> chain = [];
        Place place = analysis.Always;
        while (true)
        {
            chain.Add((scope.Express(condition), Side(forks.Select(f => (f.Result, f.Fork.Then)), guarded.Select(g => g.Effect with { Value = g.Fork.Then }))));
            place = place.Inside(condition, false, isBeyond: false);
            List<(Symbol Result, Node Value)> values = [.. forks.Select(f => (f.Result, f.Fork.Else)).Where(f => !IsZero(f.Else))];
            List<Effect> added = [.. guarded.Select(g => g.Effect with { Value = g.Fork.Else }).Where(e => !IsZero(e.Value))];
            if (NextCondition(place, values, added) is not { } next)
            {
                ImmutableArray<Statement> last = Side(values, added);
                for (int i = chain.Count - 1; i > 0; i--)
                {
                    last = ImmutableArray.Create(Choose(chain[i].Condition, chain[i].Then, last));
                }

                return Choose(chain[0].Condition, chain[0].Then, last);
            }

            condition = next;
            forks = [.. values.Select(v => (v.Result, SidesOf(v.Value)))];
            guarded = [.. added.Select(e => (e, Sides(e, (Conditional)Core(e.Value))))];
        }
    }

    /// <summary>The condition that all ask first at the place, if nothing has to be computed before.</summary>
    private Node? NextCondition(Place place, List<(Symbol Result, Node Value)> values, List<Effect> added)
    {
        HashSet<Node> own = [.. values.Select(v => v.Value)];
        if (own.Count < values.Count || own.Any(v => v is not Conditional || !branches.Contains(v) || scope.Resolve(v) is not null) || added.Any(e => SidesOf(e) is null))
        {
            return null;
        }

        HashSet<Node> conditions = [.. own.Concat(added.Select(e => Core(e.Value))).Select(v => ((Conditional)v).Condition)];
        return conditions.Count == 1 && NeededAt(place).All(own.Contains) ? conditions.Single() : null;
    }

    /// <summary>What needs a statement of its own at a place behind conditions.</summary>
    private IEnumerable<Node> NeededAt(Place place)
    {
        if (needed.Count == 0)
        {
            foreach (Node node in analysis.Order.Where(scope.Knows))
            {
                Usage? usage = analysis.UsageOf(node);
                foreach (Place at in usage is null ? [] : usage.Evaluated is { } evaluated ? [evaluated] : usage.Places.Select(p => p.Place))
                {
                    if (node is Reduction || branches.Contains(node) || NeedsLocal(node, usage!, usage!.Count, usage.InLoop) || KeepsName(node))
                    {
                        if (!needed.TryGetValue(at, out List<Node>? nodes))
                        {
                            needed.Add(at, nodes = []);
                        }

                        nodes.Add(node);
                    }
                }
            }
        }

        return needed.TryGetValue(place, out List<Node>? own) ? own : [];
    }

    /// <summary>The local that a fork's branches assign: one of the block around it, or a new one.</summary>
    private Symbol ResultOf(Node fork)
    {
        if (results.TryGetValue(fork, out Symbol? result))
        {
            return result;
        }

        result = kernel.Names.Local(fork, FallbackNames.Of(fork));
        statements.Add(new Declare(result, fork.Type switch { NodeType.Integer => graph.Integer(Rational.Zero), NodeType.Boolean => graph.False, _ => graph.Zero }, true));
        return result;
    }

    private Statement Choose(Node condition, ImmutableArray<Statement> then, ImmutableArray<Statement> otherwise) =>
        then.IsEmpty ? Choose(graph.Not(condition), otherwise, then)
        : otherwise.IsEmpty && then is [If { Else.IsEmpty: true } inner] ? new If(graph.And(condition, inner.Condition), inner.Then, otherwise)
        : new If(condition, then, otherwise);

    /// <summary>One side of a fork: what is assigned there, and what is added; what is 0 needs neither.</summary>
    private ImmutableArray<Statement> Side(IEnumerable<(Symbol Result, Node Value)> values, IEnumerable<Effect> added)
    {
        List<(Symbol Result, Node Value)> assigned = [.. values.Where(v => !IsZero(v.Value))];
        List<Effect> own = [.. added.Where(e => !IsZero(e.Value))];
        if (assigned.Count + own.Count == 0)
        {
            return ImmutableArray<Statement>.Empty;
        }

        BlockScope inner = scope.Branch();
        Dictionary<Node, Symbol> targets = assigned.GroupBy(a => a.Value).ToDictionary(g => g.Key, g => g.First().Result);
        ImmutableArray<Statement> before = Schedule(kernel, inner, assigned.Select(a => a.Value), own, targets);
        return before.AddRange(assigned
            .Select(a => (a.Result, Value: inner.Express(a.Value)))
            .Where(a => !ReferenceEquals(a.Result, a.Value))
            .Select(a => (Statement)new Assign(a.Result, a.Value)));
    }

    private Fork SidesOf(BranchItem item) => item.Result is null ? item.Own : SidesOf(item.Result);

    /// <summary>The condition of a fork and its two sides: a and b is a ? b : false, a or b is a ? true : b.</summary>
    private Fork SidesOf(Node fork)
    {
        switch (fork)
        {
            case Conditional conditional:
                (Node then, Node otherwise) = scope.BranchesOf(conditional);
                return new(conditional.Condition, then, otherwise);
            case Call { Function: Function.And } and:
                return new(and.Arguments[0], graph.And([.. and.Arguments.Skip(1)]), graph.False);
            default:
                Call or = (Call)fork;
                return new(or.Arguments[0], graph.True, graph.Or([.. or.Arguments.Skip(1)]));
        }
    }

    /// <summary>A condition, and what is evaluated under either answer.</summary>
    private readonly record struct Fork(Node Condition, Node Then, Node Else);
}
