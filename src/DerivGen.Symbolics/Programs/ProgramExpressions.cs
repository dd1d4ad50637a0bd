using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Programs;

/// <summary>The expressions of the parts of a program.</summary>
internal static class ProgramExpressions
{
    /// <summary>The values that a segment writes.</summary>
    public static IEnumerable<Node> Values(Segment segment) => segment.Scalars.Select(s => s.Value)
        .Concat(segment.Elements.Select(e => e.Value))
        .Concat(segment.Ranges.Select(r => r.Value));

    /// <summary>What the adjoint of a segment is computed from, places and ranges included.</summary>
    public static IEnumerable<Node> Of(SegmentAdjoint adjoint)
    {
        foreach (ElementSeed seed in adjoint.Elements)
        {
            yield return seed.Write.Position;
        }

        foreach (RangeSeed seed in adjoint.Ranges)
        {
            yield return seed.Write.Index;
        }

        foreach ((_, Node value) in adjoint.Scalars)
        {
            yield return value;
        }

        foreach (Node node in adjoint.Arrays.SelectMany(a => a.Contributions).SelectMany(c => c.Context.Concat(c.Indices.Add(c.Value))))
        {
            yield return node;
        }
    }
}
