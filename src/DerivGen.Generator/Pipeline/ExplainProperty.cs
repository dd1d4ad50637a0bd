using Microsoft.CodeAnalysis.Diagnostics;

namespace DerivGen.Generator.Pipeline;

/// <summary>The MSBuild property <c>DerivGenExplain</c>: with it, the emitted files tell their derivations.</summary>
internal static class ExplainProperty
{
    public const string Key = "build_property.DerivGenExplain";

    public static bool IsSet(AnalyzerConfigOptions options) =>
        options.TryGetValue(Key, out string? value) && value.Trim() is { Length: > 0 } set && !string.Equals(set, "false", StringComparison.OrdinalIgnoreCase);
}
