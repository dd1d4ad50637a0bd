using System.Xml.Linq;

namespace DerivGen.Samples;

/// <summary>The text of a method: of one that its author wrote, or of one that DerivGen gave to the compiler.</summary>
/// <param name="Summary">Its documentation in plain text.</param>
/// <param name="Code">The method itself, without documentation and attributes.</param>
internal sealed record MethodText(string Summary, string Code)
{
    /// <summary>Finds a method in Losses.cs, which the build has laid beside the program.</summary>
    public static MethodText Written(string method) =>
        Find(method, Path.Combine(AppContext.BaseDirectory, "Losses.cs"));

    /// <summary>Finds a method in what the generator emitted, which the build has laid beside the program too.</summary>
    public static MethodText Emitted(string method) =>
        Find(method, Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "emitted"), "*.cs"));

    private static MethodText Find(string method, params string[] files)
    {
        foreach (string[] lines in files.Order(StringComparer.Ordinal).Select(File.ReadAllLines))
        {
            int declaration = Array.FindIndex(lines, line => IsDeclaration(line.TrimStart()) && line.Contains($" {method}(", StringComparison.Ordinal));
            if (declaration >= 0)
            {
                return new MethodText(SummaryAbove(lines, declaration), CodeFrom(lines, declaration));
            }
        }

        throw new InvalidOperationException($"The text of '{method}' was not found.");
    }

    private static bool IsDeclaration(string line) =>
        new[] { "public ", "internal ", "private " }.Any(modifier => line.StartsWith(modifier, StringComparison.Ordinal));

    private static string CodeFrom(string[] lines, int declaration)
    {
        int indentation = lines[declaration].Length - lines[declaration].TrimStart().Length;
        string end = new string(' ', indentation) + "}";
        return string.Join('\n', lines[declaration..(Array.IndexOf(lines, end, declaration) + 1)]
            .Select(line => line.Length > indentation ? line[indentation..] : ""));
    }

    private static string SummaryAbove(string[] lines, int declaration)
    {
        IEnumerable<string> comment = lines[..declaration].Reverse()
            .Select(line => line.TrimStart())
            .TakeWhile(line => line.StartsWith("///", StringComparison.Ordinal) || line.StartsWith('['))
            .Where(line => line.StartsWith('/'))
            .Reverse()
            .Select(line => line[3..].Trim());
        XElement? summary = XElement.Parse("<doc>" + string.Join('\n', comment) + "</doc>").Element("summary");
        return string.Concat((summary?.Nodes() ?? []).Select(PlainText)).Trim();
    }

    private static string PlainText(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } link => ((string?)link.Attribute("cref") ?? "").Split('(')[0],
        XElement element => element.Value,
        _ => "",
    };
}
