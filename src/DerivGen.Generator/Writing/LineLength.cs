namespace DerivGen.Generator.Writing;

/// <summary>How long lines are.</summary>
internal static class LineLength
{
    /// <summary>From here on a choice has a line for each of its cases.</summary>
    public const int Limit = 110;

    /// <summary>No line is longer, with its indentation, if it can be broken at all.</summary>
    public const int Width = 140;
}
