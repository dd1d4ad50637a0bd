namespace DerivGen.Symbolics.Checking;

/// <summary>What two computations of one number say of each other.</summary>
internal enum Comparison
{
    /// <summary>They agree.</summary>
    Same,

    /// <summary>They differ by more than their errors.</summary>
    Different,

    /// <summary>Nothing can be said: one of them is not known well enough, or not defined.</summary>
    Inconclusive,
}
