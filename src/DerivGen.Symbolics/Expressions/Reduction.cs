using System.Collections.Immutable;

namespace DerivGen.Symbolics.Expressions;

/// <summary>What a reduction does with its terms.</summary>
internal enum ReductionKind
{
    /// <summary>Σ; 0 over an empty range.</summary>
    Sum,

    /// <summary>Π; 1 over an empty range.</summary>
    Product,

    /// <summary>The largest term; −∞ over an empty range. Its equal largest terms share the derivative.</summary>
    Maximum,

    /// <summary>The smallest term; +∞ over an empty range. Its equal smallest terms share the derivative.</summary>
    Minimum,

    /// <summary>As <see cref="Maximum"/>, but the first of equal largest terms has the derivative.</summary>
    FirstMaximum,

    /// <summary>As <see cref="Maximum"/>, but the last of equal largest terms has the derivative.</summary>
    LastMaximum,

    /// <summary>As <see cref="Minimum"/>, but the first of equal smallest terms has the derivative.</summary>
    FirstMinimum,

    /// <summary>As <see cref="Minimum"/>, but the last of equal smallest terms has the derivative.</summary>
    LastMinimum,

    /// <summary>The first index of the largest term; −1 over an empty range. Piecewise constant.</summary>
    FirstIndexOfMaximum,

    /// <summary>The last index of the largest term; −1 over an empty range. Piecewise constant.</summary>
    LastIndexOfMaximum,

    /// <summary>The first index of the smallest term; −1 over an empty range. Piecewise constant.</summary>
    FirstIndexOfMinimum,

    /// <summary>The last index of the smallest term; −1 over an empty range. Piecewise constant.</summary>
    LastIndexOfMinimum,
}

/// <summary>A reduction over lower ≤ i &lt; upper; <see cref="Body"/> holds the index by its closed number.</summary>
internal sealed class Reduction : Node
{
    internal Reduction(ReductionKind kind, Node lower, Node upper, int number, Node body)
        : base(
            kind >= ReductionKind.FirstIndexOfMaximum ? NodeType.Integer : body.Type,
            ImmutableArray.Create(lower, upper, body),
            (ulong)kind + ((ulong)number << 8))
    {
        Kind = kind;
        Number = number;
        BinderHeight = Math.Max(BinderHeight, number + 1);
        int own = FreeIndices.BinarySearch(number);
        if (own >= 0)
        {
            FreeIndices = FreeIndices.RemoveAt(own);
        }
    }

    public ReductionKind Kind { get; }

    public Node Lower => Children[0];

    public Node Upper => Children[1];

    /// <summary>The closed number of the index that the body depends on.</summary>
    public int Number { get; }

    public Node Body => Children[2];

    internal override int Rank => 10;

    private protected override bool HasSamePayload(Node other)
    {
        Reduction reduction = (Reduction)other;
        return reduction.Kind == Kind && reduction.Number == Number;
    }
}
