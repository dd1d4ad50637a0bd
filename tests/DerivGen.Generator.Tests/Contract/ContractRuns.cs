using DerivGen.TestKit;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Tests.Contract;

/// <summary>What is emitted for members of a class, or for whole files.</summary>
internal static class ContractRuns
{
    private static readonly SymbolDisplayFormat Format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeDefaultValue,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>The members of a static class; it must compile without a warning in every way.</summary>
    public static GeneratorRun OfMembers(string members) => Of(InClass(members));

    /// <summary>A whole file; it must compile without a warning in every way.</summary>
    public static GeneratorRun Of(string text) => GeneratorHarness.DerivGen.Run(text, HarnessOptions.Default with { CheckCultures = false, CheckCaching = false });

    /// <summary>One compilation only, for what the emitted code does.</summary>
    public static LossMethod Loss(string members) => GeneratorHarness.DerivGen.Run(InClass(members), HarnessOptions.Bulk).Loss("Losses.X");

    /// <summary>A generated method as C# writes it: <c>public static double XGradient(double z)</c>.</summary>
    public static string Signature(GeneratorRun run, string method)
    {
        ISymbol symbol = Assert.Single(run.Output.GetSymbolsWithName(method, SymbolFilter.Member));
        return symbol.ToDisplayString(Format);
    }

    /// <summary>The names of all methods that were generated.</summary>
    public static string[] Generated(GeneratorRun run, string beginning) =>
        [.. run.Output.GetSymbolsWithName(name => name.StartsWith(beginning, StringComparison.Ordinal) && name.Length > beginning.Length, SymbolFilter.Member).Select(symbol => symbol.Name).Order(StringComparer.Ordinal)];

    private static string InClass(string members) => $$"""
        using System;
        using DerivGen;

        public static partial class Losses
        {
            {{members}}
        }
        """;
}
