using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DerivGen.TestKit;

/// <summary>
/// The references that the compiled texts see, read once: a new compilation derives from an empty one that has bound them.
/// </summary>
internal static class FrameworkReferences
{
    /// <summary>The runtime library, as built for the .NET that runs the tests.</summary>
    public static MetadataReference RuntimeLibrary { get; } = FromFile(Path.Combine(AppContext.BaseDirectory, "DerivGen.dll"));

    private static readonly Lazy<CSharpCompilation> LazyCurrent = new(() => Bind([.. CurrentFramework(), RuntimeLibrary]));
    private static readonly Lazy<CSharpCompilation> LazyNetStandard20 = new(() => Bind(NetStandard20()));

    /// <summary>A compilation without sources.</summary>
    public static CSharpCompilation Empty(TargetFrameworkKind target) =>
        target == TargetFrameworkKind.Current ? LazyCurrent.Value : LazyNetStandard20.Value;

    private static CSharpCompilation Bind(IEnumerable<MetadataReference> references)
    {
        CSharpCompilation empty = CSharpCompilation.Create("Empty", references: references, options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        // Compilations that are made from this one share what is bound here.
        _ = empty.GetSpecialType(SpecialType.System_Double).TypeKind;
        return empty;
    }

    /// <summary>
    /// The reference assemblies of the SDK's targeting pack; without it the implementation assemblies that run this process.
    /// </summary>
    private static IEnumerable<MetadataReference> CurrentFramework()
    {
        string frameworkDirectory = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string packs = Path.GetFullPath(Path.Combine(frameworkDirectory, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        int major = Environment.Version.Major;
        string? pack = Directory.Exists(packs)
            ? Directory.EnumerateDirectories(packs, $"{major}.*").Order(StringComparer.Ordinal).LastOrDefault()
            : null;

        IEnumerable<string> files = pack is null
            ? ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(file => file.StartsWith(frameworkDirectory, StringComparison.Ordinal))
            : Directory.EnumerateFiles(Path.Combine(pack, "ref", $"net{major}.0"), "*.dll");
        return files.Order(StringComparer.Ordinal).Select(FromFile);
    }

    /// <summary>The references of the runtime library's own build for .NET Standard 2.0, and that library.</summary>
    private static ImmutableArray<MetadataReference> NetStandard20()
    {
        using Stream resource = typeof(FrameworkReferences).Assembly.GetManifestResourceStream("netstandard2.0.references")!;
        using StreamReader reader = new(resource);
        string[] files = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. files.Order(StringComparer.Ordinal).Select(FromFile)];
    }

    private static MetadataReference FromFile(string path) => MetadataReference.CreateFromFile(path);
}
