namespace DerivGen.Symbolics.Simplification;

/// <summary>The rules about one kind of expression.</summary>
internal sealed record RuleFamily(string Title, Rule[] Rules);
