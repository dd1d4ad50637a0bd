using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>Which conditions become if statements, and which of them become one.</summary>
internal sealed partial class BlockScheduler
{
    /// <summary>The conditions under which locals are needed.</summary>
    private readonly HashSet<Node> sharedConditions = [];

    /// <summary>
    /// What becomes an if statement, since a branch of it needs loops or locals of its own: conditionals, and conditions of
    /// which a later part is asked only where an earlier one lets it be.
    /// </summary>
    private HashSet<Node> FindBranches()
    {
        HashSet<Node> branches = [];
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

        return branches;
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

        Node condition = SidesOf(branch.Fork).Condition;
        List<BranchItem> same = [.. items.OfType<BranchItem>().Where(b => ReferenceEquals(SidesOf(b.Fork).Condition, condition))];
        if (sharedConditions.Contains(condition) && same.Find(b => b.Needs.Count > 0 && !NeedsTransitively(b).Contains(branch)) is { } later)
        {
            branch.Needs.UnionWith(later.Needs);
            return false;
        }

        List<BranchItem> together = [.. same.Where(b => b.Needs.Count == 0)];
        EmitBranches([.. together.Select(b => b.Fork)]);
        together.ForEach(Finish);
        return true;
    }

    private void EmitBranches(List<Node> forks)
    {
        List<Symbol> results = [];
        foreach (Node fork in forks)
        {
            Symbol result = kernel.Names.Local(fork, Fallback(fork));
            statements.Add(new Declare(result, fork.Type switch { NodeType.Integer => graph.Integer(Rational.Zero), NodeType.Boolean => graph.False, _ => graph.Zero }, true));
            results.Add(result);
        }

        List<(Node Condition, Node Then, Node Else)> sides = [.. forks.Select(SidesOf)];
        Node condition = scope.Express(sides[0].Condition);
        ImmutableArray<Statement> then = Side([.. sides.Select(s => s.Then)]);
        ImmutableArray<Statement> otherwise = Side([.. sides.Select(s => s.Else)]);
        statements.Add(then.IsEmpty ? new If(graph.Not(condition), otherwise, then) : new If(condition, then, otherwise));
        for (int i = 0; i < forks.Count; i++)
        {
            scope.Define(forks[i], results[i]);
        }

        ImmutableArray<Statement> Side(List<Node> values)
        {
            List<int> assigned = [.. Enumerable.Range(0, values.Count).Where(i => values[i] is not Constant { Value.IsZero: true })];
            if (assigned.Count == 0)
            {
                return ImmutableArray<Statement>.Empty;
            }

            BlockScope inner = scope.Branch();
            ImmutableArray<Statement> before = Schedule(kernel, inner, assigned.Select(i => values[i]), []);
            return before.AddRange(assigned.Select(i => (Statement)new Assign(results[i], inner.Express(values[i]))));
        }
    }

    /// <summary>The condition of a fork and its two sides: a and b is a ? b : false, a or b is a ? true : b.</summary>
    private (Node Condition, Node Then, Node Else) SidesOf(Node fork)
    {
        switch (fork)
        {
            case Conditional conditional:
                (Node then, Node otherwise) = scope.BranchesOf(conditional);
                return (conditional.Condition, then, otherwise);
            case Call { Function: Function.And } and:
                return (and.Arguments[0], graph.And([.. and.Arguments.Skip(1)]), graph.False);
            default:
                Call or = (Call)fork;
                return (or.Arguments[0], graph.True, graph.Or([.. or.Arguments.Skip(1)]));
        }
    }
}
