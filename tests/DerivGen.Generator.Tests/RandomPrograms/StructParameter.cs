namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>A parameter that is a struct, or an array of structs.</summary>
/// <param name="Text">As it follows the other parameters.</param>
/// <param name="Numbers">How many numbers one struct holds.</param>
/// <param name="IsSingle">Whether they are floats.</param>
/// <param name="IsArray">Whether there are as many structs as elements of z.</param>
internal sealed record StructParameter(string Text, int Numbers, bool IsSingle, bool IsArray);
