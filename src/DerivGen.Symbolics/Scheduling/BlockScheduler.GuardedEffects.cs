using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>What is written to destinations, and what is added only under conditions: elsewhere its place need not exist.</summary>
internal sealed partial class BlockScheduler
{
    /// <summary>Behind more conditions than this, where an effect's place is needed is not told apart.</summary>
    private const int LongPath = 4;

    /// <summary>
    /// A place that a loop finds is looked for only where something is to be added, if the loop may read what is not there.
    /// </summary>
    private void GuardPositions()
    {
        if (!effects.Any(IsAtFoundPlace))
        {
            return;
        }

        BlockAnalysis others = Analysis(e => !IsAtFoundPlace(e));
        for (int i = 0; i < effects.Count; i++)
        {
            Effect effect = effects[i];
            if (IsAtFoundPlace(effect) && effect.Indices.Any(index => !others.IsSafe(index)))
            {
                Node condition = GuardOf(effect.Value)!.Value.Condition;
                effects[i] = effect with { Indices = effect.Indices.Select(index => graph.Conditional(condition, index, graph.Integer(0))).ToImmutableArray() };
            }
        }
    }

    private bool IsAtFoundPlace(Effect effect) =>
        !effect.IsStore && effect.Context.IsEmpty && effect.Indices.Any(index => index.HasReduction) && GuardOf(effect.Value) is not null && SidesOf(effect) is null;

    /// <summary>
    /// The effects that become branches, since they add something only under conditions, or since what they add needs
    /// statements of its own there.
    /// </summary>
    private Dictionary<Effect, Fork> FindGuardedEffects()
    {
        Dictionary<Effect, Fork> guarded = [];
        foreach (Effect effect in effects.Where(e => e.Context.IsEmpty && !e.IsStore))
        {
            if (SidesOf(effect) is { } sides)
            {
                guarded[effect] = sides;
            }
            else if (Core(effect.Value) is Conditional only && branches.Contains(only) && IsItsOwn(effect.Value) && IsItsOwn(only))
            {
                branches.Remove(only);
                guarded[effect] = Sides(effect, only);
            }
        }

        return guarded;

        bool IsItsOwn(Node node) => analysis.UsageOf(node) is { Count: 1, Evaluated.IsAlways: true };
    }

    /// <summary>What an effect adds under either answer, where it adds nothing under some: there its place need not exist.</summary>
    private Fork? SidesOf(Effect effect) =>
        !effect.IsStore && effect.Context.IsEmpty && Core(effect.Value) is Conditional conditional && IsZeroSomewhere(conditional)
            && scope.Resolve(effect.Value) is null && scope.Resolve(conditional) is null
            ? Sides(effect, conditional)
            : null;

    private Fork Sides(Effect effect, Conditional conditional)
    {
        Rational factor = effect.Value is Sum { IsScaled: true } scaled ? scaled.Coefficients[0] : Rational.One;
        (Node then, Node otherwise) = scope.BranchesOf(conditional);
        return new(conditional.Condition, graph.Scale(then, factor), graph.Scale(otherwise, factor));
    }

    private static bool IsZero(Node value) => value is Constant { Value.IsZero: true };

    private static bool IsZeroSomewhere(Node value)
    {
        HashSet<Node> seen = [];
        Stack<Node> pending = new([value]);
        while (pending.Count > 0)
        {
            switch (Core(pending.Pop()))
            {
                case Constant { Value.IsZero: true }:
                    return true;
                case Conditional conditional when seen.Add(conditional):
                    pending.Push(conditional.Then);
                    pending.Push(conditional.Else);
                    break;
            }
        }

        return false;
    }

    /// <summary>What a guarded effect evaluates, and where.</summary>
    private IEnumerable<RootUse> UsesUnder(Effect effect, Fork sides)
    {
        yield return new(sides.Condition);
        foreach ((Node side, bool holds) in new[] { (sides.Then, true), (sides.Else, false) })
        {
            ImmutableArray<(Node, bool)> path = ImmutableArray.Create((sides.Condition, holds));
            yield return new(side, path);
            foreach (Node index in effect.Indices.Where(index => !index.Children.IsEmpty))
            {
                foreach (ImmutableArray<(Node, bool)> place in WhereNotZero(side, path))
                {
                    yield return new(index, place);
                }
            }
        }
    }

    private static IEnumerable<ImmutableArray<(Node Condition, bool Holds)>> WhereNotZero(Node value, ImmutableArray<(Node Condition, bool Holds)> path) => Core(value) switch
    {
        Constant { Value.IsZero: true } => [],
        Conditional inner when path.Length < LongPath && IsZeroSomewhere(inner) =>
            WhereNotZero(inner.Then, path.Add((inner.Condition, true))).Concat(WhereNotZero(inner.Else, path.Add((inner.Condition, false)))),
        _ => [path],
    };

    /// <summary>Where the value is x under a condition and 0 elsewhere: the condition, and which branch is x.</summary>
    private (Node Condition, Conditional Guarded, bool IsThen)? GuardOf(Node value) => Core(value) switch
    {
        Conditional { Else: Constant { Value.IsZero: true } } only => (only.Condition, only, true),
        Conditional { Then: Constant { Value.IsZero: true } } unless => (graph.Not(unless.Condition), unless, false),
        _ => null,
    };

    private Statement Write(BlockScope at, Effect effect)
    {
        ImmutableArray<Node> indices = effect.Indices.Select(at.Express).ToImmutableArray();
        if (!effect.IsStore && GuardOf(effect.Value) is not null)
        {
            return WriteGuarded(at, effect, indices);
        }

        Node value = at.Express(effect.Value);
        if (!effect.IsStore && IsZeroSomewhere(effect.Value))
        {
            // Held as a whole: where it is 0 the place need not exist.
            return Add(effect.Destination, indices, [graph.Not(graph.Equal(value, graph.Zero))], value);
        }

        return effect.IsStore ? new Store(effect.Destination, indices, value) : Add(effect.Destination, indices, [], value);
    }

    /// <summary>Where a condition fails the place need not exist, and nothing is added.</summary>
    private Statement WriteGuarded(BlockScope at, Effect effect, ImmutableArray<Node> indices)
    {
        List<Node> conditions = [];
        Node? held = at.Resolve(effect.Value);
        Node value = effect.Value;
        Rational factor = Rational.One;
        while (GuardOf(value) is var (condition, guarded, isThen) && (conditions.Count == 0 || !condition.HasReduction))
        {
            conditions.Add(at.Express(condition));
            factor *= value is Sum { IsScaled: true } scaled ? scaled.Coefficients[0] : Rational.One;
            held ??= at.Resolve(guarded) is { } local ? graph.Scale(local, factor) : null;
            (Node then, Node otherwise) = at.BranchesOf(guarded);
            value = isThen ? then : otherwise;
        }

        return Add(effect.Destination, indices, conditions, held ?? graph.Scale(at.Express(value), factor));
    }

    /// <summary>Adds the value where all conditions hold, and those under which it is not zero.</summary>
    private Statement Add(Symbol destination, ImmutableArray<Node> indices, List<Node> conditions, Node value)
    {
        while (value is Conditional && GuardOf(value) is var (condition, guarded, isThen))
        {
            conditions.Add(condition);
            value = isThen ? guarded.Then : guarded.Else;
        }

        AddTo added = new(destination, indices, value);
        return conditions.Count == 0 ? added
            : new If(graph.And([.. conditions]), ImmutableArray.Create<Statement>(added), ImmutableArray<Statement>.Empty);
    }
}
