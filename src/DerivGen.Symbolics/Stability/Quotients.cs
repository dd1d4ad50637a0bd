using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;

namespace DerivGen.Symbolics.Stability;

/// <summary>
/// Products with denominators in an order of evaluation in which nothing overflows or vanishes before the result does:
/// a²/b² is (a/b)², a²·c/b is a/b·a·c. Of higher powers the reciprocal is taken once: a⁶·c/b⁴ is (a²·r)³·r·c, r = 1/b.
/// </summary>
internal static class Quotients
{
    /// <summary>A denominator between these bounds may be squared.</summary>
    private const double Small = 1e-30;
    private const double Large = 1e30;

    /// <summary>So many divisions by one number are multiplications by its reciprocal.</summary>
    private const int ManyDivisions = 3;

    /// <param name="graph">The graph of the forms to compute.</param>
    /// <param name="factors">The factors, already in that graph.</param>
    /// <param name="rangeOf">What is known of a factor.</param>
    public static Node Balance(ExpressionGraph graph, IReadOnlyList<(Node Base, Rational Exponent)> factors, Func<Node, Interval> rangeOf)
    {
        List<(Node Base, Rational Exponent)> top = [.. factors.Where(f => f.Exponent.Sign > 0)];
        List<(Node Base, int Copies)> bottom = [];
        List<(Node, Rational)> rest = [];
        List<(Node Base, Rational Exponent)> powers = [];
        foreach ((Node b, Rational e) in factors.Where(f => f.Exponent.Sign < 0))
        {
            if (!e.IsInteger || e < -IntegerPowers.Largest || IsModerate(b, rangeOf(b)))
            {
                rest.Add((b, e));
            }
            else if (e <= -ManyDivisions)
            {
                MultiplyByReciprocal(graph, b, (int)-e.Numerator, top, powers);
            }
            else
            {
                bottom.Add((b, (int)-e.Numerator));
            }
        }

        rest.AddRange(powers);
        int divisions = bottom.Sum(d => d.Copies);
        if (divisions == 0 || (divisions == 1 && top.All(t => t.Exponent < 2)))
        {
            return Monomial(graph, [.. top, .. rest, .. bottom.Select(d => (d.Base, (Rational)(-d.Copies)))]);
        }

        for (int i = 0; i < bottom.Count; i++)
        {
            (Node d, int copies) = bottom[i];
            int place = RepeatedFactor(top);
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

        Node result = Monomial(graph, [(graph.One, Rational.One), .. top.Where(t => !t.Exponent.IsZero), .. rest]);
        foreach ((Node d, int copies) in bottom)
        {
            for (int k = 0; k < copies; k++)
            {
                result = graph.Divide(graph.Call(Function.Group, result), d);
            }
        }

        return result;
    }

    /// <summary>b^−copies · n^p as powers of n^a/b, so that neither overflows before the product does.</summary>
    private static void MultiplyByReciprocal(ExpressionGraph graph, Node b, int copies, List<(Node Base, Rational Exponent)> top, List<(Node Base, Rational Exponent)> powers)
    {
        Node reciprocal = graph.Call(Function.Group, graph.Power(b, Rational.MinusOne));
        if (RepeatedFactor(top) is var place && place >= 0)
        {
            (Node n, Rational power) = top[place];
            int available = (int)power.Numerator;
            int each = (available + copies - 1) / copies;
            int pairs = available / each;
            top[place] = (n, power - (each * pairs));
            if (top[place].Exponent.IsZero)
            {
                top.RemoveAt(place);
            }

            powers.Add((graph.Call(Function.Group, graph.Multiply(graph.Power(n, each), reciprocal)), pairs));
            copies -= pairs;
        }

        if (copies > 0)
        {
            powers.Add((reciprocal, copies));
        }
    }

    private static int RepeatedFactor(List<(Node Base, Rational Exponent)> top) =>
        top.FindIndex(t => t.Exponent.IsInteger && t.Exponent >= 2 && t.Base is not Call { Function: Function.Exp });

    private static Node Monomial(ExpressionGraph graph, IEnumerable<(Node Base, Rational Exponent)> factors) => graph.Monomial([.. IntegerPowers.Expand(graph, factors)]);

    private static bool IsModerate(Node b, Interval range) =>
        b is Call { Function: Function.ToReal or Function.Cosh } || (range.Lower > Small && range.Upper < Large) || (range.Upper < -Small && range.Lower > -Large);
}
