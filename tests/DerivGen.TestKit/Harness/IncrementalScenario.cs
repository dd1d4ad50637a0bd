using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DerivGen.TestKit;

/// <summary>
/// A project that was generated once and is then edited. Every scenario starts from the first state, so that they
/// can be tried one after another.
/// </summary>
public sealed class IncrementalScenario
{
    private readonly GeneratorHarness _harness;
    private readonly DrivenCompilation _before;
    private readonly Func<CSharpParseOptions, GeneratorDriver>? _fromScratch;

    /// <param name="fromScratch">Makes a driver that remembers nothing, to compare with; null where that would be too dear.</param>
    internal IncrementalScenario(GeneratorHarness harness, DrivenCompilation before, Func<CSharpParseOptions, GeneratorDriver>? fromScratch)
    {
        _harness = harness;
        _before = before;
        _fromScratch = fromScratch;
    }

    /// <summary>A comment above everything, which moves the whole text, and one below.</summary>
    public IncrementalStep CommentAdded() => After("a comment was added", WithComment(_before.Input));

    /// <summary>A new file with a type that nobody uses.</summary>
    public IncrementalStep UnrelatedTypeAdded() => After("an unrelated type was added", WithUnrelatedType(_before.Input));

    /// <summary>An edit in the text of a method that a marked method calls.</summary>
    public IncrementalStep HelperMethodChanged(string oldText, string newText) =>
        TextChanged($"a helper method was changed: \"{oldText}\" to \"{newText}\"", oldText, newText);

    /// <summary>An edit of a constant or of a readonly field's value.</summary>
    public IncrementalStep ConstantChanged(string oldText, string newText) =>
        TextChanged($"a constant was changed: \"{oldText}\" to \"{newText}\"", oldText, newText);

    /// <summary>Any other edit.</summary>
    public IncrementalStep TextChanged(string oldText, string newText) => TextChanged($"\"{oldText}\" was changed to \"{newText}\"", oldText, newText);

    /// <summary>Another project setting, such as checked arithmetic or another language version.</summary>
    public IncrementalStep OptionsChanged(Func<CSharpCompilationOptions, CSharpCompilationOptions> change) =>
        After("the project's options were changed", _before.Input.WithOptions(change(_before.Input.Options)));

    private static CSharpCompilation WithComment(CSharpCompilation compilation)
    {
        SyntaxTree tree = compilation.SyntaxTrees[0];
        string text = tree.GetText().ToString();
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From($"// A comment.\n{text}\n// Another one.\n")));
    }

    private static CSharpCompilation WithUnrelatedType(CSharpCompilation compilation) => compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
        "internal static class UnrelatedToAllOthers { internal static double Twice(double x) { return 2 * x; } }\n",
        (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
        "Unrelated.cs"));

    private IncrementalStep TextChanged(string what, string oldText, string newText)
    {
        SyntaxTree[] concerned = [.. _before.Input.SyntaxTrees.Where(tree => tree.GetText().ToString().Contains(oldText, StringComparison.Ordinal))];
        if (concerned.Length == 0)
        {
            throw new ArgumentException($"No text contains \"{oldText}\".", nameof(oldText));
        }

        CSharpCompilation compilation = _before.Input;
        foreach (SyntaxTree tree in concerned)
        {
            string text = tree.GetText().ToString();
            List<TextChange> changes = [];
            for (int position = text.IndexOf(oldText, StringComparison.Ordinal); position >= 0; position = text.IndexOf(oldText, position + oldText.Length, StringComparison.Ordinal))
            {
                changes.Add(new TextChange(new TextSpan(position, oldText.Length), newText));
            }

            compilation = compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(tree.GetText().WithChanges(changes)));
        }

        return After(what, compilation);
    }

    private IncrementalStep After(string what, CSharpCompilation edited)
    {
        DrivenCompilation after = DrivenCompilation.Run(_before.Driver, edited);
        if (_fromScratch is not null)
        {
            GeneratorDriver driver = _fromScratch((CSharpParseOptions)edited.SyntaxTrees[0].Options);
            DrivenCompilation.Run(driver, edited).MustHaveSameTexts(after, $"the second run, after {what}: the cache held on to something old");
        }

        return new IncrementalStep(what, _before, after, _harness.TrackingNames);
    }
}
