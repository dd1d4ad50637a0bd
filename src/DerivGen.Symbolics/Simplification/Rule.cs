using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>The right side of a node that is a left side, or null; asks the guard about the nodes that the guard is about.</summary>
internal delegate Node? Rewrite(RuleContext context, Node node, Func<RuleContext, Node, bool> isProven);

/// <summary>One line of the rule table: left = right on the whole domain of left, wherever the guard is proven.</summary>
/// <param name="Name">The rule's name, as an explanation cites it.</param>
/// <param name="Left">The left side, for people.</param>
/// <param name="Right">The right side, for people.</param>
/// <param name="Guard">What must be proven for the sides to be equal.</param>
/// <param name="IsExact">
/// Whether the rule changes no bit: both sides, computed operation by operation in floating point without overflow or
/// underflow, are the same number wherever the left side has one. Otherwise they are equal as real numbers only, and round
/// differently.
/// </param>
/// <param name="Rewrite">Recognises left sides and builds right sides.</param>
internal sealed record Rule(string Name, string Left, string Right, Guard Guard, bool IsExact, Rewrite Rewrite)
{
    /// <summary>What the letters stand for, and where the rule is worth while: no condition of its truth.</summary>
    public string Where { get; init; } = "";

    /// <summary>The right side of a node that is a left side and satisfies the guard, or null.</summary>
    public Node? Apply(RuleContext context, Node node) => Rewrite(context, node, Guard.IsProven);
}
