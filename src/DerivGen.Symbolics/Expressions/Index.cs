using System.Collections.Immutable;

namespace DerivGen.Symbolics.Expressions;

/// <summary>
/// The index of a reduction. Inside a closed reduction it has the number of its height (0 for an innermost one, so that
/// Σᵢ f(i) and Σⱼ f(j) are one node); an opened one has a number from <see cref="FirstOpen"/> on and a known range.
/// </summary>
internal sealed class Index : Node
{
    /// <summary>Numbers below are bound indices of closed reductions.</summary>
    public const int FirstOpen = 1000;

    internal Index(int number)
        : base(NodeType.Integer, ImmutableArray<Node>.Empty, (ulong)number)
    {
        Number = number;
        BinderHeight = number < FirstOpen ? number + 1 : 0;
        FreeIndices = ImmutableArray.Create(number);
    }

    public int Number { get; }

    public bool IsOpen => Number >= FirstOpen;

    internal override int Rank => 3;

    private protected override bool HasSamePayload(Node other) => ((Index)other).Number == Number;
}
