namespace DerivGen.Symbolics.Derivation;

/// <summary>One factor of a chain rule.</summary>
/// <param name="Left">The derivative, for instance <c>∂L/∂a</c>.</param>
/// <param name="Formula">What it is.</param>
/// <param name="Variable">The variable whose chain it ends; null in the middle of all chains.</param>
internal sealed record ChainLink(string Left, string Formula, string? Variable);
