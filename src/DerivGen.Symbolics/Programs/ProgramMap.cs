using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Programs;

/// <summary>Walks over the expressions of programs.</summary>
internal static class ProgramMap
{
    /// <summary>The program with every expression, every variable and every index replaced.</summary>
    public static ImmutableArray<ProgramStatement> Map(ImmutableArray<ProgramStatement> program, Func<Node, Node> map) =>
        program.Select(statement => Map(statement, map)).ToImmutableArray();

    /// <summary>All expressions of a program, written variables included, in order.</summary>
    public static IEnumerable<Node> Expressions(IEnumerable<ProgramStatement> program)
    {
        List<Node> all = [];
        foreach (ProgramStatement statement in program)
        {
            Map(statement, node =>
            {
                all.Add(node);
                return node;
            });
        }

        return all;
    }

    /// <summary>The program with a node in the place of an open index, in the ranges of its writes too.</summary>
    public static ImmutableArray<ProgramStatement> Substitute(ExpressionGraph graph, ImmutableArray<ProgramStatement> program, Index index, Node node) =>
        program.Select(statement => Substitute(graph, statement, index, node)).ToImmutableArray();

    private static ProgramStatement Substitute(ExpressionGraph graph, ProgramStatement statement, Index index, Node node)
    {
        switch (statement)
        {
            case ProgramLoop loop:
                return ((ProgramLoop)Map(loop with { Body = ImmutableArray<ProgramStatement>.Empty }, Replace)) with { Body = Substitute(graph, loop.Body, index, node) };
            case ProgramBranch branch:
                return new ProgramBranch(Replace(branch.Condition), Substitute(graph, branch.Body, index, node));
            case Segment segment:
                Segment plain = (Segment)Map(segment with { Ranges = ImmutableArray<RangeWrite>.Empty }, Replace);
                return plain with { Ranges = segment.Ranges.Select(Move).ToImmutableArray() };
            default:
                return Map(statement, Replace);
        }

        Node Replace(Node part) => graph.Substitute(part, index, node);

        RangeWrite Move(RangeWrite write)
        {
            (Node lower, Node upper) = graph.RangeOf(write.Index);
            if (!lower.DependsOn(index) && !upper.DependsOn(index))
            {
                return write with { Value = Replace(write.Value) };
            }

            Index moved = graph.FreshIndex(Replace(lower), Replace(upper));
            return new RangeWrite(write.Array, moved, Replace(graph.Substitute(write.Value, write.Index, moved)));
        }
    }

    private static ProgramStatement Map(ProgramStatement statement, Func<Node, Node> map) => statement switch
    {
        Segment segment => new Segment(
            segment.Scalars.Select(s => new ScalarAssignment((Symbol)map(s.Variable), map(s.Value))).ToImmutableArray(),
            segment.Elements.Select(e => new ElementWrite((Symbol)map(e.Array), map(e.Position), map(e.Value))).ToImmutableArray(),
            segment.Ranges.Select(r => new RangeWrite((Symbol)map(r.Array), (Index)map(r.Index), map(r.Value))).ToImmutableArray()),
        Allocation allocation => new Allocation((Symbol)map(allocation.Array), map(allocation.Length)),
        ProgramLoop loop => new ProgramLoop(
            (Symbol)map(loop.Counter),
            map(loop.Lower),
            loop.Upper is null ? null : map(loop.Upper),
            loop.IsDescending,
            loop.Condition is null ? null : map(loop.Condition),
            Map(loop.Body, map)),
        ProgramBranch branch => new ProgramBranch(map(branch.Condition), Map(branch.Body, map)),
        _ => throw new ArgumentOutOfRangeException(nameof(statement)),
    };
}
