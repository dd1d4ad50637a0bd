using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;

namespace DerivGen.Symbolics.Simplification;

/// <summary>What a rule may ask: the graph to build in, and what is known where the node stands.</summary>
internal sealed record RuleContext(ExpressionGraph Graph, FactBase Facts);

/// <summary>One line of the rule table: left = right on the whole domain of left, wherever the guard is proven.</summary>
/// <param name="Name">The rule's name, as an explanation cites it.</param>
/// <param name="Left">The left side, for people.</param>
/// <param name="Right">The right side, for people.</param>
/// <param name="Guard">What must be proven, for people; empty where nothing.</param>
/// <param name="Apply">The right side of a node that is a left side, or null.</param>
internal sealed record Rule(string Name, string Left, string Right, string Guard, Func<RuleContext, Node, Node?> Apply);
