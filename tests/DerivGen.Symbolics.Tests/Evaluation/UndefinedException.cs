namespace DerivGen.Symbolics.Tests.Evaluation;

/// <summary>A condition or an index has no value at a point: it depends on what is undefined there.</summary>
internal sealed class UndefinedException(string message) : Exception(message);
