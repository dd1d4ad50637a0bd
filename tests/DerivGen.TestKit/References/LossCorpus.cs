using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit;

/// <summary>The losses in <c>tests/Losses</c> as text; the README there says what stands where.</summary>
public static partial class LossCorpus
{
    private static readonly Lazy<ImmutableArray<CorpusLoss>> LazyLosses = new(() => [.. new[] { "Rows", "Further", "Modern" }.SelectMany(ReadLosses)]);
    private static readonly Lazy<ImmutableArray<string>> LazySupport = new(() => [.. TextsIn("").Select(file => file.Text)]);
    private static readonly Lazy<ImmutableArray<RefusedLoss>> LazyRefused = new(() => [.. ReadRefused()]);

    /// <summary>Every marked method.</summary>
    public static ImmutableArray<CorpusLoss> Losses => LazyLosses.Value;

    /// <summary>The types that losses call.</summary>
    public static ImmutableArray<string> Support => LazySupport.Value;

    /// <summary>The texts that must be refused.</summary>
    public static ImmutableArray<RefusedLoss> Refused => LazyRefused.Value;

    /// <summary>A marked method by its class and name: <c>Row09.ThreeLoops</c>.</summary>
    public static CorpusLoss Loss(string name) => Losses.Single(loss => loss.Name == name);

    /// <summary>The marked methods of a text.</summary>
    internal static IEnumerable<CorpusLoss> MarkedMethods(string text, bool isModern)
    {
        foreach (MethodDeclarationSyntax method in SyntaxFactory.ParseCompilationUnit(text).DescendantNodes().OfType<MethodDeclarationSyntax>())
        {
            if (method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() == "Differentiable"))
            {
                string type = ((TypeDeclarationSyntax)method.Parent!).Identifier.ValueText;
                yield return new CorpusLoss(type, method.Identifier.ValueText, text, isModern);
            }
        }
    }

    private static IEnumerable<CorpusLoss> ReadLosses(string folder) => TextsIn(folder).SelectMany(file => MarkedMethods(file.Text, folder == "Modern"));

    private static IEnumerable<RefusedLoss> ReadRefused()
    {
        foreach ((string name, string text) in TextsIn("Refused"))
        {
            Match match = Expectation().Match(text);
            if (!match.Success)
            {
                throw new FormatException($"{name}.txt does not begin with what is expected: // expect: DG01xx at 'fragment'");
            }

            string fragment = match.Groups["fragment"].Value;
            yield return new RefusedLoss(name, text, match.Groups["id"].Value, fragment, PositionOf(fragment, text, match.Length));
        }
    }

    /// <summary>The one place of a fragment; of a word only as a whole word.</summary>
    private static int PositionOf(string fragment, string text, int start)
    {
        string pattern = Word().IsMatch(fragment) ? $@"\b{fragment}\b" : Regex.Escape(fragment);
        MatchCollection found = new Regex(pattern).Matches(text, start);
        return found.Count == 1 ? found[0].Index : throw new FormatException($"'{fragment}' stands {found.Count} times in:\n{text}");
    }

    private static IEnumerable<(string Name, string Text)> TextsIn(string folder) =>
        Directory.EnumerateFiles(Path.Combine(TestFolders.Losses, folder))
            .Where(file => Path.GetExtension(file) is ".cs" or ".txt")
            .Order(StringComparer.Ordinal)
            .Select(file => (Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)));

    [GeneratedRegex(@"\A// expect: (?<id>DG[0-9x]{4}) at '(?<fragment>[^']+)'\n")]
    private static partial Regex Expectation();

    [GeneratedRegex(@"\A\w+\z")]
    private static partial Regex Word();
}
