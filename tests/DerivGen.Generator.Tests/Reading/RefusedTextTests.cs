using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DerivGen.Generator.Diagnostics;
using DerivGen.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DerivGen.Generator.Tests.Reading;

/// <summary>Each text in tests/Losses/Refused names its diagnostic and the place: <c>// expect: DG0110 at 'fragment'</c>, x for any digit.</summary>
public partial class RefusedTextTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder(), "*.txt").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Text_IsRefusedAtItsPlace(string file)
    {
        string text = (await File.ReadAllTextAsync(Path.Combine(Folder(), file), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        Match expectation = Expectation().Match(text);
        Assert.True(expectation.Success, "The first line says no expectation.");
        CSharpCompilation compilation = FrameworkReferences.Empty(TargetFrameworkKind.Current)
            .WithOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest), file, cancellationToken: TestContext.Current.CancellationToken));
        Diagnostic[] reported =
        [
            .. await compilation.WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken),
        ];

        Diagnostic diagnostic = Assert.Single(reported);
        Assert.Matches("^" + expectation.Groups["id"].Value.Replace('x', '.') + "$", diagnostic.Id);
        string fragment = expectation.Groups["fragment"].Value;
        int start = diagnostic.Location.SourceSpan.Start;
        int place = LossCorpus.Refused.Single(refused => refused.Name == Path.GetFileNameWithoutExtension(file)).Position;
        Assert.True(
            start == place,
            $"Expected at '{fragment}', reported at '{text[start..diagnostic.Location.SourceSpan.End]}': {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
    }

    [Fact]
    public void EveryDiagnostic_HasAPageAndARow()
    {
        string root = Path.GetFullPath(Path.Combine(Folder(), "..", "..", ".."));
        string rows = File.ReadAllText(Path.Combine(root, "src", "DerivGen.Generator", "AnalyzerReleases.Unshipped.md"))
            + File.ReadAllText(Path.Combine(root, "src", "DerivGen.Generator", "AnalyzerReleases.Shipped.md"));
        string[] pages = [.. Directory.GetFiles(Path.Combine(root, "docs", "diagnostics"), "DG*.md").Select(page => Path.GetFileNameWithoutExtension(page)!).Order(StringComparer.Ordinal)];
        Assert.Equal(Descriptors.All.Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal), pages);
        foreach (DiagnosticDescriptor descriptor in Descriptors.All)
        {
            Assert.Contains($"{descriptor.Id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}", rows, StringComparison.Ordinal);
            Assert.Contains(descriptor.Id, descriptor.HelpLinkUri, StringComparison.Ordinal);
            string page = File.ReadAllText(Path.Combine(root, "docs", "diagnostics", descriptor.Id + ".md"));
            Assert.StartsWith($"# {descriptor.Id}: {descriptor.Title}\n", page, StringComparison.Ordinal);
        }
    }

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "Losses", "Refused");

    [GeneratedRegex(@"\A// expect: (?<id>DG\w{4}) at '(?<fragment>.*)'\n")]
    private static partial Regex Expectation();
}
