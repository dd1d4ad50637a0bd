using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DerivGen.Generator.Tests.TestKit;

/// <summary>Reports every type, and breaks at one called Throw.</summary>
#pragma warning disable RS1001, RS2008 // no compiler ever loads this one
internal sealed class FakeAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new("DG9001", "A type", "A type {0}", "Fake", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(
            symbol =>
            {
                if (symbol.Symbol.Name == "Throw")
                {
                    throw new InvalidOperationException("This analyzer is broken.");
                }

                symbol.ReportDiagnostic(Diagnostic.Create(Rule, symbol.Symbol.Locations[0], symbol.Symbol.Name));
            },
            SymbolKind.NamedType);
    }
}
#pragma warning restore RS1001, RS2008
