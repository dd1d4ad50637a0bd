#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: what is read is the same
using System.Text.RegularExpressions;
using DerivGen.Generator.Tests.Reading;
using DerivGen.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>What the texts of the language's table are made of, operation by operation, the random programs are made of too.</summary>
public sealed class ConstructPartTests
{
    private const int ProgramsPerCompilation = 100;

    private const int ProgramsWithHelpers = 400;

    private const int MaximumPrograms = 4000;

    [Fact]
    public void PartsOfConstructs_AreDrawn()
    {
        Dictionary<string, string> open = [];
        foreach (LanguageRow row in LanguageTable.Rows.Where(row => row.IsRead))
        {
            foreach (string part in PartsIn(LanguageTests.Compile(row)).Where(part => !DrawnConstructs.PartsNotDrawn.Any(not => Regex.IsMatch(part, not.Pattern))))
            {
                open.TryAdd(part, row.Construct);
            }
        }

        for (int first = 0; first < MaximumPrograms && open.Count > 0; first += ProgramsPerCompilation)
        {
            IEnumerable<SyntaxTree> trees = Enumerable.Range(first, ProgramsPerCompilation).Select(start => CSharpSyntaxTree.ParseText(
                Text(start), new CSharpParseOptions(LanguageVersion.Latest), cancellationToken: TestContext.Current.CancellationToken));
            // What the methods call is nearly the same in all.
            string? method = first < ProgramsWithHelpers ? null : ProgramText.Method;
            foreach (string part in PartsIn(FrameworkReferences.Empty(TargetFrameworkKind.Current).AddReferences(ProgramText.References).AddSyntaxTrees(trees), method))
            {
                open.Remove(part);
            }
        }

        Assert.True(open.Count == 0, string.Join('\n', open.Select(part => $"{part.Value}: {part.Key}")));
    }

    /// <summary>Some texts as they are before double is replaced: what they are made of is the same.</summary>
    private static string Text(int start)
    {
        string text = ProgramText.Named(ProgramText.Write(new Random(start)), "Program" + start.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return start % 16 == 0 ? ProgramText.Marked(text) : text;
    }

    private static HashSet<string> PartsIn(CSharpCompilation compilation, string? method = null) =>
        [.. compilation.SyntaxTrees.SelectMany(tree => ConstructParts.Of(tree, compilation.GetSemanticModel(tree), method))];
}
#endif
