namespace DerivGen.Symbolics.Expressions;

/// <summary>
/// Where an index is counted from. Σ over 1 ≤ i ≤ n of z[i−1] is Σ over 0 ≤ i &lt; n of z[i]: of all the ways to count, the
/// one in which the first element that is read stands at the index itself, or where none is read, the smallest use is it.
/// </summary>
internal sealed class IndexOrigin
{
    private readonly Index index;
    private readonly HashSet<Node> seen = [];
    private Rational? ofElements;
    private Rational? ofAll;

    private IndexOrigin(Index index) => this.index = index;

    /// <summary>The k for which the uses of the index in the body begin at i + k.</summary>
    public static Rational Of(Node body, Index index)
    {
        IndexOrigin origin = new(index);
        origin.Visit(body, false);
        return origin.ofElements ?? origin.ofAll ?? Rational.Zero;
    }

    private void Visit(Node node, bool isPlace)
    {
        if (!node.DependsOn(index) || (!isPlace && !seen.Add(node)))
        {
            return;
        }

        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (ReferenceEquals(node, index))
        {
            Note(Rational.Zero, isPlace);
            return;
        }

        int own = -1;
        if (node is Sum sum)
        {
            for (int i = 0; i < sum.Terms.Length; i++)
            {
                if (ReferenceEquals(sum.Terms[i], index) || (sum.Terms[i] is Call { Function: Function.ToReal } real && ReferenceEquals(real.Argument, index)))
                {
                    own = i;
                    Note(sum.Constant / sum.Coefficients[i], isPlace);
                }
            }
        }

        for (int i = 0; i < node.Children.Length; i++)
        {
            if (i != own)
            {
                Visit(node.Children[i], isPlace || node is Element);
            }
        }
    }

    private void Note(Rational offset, bool isPlace)
    {
        if (!offset.IsInteger)
        {
            return;
        }

        ofAll = ofAll is { } least && least < offset ? least : offset;
        if (isPlace)
        {
            ofElements = ofElements is { } first && first < offset ? first : offset;
        }
    }
}
