#if !ROSLYN_BASELINE && !ROSLYN_SDK // one compiler's list of operations
namespace DerivGen.Generator.Tests.Reading;

/// <summary>A construct of C#: read, or refused by a diagnostic.</summary>
/// <param name="Construct">What it is called.</param>
/// <param name="Kinds">The kinds of operations that the compiler makes of it, separated by blanks.</param>
/// <param name="Text">A member of a type with the construct in it.</param>
/// <param name="Id">The diagnostic that refuses it; empty where it is read.</param>
internal sealed record LanguageRow(string Construct, string Kinds, string Text, string Id = "")
{
    public bool IsRead => Id.Length == 0;

    public IEnumerable<string> AllKinds => Kinds.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
#endif
