using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace DerivGen.Generator.Writing;

/// <summary>Names as C# identifiers.</summary>
internal static class IdentifierText
{
    /// <summary>The identifier of a variable or a member, with an <c>@</c> where the name is a keyword.</summary>
    public static string Of(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || name is "nameof" or "await" or "yield" ? "@" + name : name;

    /// <summary>The identifier of a type or a namespace: more words than for variables have a meaning where one stands.</summary>
    public static string OfType(string name) =>
        name is "var" or "dynamic" or "record" or "required" or "scoped" or "file" or "partial" or "where" or "notnull" or "unmanaged" or "field" or "extension" or "allows"
            ? "@" + name
            : Of(name);

    /// <summary>A valid name made of a hint, which may hold anything.</summary>
    public static string ValidName(string hint)
    {
        StringBuilder name = new(hint.Length);
        foreach (char letter in hint)
        {
            if (SyntaxFacts.IsIdentifierPartCharacter(letter))
            {
                if (name.Length == 0 && !SyntaxFacts.IsIdentifierStartCharacter(letter))
                {
                    name.Append('_');
                }

                name.Append(letter);
            }
        }

        return name.Length == 0 ? "value" : name.ToString();
    }
}
