namespace DerivGen.Generator.Tests.Libraries;

/// <summary>What becomes of a library's function in a differentiable method.</summary>
internal enum LibraryKind
{
    /// <summary>It is differentiated.</summary>
    Differentiable,

    /// <summary>It is read, and its derivative is 0.</summary>
    PiecewiseConstant,

    /// <summary>It is called where its arguments are constants, and refused where they are not: its derivative is not known.</summary>
    Constant,

    /// <summary>It is refused with its reason.</summary>
    Refused,
}
