namespace DerivGen.Symbolics.Checking;

/// <summary>What the numbers of a sample point are like.</summary>
internal enum SampleKind
{
    /// <summary>Between −3 and 3.</summary>
    Ordinary,

    /// <summary>Between 0 and 4.</summary>
    Positive,

    /// <summary>Between 0 and 1.</summary>
    Unit,

    /// <summary>Small integers and halves, often equal, often 0; the borders of an interval.</summary>
    Equal,

    /// <summary>Between −32 and 32.</summary>
    Wide,

    /// <summary>Powers of two down to 2^−40 of either sign; near the borders of an interval.</summary>
    Small,

    /// <summary>Hundreds, where an exponential leaves a double's range.</summary>
    Extreme,

    /// <summary>Between 0 and 64.</summary>
    Above,

    /// <summary>Between −64 and 0.</summary>
    Below,

    /// <summary>Any of the kinds before.</summary>
    Mixed,
}
