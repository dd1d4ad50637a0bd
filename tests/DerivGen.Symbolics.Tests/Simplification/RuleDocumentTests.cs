using System.Runtime.CompilerServices;

namespace DerivGen.Symbolics.Tests.Simplification;

/// <summary>The page about the rules says what the table says.</summary>
public sealed class RuleDocumentTests
{
    [Fact]
    public void Page_IsWrittenFromTheTable()
    {
        string page = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "docs", "rules.md");
        string received = Path.ChangeExtension(page, ".received.md");
        string expected = RuleDocument.Write();
        File.Delete(received);
        if (!File.Exists(page) || File.ReadAllText(page).ReplaceLineEndings("\n") != expected)
        {
            File.WriteAllText(received, expected);
            Assert.Fail("docs/rules.md differs from the rule table. What it should be stands beside it as rules.received.md; accept it by tests/accept.");
        }
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
