namespace DerivGen.Generator.Writing;

/// <summary>Where a line is broken, if it can be broken at all.</summary>
internal static class LineLength
{
    public const int Limit = 110;
}
