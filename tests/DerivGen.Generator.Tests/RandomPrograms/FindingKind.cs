namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>What can be wrong with a program's derivative.</summary>
internal enum FindingKind
{
    /// <summary>The language refuses it (DG01xx, DG02xx, DG0907).</summary>
    Refused,

    /// <summary>The generator failed on it, or its limits were reached.</summary>
    Failed,

    /// <summary>The self-check found the derivative wrong (DG0904, DG0905).</summary>
    Withdrawn,

    /// <summary>The self-check could not say much (DG0906).</summary>
    Unconfirmed,

    /// <summary>What was emitted throws where the text does not.</summary>
    Throws,

    /// <summary>The value is another than the text's.</summary>
    Value,

    /// <summary>The derivative is another than the text's.</summary>
    Derivative,
}
