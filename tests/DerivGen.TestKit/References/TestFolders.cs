using System.Runtime.CompilerServices;

namespace DerivGen.TestKit;

/// <summary>Where the files of the tests stand that are read as they are.</summary>
public static class TestFolders
{
    private static readonly string Tests = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    public static string Losses => Path.Combine(Tests, "Losses");

    public static string Programs => Path.Combine(Tests, "Programs");

    public static string Methods => Path.Combine(Tests, "Methods");

    public static string Published => Path.Combine(Tests, "Published");

    public static string References => Path.Combine(Tests, "references");

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
