using DerivGen.Generator.Pipeline;

namespace DerivGen.Generator.Writing;

/// <summary>A span that receives the derivative by a vector, or an array that receives that by a matrix.</summary>
/// <param name="Name">Its name without an <c>@</c>.</param>
/// <param name="Variable">The vector.</param>
internal sealed record Destination(string Name, ParameterModel Variable)
{
    public string Identifier => IdentifierText.Of(Name);

    public bool IsMatrix => Variable.Kind == ParameterKind.Matrix;

    public static string TypeOf(ParameterModel variable) =>
        variable.Kind == ParameterKind.Matrix ? variable.ElementType() + "[,]" : "global::System.Span<" + variable.ElementType() + ">";
}
