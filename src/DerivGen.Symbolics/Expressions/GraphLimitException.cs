namespace DerivGen.Symbolics.Expressions;

#pragma warning disable RCS1194 // thrown by the graph, caught where a method is read or derived
/// <summary>A method asks for more expressions, or more work on them, than a compiler should spend on one method.</summary>
internal sealed class GraphLimitException(string reason) : Exception(reason);
