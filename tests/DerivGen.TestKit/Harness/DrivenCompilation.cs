using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DerivGen.TestKit;

/// <summary>A compilation before and after a generator ran on it.</summary>
internal sealed class DrivenCompilation
{
    private DrivenCompilation(GeneratorDriver driver, CSharpCompilation input, CSharpCompilation output, ImmutableSortedDictionary<string, string> texts)
    {
        Driver = driver;
        Input = input;
        Output = output;
        Texts = texts;
    }

    public GeneratorDriver Driver { get; }

    public CSharpCompilation Input { get; }

    public CSharpCompilation Output { get; }

    /// <summary>The generated texts by hint name.</summary>
    public ImmutableSortedDictionary<string, string> Texts { get; }

    /// <summary>Runs the generator; it must neither throw nor report, and must end its lines with \n.</summary>
    public static DrivenCompilation Run(GeneratorDriver driver, CSharpCompilation input)
    {
        GeneratorDriver after = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
        GeneratorDriverRunResult result = after.GetRunResult();
        foreach (GeneratorRunResult one in result.Results)
        {
            if (one.Exception is { } exception)
            {
                throw new HarnessFailure($"The generator threw an exception (CS8785 in a build): {exception.Message}\n{exception}\n\n{SourceExcerpt.All(input.SyntaxTrees)}", exception);
            }
        }

        if (result.Diagnostics.FirstOrDefault() is { } diagnostic)
        {
            throw new HarnessFailure($"The generator reported a diagnostic itself, where only the analyzer may: {SourceExcerpt.Describe(diagnostic)}");
        }

        SortedDictionary<string, string> texts = new(StringComparer.Ordinal);
        foreach (GeneratedSourceResult source in result.Results.SelectMany(one => one.GeneratedSources))
        {
            string text = source.SourceText.ToString();
            if (text.Contains('\r', StringComparison.Ordinal))
            {
                throw new HarnessFailure($"{source.HintName} contains a carriage return: lines end with \\n on every system.");
            }

            texts.Add(source.HintName, text);
        }

        return new DrivenCompilation(after, input, (CSharpCompilation)output, texts.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    /// <summary>Whether this tree was generated.</summary>
    public bool IsGenerated(SyntaxTree? tree) => tree is not null && !Input.ContainsSyntaxTree(tree);

    public void MustHaveSameTexts(DrivenCompilation other, string what)
    {
        foreach (string hintName in Texts.Keys.Union(other.Texts.Keys, StringComparer.Ordinal))
        {
            string here = Texts.GetValueOrDefault(hintName, "");
            string there = other.Texts.GetValueOrDefault(hintName, "");
            if (here != there)
            {
                throw new HarnessFailure($"{hintName} differs in {what}.\n{TextDifference.Describe(here, there)}");
            }
        }
    }
}
