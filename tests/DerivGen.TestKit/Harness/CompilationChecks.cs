using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DerivGen.TestKit;

/// <summary>Shows that a text with what was generated for it compiles without error and without warning.</summary>
internal static class CompilationChecks
{
    /// <summary>From the version of old frameworks on; numbers, because an old compiler has no names for new versions.</summary>
    private static readonly LanguageVersion[] Versions =
    [
        LanguageVersion.CSharp7_3, LanguageVersion.CSharp8, LanguageVersion.CSharp9, LanguageVersion.CSharp10, .. Enumerable.Range(11, 9).Select(version => (LanguageVersion)(version * 100)),
    ];

    /// <summary>No error anywhere, no warning in what was generated, and none in the user's text that was not there without it.</summary>
    public static void MustBeClean(CompilationVariant variant, DrivenCompilation driven)
    {
        ImmutableArray<Diagnostic> faults = FindFaults(driven);
        if (faults.IsEmpty)
        {
            return;
        }

        IEnumerable<SyntaxTree> concerned = faults.Select(fault => fault.Location.SourceTree).OfType<SyntaxTree>().Distinct();
        throw new HarnessFailure(
            $"The text with what was generated does not compile cleanly ({variant}):\n{string.Join('\n', faults.Take(20).Select(SourceExcerpt.Describe))}\n\n{SourceExcerpt.All(concerned)}"
            + (driven.Texts.IsEmpty ? "\nNothing was generated." : ""));
    }

    /// <param name="primary">The variant that was checked already; its language version is the latest that is tried.</param>
    /// <param name="drive">Runs the generator in another variant.</param>
    public static void MustBeCleanInEveryVariant(CompilationVariant primary, Func<CompilationVariant, DrivenCompilation> drive)
    {
        (LanguageVersion lowest, DrivenCompilation? lowestDriven) = FindLowestVersion(primary, drive);
        foreach (LanguageVersion version in new[] { lowest, primary.LanguageVersion }.Distinct())
        {
            NullableContextOptions[] contexts = version >= LanguageVersion.CSharp8
                ? [NullableContextOptions.Disable, NullableContextOptions.Enable]
                : [NullableContextOptions.Disable];
            foreach (NullableContextOptions context in contexts)
            {
                foreach (bool checkOverflow in new[] { false, true })
                {
                    // Asserted facts are compiled in half of the variants.
                    CompilationVariant variant = primary with { LanguageVersion = version, Nullable = context, CheckOverflow = checkOverflow, Debug = checkOverflow };
                    if (variant != primary)
                    {
                        MustBeClean(variant, lowestDriven ?? drive(variant));
                    }

                    lowestDriven = null;
                }
            }
        }
    }

    /// <summary>The lowest version in which the text says the same, and the compilation in its first variant, if it is not the latest.</summary>
    private static (LanguageVersion Version, DrivenCompilation? Driven) FindLowestVersion(CompilationVariant primary, Func<CompilationVariant, DrivenCompilation> drive)
    {
        CompilationVariant plain = primary with { Nullable = NullableContextOptions.Disable, CheckOverflow = false, Debug = false };
        HashSet<string>? latestErrors = null;
        foreach (LanguageVersion version in Versions.TakeWhile(version => version < primary.LanguageVersion))
        {
            DrivenCompilation driven = drive(plain with { LanguageVersion = version });
            if (!driven.Output.GetDiagnostics().Any(IsError))
            {
                return (version, driven);
            }

            // An error may be about what was generated. So the text is asked alone, and an error that it has at the
            // latest version too is no matter of versions: it calls what would be generated.
            latestErrors ??= ErrorsOf(drive(plain).Input);
            if (ErrorsOf(driven.Input).IsSubsetOf(latestErrors))
            {
                return (version, driven);
            }
        }

        return (primary.LanguageVersion, null);

        static HashSet<string> ErrorsOf(CSharpCompilation input) =>
            [.. input.GetDiagnostics().Where(IsError).Select(error => $"{error.Id} {error.Location.SourceTree?.FilePath} {error.Location.SourceSpan}")];

        static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;
    }

    private static ImmutableArray<Diagnostic> FindFaults(DrivenCompilation driven)
    {
        // CS1591, no comment on a public member, is the user's business in the user's text and ours in ours.
        Diagnostic[] suspects = [.. driven.Output.GetDiagnostics().Where(diagnostic =>
            diagnostic.Severity >= DiagnosticSeverity.Warning && (diagnostic.Id != "CS1591" || driven.IsGenerated(diagnostic.Location.SourceTree)))];
        if (suspects.Length == 0)
        {
            return [];
        }

        HashSet<(string, Location)>? own = null;
        return [.. suspects.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || driven.IsGenerated(diagnostic.Location.SourceTree) || !IsOwnWarning(diagnostic))];

        bool IsOwnWarning(Diagnostic diagnostic)
        {
            own ??= [.. driven.Input.GetDiagnostics().Select(other => (other.Id, other.Location))];
            return own.Contains((diagnostic.Id, diagnostic.Location));
        }
    }
}
