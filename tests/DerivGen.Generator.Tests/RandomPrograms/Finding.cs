namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>What is wrong with a program's derivative, and where it shows.</summary>
/// <param name="Number">Which program of its batch.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Text">The program.</param>
/// <param name="Diagnostic">The diagnostic that says so, if one does.</param>
/// <param name="Details">Where it shows, and how.</param>
internal sealed record Finding(int Number, FindingKind Kind, string Text, string? Diagnostic, string Details)
{
    public override string ToString() => $"{Kind}: {Details}\n{Text}";
}
