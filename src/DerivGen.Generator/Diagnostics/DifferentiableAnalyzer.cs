using System.Collections.Immutable;
using DerivGen.Generator.Diagnostics;
using DerivGen.Generator.Pipeline;
using DerivGen.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DerivGen.Generator;

/// <summary>Says everything there is to say about methods marked [Differentiable].</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DifferentiableAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.Method);
        context.RegisterSyntaxNodeAction(AnalyzeLocalFunction, SyntaxKind.LocalFunctionStatement);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        IMethodSymbol method = (IMethodSymbol)context.Symbol;
        if (!IsMarked(method))
        {
            return;
        }

        ReadingResult reading = MarkedMethod.Read(method, context.Compilation, context.CancellationToken);
        foreach (Diagnostic diagnostic in reading.Diagnostics)
        {
            context.ReportDiagnostic(diagnostic);
        }

        if (reading.Model is null)
        {
            return;
        }

        DerivationOutcome outcome = Derivation.Derive(reading.Model, context.CancellationToken);
        if (outcome.IsTooDeep)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.TooDeep, method.Locations[0], method.Name));
        }
        else if (outcome.Failure is { } failure)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.InternalError, method.Locations[0], method.Name, failure));
        }
    }

    private static void AnalyzeLocalFunction(SyntaxNodeAnalysisContext context)
    {
        if (context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken) is IMethodSymbol method && IsMarked(method))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.NotAnOrdinaryMethod, method.Locations[0], "a local function"));
        }
    }

    private static bool IsMarked(IMethodSymbol method) =>
        method.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == MarkedMethod.AttributeName);
}
