using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;
using DerivGen.Symbolics.Stability.Series;

namespace DerivGen.Symbolics.Stability;

/// <summary>Quotients of polynomials where their variable is large.</summary>
internal sealed partial class StableForms
{
    /// <summary>From this degree on a polynomial overflows where its variable is no number that nobody meets.</summary>
    private const int HighDegree = 4;

    /// <summary>Beyond this multiple of the ratio of their coefficients the leading terms are all that a double holds.</summary>
    private const double Leading = 1e17;
    private const double FarthestBorder = 1e30;
    private const int MaximumDegree = 24;

    /// <summary>p(x)/q(x) of high degree is its leading term far out, where a power of x overflows and the quotient does not.</summary>
    private Node? FarOut(Product product)
    {
        if (isUnbranched || product.Bases.All(b => b is not Sum) || Variable(product) is not { } x)
        {
            return null;
        }

        Rational degree = Rational.Zero;
        Rational top = Rational.Zero;
        Rational bottom = Rational.Zero;
        Rational highest = Rational.Zero;
        Rational coefficient = Rational.One;
        double border = 1;
        List<(Node, Rational)> others = [(source.One, Rational.One)];
        foreach ((Node b, Rational e) in Patterns.Factors(product))
        {
            if (CoefficientsOf(b, x) is not { } coefficients)
            {
                if (Mentions(b, x))
                {
                    return null;
                }

                others.Add((b, e));
                continue;
            }

            if (!e.IsInteger)
            {
                return null;
            }

            Rational own = coefficients.Keys.Aggregate((m, n) => m > n ? m : n);
            Rational leading = coefficients[own];
            degree += own * e;
            top += e.Sign > 0 ? own * e : Rational.Zero;
            bottom -= e.Sign < 0 ? own * e : Rational.Zero;
            Rational alone = ReferenceEquals(b, x) ? Rational.Abs(e) : own;
            highest = alone > highest ? alone : highest;
            coefficient *= Rational.TryPower(leading, e, out Rational power) ? power : Rational.Zero;
            foreach (KeyValuePair<Rational, Rational> term in coefficients.Where(t => t.Key != own))
            {
                border = Math.Max(border, Math.Pow(Math.Abs((term.Value / leading).ToDouble()), 1 / (own - term.Key).ToDouble()));
            }
        }

        if (top.Sign <= 0 || bottom.Sign <= 0 || highest < HighDegree || coefficient.IsZero)
        {
            return null;
        }

        double exponent = Math.Ceiling(Math.Log10(border * Leading));
        if (exponent > Math.Log10(FarthestBorder))
        {
            return null;
        }

        chosen?.Chose(StableFormTable.FarOut, product);
        return target.Conditional(
            target.Call(Function.IsNear, target.Number(Rational.ParseDecimal("1e" + ((int)exponent).ToString(System.Globalization.CultureInfo.InvariantCulture))), target.Call(Function.Abs, Lower(x))),
            Lower(source.Scale(source.Monomial([(x, degree), .. others]), coefficient)),
            LowerProduct(product, null, null, mayBeFar: false));
    }

    /// <summary>The variable of the first factor that is a polynomial in one.</summary>
    private static Node? Variable(Product product) => product.Bases.OfType<Sum>()
        .Select(s => ExpansionPoints.LeavesOf(s) is [var x] && CoefficientsOf(s, x) is not null ? x : null)
        .FirstOrDefault(x => x is not null);

    /// <summary>The coefficients by their powers; null of what is no polynomial in x with a positive power.</summary>
    private static Dictionary<Rational, Rational>? CoefficientsOf(Node node, Node x) =>
        PolynomialOf(node, x) is { Degree: > 0 } p ? Enumerable.Range(0, p.Degree + 1).Where(n => !p[n].IsZero).ToDictionary(n => (Rational)n, n => p[n]) : null;

    /// <summary>A polynomial in x, however it is written; null of anything else.</summary>
    private static Polynomial? PolynomialOf(Node node, Node x)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (ReferenceEquals(node, x))
        {
            return Polynomial.Of([Rational.Zero, Rational.One]);
        }

        switch (node)
        {
            case Constant { Type: NodeType.Real } number:
                return Polynomial.Of([number.Value]);
            case Sum sum:
                Polynomial? total = Polynomial.Of([sum.Constant]);
                for (int i = 0; i < sum.Terms.Length && total is not null; i++)
                {
                    total = PolynomialOf(sum.Terms[i], x) is { } term ? total - (term * Polynomial.Of([-sum.Coefficients[i]])) : null;
                }

                return total;
            case Product product:
                Polynomial? whole = Polynomial.Of([Rational.One]);
                for (int i = 0; i < product.Bases.Length && whole is not null; i++)
                {
                    Rational e = product.Exponents[i];
                    Polynomial? b = e.IsInteger && e.Sign > 0 && e <= MaximumDegree ? PolynomialOf(product.Bases[i], x) : null;
                    for (int n = 0; n < (b is null ? 0 : (int)e.Numerator); n++)
                    {
                        whole = whole!.Degree + b!.Degree > MaximumDegree ? null : whole * b;
                        if (whole is null)
                        {
                            break;
                        }
                    }

                    whole = b is null ? null : whole;
                }

                return whole;
            default:
                return null;
        }
    }

    private static bool Mentions(Node node, Node x)
    {
        HashSet<Node> seen = [];
        Stack<Node> pending = new([node]);
        while (pending.Count > 0)
        {
            Node next = pending.Pop();
            if (ReferenceEquals(next, x))
            {
                return true;
            }

            if (seen.Add(next))
            {
                foreach (Node child in next.Children)
                {
                    pending.Push(child);
                }
            }
        }

        return false;
    }
}
