namespace DerivGen.Testing.Differences;

/// <summary>The numbers in which a function computes.</summary>
/// <param name="Epsilon">The distance from 1 to the next number.</param>
/// <param name="Smallest">The smallest positive number.</param>
/// <param name="Tolerance">The usual relative tolerance of a gradient.</param>
internal sealed record Precision(double Epsilon, double Smallest, double Tolerance)
{
    public static readonly Precision Double = new(1.0 / (1L << 52), double.Epsilon, 1e-7);
    public static readonly Precision Single = new(1.0 / (1 << 23), float.Epsilon, 1e-3);
}
