namespace DerivGen.Symbolics.Expressions;

/// <summary>What a node's value is.</summary>
internal enum NodeType
{
    /// <summary>A real number; floating point only when it is emitted.</summary>
    Real,

    /// <summary>An integer with C#'s own arithmetic: an index, a length, a label. Passive.</summary>
    Integer,

    /// <summary>A truth value. Passive.</summary>
    Boolean,
}
