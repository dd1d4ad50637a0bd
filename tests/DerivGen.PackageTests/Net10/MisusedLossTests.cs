using System.Diagnostics;
using System.Text.RegularExpressions;

namespace DerivGen.PackageTests;

/// <summary>Builds the project Misused with the packed generator: the log must name each mistake at its line.</summary>
public partial class MisusedLossTests
{
    [Fact]
    public async Task Build_Fails_AndItsLogNamesEachMistakeAtItsLine()
    {
        string folder = Path.Combine(PackageTestsFacts.Directory, "Misused");
        var (exitCode, log) = await Build(Path.Combine(folder, "Misused.csproj"));

        Assert.NotEqual(0, exitCode);
        string[] expected = Directory.GetFiles(folder, "*.cs").SelectMany(Expected).Order(StringComparer.Ordinal).ToArray();
        Assert.NotEmpty(expected);
        string[] reported = Report().Matches(log).Select(match => $"{match.Groups["file"].Value}({match.Groups["line"].Value}): {match.Groups["category"].Value}")
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        Assert.True(expected.SequenceEqual(reported), $"expected:\n{string.Join('\n', expected)}\nreported:\n{string.Join('\n', reported)}\nlog:\n{log}");
        Assert.DoesNotContain("CS8785", log, StringComparison.Ordinal); // the generator threw
        Assert.DoesNotContain("AD0001", log, StringComparison.Ordinal); // an analyzer threw
    }

    private static IEnumerable<string> Expected(string path)
    {
        int line = 0;
        foreach (string text in File.ReadLines(path))
        {
            line++;
            if (Expectation().Match(text) is { Success: true } match)
            {
                yield return $"{Path.GetFileName(path)}({line}): {match.Groups["category"].Value}";
            }
        }
    }

    private static async Task<(int ExitCode, string Log)> Build(string project)
    {
        var start = new ProcessStartInfo("dotnet", ["build", project, "-nologo", "-terminalLogger:off", "-nodeReuse:false", "-consoleLoggerParameters:NoSummary"])
        {
            WorkingDirectory = Path.GetDirectoryName(project),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Not those of the build that runs this test.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    [GeneratedRegex(@"// expected: (?<category>DG\d\d)")]
    private static partial Regex Expectation();

    // Ids and severities are never translated; the messages are left alone.
    [GeneratedRegex(@"(?<file>\w+\.cs)\((?<line>\d+),\d+\): error (?<category>DG\d\d)\d\d:")]
    private static partial Regex Report();
}
