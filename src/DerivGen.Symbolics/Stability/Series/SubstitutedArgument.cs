using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Stability.Series;

/// <summary>
/// A product such as h·ω/(k·T) as a variable of its own. In a product the factors of it are spread among the others, and only
/// when one of them is replaced by what it is by the product, h = U·k·T/ω, stands what depends on U apart from what does not.
/// </summary>
internal static class SubstitutedArgument
{
    /// <summary>The node by a variable U in place of one of the factors of u, and U; null where no factor is a variable by itself.</summary>
    public static (Node Node, Node U)? Of(ExpressionGraph graph, Node node, Node u)
    {
        if (u is not Product { Bases.Length: > 1 } product)
        {
            return null;
        }

        for (int i = 0; i < product.Bases.Length; i++)
        {
            Rational e = product.Exponents[i];
            if (product.Bases[i] is Symbol or Element && Rational.Abs(e).IsOne)
            {
                Node variable = graph.Symbol("u", "u", NodeType.Real, 0, SymbolOrdinals.Placeholder);
                Node replaced = graph.Power(graph.Monomial([(variable, Rational.One), (u, Rational.MinusOne), (product.Bases[i], e)]), e);
                return (graph.Replace(node, ImmutableDictionary<Node, Node>.Empty.Add(product.Bases[i], replaced)), variable);
            }
        }

        return null;
    }
}
