namespace DerivGen.Symbolics.Stability;

/// <summary>A form for floating point: mathematically the left side, computed as the right side.</summary>
/// <param name="Name">Its name, as an explanation cites it.</param>
/// <param name="Left">The mathematics.</param>
/// <param name="Right">What is computed.</param>
/// <param name="Reason">Why.</param>
internal sealed record StableForm(string Name, string Left, string Right, string Reason);
