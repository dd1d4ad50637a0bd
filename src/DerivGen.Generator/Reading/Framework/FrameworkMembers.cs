using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>The numbers that a member of a framework's struct gives, made of the numbers of its operands; the instance is the first one.</summary>
internal delegate Node[] FrameworkMember(ExpressionGraph graph, Node[][] operands);

/// <summary>
/// The members of the structs of <c>System.Numerics</c> that are read as mathematics: a table per type, a row per member,
/// by its name and the kinds of its operands.
/// </summary>
internal static class FrameworkMembers
{
    /// <summary>The row of a member; null where the table of its type has none.</summary>
    public static FrameworkMember? Find(INamedTypeSymbol type, string name, IEnumerable<ITypeSymbol> operands, RotationForm rotation)
    {
        string key = name + "/" + string.Concat(operands.Select(operand => KindOf(operand, type)));
        return TableOf(type.Name, rotation).Select(table => table.TryGetValue(key, out FrameworkMember row) ? row : null).FirstOrDefault(row => row is not null);
    }

    /// <summary>The rows of a type, by name and kinds of operands.</summary>
    public static IEnumerable<string> Names(string type) => TableOf(type, RotationForm.Conjugation).SelectMany(table => table.Keys);

    private static IEnumerable<Dictionary<string, FrameworkMember>> TableOf(string type, RotationForm rotation) => type switch
    {
        "Vector2" => [VectorMembers.OfPairs, VectorMembers.Rows, .. RotationMembers.Of(rotation)],
        "Vector3" => [VectorMembers.OfTriples, VectorMembers.Rows, .. RotationMembers.Of(rotation)],
        "Vector4" => [VectorMembers.OfQuadruples, VectorMembers.Rows],
        "Quaternion" => [QuaternionMembers.Rows],
        "Plane" => [PlaneMembers.Rows],
        "Matrix3x2" => [MatrixMembers.Rows, MatrixMembers.OfPlane],
        "Matrix4x4" => [MatrixMembers.Rows, MatrixMembers.OfSpace],
        "Complex" => [ComplexMembers.Rows],
        _ => [],
    };

    /// <summary>A letter: the type itself is <c>t</c>, a number <c>x</c>.</summary>
    private static char KindOf(ITypeSymbol operand, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(operand, type) ? 't'
        : ParameterTypes.ElementKindOf(operand) is Pipeline.ElementKind.Double or Pipeline.ElementKind.Single or Pipeline.ElementKind.Integer ? 'x'
        : !FrameworkStructs.IsKnown(operand) ? '?'
        : operand.Name switch
        {
            "Vector2" => '2',
            "Vector3" => '3',
            "Vector4" => '4',
            "Quaternion" => 'q',
            "Matrix3x2" => 'm',
            "Matrix4x4" => 'M',
            _ => '?',
        };
}
