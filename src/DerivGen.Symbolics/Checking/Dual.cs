namespace DerivGen.Symbolics.Checking;

/// <summary>A value and its derivatives along some directions; none where all of them are 0.</summary>
internal readonly struct Dual(Multiprecision value, Multiprecision[]? tangents)
{
    public Multiprecision Value { get; } = value;

    public Multiprecision[]? Tangents { get; } = tangents;

    public bool IsConstant => Tangents is null;

    public Multiprecision Tangent(int direction) => Tangents is null ? Multiprecision.Zero() : Tangents[direction];

    public override string ToString() => Value + " + (" + string.Join(", ", Tangents ?? []) + ")ε";
}
