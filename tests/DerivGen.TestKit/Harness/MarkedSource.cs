using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace DerivGen.TestKit;

/// <summary>
/// A text in which the expected diagnostics are marked at their places: <c>{|DG0201:p[i] > best|}</c>. Marks may nest.
/// </summary>
public sealed partial class MarkedSource
{
    private MarkedSource(string text, ImmutableArray<(string Id, int Start, int End)> expected)
    {
        Text = text;
        Expected = expected;
    }

    /// <summary>The text without its marks.</summary>
    public string Text { get; }

    public ImmutableArray<(string Id, int Start, int End)> Expected { get; }

    public static MarkedSource Parse(string marked)
    {
        System.Text.StringBuilder text = new();
        Stack<(string Id, int Start)> open = new();
        List<(string Id, int Start, int End)> expected = [];
        int copied = 0;
        foreach (Match mark in Mark().Matches(marked))
        {
            text.Append(marked, copied, mark.Index - copied);
            copied = mark.Index + mark.Length;
            if (mark.Groups["id"].Success)
            {
                open.Push((mark.Groups["id"].Value, text.Length));
            }
            else if (open.TryPop(out (string Id, int Start) start))
            {
                expected.Add((start.Id, start.Start, text.Length));
            }
            else
            {
                throw new FormatException($"A mark ends at {mark.Index.ToString(CultureInfo.InvariantCulture)} that never started.");
            }
        }

        if (open.Count > 0)
        {
            throw new FormatException($"The mark of {open.Peek().Id} never ends.");
        }

        text.Append(marked, copied, marked.Length - copied);
        return new MarkedSource(text.ToString(), [.. expected.OrderBy(one => one.Start).ThenBy(one => one.Id, StringComparer.Ordinal)]);
    }

    /// <summary>The diagnostics whose ids start like this are exactly the marked ones.</summary>
    public void MustMatch(GeneratorRun run, string idPrefix = "DG")
    {
        (string Id, int Start, int End)[] actual =
        [
            .. run.Diagnostics.Where(diagnostic => diagnostic.Id.StartsWith(idPrefix, StringComparison.Ordinal))
                .Select(diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.End))
                .OrderBy(one => one.Start).ThenBy(one => one.Id, StringComparer.Ordinal),
        ];
        (string Id, int Start, int End)[] expected = [.. Expected.OrderBy(one => one.Start).ThenBy(one => one.Id, StringComparer.Ordinal)];
        if (!actual.SequenceEqual(expected))
        {
            throw new HarnessFailure(
                $"The diagnostics are not the marked ones.\nExpected:\n{List(expected)}\nReported:\n{string.Join('\n', run.Diagnostics.Select(SourceExcerpt.Describe))}");
        }

        string List((string Id, int Start, int End)[] ones) => string.Join('\n', ones.Select(one => $"    {one.Id} at \"{Text[one.Start..one.End]}\""));
    }

    [GeneratedRegex(@"\{\|(?<id>[A-Z]+[0-9]+):|\|\}")]
    private static partial Regex Mark();
}
