namespace DerivGen.TestKit;

/// <summary>A marked method of the losses.</summary>
/// <param name="Type">Its class, by which the references know it.</param>
/// <param name="Method">Its name.</param>
/// <param name="Text">The file in which it stands.</param>
/// <param name="IsModern">It needs a language after C# 7.3, or a framework after .NET Standard 2.0.</param>
public sealed record CorpusLoss(string Type, string Method, string Text, bool IsModern)
{
    /// <summary><c>Row09.ThreeLoops</c>.</summary>
    public string Name => $"{Type}.{Method}";

    public override string ToString() => Name;
}
