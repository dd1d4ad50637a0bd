namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>A parameter that no derivative is taken by.</summary>
/// <param name="Text">As it follows the parameter c.</param>
/// <param name="Make">An argument, made for arrays of the given length.</param>
internal sealed record PassiveParameter(string Text, Func<Random, int, object?> Make);
