using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Stability.Series;

/// <summary>An expression as M · G(u): a factor that stays as it is, and a function of one expression u by its series.</summary>
/// <param name="U">What G depends on.</param>
/// <param name="Cofactor">M, a product of powers; 1 where there is none.</param>
/// <param name="Center">The value of u around which G is expanded.</param>
/// <param name="Function">G in v = u − center.</param>
internal sealed record Expandable(Node U, Node Cofactor, Rational Center, PowerSeries Function)
{
    /// <summary>The node with a given u and center; null where it is no such product, or not analytic there.</summary>
    public static Expandable? Of(ExpressionGraph graph, Node node, Node u, Rational center, int length)
    {
        SeriesExpansion expansion = new(graph, u, center, length);
        switch (node)
        {
            case Product product:
                List<(Node, Rational)> own = [];
                List<(Node, Rational)> others = [(graph.One, Rational.One)];
                for (int i = 0; i < product.Bases.Length; i++)
                {
                    (expansion.Of(product.Bases[i]) is null ? others : own).Add((product.Bases[i], product.Exponents[i]));
                }

                return own.All(f => ReferenceEquals(f.Item1, u)) || others.Any(f => Mixes(f.Item1)) ? null : With(graph.Monomial(others), expansion.Of(graph.Monomial(own)));
            case Sum sum when expansion.Of(sum) is null:
                // Every term is a common cofactor times a function of u.
                Node cofactor = graph.Monomial(
                    [(graph.One, Rational.One), .. Patterns.Factors(sum.Terms[0]).Where(f => expansion.Of(f.Base) is null)]);
                Node inner = graph.LinearCombination(
                [
                    (graph.Divide(graph.Number(sum.Constant), cofactor), Rational.One),
                    .. Patterns.Terms(sum).Select(t => (graph.Divide(t.Term, cofactor), t.Coefficient)),
                ]);
                return cofactor is Constant ? null : With(cofactor, expansion.Of(inner));
            default:
                return With(graph.One, expansion.Of(node));
        }

        // A factor that depends on u and on more has errors of its own: they are no business of G's.
        bool Mixes(Node factor) => factor is Sum or Product or Call
            && (ExpansionPoints.LeavesOf(factor) is not { } inFactor || ExpansionPoints.LeavesOf(u) is not { } inU || inFactor.Any(inU.Contains));

        Expandable? With(Node cofactor, PowerSeries? series) => series is null ? null : new(u, cofactor, center, series);
    }
}
