using System.Collections.Immutable;

namespace DerivGen.Symbolics.Expressions;

/// <summary>The partial derivative of a function by one of its parameters, as an expression in its arguments.</summary>
internal delegate Node PartialRule(ExpressionGraph graph, ImmutableArray<Node> arguments);
