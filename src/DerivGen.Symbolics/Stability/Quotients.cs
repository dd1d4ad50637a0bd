using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;

namespace DerivGen.Symbolics.Stability;

/// <summary>
/// Products with denominators in an order of evaluation in which nothing overflows or vanishes before the result does:
/// a²/b³ is (a/b)²/b, a²·c/b is a/b·a·c.
/// </summary>
internal static class Quotients
{
    /// <summary>A denominator between these bounds may be squared.</summary>
    private const double Small = 1e-30;
    private const double Large = 1e30;

    /// <param name="graph">The graph of the forms to compute.</param>
    /// <param name="factors">The factors, already in that graph.</param>
    /// <param name="rangeOf">What is known of a factor.</param>
    public static Node Balance(ExpressionGraph graph, IReadOnlyList<(Node Base, Rational Exponent)> factors, Func<Node, Interval> rangeOf)
    {
        List<(Node Base, Rational Exponent)> top = [.. factors.Where(f => f.Exponent.Sign > 0)];
        List<(Node Base, int Copies)> bottom = [];
        List<(Node, Rational)> rest = [];
        foreach ((Node b, Rational e) in factors.Where(f => f.Exponent.Sign < 0))
        {
            if (e.IsInteger && e >= -8 && !IsModerate(b, rangeOf(b)))
            {
                bottom.Add((b, (int)-e.Numerator));
            }
            else
            {
                rest.Add((b, e));
            }
        }

        int divisions = bottom.Sum(d => d.Copies);
        if (divisions == 0 || (divisions == 1 && top.All(t => t.Exponent < 2)))
        {
            return graph.Monomial(factors);
        }

        for (int i = 0; i < bottom.Count; i++)
        {
            (Node d, int copies) = bottom[i];
            int place = top.FindIndex(t => t.Exponent.IsInteger && t.Exponent >= 2 && t.Base is not Call { Function: Function.Exp });
            if (place < 0)
            {
                continue;
            }

            // What was divided may be divided again.
            (Node n, Rational power) = top[place];
            int paired = Math.Min(copies, (int)power.Numerator);
            top[place] = (n, power - paired);
            top.Insert(0, (graph.Call(Function.Group, graph.Divide(n, d)), paired));
            bottom[i] = (d, copies - paired);
        }

        Node result = graph.Monomial([(graph.One, Rational.One), .. top.Where(t => !t.Exponent.IsZero), .. rest]);
        foreach ((Node d, int copies) in bottom)
        {
            for (int k = 0; k < copies; k++)
            {
                result = graph.Divide(graph.Call(Function.Group, result), d);
            }
        }

        return result;
    }

    private static bool IsModerate(Node b, Interval range) =>
        b is Call { Function: Function.ToReal or Function.Cosh } || (range.Lower > Small && range.Upper < Large) || (range.Upper < -Small && range.Lower > -Large);
}
