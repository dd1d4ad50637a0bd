using System.Collections.Immutable;
using DerivGen.Generator.Diagnostics;
using DerivGen.Generator.Pipeline;
using DerivGen.Symbolics.Checking;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Differentiation;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>
/// What is to be said about a derivative rule: whether it fits its function, and, where the texts of both can be read as
/// expressions, whether it is the derivative at the points of the check.
/// </summary>
internal static class DerivativeRuleCheck
{
    public static Diagnostic? Check(IMethodSymbol rule, Compilation compilation, CancellationToken cancellation)
    {
        Location location = rule.Locations[0];
        if (DerivativeRules.FunctionOf(rule, out string problem) is not { } function)
        {
            return Diagnostic.Create(Descriptors.UnfitRule, location, rule.Name, problem);
        }

        if (DerivativeRules.Of(function, compilation) is { } first && !SymbolEqualityComparer.Default.Equals(first, rule))
        {
            return Diagnostic.Create(Descriptors.UnfitRule, location, rule.Name, "'" + first.ContainingType.Name + "." + first.Name + "' is the rule for '" + function.Name + "' already; remove one of them");
        }

        try
        {
            return LargeStack.Run(() => Compare(rule, function, compilation, cancellation), SyntaxDepth.IsLarge(rule, cancellation)) is { Verdict: CheckVerdict.Mismatch } report
                ? Diagnostic.Create(Descriptors.WrongRule, location, rule.Name, function.Name, report.Output, report.Details)
                : null;
        }
        catch (Exception exception) when (exception is Refusal or InsufficientExecutionStackException or GraphLimitException)
        {
            // What cannot be read cannot be compared.
            return null;
        }
    }

    private static CheckReport? Compare(IMethodSymbol rule, IMethodSymbol function, Compilation compilation, CancellationToken cancellation)
    {
        Reader text = new(compilation, function, cancellation);
        LossParameter[] parameters = ParametersOf(function, text.Graph);
        text.Variables.UnionWith(parameters.Where(parameter => parameter.IsVariable).Select(parameter => parameter.Symbol));
        ImmutableArray<Node> value = text.ReadNumbers([.. parameters.Select(parameter => new ScalarValue(parameter.Symbol))]);
        Reader given = new(compilation, rule, cancellation);
        given.Variables.UnionWith(ParametersOf(function, given.Graph).Where(parameter => parameter.IsVariable).Select(parameter => parameter.Symbol));
        ImmutableArray<Node> partials = given.ReadNumbers([.. ParametersOf(function, given.Graph).Select(parameter => new ScalarValue(parameter.Symbol))]);
        Symbol[] variables = [.. parameters.Where(parameter => parameter.IsVariable).Select(parameter => parameter.Symbol)];
        if (!text.Program.IsEmpty || !given.Program.IsEmpty || partials.Length != variables.Length)
        {
            return null;
        }

        GraphCopy copy = new(given.Graph, text.Graph);
        LossFunction loss = new(text.Graph, value[0], parameters.ToImmutableArray(), text.Assumptions.ToImmutableArray(), ImmutableArray<KeyValuePair<Node, string>>.Empty);
        DerivedForms forms = new(
            text.Graph,
            value[0],
            variables.Select((variable, i) => new PartialDerivative(variable, copy.Copy(partials[i]), ImmutableArray<Contribution>.Empty)).ToImmutableArray(),
            new DerivationResult(ImmutableArray<DerivedKernel>.Empty, "", ImmutableArray<string>.Empty));
        return new SelfCheck(loss).Check(forms, accumulate: false, cancellation);
    }

    private static LossParameter[] ParametersOf(IMethodSymbol function, ExpressionGraph graph) =>
    [
        .. function.Parameters.Select((parameter, i) => new LossParameter(
            graph.Symbol(parameter.Name, parameter.Name, Reader.ElementType(parameter.Type) ?? NodeType.Real, 0, i),
            ForeignFunctions.IsReal(parameter.Type),
            StatedFacts.None,
            double.NegativeInfinity,
            double.PositiveInfinity)),
    ];
}
