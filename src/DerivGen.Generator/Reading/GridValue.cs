using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Reading;

/// <summary>
/// A local array of several dimensions, or one of arrays of one length: the numbers row by row, as one array.
/// </summary>
/// <param name="Elements">The one array of all numbers.</param>
/// <param name="Dimensions">The lengths, the one of the rows first.</param>
/// <param name="IsJagged">Whether it is an array of arrays: then each row is an array too.</param>
internal sealed record GridValue(ImmutableArray<Value> Elements, ImmutableArray<Node> Dimensions, bool IsJagged) : AggregateValue(Elements)
{
    /// <summary>All numbers.</summary>
    public ArrayValue Numbers => (ArrayValue)Elements[0];

    public override AggregateValue With(ImmutableArray<Value> elements) => this with { Elements = elements };

    public override bool IsAlike(AggregateValue other) => other is GridValue grid && IsJagged == grid.IsJagged && Dimensions.SequenceEqual(grid.Dimensions);

    public bool Equals(GridValue? other) => base.Equals(other);

    public override int GetHashCode() => base.GetHashCode();
}
