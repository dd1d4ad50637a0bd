using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DerivGen.TestKit;

/// <summary>
/// Makes the twin of a compilation that counts its floating-point operations. The runtime library's own text is
/// instrumented too, so that calls into it are followed.
/// </summary>
internal static class OperationInstrumenter
{
    private const string CountedLibraryName = "DerivGen.Counted";

    private static readonly MetadataReference TestKit = MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "DerivGen.TestKit.dll"));

    private static readonly Lazy<(MetadataReference Reference, Assembly Assembly)> CountedLibrary = new(CompileLibrary);

    public static CSharpCompilation Instrument(CSharpCompilation compilation)
    {
        CSharpCompilation counted = Rewrite(compilation).WithAssemblyName($"{compilation.AssemblyName}.Counted");

        // A text for .NET Standard runs here on the current .NET as well; the counter is written for that one.
        IEnumerable<MetadataReference> framework = FrameworkReferences.Empty(TargetFrameworkKind.Current).References.Where(reference => reference != FrameworkReferences.RuntimeLibrary);
        HashSet<string> known =
        [
            .. FrameworkReferences.Empty(TargetFrameworkKind.Current).References.Concat(
                compilation.References.Any(reference => reference == FrameworkReferences.RuntimeLibrary) ? [] : FrameworkReferences.Empty(TargetFrameworkKind.NetStandard20).References)
                .Select(reference => reference.Display!),
        ];
        IEnumerable<MetadataReference> additional = compilation.References.Where(reference => !known.Contains(reference.Display!));
        return counted.WithReferences([.. framework, .. additional, CountedLibrary.Value.Reference, TestKit]);
    }

    /// <summary>Finds the instrumented runtime library for a text that was compiled against it.</summary>
    public static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name == CountedLibraryName ? CountedLibrary.Value.Assembly : null;

    private static CSharpCompilation Rewrite(CSharpCompilation compilation)
    {
        CSharpCompilation rewritten = compilation;
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SyntaxNode root = new OperationRewriter(compilation.GetSemanticModel(tree)).Visit(tree.GetRoot());
            rewritten = rewritten.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(root, tree.Options));
        }

        return rewritten;
    }

    private static (MetadataReference Reference, Assembly Assembly) CompileLibrary()
    {
        Assembly kit = typeof(OperationInstrumenter).Assembly;
        List<string> sources = ["global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;"];
        foreach (string name in kit.GetManifestResourceNames().Where(name => name.StartsWith("DerivGen/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using StreamReader reader = new(kit.GetManifestResourceStream(name)!);
            sources.Add(reader.ReadToEnd());
        }

        CSharpCompilation library = CompilationVariant.Of(HarnessOptions.Default with { LanguageVersion = LanguageVersion.Preview }).Compile(CountedLibraryName, sources, []).RemoveReferences(FrameworkReferences.RuntimeLibrary);
        using MemoryStream stream = new();
        CSharpCompilation counted = Rewrite(library).AddReferences(TestKit);
        Microsoft.CodeAnalysis.Emit.EmitResult result = counted.Emit(stream);
        if (!result.Success)
        {
            IEnumerable<Diagnostic> errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            throw new HarnessFailure($"The instrumented runtime library does not compile:\n{string.Join('\n', errors.Take(20).Select(SourceExcerpt.Describe))}");
        }

        stream.Position = 0;
        Assembly assembly = new AssemblyLoadContext(CountedLibraryName).LoadFromStream(stream);
        return (MetadataReference.CreateFromImage(stream.ToArray()), assembly);
    }
}
