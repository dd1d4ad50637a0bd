using System.Collections.Immutable;
using System.Diagnostics;
using DerivGen.Generator.Pipeline;
using DerivGen.Generator.Reading;
using DerivGen.Generator.Writing;
using DerivGen.Symbolics.Checking;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Differentiation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;
using DerivGen.Symbolics.Simplification;
using DerivGen.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.Benchmarks.Compiler;

/// <summary>The stages of one method: reading, simplifying, differentiating, simplifying again, forms and schedules, writing, and the check.</summary>
internal sealed class MethodStages
{
    private readonly Compilation _compilation;
    private readonly IMethodSymbol _method;
    private readonly double[] _shortest = [.. Enumerable.Repeat(double.PositiveInfinity, 7)];

    public MethodStages(CorpusLoss loss)
    {
        Name = loss.Name;
        _compilation = FrameworkReferences.Empty(TargetFrameworkKind.Current)
            .AddSyntaxTrees(LossCorpus.Support.Append(loss.Text).Select(text => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest))));
        _method = _compilation.SyntaxTrees
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Select(method => _compilation.GetSemanticModel(tree).GetDeclaredSymbol(method)!))
            .Single(method => method.ContainingType.Name == loss.Type && method.Name == loss.Method);
    }

    public string Name { get; }

    /// <summary>The shortest time of each stage in their order; what comes between simplifying and writing is the rest of the whole derivation.</summary>
    public double[] Milliseconds
    {
        get
        {
            double[] stages = [.. _shortest];
            stages[4] = Math.Max(0, stages[4] - stages[1] - stages[2] - stages[3]);
            return stages;
        }
    }

    /// <summary>The rules applied and the forms chosen before differentiating.</summary>
    public int StepsBefore { get; private set; }

    /// <summary>The same after differentiating.</summary>
    public int StepsAfter { get; private set; }

    /// <summary>The steps of the check.</summary>
    public long StepsOfCheck { get; private set; }

    /// <summary>Runs all stages once.</summary>
    public void Run(bool counts)
    {
        Stopwatch watch = Stopwatch.StartNew();
        MethodModel model = MarkedMethod.Read(_method, _compilation, CancellationToken.None).Model ?? throw new InvalidOperationException(Name + " is not read.");
        double reading = Lap(watch);

        ExpressionGraph graph = new();
        LossFunction loss = Deriver.Copy(model.Loss.Function, graph);
        FactBase facts = FactBase.Of(loss);
        Simplifier before = new(graph, facts, afterDifferentiating: false);
        Node value = before.Simplify(loss.Value);
        double simplifying = Lap(watch);

        ImmutableArray<Symbol> variables = [.. loss.Parameters.Where(parameter => parameter.IsVariable).Select(parameter => parameter.Symbol)];
        AdjointGuards guards = new(graph, value, new ExistingElements(graph, loss.Assumptions));
        ImmutableArray<PartialDerivative> adjoints = ReverseDifferentiator.Differentiate(graph, value, variables, facts.IsNonZero, guards);
        double differentiating = Lap(watch);

        Simplifier after = new(graph, facts, afterDifferentiating: true);
        ContributionNormalizer normalizer = new(graph, guards, after.Simplify);
        _ = adjoints.Select(normalizer.Normalize).ToImmutableArray();
        double simplifyingAgain = Lap(watch);

        // The whole derivation, with these stages once more.
        DerivedForms forms = Deriver.DeriveForms(model.Loss.Function, new DerivationRequest(model.Kinds.Items, model.Accumulate), CancellationToken.None);
        double derivation = Lap(watch);

        _ = SourceWriter.Write(model, forms.Result);
        double writing = Lap(watch);

        CheckReport report = new SelfCheck(model.Loss.Function).Check(forms, model.Accumulate, CancellationToken.None);
        double checking = Lap(watch);

        if (counts)
        {
            (StepsBefore, StepsAfter, StepsOfCheck) = (before.Steps, after.Steps, report.Steps);
            double[] times = [reading, simplifying, differentiating, simplifyingAgain, derivation, writing, checking];
            for (int i = 0; i < times.Length; i++)
            {
                _shortest[i] = Math.Min(_shortest[i], times[i]);
            }
        }
    }

    private static double Lap(Stopwatch watch)
    {
        double milliseconds = watch.Elapsed.TotalMilliseconds;
        watch.Restart();
        return milliseconds;
    }
}
