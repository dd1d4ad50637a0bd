using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DerivGen.Generator.Pipeline;

/// <summary>Looks up what the consumer's compilation offers.</summary>
internal static class TargetCapabilitiesReader
{
    public static TargetCapabilities Read(Compilation compilation)
    {
        INamedTypeSymbol? math = compilation.GetTypeByMetadataName("System.Math");
        INamedTypeSymbol real = compilation.GetSpecialType(SpecialType.System_Double);
        INamedTypeSymbol? vector = compilation.GetTypeByMetadataName("System.Numerics.Vector`1");
        return new TargetCapabilities(
            LanguageVersion: compilation is CSharpCompilation cSharp ? (int)cSharp.LanguageVersion : 0,
            CheckOverflow: compilation.Options is CSharpCompilationOptions { CheckOverflow: true },
            HasMathF: Exists("System.MathF"),
            HasSpan: Exists("System.Span`1"),
            HasArrayPool: Exists("System.Buffers.ArrayPool`1"),
            HasVectors: vector?.InstanceConstructors.Any(constructor => constructor.Parameters.Length == 1 && constructor.Parameters[0].Type.Name == "ReadOnlySpan") == true,
            HasVectorFunctions: compilation.GetTypeByMetadataName("System.Numerics.Vector")?.GetMembers("Exp").IsEmpty == false,
            HasClamp: Has(math, "Clamp"),
            HasInverseHyperbolics: Has(math, "Asinh") && Has(math, "Cbrt"),
            HasIsFinite: Has(real, "IsFinite"),
            HasCopySign: Has(math, "CopySign") && Has(math, "Log2"))
        {
            HasGenericStableMath = compilation.GetTypeByMetadataName("DerivGen.StableMath")?.GetMembers("Sigmoid").OfType<IMethodSymbol>().Any(method => method.IsGenericMethod) == true,
        };

        bool Exists(string name) => compilation.GetTypeByMetadataName(name) is not null;

        static bool Has(INamedTypeSymbol? type, string member) => type?.GetMembers(member).IsEmpty == false;
    }
}
