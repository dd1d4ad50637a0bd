using System.Collections.Immutable;
using DerivGen.Symbolics.Differentiation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Programs;

/// <summary>
/// Differentiates a segment as a loss of its own: Σ seed · value over all that it writes, where the seeds, the adjoints of
/// what is written, are constants. Its derivatives are what the adjoints of all that the segment reads get.
/// </summary>
internal sealed class ProgramDifferentiator(ExpressionGraph graph, AdjointSymbols adjoints, ProgramReads reads)
{
    /// <param name="segment">The segment.</param>
    /// <param name="simplifier">Simplifies derivatives under the facts that hold in the segment.</param>
    public SegmentAdjoint? Differentiate(Segment segment, Simplifier simplifier)
    {
        List<Node> terms = [];
        ImmutableArray<ElementSeed> elements = SeedElements(segment, terms);
        ImmutableArray<RangeSeed> ranges = SeedRanges(segment, terms);
        bool isActive = !elements.IsEmpty || !ranges.IsEmpty;
        foreach (ScalarAssignment assignment in segment.Scalars)
        {
            if (adjoints.SeedOf(assignment.Variable) is { } seed)
            {
                isActive = true;
                terms.Add(graph.Multiply(seed, assignment.Value));
            }
        }

        return isActive ? Differentiate(graph.Add([.. terms]), simplifier, elements, ranges) : null;
    }

    /// <summary>The method's value, whose adjoint is 1.</summary>
    public SegmentAdjoint Differentiate(Node value, Simplifier simplifier) =>
        Differentiate(value, simplifier, ImmutableArray<ElementSeed>.Empty, ImmutableArray<RangeSeed>.Empty);

    private SegmentAdjoint Differentiate(Node total, Simplifier simplifier, ImmutableArray<ElementSeed> elements, ImmutableArray<RangeSeed> ranges)
    {
        HashSet<Symbol> mentioned = reads.DifferentiableOf(total);
        ImmutableArray<Symbol> variables = adjoints.Active.Concat(adjoints.Variables).Where(mentioned.Contains).ToImmutableArray();
        AdjointGuards guards = new(graph, total, new ExistingElements(graph, []));
        ContributionNormalizer normalizer = new(graph, guards, simplifier.Simplify);
        ImmutableArray<PartialDerivative> partials = ReverseDifferentiator.Differentiate(graph, total, variables, simplifier.Facts.IsNonZero, guards)
            .Select(normalizer.Normalize).ToImmutableArray();
        return new(
            elements,
            ranges,
            partials.Where(p => p.Scalar is not null).Select(p => (p.Variable, p.Scalar!)).ToImmutableArray(),
            partials.Where(p => p.Scalar is null && !p.Contributions.IsEmpty).ToImmutableArray());
    }

    private ImmutableArray<ElementSeed> SeedElements(Segment segment, List<Node> terms)
    {
        ImmutableArray<ElementSeed>.Builder seeds = ImmutableArray.CreateBuilder<ElementSeed>();
        foreach (ElementWrite write in segment.Elements.Where(e => adjoints.Has(e.Array)))
        {
            Node before = graph.Element(write.Array, write.Position);
            bool stays = IsAddedTo(write.Value, before) && segment.Elements.Count(e => ReferenceEquals(e.Array, write.Array)) == 1;
            Symbol seed = adjoints.New(adjoints.Of(write.Array).Name + "Element", 0);
            terms.Add(graph.Multiply(seed, stays ? graph.Subtract(write.Value, before) : write.Value));
            seeds.Add(new(write, seed, stays));
        }

        return seeds.ToImmutable();
    }

    private ImmutableArray<RangeSeed> SeedRanges(Segment segment, List<Node> terms)
    {
        ImmutableArray<RangeSeed>.Builder seeds = ImmutableArray.CreateBuilder<RangeSeed>();
        foreach (RangeWrite write in segment.Ranges.Where(r => adjoints.Has(r.Array)))
        {
            Node before = graph.Element(write.Array, write.Index);
            bool stays = IsAddedTo(write.Value, before);
            Node value = stays ? graph.Subtract(write.Value, before) : write.Value;
            bool isCopy = ProgramExpressions.Values(segment).Any(v => reads.DifferentiableOf(ReferenceEquals(v, write.Value) ? value : v).Contains(write.Array));
            Symbol adjoint = adjoints.Of(write.Array);
            Symbol source = isCopy ? adjoints.CopyOf(write.Array) : adjoint;
            terms.Add(graph.Reduce(ReductionKind.Sum, write.Index, graph.Multiply(graph.Element(source, write.Index), value)));
            seeds.Add(new(write, source, isCopy, stays));
        }

        return seeds.ToImmutable();
    }

    /// <summary>Whether the value is what stood there before, and something added.</summary>
    private static bool IsAddedTo(Node value, Node before) =>
        Patterns.Terms(value).Any(t => ReferenceEquals(t.Term, before) && t.Coefficient.IsOne);
}
