namespace DerivGen.Symbolics.Checking;

/// <summary>A value and its derivatives along some directions; none where all of them are 0.</summary>
internal readonly struct Dual(Multiprecision value, Multiprecision[]? tangents)
{
    public Multiprecision Value { get; } = value;

    public Multiprecision[]? Tangents { get; } = tangents;

    public bool IsConstant => Tangents is null;

    /// <summary>Whether some derivative is not exactly 0: at a kink what does not move stays where it is.</summary>
    public bool Moves => Tangents is not null && Array.Exists(Tangents, t => !t.IsExactZero);

    public Multiprecision Tangent(int direction) => Tangents is null ? Multiprecision.Zero() : Tangents[direction];

    public override string ToString() => Value + " + (" + string.Join(", ", Tangents ?? []) + ")ε";
}
