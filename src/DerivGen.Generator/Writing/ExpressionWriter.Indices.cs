using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Writing;

/// <summary>Sums of integers, as a person addresses a row: what several terms are multiplied by is written once.</summary>
internal sealed partial class ExpressionWriter
{
    /// <summary>
    /// The factor that most of the terms share, and their places; among equals the later one in reading order. A place on the
    /// diagonal, n · i + i, is read as it stands.
    /// </summary>
    private (Node Factor, int[] Places)? SharedFactor(Sum sum, IEnumerable<int> places)
    {
        Dictionary<Node, List<int>> users = [];
        foreach (int place in places)
        {
            foreach (Node factor in sum.Terms[place] is Product product ? product.Bases : ImmutableArray.Create(sum.Terms[place]))
            {
                if (!users.TryGetValue(factor, out List<int>? found))
                {
                    users.Add(factor, found = []);
                }

                found.Add(place);
            }
        }

        Node[] shared = [.. users.Where(entry => entry.Value.Count > 1).Select(entry => entry.Key)];
        if (shared.Length == 0)
        {
            return null;
        }

        int most = shared.Max(factor => users[factor].Count);
        Node[] candidates = [.. shared.Where(factor => users[factor].Count == most)];
        Node chosen = candidates[order.OfTerms(candidates)[candidates.Length - 1]];
        return most > 2 || sum.Terms.Length > most ? (chosen, [.. users[chosen]]) : null;
    }

    /// <summary>factor · (Σ of what is left of the terms), of which one at least is added.</summary>
    private Printed PrintShared(Sum sum, Node factor, int[] places, bool negated)
    {
        List<Printed> added = [];
        List<Printed> subtracted = [];
        foreach (int place in places.OrderBy(place => ReferenceEquals(sum.Terms[place], factor))) // the number is last
        {
            Rational coefficient = negated ? -sum.Coefficients[place] : sum.Coefficients[place];
            (coefficient.Sign > 0 ? added : subtracted).Add(PrintWithout(factor, Rational.Abs(coefficient), sum.Terms[place]));
        }

        Printed rest = added[0];
        foreach (Printed term in added.Skip(1))
        {
            rest = Binary(rest, "+", term, Precedence.Additive, isReal: false);
        }

        foreach (Printed term in subtracted)
        {
            rest = Binary(rest, "-", term, Precedence.Additive, isReal: false);
        }

        return Binary(Print(factor), "*", rest, Precedence.Multiplicative, isReal: false);
    }

    /// <summary>coefficient · term / factor.</summary>
    private Printed PrintWithout(Node factor, Rational coefficient, Node term)
    {
        if (term is not Product product)
        {
            return Literal(coefficient, isReal: false);
        }

        List<Node> bases = [];
        List<Rational> exponents = [];
        for (int i = 0; i < product.Bases.Length; i++)
        {
            Rational exponent = ReferenceEquals(product.Bases[i], factor) ? product.Exponents[i] - Rational.One : product.Exponents[i];
            if (!exponent.IsZero)
            {
                bases.Add(product.Bases[i]);
                exponents.Add(exponent);
            }
        }

        return bases.Count == 0 ? Literal(coefficient, isReal: false) : PrintMonomial(coefficient, bases, exponents);
    }
}
