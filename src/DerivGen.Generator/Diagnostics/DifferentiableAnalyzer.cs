using System.Collections.Immutable;
using DerivGen.Generator.Diagnostics;
using DerivGen.Generator.Pipeline;
using DerivGen.Generator.Reading;
using DerivGen.Symbolics.Checking;
using DerivGen.Symbolics.Derivation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
        if (DerivativeRules.AttributeOf(method) is not null && DerivativeRuleCheck.Check(method, context.Compilation, context.CancellationToken) is { } problem)
        {
            context.ReportDiagnostic(problem);
        }

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

        DerivationOutcome outcome = Derivation.Derive(reading.Model, explains: false, context.CancellationToken);
        if (outcome.IsTooDeep)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.TooDeep, method.Locations[0], method.Name));
        }
        else if (outcome.TooLarge is { } reason)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.TooLarge, method.Locations[0], method.Name, reason));
        }
        else if (outcome.Failure is { } failure)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.InternalError, method.Locations[0], method.Name, failure));
        }
        else if (outcome.Refusal is { } refusal)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnsupportedProgram, method.Locations[0], method.Name, refusal));
        }
        else if (outcome.Report is { } report)
        {
            ReportCheck(context, method, outcome.Check, report);
        }

        foreach (AccuracyDoubt doubt in outcome.Doubts)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.RelativeAccuracyNotShown, PlaceOfAccuracy(method, context.CancellationToken), method.Name, doubt.Output, doubt.Formula));
        }
    }

    /// <summary>Where the accuracy is asked for.</summary>
    private static Location PlaceOfAccuracy(IMethodSymbol method, CancellationToken cancellation) =>
        method.GetAttributes().First(IsMark).ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax { ArgumentList: { } arguments }
            && arguments.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == "Accuracy") is { } argument
            ? argument.GetLocation()
            : method.Locations[0];

    private static void ReportCheck(SymbolAnalysisContext context, IMethodSymbol method, CheckOutcome outcome, CheckReport report)
    {
        switch (outcome)
        {
            case CheckOutcome.Withdrawn:
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.SimplificationWithdrawn, method.Locations[0], method.Name, report.Output, report.Details));
                break;
            case CheckOutcome.Refuted:
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.DerivativeRefuted, method.Locations[0], method.Name, report.Output, report.Details));
                break;
            case CheckOutcome.Unconfirmed:
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.DerivativeUnconfirmed, method.Locations[0], method.Name, report.Output, report.ConclusivePoints));
                break;
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
        method.GetAttributes().Any(IsMark);

    private static bool IsMark(AttributeData attribute) => attribute.AttributeClass?.ToDisplayString() == MarkedMethod.AttributeName;
}
