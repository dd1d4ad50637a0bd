namespace DerivGen.TestKit;

/// <summary>Says where two texts differ first, with the lines around.</summary>
public static class TextDifference
{
    public static string Describe(string expected, string actual)
    {
        string[] left = expected.Split('\n');
        string[] right = actual.Split('\n');
        int line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line])
        {
            line++;
        }

        if (line == left.Length && line == right.Length)
        {
            return "The texts are equal.";
        }

        int fromEnd = 0;
        while (fromEnd < left.Length - line && fromEnd < right.Length - line && left[^(fromEnd + 1)] == right[^(fromEnd + 1)])
        {
            fromEnd++;
        }

        const int Context = 3;
        const int Shown = 40;
        IEnumerable<string> before = left[Math.Max(0, line - Context)..line].Select(text => $"    {text}");
        IEnumerable<string> removed = left[line..(left.Length - fromEnd)].Take(Shown).Select(text => $"  - {text}");
        IEnumerable<string> added = right[line..(right.Length - fromEnd)].Take(Shown).Select(text => $"  + {text}");
        IEnumerable<string> after = left[(left.Length - fromEnd)..].Take(Context).Select(text => $"    {text}");
        return $"The first difference is in line {line + 1} (- expected, + actual):\n{string.Join('\n', before.Concat(removed).Concat(added).Concat(after))}";
    }
}
