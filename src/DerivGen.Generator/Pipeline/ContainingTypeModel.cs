namespace DerivGen.Generator.Pipeline;

/// <summary>A type around the marked method, of which another part is emitted.</summary>
/// <param name="Keyword"><c>class</c>, <c>struct</c>, <c>record</c>, <c>record struct</c> or <c>interface</c>.</param>
/// <param name="Name">The name, with an <c>@</c> where it is a keyword.</param>
/// <param name="TypeParameters"><c>&lt;in T, U&gt;</c> or nothing. Constraints need no repetition in another part.</param>
internal sealed record ContainingTypeModel(string Keyword, string Name, string TypeParameters);
