namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>What random programs have of a construct, or of a library's functions.</summary>
/// <param name="Name">The construct's name in docs/language.md, or the functions' names, separated by blanks.</param>
/// <param name="Pattern">A regular expression that finds the construct in a text; empty where it is not drawn.</param>
/// <param name="Reason">Why it is not drawn; empty where it is.</param>
internal sealed record DrawnConstruct(string Name, string Pattern, string Reason = "")
{
    public bool IsDrawn => Reason.Length == 0;

    public string[] Names => Name.Split(' ');
}
