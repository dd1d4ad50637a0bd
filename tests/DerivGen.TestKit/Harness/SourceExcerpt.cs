using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DerivGen.TestKit;

/// <summary>Diagnostics and texts as a person wants to see them in a failure.</summary>
internal static class SourceExcerpt
{
    /// <summary>Place, id, message and the line with the place underlined.</summary>
    public static string Describe(Diagnostic diagnostic)
    {
        string head = $"{diagnostic.Severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
        if (diagnostic.Location.SourceTree is not { } tree)
        {
            return head;
        }

        TextSpan span = diagnostic.Location.SourceSpan;
        SourceText text = tree.GetText();
        TextLine line = text.Lines.GetLineFromPosition(span.Start);
        int column = span.Start - line.Start;
        int length = Math.Max(1, Math.Min(span.End, line.End) - span.Start);
        return $"{Path.GetFileName(tree.FilePath)}({line.LineNumber + 1},{column + 1}): {head}\n    {line}\n    {new string(' ', column)}{new string('~', length)}";
    }

    /// <summary>The texts with line numbers.</summary>
    public static string All(IEnumerable<SyntaxTree> trees) => string.Join("\n\n", trees.Select(Numbered));

    public static string Numbered(SyntaxTree tree)
    {
        IEnumerable<string> lines = tree.GetText().Lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.LineNumber + 1,4} {line}"));
        return $"---- {Path.GetFileName(tree.FilePath)}\n{string.Join('\n', lines)}";
    }
}
