using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DerivGen.TestKit;

/// <summary>How a text is compiled, and which of the promises are checked on it.</summary>
public sealed record HarnessOptions
{
    /// <summary>The newest language, nullable on, unchecked; everything is checked.</summary>
    public static HarnessOptions Default { get; } = new();

    /// <summary>One compilation and nothing else: for many texts of one kind, some of which go through <see cref="Default"/> as well.</summary>
    public static HarnessOptions Bulk { get; } = new() { CheckMatrix = false, CheckCaching = false, CheckCultures = false, RunAnalyzers = false };

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Latest;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public bool CheckOverflow { get; init; }

    public TargetFrameworkKind Target { get; init; } = TargetFrameworkKind.Current;

    /// <summary>A Debug build: DEBUG is defined, asserted facts are compiled in.</summary>
    public bool Debug { get; init; }

    public ImmutableArray<MetadataReference> AdditionalReferences { get; init; } = [];

    /// <summary>Compile also in the lowest language version that the text allows and the latest, nullable on and off, checked and unchecked.</summary>
    public bool CheckMatrix { get; init; } = true;

    /// <summary>Show that a second run after an unrelated edit takes everything from the cache.</summary>
    public bool CheckCaching { get; init; } = true;

    /// <summary>Show that another run in another culture gives the same text.</summary>
    public bool CheckCultures { get; init; } = true;

    public bool RunAnalyzers { get; init; } = true;

    /// <summary>Do not ask whether the text compiles: for broken texts, on which the generator only must not throw.</summary>
    public bool AllowErrors { get; init; }
}
