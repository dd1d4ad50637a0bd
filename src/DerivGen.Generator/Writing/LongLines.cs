namespace DerivGen.Generator.Writing;

/// <summary>
/// Breaks a statement that is too long for a line: between the arguments of a call or the components of a tuple, each in a line
/// of its own, where it is nothing else; otherwise before operators, the outermost and weakest ones in the second half of a line.
/// </summary>
internal static class LongLines
{
    private const int Step = 4;

    /// <summary>From here on lines move no further to the right.</summary>
    private const int DeepestIndentation = 3;

    /// <summary>The operators that a line may begin with; those of one group bind alike.</summary>
    private static readonly string[][] Operators =
    [
        [" ? ", " : "], [" || "], [" && "], [" == ", " != "], [" < ", " > ", " <= ", " >= "], [" + ", " - "], [" * ", " / ", " % "],
    ];

    /// <summary>The lines, of which all but the first are indented.</summary>
    public static IReadOnlyList<string> Break(string line, int width)
    {
        string text = line.TrimStart(' ');
        if (line.Length <= width || text.StartsWith("//", StringComparison.Ordinal) || text.StartsWith("[", StringComparison.Ordinal))
        {
            return [line];
        }

        List<string> lines = [];
        Write(text, line.Length - text.Length, 0, width, lines);
        return lines;
    }

    private static void Write(string text, int indentation, int depth, int width, List<string> lines)
    {
        if (indentation + text.Length <= width)
        {
            lines.Add(Indented(text, indentation));
            return;
        }

        List<Place> places = PlacesIn(text);
        if (depth < DeepestIndentation && Bracket(text, places) is { } bracket)
        {
            lines.Add(Indented(text.Substring(0, bracket.Open + 1), indentation));
            int start = bracket.Open + 1;
            foreach (Place comma in places.Where(place => place.IsComma && place.Depth == 1 && place.At > bracket.Open && place.At < bracket.Close))
            {
                Write(text.Substring(start, comma.At - start), indentation + Step, depth + 1, width, lines);
                start = comma.At + 1;
            }

            Write(text.Substring(start), indentation + Step, depth + 1, width, lines);
            return;
        }

        Fill(text, places, indentation, width, lines);
    }

    /// <summary>Lines that are at least half full, each broken at the place that is outermost, then weakest, then last.</summary>
    private static void Fill(string text, List<Place> places, int indentation, int width, List<string> lines)
    {
        int start = 0;
        int first = 0;
        int indented = indentation;
        while (indented + text.Length - start > width)
        {
            int room = Math.Max(width - indented, 1);
            int best = -1;
            for (int i = first; i < places.Count && (places[i].At - start <= room || best < 0); i++)
            {
                bool isFuller = best >= 0 && places[i].At - start > room / 2 && places[best].At - start <= room / 2;
                best = best < 0 || isFuller || Comparison(places[i], places[best]) <= 0 ? i : best;
            }

            if (best < 0)
            {
                break;
            }

            lines.Add(Indented(text.Substring(start, places[best].At - start), indented));
            start = places[best].At + 1;
            first = best + 1;
            indented = indentation + (Step * (1 + Math.Min(places[best].Depth, DeepestIndentation)));
        }

        lines.Add(Indented(text.Substring(start), indented));
    }

    /// <summary>Negative where the first one is the better place: outside of more brackets, before a weaker operator.</summary>
    private static int Comparison(Place a, Place b) => a.Depth != b.Depth ? a.Depth - b.Depth : a.Strength - b.Strength;

    /// <summary>The spaces at which a line may be broken: before an operator, after a comma or a semicolon.</summary>
    private static List<Place> PlacesIn(string text)
    {
        List<Place> places = [];
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' or '\'':
                    i = EndOfLiteral(text, i);
                    break;
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}':
                    depth--;
                    break;
                case ' ' when i > 0 && text[i - 1] is ',' or ';':
                    places.Add(new Place(i, depth, -1));
                    break;
                case ' ' when i > 0 && Array.FindIndex(Operators, group => group.Any(symbol => string.CompareOrdinal(text, i, symbol, 0, symbol.Length) == 0)) is >= 0 and var strength:
                    places.Add(new Place(i, depth, strength));
                    break;
            }
        }

        return places;
    }

    /// <summary>The brackets of the arguments where the text is one call, or the returned tuple.</summary>
    private static (int Open, int Close)? Bracket(string text, List<Place> places)
    {
        int open = text.IndexOf('(');
        int close = text.LastIndexOf(')');
        bool isWhole = open >= 0 && close >= text.Length - 2 && places.All(place => place.Depth > 0) && places.Any(place => place.IsComma && place.Depth == 1)
            && places.TrueForAll(place => place.At > open && place.At < close);
        return isWhole ? (open, close) : null;
    }

    private static int EndOfLiteral(string text, int start)
    {
        int end = start + 1;
        while (end < text.Length && text[end] != text[start])
        {
            end += text[end] == '\\' ? 2 : 1;
        }

        return end;
    }

    private static string Indented(string text, int indentation) => new string(' ', indentation) + text;

    /// <summary>A place to break at: how many brackets are around it, and how strongly the operator after it binds.</summary>
    private readonly record struct Place(int At, int Depth, int Strength)
    {
        public bool IsComma => Strength < 0;
    }
}
