namespace DerivGen.Symbolics.Expressions;

/// <summary>
/// The order of operands in sums, products and symmetric functions: by class, then by structure. It never depends on
/// the order in which nodes were made.
/// </summary>
internal sealed class CanonicalOrder : IComparer<Node>
{
    public static readonly CanonicalOrder Instance = new();

    public int Compare(Node? x, Node? y)
    {
        if (ReferenceEquals(x, y))
        {
            return 0;
        }

        int order = x!.Rank.CompareTo(y!.Rank);
        if (order != 0)
        {
            return order;
        }

        if (x is Symbol a && y is Symbol b)
        {
            order = a.Ordinal.CompareTo(b.Ordinal);
            if (order != 0)
            {
                return order;
            }
        }

        if (x is Element or Length)
        {
            order = Compare(x.Children[0], y.Children[0]);
            if (order != 0)
            {
                return order;
            }
        }

        order = x.Size.CompareTo(y.Size);
        return order != 0 ? order : x.Hash.CompareTo(y.Hash);
    }
}
