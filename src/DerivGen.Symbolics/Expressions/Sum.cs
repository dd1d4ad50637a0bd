using System.Collections.Immutable;

namespace DerivGen.Symbolics.Expressions;

/// <summary>
/// constant + Σ coefficientₖ · termₖ with exact coefficients, like terms collected, terms in canonical order and none of
/// them a sum or a number. A single term with a coefficient is a sum too: 2·x is 0 + 2·x.
/// </summary>
internal sealed class Sum : Node
{
    /// <summary>Beyond this number of terms they are looked up.</summary>
    private const int Long = 12;

    private Dictionary<Node, int>? places;

    internal Sum(Rational constant, ImmutableArray<Rational> coefficients, ImmutableArray<Node> terms)
        : base(terms[0].Type, terms, PayloadHash(constant, coefficients))
    {
        Constant = constant;
        Coefficients = coefficients;
    }

    public Rational Constant { get; }

    public ImmutableArray<Rational> Coefficients { get; }

    public ImmutableArray<Node> Terms => Children;

    /// <summary>The place of a term; negative where it is none. A long sum is asked once for each of its terms.</summary>
    public int PlaceOf(Node term)
    {
        if (Terms.Length <= Long)
        {
            return Terms.IndexOf(term);
        }

        if (places is null)
        {
            Dictionary<Node, int> all = new(Terms.Length);
            for (int i = 0; i < Terms.Length; i++)
            {
                all.Add(Terms[i], i);
            }

            places = all;
        }

        return places.TryGetValue(term, out int place) ? place : -1;
    }

    /// <summary>Whether this is one term times a coefficient.</summary>
    public bool IsScaled => Terms.Length == 1 && Constant.IsZero;

    internal override int Rank => 9;

    private protected override bool HasSamePayload(Node other)
    {
        Sum sum = (Sum)other;
        return sum.Constant == Constant && sum.Coefficients.SequenceEqual(Coefficients);
    }

    private static ulong PayloadHash(Rational constant, ImmutableArray<Rational> coefficients)
    {
        ulong hash = constant.StructuralHash;
        foreach (Rational coefficient in coefficients)
        {
            hash = Mix(hash, coefficient.StructuralHash);
        }

        return hash;
    }
}
