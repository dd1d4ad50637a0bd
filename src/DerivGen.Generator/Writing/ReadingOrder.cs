using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Writing;

/// <summary>
/// The order in which a person writes operands: as the parameters stand in the method's list, then the locals as they are
/// declared. The canonical order of the expressions decides among equals.
/// </summary>
internal sealed class ReadingOrder
{
    private readonly Dictionary<Node, int> firstOrdinals = [];

    /// <summary>The places of the terms of a sum, in reading order.</summary>
    public int[] OfTerms(IReadOnlyList<Node> terms) => Sort(terms, (node, _) => FirstOrdinal(node));

    /// <summary>The places of factors: numbers, then names, then calls, then what stands in parentheses.</summary>
    public int[] OfFactors(IReadOnlyList<Node> factors) =>
        Sort(factors, (node, _) => ((long)Shape(node) << 32) + FirstOrdinal(node));

    private static int[] Sort(IReadOnlyList<Node> nodes, Func<Node, int, long> key)
    {
        int[] places = new int[nodes.Count];
        long[] keys = new long[nodes.Count];
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = i;
            keys[i] = key(nodes[i], i);
        }

        Array.Sort(places, (a, b) => keys[a] != keys[b] ? keys[a].CompareTo(keys[b]) : a.CompareTo(b));
        return places;
    }

    private static int Shape(Node node) => node switch
    {
        Constant or NamedConstant => 0,
        Symbol or Element or Length or Call { Function: Function.ToReal, Argument: Symbol or Element or Length } => 1,
        Call => 2,
        _ => 3,
    };

    private int FirstOrdinal(Node node)
    {
        if (node is Symbol symbol)
        {
            return symbol.Ordinal;
        }

        if (node.Children.IsEmpty)
        {
            return int.MaxValue;
        }

        if (!firstOrdinals.TryGetValue(node, out int first))
        {
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            first = int.MaxValue;
            foreach (Node child in node is Element element ? element.Children.RemoveRange(1, element.Children.Length - 1) : node.Children)
            {
                first = Math.Min(first, FirstOrdinal(child));
            }

            firstOrdinals.Add(node, first);
        }

        return first;
    }
}
