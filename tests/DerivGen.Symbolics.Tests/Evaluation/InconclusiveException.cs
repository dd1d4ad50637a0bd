namespace DerivGen.Symbolics.Tests.Evaluation;

/// <summary>A point at which an evaluation would be too large or too long: it proves nothing.</summary>
internal sealed class InconclusiveException(string message) : Exception(message);
