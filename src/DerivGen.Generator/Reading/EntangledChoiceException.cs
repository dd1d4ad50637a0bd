namespace DerivGen.Generator.Reading;

#pragma warning disable RCS1194 // thrown while a loop is read, caught where it is read again
/// <summary>A condition asks for what another condition has chosen: the loop around both is read again, with variables for its choices.</summary>
internal sealed class EntangledChoiceException : Exception;
#pragma warning restore RCS1194
