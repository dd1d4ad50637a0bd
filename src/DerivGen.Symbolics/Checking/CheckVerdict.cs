namespace DerivGen.Symbolics.Checking;

/// <summary>The outcome of a check.</summary>
internal enum CheckVerdict
{
    /// <summary>Everything agreed at every point that said something.</summary>
    Passed,

    /// <summary>Something differed.</summary>
    Mismatch,

    /// <summary>Nothing differed, but too few points said something.</summary>
    Inconclusive,
}
