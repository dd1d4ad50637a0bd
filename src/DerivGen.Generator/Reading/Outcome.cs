using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Reading;

/// <summary>A way out of a statement, taken where its condition holds and none that stands before it in its list is taken.</summary>
internal sealed record Exit(Node Condition, ProgramState State, Value? Value);

/// <summary>
/// How a statement ends: at its end in a state, unless it is left by one of its exits. Merges join states; paths are
/// never enumerated.
/// </summary>
/// <param name="Live">The state at the end, null if the end is not reached.</param>
/// <param name="Returned">The exits by return, decided before the two others.</param>
/// <param name="Broken">The exits by break.</param>
/// <param name="Continued">The exits by continue.</param>
internal sealed record Outcome(ProgramState? Live, ImmutableArray<Exit> Returned, ImmutableArray<Exit> Broken, ImmutableArray<Exit> Continued)
{
    public static Outcome Normal(ProgramState state) => new(state, ImmutableArray<Exit>.Empty, ImmutableArray<Exit>.Empty, ImmutableArray<Exit>.Empty);

    public bool HasExits => !(Returned.IsEmpty && Broken.IsEmpty && Continued.IsEmpty);

    /// <summary>Whether any exit is taken.</summary>
    public Node IsLeft(ExpressionGraph graph) => graph.Or([.. Returned.Concat(Broken).Concat(Continued).Select(exit => exit.Condition)]);

    /// <summary>This statement and then the next one, which was run from where this one ended.</summary>
    public Outcome Then(ExpressionGraph graph, Outcome next)
    {
        if (!HasExits)
        {
            return next;
        }

        Node broken = Any(graph, Broken);
        Node continued = Any(graph, Continued);
        return new(
            next.Live,
            Returned.AddRange(Guard(graph, next.Returned, graph.And(graph.Not(broken), graph.Not(continued)))),
            Broken.AddRange(Guard(graph, next.Broken, graph.Not(continued))),
            Continued.AddRange(Guard(graph, next.Continued, graph.Not(broken))));
    }

    /// <summary>This outcome where the condition holds, the other one elsewhere.</summary>
    public Outcome Merge(ExpressionGraph graph, Node condition, Outcome other)
    {
        ProgramState? live = Live is null ? other.Live : other.Live is null ? Live : Live.Merge(graph, condition, other.Live);
        bool onlyReturns = Broken.IsEmpty && Continued.IsEmpty;
        bool otherOnlyReturns = other.Broken.IsEmpty && other.Continued.IsEmpty;
        return new(
            live,
            Merge(graph, condition, Returned, Live is null && onlyReturns, other.Returned, other.Live is null && otherOnlyReturns),
            Merge(graph, condition, Broken, false, other.Broken, false),
            Merge(graph, condition, Continued, false, other.Continued, false));
    }

    /// <summary>One exit for a list of them that is always left: the last one needs no condition.</summary>
    public static Exit Join(ExpressionGraph graph, ImmutableArray<Exit> exits)
    {
        Exit result = exits[exits.Length - 1];
        for (int i = exits.Length - 2; i >= 0; i--)
        {
            Exit exit = exits[i];
            result = new(
                graph.True,
                exit.State.Merge(graph, exit.Condition, result.State),
                exit.Value is null || result.Value is null ? null : ProgramState.Merge(graph, exit.Condition, exit.Value, result.Value, "the result"));
        }

        return result with { Condition = graph.True };
    }

    /// <summary>The state after the end and the exits of a list have come together.</summary>
    public static ProgramState? Rejoin(ExpressionGraph graph, ImmutableArray<Exit> exits, ProgramState? live)
    {
        if (exits.IsEmpty)
        {
            return live;
        }

        return Join(graph, live is null ? exits : exits.Add(new Exit(graph.True, live, null))).State;
    }

    private static Node Any(ExpressionGraph graph, ImmutableArray<Exit> exits) =>
        exits.IsEmpty ? graph.False : graph.Or(exits.Select(exit => exit.Condition).ToArray());

    private static ImmutableArray<Exit> Guard(ExpressionGraph graph, ImmutableArray<Exit> exits, Node guard) =>
        guard is Constant ? exits : exits.Select(exit => exit with { Condition = graph.And(guard, exit.Condition) }).ToImmutableArray();

    private static ImmutableArray<Exit> Merge(
        ExpressionGraph graph,
        Node condition,
        ImmutableArray<Exit> then,
        bool thenAlways,
        ImmutableArray<Exit> otherwise,
        bool otherwiseAlways)
    {
        if (thenAlways && otherwiseAlways)
        {
            return ImmutableArray.Create(Join(graph, then.Select(exit => exit).ToImmutableArray()) with { Condition = condition }, Join(graph, otherwise));
        }

        if (thenAlways)
        {
            return otherwise.Insert(0, Join(graph, then) with { Condition = condition });
        }

        if (otherwiseAlways)
        {
            return then.Insert(0, Join(graph, otherwise) with { Condition = graph.Not(condition) });
        }

        return Guard(graph, then, condition).AddRange(Guard(graph, otherwise, graph.Not(condition)));
    }
}
