using System.Text.RegularExpressions;

namespace DerivGen.TestKit;

/// <summary>A text that must be refused.</summary>
/// <param name="Name">The name of its file.</param>
/// <param name="Text">All of it, with the line that says what is expected.</param>
/// <param name="Id">The diagnostic's id; x stands for any digit.</param>
/// <param name="Fragment">The text at whose beginning the diagnostic is reported.</param>
/// <param name="Position">Where that is.</param>
public sealed record RefusedLoss(string Name, string Text, string Id, string Fragment, int Position)
{
    /// <summary>Whether a diagnostic's id is one that is expected.</summary>
    public bool Matches(string id) => Regex.IsMatch(id, $"^{Id.Replace("x", "[0-9]", StringComparison.Ordinal)}$");

    public override string ToString() => Name;
}
