namespace DerivGen.Symbolics.Expressions;

/// <summary>Where two places of a tree meet that knows the way to the root and how far it is.</summary>
internal static class CommonAncestor
{
    /// <summary>The innermost place that both are in, or are.</summary>
    public static T Of<T>(T a, T b, Func<T, int> depth, Func<T, T?> parent)
        where T : class
    {
        while (!ReferenceEquals(a, b))
        {
            if (depth(a) >= depth(b))
            {
                a = parent(a)!;
            }
            else
            {
                b = parent(b)!;
            }
        }

        return a;
    }
}
