namespace DerivGen.Generator.Pipeline;

/// <summary>An emitted file: its name and its text.</summary>
internal sealed record EmittedFile(string HintName, string Text);
