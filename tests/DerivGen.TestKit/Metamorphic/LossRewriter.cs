using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DerivGen.TestKit.Metamorphic;

/// <summary>
/// Rewrites a loss at random into one that means the same over the reals. Nothing here knows a loss: there is one list of
/// transformations for all texts. What decides at a kink or in a condition keeps its meaning to the last bit
/// (<see cref="ProtectedCode"/>).
/// </summary>
public static class LossRewriter
{
    private static readonly ImmutableArray<Transformation> Transformations =
    [
        // The order of operations.
        new SwapOperands(),
        new ReassociateSum(),
        new ReassociateProduct(),

        // Signs and factors.
        new NegateTwice(),
        new SubtractionAsAddition(),
        new NegateDifference(),
        new NegationAsProduct(),
        new DistributeMinus(),
        new ScaleAndUnscale(),
        new QuotientAsProduct(),

        // Functions.
        new BaseTwoLogarithm(),
        new ReciprocalExponential(),
        new SquareAsPower(),
        new PowerAsProduct(),

        // Names, locals and helpers.
        new RenameLocal(),
        new ExtractLocal(),
        new InlineLocal(),
        new ExtractHelper(),
        new InlineHelper(),
        new ExpressionBodyToBlock(),
        new ExpandCompoundAssignment(),

        // Statements and loops.
        new ReorderStatements(),
        new FuseLoops(),
        new SplitLoop(),
        new ShiftIndex(),
        new ForEachToFor(),

        // Conditions.
        new IfToConditional(),
        new ConditionalToIf(),
        new NegateCondition(),
    ];

    /// <summary>The names of all transformations.</summary>
    public static ImmutableArray<string> TransformationNames => [.. Transformations.Select(transformation => transformation.Name)];

    /// <summary>A variant of a loss by as many transformations, different ones as long as there are any that apply.</summary>
    public static RewrittenLoss Rewrite(CorpusLoss loss, int seed, int count)
    {
        Random random = new(seed);
        LossText text = LossText.Of(loss);
        List<string> applied = [];
        while (applied.Count < count && Next(text, applied, random) is { } next)
        {
            SyntaxNode root = next.Transformation.Apply(text, next.Site, random);
            applied.Add(next.Transformation.Name);
            text = text.With(root);
            if (text.Error is { } error)
            {
                throw new HarnessFailure($"{next.Transformation.Name} broke the text: {error}\n{new RewrittenLoss(loss, seed, [.. applied], text.Text)}");
            }
        }

        return new RewrittenLoss(loss, seed, [.. applied], text.Text);
    }

    /// <summary>A variant by a single transformation; nothing if it applies nowhere.</summary>
    public static RewrittenLoss? RewriteBy(string transformation, CorpusLoss loss, int seed)
    {
        Transformation chosen = Transformations.Single(candidate => candidate.Name == transformation);
        LossText text = LossText.Of(loss);
        Random random = new(seed);
        IReadOnlyList<SyntaxNode> sites = chosen.Sites(text);
        return sites.Count == 0
            ? null
            : new RewrittenLoss(loss, seed, [chosen.Name], text.With(chosen.Apply(text, sites[random.Next(sites.Count)], random)).Text);
    }

    private static (Transformation Transformation, SyntaxNode Site)? Next(LossText text, List<string> applied, Random random)
    {
        Transformation[] shuffled = [.. Transformations];
        random.Shuffle(shuffled);
        foreach (Transformation transformation in shuffled.OrderBy(candidate => applied.Contains(candidate.Name)))
        {
            IReadOnlyList<SyntaxNode> sites = transformation.Sites(text);
            if (sites.Count > 0)
            {
                return (transformation, sites[random.Next(sites.Count)]);
            }
        }

        return null;
    }
}
