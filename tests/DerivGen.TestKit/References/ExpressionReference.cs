using System.Collections.Immutable;

namespace DerivGen.TestKit;

/// <summary>A formula of the table of accuracy: its text as an author types it, and what its value and gradient are at some points.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Parameters">The parameter list, with its attributes.</param>
/// <param name="Text">An expression, or statements that return.</param>
/// <param name="IsRelative">Whether full relative accuracy is asked for.</param>
/// <param name="Points">The points of <c>tests/references/expressions.jsonl</c>.</param>
public sealed record ExpressionReference(string Name, string Parameters, string Text, bool IsRelative, ImmutableArray<ReferencePoint> Points)
{
    /// <summary>The method's body as it stands in a class.</summary>
    public string Body => Text.EndsWith(';') ? $"{{ {Text} }}" : $"=> {Text};";
}
