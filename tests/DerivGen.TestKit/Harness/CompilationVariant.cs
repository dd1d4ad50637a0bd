using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DerivGen.TestKit;

/// <summary>One way in which a user's project may compile the same text.</summary>
internal sealed record CompilationVariant(LanguageVersion LanguageVersion, NullableContextOptions Nullable, bool CheckOverflow, bool Debug, TargetFrameworkKind Target)
{
    private static readonly string[] CurrentSymbols =
    [
        "NET", "NETCOREAPP", .. Enumerable.Range(5, Environment.Version.Major - 4).Select(version => $"NET{version}_0_OR_GREATER"), $"NET{Environment.Version.Major}_0",
    ];

    private static readonly string[] NetStandardSymbols =
    [
        "NETSTANDARD", "NETSTANDARD2_0", .. Enumerable.Range(0, 7).Select(version => $"NETSTANDARD1_{version}_OR_GREATER"), "NETSTANDARD2_0_OR_GREATER",
    ];

    public static CompilationVariant Of(HarnessOptions options) =>
        new(options.LanguageVersion.MapSpecifiedToEffectiveVersion(), options.Nullable, options.CheckOverflow, options.Debug, options.Target);

    public CSharpParseOptions ParseOptions => new(
        LanguageVersion,
        DocumentationMode.Diagnose,
        preprocessorSymbols: [.. Target == TargetFrameworkKind.Current ? CurrentSymbols : NetStandardSymbols, .. Debug ? new[] { "DEBUG" } : []]);

    public CSharpCompilation Compile(string name, IReadOnlyList<string> sources, IEnumerable<MetadataReference> additionalReferences)
    {
        CSharpParseOptions parseOptions = ParseOptions;
        CSharpCompilation compilation = FrameworkReferences.Empty(Target)
            .WithAssemblyName(name)
            .WithOptions(new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: Debug ? OptimizationLevel.Debug : OptimizationLevel.Release,
                checkOverflow: CheckOverflow,
                warningLevel: 9999,
                deterministic: true,
                nullableContextOptions: Nullable))
            .AddSyntaxTrees([.. sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, parseOptions, PathOf(index)))]);
        MetadataReference[] references = [.. additionalReferences];
        return references.Length == 0 ? compilation : compilation.AddReferences(references);
    }

    /// <summary>The paths that the texts get, so that a message can say where it is about.</summary>
    public static string PathOf(int index) => index == 0 ? "Source.cs" : $"Source{index + 1}.cs";

    public override string ToString() =>
        $"C# {LanguageVersion.ToDisplayString()}, nullable {Nullable}, {(CheckOverflow ? "checked" : "unchecked")}{(Debug ? ", DEBUG" : "")}{(Target == TargetFrameworkKind.NetStandard20 ? ", netstandard2.0" : "")}";
}
