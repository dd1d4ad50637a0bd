using System.Collections.Immutable;

namespace DerivGen.Symbolics.Expressions;

/// <summary>
/// Π baseₖ ^ exponentₖ with rational exponents, like bases merged, bases in canonical order and none of them a product.
/// A number never stands here as a factor of exponent 1: it is the coefficient in a <see cref="Sum"/>. A single base with
/// an exponent other than 1 is a product too.
/// </summary>
internal sealed class Product : Node
{
    internal Product(ImmutableArray<Node> bases, ImmutableArray<Rational> exponents)
        : base(bases[0].Type, bases, PayloadHash(exponents)) => Exponents = exponents;

    public ImmutableArray<Node> Bases => Children;

    public ImmutableArray<Rational> Exponents { get; }

    internal override int Rank => 8;

    private protected override bool HasSamePayload(Node other) => ((Product)other).Exponents.SequenceEqual(Exponents);

    private static ulong PayloadHash(ImmutableArray<Rational> exponents)
    {
        ulong hash = 17;
        foreach (Rational exponent in exponents)
        {
            hash = Mix(hash, exponent.StructuralHash);
        }

        return hash;
    }
}
