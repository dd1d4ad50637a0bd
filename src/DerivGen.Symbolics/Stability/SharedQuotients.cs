using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Stability;

/// <summary>
/// What several products divide by the same thing: of s·a/d, s·b/d and s·c/d² the part s/d, so that it is divided once. The
/// derivatives by the operands of a quotient are such products.
/// </summary>
internal sealed class SharedQuotients
{
    /// <summary>Products of more factors are long texts; what they share is not looked for.</summary>
    private const int MostFactors = 12;

    private readonly Dictionary<Product, (Node Part, List<(Node Base, Rational Exponent)> Factors)> shared = [];

    private SharedQuotients()
    {
    }

    /// <summary>The quotients that the products below all roots share.</summary>
    public static SharedQuotients Of(ExpressionGraph graph, IEnumerable<Node> all)
    {
        SharedQuotients result = new();
        Dictionary<(Node Divisor, Node Factor), List<Product>> byPair = [];
        List<Product> quotients = [.. Quotients(graph, all)];
        foreach (Product product in quotients)
        {
            foreach ((Node, Node) pair in Pairs(product))
            {
                if (!byPair.TryGetValue(pair, out List<Product>? list))
                {
                    byPair.Add(pair, list = []);
                }

                list.Add(product);
            }
        }

        foreach (Product product in quotients)
        {
            if (result.shared.ContainsKey(product))
            {
                continue;
            }

            List<Product> group = [];
            foreach ((Node, Node) pair in Pairs(product))
            {
                List<Product> free = [.. byPair[pair].Where(p => !result.shared.ContainsKey(p))];
                if (free.Count > Math.Max(1, group.Count))
                {
                    group = free;
                }
            }

            if (group.Count > 1)
            {
                List<(Node Base, Rational Exponent)> common = Common(group);
                Node part = graph.Monomial(common);
                foreach (Product member in group)
                {
                    result.shared.Add(member, (part, common));
                }
            }
        }

        return result;
    }

    /// <summary>The part of the product that others have too; null where there is none, or nothing else in the product.</summary>
    public Node? PartOf(Product product) =>
        shared.TryGetValue(product, out (Node Part, List<(Node, Rational)> Factors) common) && !ReferenceEquals(common.Part, product) ? common.Part : null;

    /// <summary>The factors of a product beside those that others have too: as they stand in it, for the part by itself may write a sum as a multiple of another.</summary>
    public IEnumerable<(Node Base, Rational Exponent)> RestOf(Product product)
    {
        Dictionary<Node, Rational> taken = shared[product].Factors.ToDictionary(f => f.Base, f => f.Exponent);
        foreach ((Node b, Rational e) in Patterns.Factors(product))
        {
            Rational left = taken.TryGetValue(b, out Rational own) ? e - own : e;
            if (!left.IsZero)
            {
                yield return (b, left);
            }
        }
    }

    private static IEnumerable<(Node Divisor, Node Factor)> Pairs(Product product)
    {
        foreach ((Node divisor, Rational e) in Patterns.Factors(product))
        {
            if (IsDivisor(divisor, e))
            {
                // What a loop changes is not divided there by what it does not change.
                foreach ((Node factor, Rational f) in Patterns.Factors(product))
                {
                    if (IsNumerator(factor, f) && factor.FreeIndices.All(i => divisor.FreeIndices.Contains(i)))
                    {
                        yield return (divisor, factor);
                    }
                }
            }
        }
    }

    private static bool IsDivisor(Node node, Rational exponent) => exponent.IsInteger && exponent.Sign < 0 && node is not Call { Function: Function.ToReal };

    private static bool IsNumerator(Node node, Rational exponent) =>
        exponent.IsOne && node is Symbol or Element or Sum { IsScaled: false } && node.Type == NodeType.Real;

    /// <summary>What all of them have in common, each factor with its lowest power.</summary>
    private static List<(Node Base, Rational Exponent)> Common(List<Product> group)
    {
        List<(Node, Rational)> common = [];
        foreach ((Node b, Rational e) in Patterns.Factors(group[0]))
        {
            if (!IsDivisor(b, e) && !IsNumerator(b, e))
            {
                continue;
            }

            Rational least = e;
            foreach (Product other in group.Skip(1))
            {
                Rational power = Patterns.Factors(other).Where(f => ReferenceEquals(f.Base, b)).Select(f => f.Exponent).FirstOrDefault();
                least = power.Sign != e.Sign ? Rational.Zero : Rational.Abs(power) < Rational.Abs(least) ? power : least;
            }

            if (IsDivisor(b, least) || least.IsOne)
            {
                common.Add((b, least));
            }
        }

        return common;
    }

    private static IEnumerable<Product> Quotients(ExpressionGraph graph, IEnumerable<Node> all)
    {
        HashSet<Node> seen = [];
        Stack<Node> pending = new(all.Reverse());
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (!seen.Add(node))
            {
                continue;
            }

            if (node is Product { Bases.Length: > 1 and <= MostFactors } product && Pairs(product).Any())
            {
                yield return product;
            }

            foreach (Node child in graph.OpenOperandsOf(node))
            {
                pending.Push(child);
            }
        }
    }
}
