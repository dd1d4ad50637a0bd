using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>The condition under which a rule's sides are equal. What is not proven is not done.</summary>
/// <param name="Text">The condition in the rule's letters, for people; empty where there is none.</param>
/// <param name="IsProven">Whether the facts prove it of a node.</param>
internal sealed record Guard(string Text, Func<RuleContext, Node, bool> IsProven)
{
    /// <summary>The sides are equal wherever the left side is defined.</summary>
    public static readonly Guard None = new("", (_, _) => true);

    public static Guard NonNegative(string text) => new(text, (c, x) => c.Facts.IsNonNegative(x));

    public static Guard Positive(string text) => new(text, (c, x) => c.Facts.IsPositive(x));

    /// <summary>Of a condition: it holds.</summary>
    public static Guard Decided(string text) => new(text, (c, condition) => c.Facts.Decide(condition) == true);
}
