using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>The structs of <c>System.Numerics</c>, whose text is not in the compilation: the numbers that they are made of.</summary>
internal static class FrameworkStructs
{
    private static readonly Dictionary<string, string> MembersOf = new(StringComparer.Ordinal)
    {
        ["Vector2"] = "X Y",
        ["Vector3"] = "X Y Z",
        ["Vector4"] = "X Y Z W",
        ["Quaternion"] = "X Y Z W",
        ["Plane"] = "Normal D",
        ["Matrix3x2"] = "M11 M12 M21 M22 M31 M32",
        ["Matrix4x4"] = "M11 M12 M13 M14 M21 M22 M23 M24 M31 M32 M33 M34 M41 M42 M43 M44",
        ["Complex"] = "Real Imaginary",
    };

    public static IEnumerable<string> Names => MembersOf.Keys.OrderBy(name => name, StringComparer.Ordinal);

    public static bool IsKnown(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Struct, Arity: 0, ContainingType: null, ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } }
        && MembersOf.ContainsKey(type.Name);

    /// <summary>The members in the order of the constructor's parameters; null of any other type.</summary>
    public static ImmutableArray<StructMember>? Of(INamedTypeSymbol type)
    {
        if (!IsKnown(type))
        {
            return null;
        }

        ImmutableArray<StructMember>.Builder members = ImmutableArray.CreateBuilder<StructMember>();
        foreach (string name in MembersOf[type.Name].Split(' '))
        {
            switch (type.GetMembers(name).FirstOrDefault())
            {
                case IFieldSymbol field:
                    members.Add(new StructMember(name, field.Type, field));
                    break;
                case IPropertySymbol property:
                    members.Add(new StructMember(name, property.Type, property));
                    break;
                default:
                    return null;
            }
        }

        return members.ToImmutable();
    }
}
