namespace DerivGen.Symbolics.Checking;

/// <summary>What a <see cref="Multiprecision"/> is.</summary>
internal enum NumberKind
{
    /// <summary>A number, known to within its radius.</summary>
    Finite,

    /// <summary>The value of a pole that is approached from one side.</summary>
    Infinite,

    /// <summary>Undefined over the reals.</summary>
    Undefined,

    /// <summary>Not known: its error is too large, or its exponent.</summary>
    Unknown,
}
