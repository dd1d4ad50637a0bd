namespace DerivGen.Testing.Differences;

/// <summary>A number that is known up to an error, of which a part is due to rounding in the function.</summary>
internal readonly record struct Estimate(double Value, double Error, double Noise)
{
    /// <summary>Nothing is known.</summary>
    public static readonly Estimate Unknown = new(double.NaN, double.PositiveInfinity, 0);

    public bool IsKnown => !double.IsNaN(Value);
}
