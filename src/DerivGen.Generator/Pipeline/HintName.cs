using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Pipeline;

/// <summary>
/// The name of an emitted file: what a person recognises, and a hash of the exact signature, because names that differ
/// only by case are one file, and overloads are many.
/// </summary>
internal static class HintName
{
    private const int MaximumLength = 120;

    public static string Of(IMethodSymbol method)
    {
        StringBuilder name = new();
        foreach (char letter in QualifiedName(method))
        {
            name.Append(char.IsLetterOrDigit(letter) || letter is '.' or '_' ? letter : '_');
        }

        if (name.Length > MaximumLength)
        {
            name.Length = MaximumLength;
        }

        return name.Append('-').Append(Hash(Signature(method)).ToString("x8", CultureInfo.InvariantCulture)).Append(".g.cs").ToString();
    }

    private static string QualifiedName(IMethodSymbol method)
    {
        Stack<string> parts = new();
        parts.Push(method.Name);
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            parts.Push(type.Name);
        }

        for (INamespaceSymbol? space = method.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            parts.Push(space.Name);
        }

        return string.Join(".", parts);
    }

    private static string Signature(IMethodSymbol method)
    {
        StringBuilder signature = new();
        signature.Append(method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).Append('.')
            .Append(method.Name).Append('`').Append(method.Arity);
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            signature.Append(' ').Append((int)parameter.RefKind).Append(parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
        }

        return signature.ToString();
    }

    private static uint Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char letter in text)
        {
            hash = unchecked((hash ^ letter) * 16777619);
        }

        return hash;
    }
}
