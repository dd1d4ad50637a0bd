namespace DerivGen.Symbolics.Programs;

#pragma warning disable RCS1194 // thrown while deriving, caught where the method is derived

/// <summary>A program that cannot be differentiated, and why in a user's words: never a wrong number instead.</summary>
internal sealed class ProgramException(string reason) : Exception(reason);
#pragma warning restore RCS1194
