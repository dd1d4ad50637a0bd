using System.Collections.Immutable;
using DerivGen.Symbolics.Differentiation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;
using DerivGen.Symbolics.Functions;
using DerivGen.Symbolics.Programs;
using DerivGen.Symbolics.Scheduling;
using DerivGen.Symbolics.Simplification;
using DerivGen.Symbolics.Stability;

namespace DerivGen.Symbolics.Derivation;

/// <summary>What a kernel computes.</summary>
internal enum KernelKind
{
    /// <summary>The value alone.</summary>
    Value,

    /// <summary>The derivatives by all variables.</summary>
    Gradient,

    /// <summary>Both.</summary>
    ValueAndGradient,
}

/// <summary>A request: which kernels, and how.</summary>
/// <param name="Kinds">The kernels wanted.</param>
/// <param name="Accumulate">Whether destinations are added to instead of overwritten.</param>
/// <param name="Explains">Whether the derivation is to be told.</param>
/// <param name="Goal">How accurate the results have to be.</param>
/// <param name="KeepsText">Whether the text's own form is differentiated and computed, without the rules that simplify it.</param>
internal sealed record DerivationRequest(
    ImmutableArray<KernelKind> Kinds, bool Accumulate, bool Explains = false, AccuracyGoal Goal = AccuracyGoal.Operands, bool KeepsText = false);

/// <summary>A result whose relative accuracy was asked for and cannot be shown.</summary>
/// <param name="Output">The result: <c>value</c>, or the name of a variable.</param>
/// <param name="Formula">The part that may cancel.</param>
internal sealed record AccuracyDoubt(string Output, string Formula);

/// <summary>One kernel.</summary>
internal sealed record DerivedKernel(KernelKind Kind, Kernel Kernel);

/// <summary>
/// The result: the kernels, and the formulas for the documentation (in the user's names, plain text such as
/// <c>sigmoid(z) - y</c>), one for the value and one per variable.
/// </summary>
internal sealed record DerivationResult(ImmutableArray<DerivedKernel> Kernels, string ValueFormula, ImmutableArray<string> GradientFormulas)
{
    /// <summary>The derivation, line by line; empty where it was not asked for.</summary>
    public ImmutableArray<string> Explanation { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The results that are accurate to their operands only, where more was asked for.</summary>
    public ImmutableArray<AccuracyDoubt> Doubts { get; init; } = ImmutableArray<AccuracyDoubt>.Empty;

    /// <summary>The number of rule applications and form comparisons.</summary>
    public int Steps { get; init; }

    /// <summary>The steps of all that was made and looked at (<see cref="ExpressionGraph.Steps"/>): the measure of work that tests bound.</summary>
    public long Work { get; init; }
}

/// <summary>A result, and the expressions that it was made of.</summary>
/// <param name="Graph">The graph that they live in.</param>
/// <param name="Value">The value.</param>
/// <param name="Derivatives">The derivatives.</param>
/// <param name="Result">The kernels and formulas.</param>
internal sealed record DerivedForms(ExpressionGraph Graph, Node Value, ImmutableArray<PartialDerivative> Derivatives, DerivationResult Result);

/// <summary>From a method that was read to the kernels of its derivatives: the stages in their order.</summary>
internal static class Deriver
{
    public static DerivationResult Derive(LossFunction loss, DerivationRequest request, CancellationToken cancellation) =>
        loss.Program.IsEmpty ? DeriveForms(loss, request, cancellation).Result : DeriveProgram(loss, request, cancellation);

    /// <summary>The same of a loss without a program, with the expressions that the kernels were made of.</summary>
    public static DerivedForms DeriveForms(LossFunction loss, DerivationRequest request, CancellationToken cancellation)
    {
        ExpressionGraph graph = new();
        LossFunction own = Copy(loss, graph);
        FactBase facts = FactBase.Of(own);
        DerivationLog? beforeLog = request.Explains ? new() : null;
        DerivationLog? afterLog = request.Explains ? new() : null;

        Simplifier before = new(graph, facts, afterDifferentiating: false, beforeLog);
        Node value = request.KeepsText ? own.Value : before.Simplify(own.Value);
        Node smooth = new RootConjugates(graph, facts).Apply(value);
        smooth = request.KeepsText ? smooth : before.Simplify(smooth);
        Dictionary<Node, string> names = NamesOf(own, request.KeepsText ? node => node : before.Simplify);
        cancellation.ThrowIfCancellationRequested();

        ImmutableArray<Symbol> variables = own.Parameters.Where(p => p.IsVariable).Select(p => p.Symbol).ToImmutableArray();
        AdjointGuards guards = new(graph, smooth, new ExistingElements(graph, own.Assumptions));
        ImmutableArray<PartialDerivative> adjoints = ReverseDifferentiator.Differentiate(graph, smooth, variables, facts.IsNonZero, guards, afterLog);
        cancellation.ThrowIfCancellationRequested();

        Simplifier after = new(graph, facts, afterDifferentiating: true, afterLog);
        ContributionNormalizer normalizer = new(graph, guards, request.KeepsText ? node => node : after.Simplify);
        ImmutableArray<PartialDerivative> derivatives = adjoints.Select(normalizer.Normalize).ToImmutableArray();
        cancellation.ThrowIfCancellationRequested();

        List<AccuracyDoubt> doubts = [];
        DerivationResult result = new(
            request.Kinds.Select(kind => new DerivedKernel(
                kind,
                Build(own, facts, kind, smooth, derivatives, names, request, afterLog, doubts))).ToImmutableArray(),
            FormulaPrinter.Print(value, names),
            derivatives.Select(d => FormulaPrinter.Print(d, names)).ToImmutableArray())
        {
            Doubts = doubts.Distinct().OrderBy(d => d.Output != AccuracyDoubts.Value).ToImmutableArray(),
            Steps = before.Steps + after.Steps,
            Work = graph.Steps,
        };
        return new(graph, smooth, derivatives, beforeLog is null || afterLog is null
            ? result
            : result with { Explanation = Explain(loss, own, value, names, derivatives.Select(d => d.Variable.Name), result, beforeLog, afterLog) });
    }

    private static ImmutableArray<string> Explain(
        LossFunction loss,
        LossFunction own,
        Node value,
        Dictionary<Node, string> simplifiedNames,
        IEnumerable<string> variables,
        DerivationResult result,
        DerivationLog before,
        DerivationLog after)
    {
        Dictionary<Node, string> names = new(simplifiedNames);
        KeyValuePair<Node, string>[] definitions = [.. own.Names.Where(n => n.Key.Type == NodeType.Real && !n.Key.Children.IsEmpty && n.Key is not (Element or Length) && !ReferenceEquals(n.Key, own.Value))];
        foreach (KeyValuePair<Node, string> definition in definitions)
        {
            names[definition.Key] = definition.Value;
        }

        (string Variable, string Formula)[] formulas = [.. variables.Zip(result.GradientFormulas, (v, f) => (v, f))];
        ExplanationWriter writer = new(names);
        writer.WriteLoss(own.Value, definitions);
        writer.WriteSteps("Simplified, rule by rule:", before.Steps);
        writer.WriteResult("L", FormulaPrinter.Print(value, names.Where(n => !ReferenceEquals(n.Key, value)).ToDictionary(n => n.Key, n => n.Value)));
        if (ChainRule.Of(Copy(loss, new ExpressionGraph())) is { Count: > 0 } chain)
        {
            writer.WriteChain(chain, formulas);
        }

        writer.WriteAdjoints(after.Adjoints);
        writer.WriteSteps("Simplified, rule by rule:", after.Steps);
        foreach ((string variable, string formula) in formulas)
        {
            writer.WriteResult("∂L/∂" + variable, formula);
        }

        writer.WriteForms(after.Forms);
        return writer.ToLines();
    }

    /// <summary>
    /// The value as it was read and its adjoints as they come, without rules, facts and stable forms: what is emitted where
    /// a check found the simplified ones wrong.
    /// </summary>
    public static DerivedForms DerivePlainForms(LossFunction loss, DerivationRequest request, CancellationToken cancellation) =>
        DerivePlainForms(loss, request, KnownFunctions.Find, cancellation);

    /// <summary>The same by another table of derivatives.</summary>
    public static DerivedForms DerivePlainForms(LossFunction loss, DerivationRequest request, Func<Function, KnownFunction?> table, CancellationToken cancellation)
    {
        ExpressionGraph graph = new();
        LossFunction own = Copy(loss, graph);
        ImmutableArray<Symbol> variables = own.Parameters.Where(p => p.IsVariable).Select(p => p.Symbol).ToImmutableArray();
        ImmutableArray<PartialDerivative> derivatives = ReverseDifferentiator.Differentiate(graph, own.Value, variables, _ => false, new(graph, own.Value, new(graph, own.Assumptions)), table, null);
        cancellation.ThrowIfCancellationRequested();

        Dictionary<Node, string> names = NamesOf(own, node => node);
        DerivationResult result = new(
            request.Kinds.Select(kind => new DerivedKernel(
                kind,
                Build(own, null, kind, own.Value, derivatives, names, request, null, []))).ToImmutableArray(),
            FormulaPrinter.Print(own.Value, names),
            derivatives.Select(d => FormulaPrinter.Print(d, names)).ToImmutableArray());
        return new(graph, own.Value, derivatives, result);
    }

    /// <summary>The same for a loss with a program, statement by statement.</summary>
    private static DerivationResult DeriveProgram(LossFunction read, DerivationRequest request, CancellationToken cancellation)
    {
        LossFunction loss = Copy(read, new ExpressionGraph());
        // What follows a variable is as little passive as the variable itself.
        IEnumerable<LossParameter> variables = ProgramMap.Expressions(loss.Program).OfType<Symbol>().Distinct()
            .Where(s => s.Type == NodeType.Real && s.Ordinal >= SymbolOrdinals.Program)
            .Select(s => new LossParameter(s, true, StatedFacts.None, 0, 0));
        FactBase facts = FactBase.Of(loss with { Parameters = loss.Parameters.AddRange(variables) });
        Dictionary<Node, string> names = NamesOf(loss, new Simplifier(loss.Graph, facts, afterDifferentiating: false).Simplify);
        DifferentiatedProgram program = DifferentiatedProgram.Of(loss, facts, names, cancellation);
        return new(
            request.Kinds.Select(kind => new DerivedKernel(kind, ProgramScheduler.Schedule(program, kind, request.Accumulate))).ToImmutableArray(),
            "",
            loss.Parameters.Where(p => p.IsVariable).Select(_ => "").ToImmutableArray())
        {
            Doubts = request.Goal == AccuracyGoal.Relative ? AccuracyDoubts.OfProgram(loss, request.Kinds).ToImmutableArray() : ImmutableArray<AccuracyDoubt>.Empty,
        };
    }

    internal static LossFunction Copy(LossFunction loss, ExpressionGraph graph)
    {
        GraphCopy copy = new(loss.Graph, graph);
        Node value = copy.Copy(loss.Value);
        // Where a program runs before, an index in the value is one at its end, and no fact about any other point.
        IEnumerable<Node> defined = loss.Program.IsEmpty ? Definedness.ConditionsOf(graph, value) : [];
        return new(
            graph,
            value,
            loss.Parameters.Select(p => p with { Symbol = (Symbol)copy.Copy(p.Symbol) }).ToImmutableArray(),
            loss.Assumptions.Select(copy.Copy).Concat(defined).ToImmutableArray(),
            loss.Names.Where(n => n.Key.FreeIndices.Length <= 1).Select(n => new KeyValuePair<Node, string>(copy.Copy(n.Key), n.Value)).ToImmutableArray())
        {
            Program = ProgramMap.Map(loss.Program, copy.Copy),
        };
    }

    private static Dictionary<Node, string> NamesOf(LossFunction loss, Func<Node, Node> simplify)
    {
        Dictionary<Node, string> names = [];
        foreach (KeyValuePair<Node, string> name in loss.Names)
        {
            Node node = simplify(name.Key);
            if (!node.Children.IsEmpty && node is not (Element or Length) && !names.ContainsKey(node))
            {
                names.Add(node, name.Value);
            }
        }

        return names;
    }

    /// <summary>The kernel of stable forms, or where there are no facts of plain ones.</summary>
    private static Kernel Build(
        LossFunction loss,
        FactBase? facts,
        KernelKind kind,
        Node value,
        ImmutableArray<PartialDerivative> derivatives,
        Dictionary<Node, string> names,
        DerivationRequest request,
        DerivationLog? log,
        List<AccuracyDoubt> doubts)
    {
        ExpressionGraph graph = loss.Graph;
        Node? wanted = kind == KernelKind.Gradient ? null : value;
        ImmutableArray<PartialDerivative> partials = kind == KernelKind.Value ? ImmutableArray<PartialDerivative>.Empty : derivatives;
        bool isRelative = facts is not null && request.Goal == AccuracyGoal.Relative;
        if (isRelative)
        {
            partials = partials.Select(new PointContributions(graph, facts!).Join).ToImmutableArray();
        }

        IndexEqualities? equalities = facts is null ? null : new(graph, All());
        wanted = wanted is null ? null : Apply(wanted);
        partials = partials.Select(p => WithValues(p, Apply)).ToImmutableArray();
        List<Node> all = [.. All()];
        ExpressionGraph target = new(keepsLogDomain: false);
        ILowering forms = facts is null ? new PlainForms(graph, target) : new StableForms(graph, target, facts, all, request.Goal, log);
        Node? loweredValue = wanted is null ? null : forms.Lower(wanted);
        ImmutableArray<PartialDerivative> lowered = partials.Select(p => Lower(p, forms)).ToImmutableArray();
        List<KeyValuePair<Node, string>> named = [.. names.Select(name => new KeyValuePair<Node, string>(forms.Lower(Apply(name.Key)), name.Value))];
        Dictionary<Node, string> hints = HintsOf(node => node);
        if (isRelative && forms is StableForms stable)
        {
            doubts.AddRange(AccuracyDoubts.Of(LoweredLoss(), loweredValue, lowered, stable.Settled, hints));
        }

        lowered = lowered.Select(p => p with { Contributions = p.Contributions.Select(c => Scheduler.WithLoopIndices(target, p.Variable, c)).ToImmutableArray() }).ToImmutableArray();
        SignsOfSums signs = SignsOfSums.Of(
            target,
            (loweredValue is null ? [] : new[] { loweredValue }).Concat(lowered.SelectMany(Values)),
            node => hints.ContainsKey(AnyIndex.Abstract(target, node)));
        loweredValue = loweredValue is null ? null : signs.Apply(loweredValue);
        lowered = lowered.Select(p => WithValues(p, signs.Apply)).ToImmutableArray();
        HashSet<Symbol> narrow = [.. loss.Parameters.Where(p => p.IsNarrow).Select(p => (Symbol)forms.Lower(p.Symbol))];
        Kernel kernel = Scheduler.Schedule(target, loweredValue, lowered, HintsOf(signs.ApplyInside), request.Accumulate, loss.Assumptions.Select(forms.Lower), narrow);
        graph.Spend(target.Steps);
        return kernel;

        LossFunction LoweredLoss() => new(
            target,
            loweredValue ?? target.Zero,
            loss.Parameters.Select(p => p with { Symbol = (Symbol)forms.Lower(p.Symbol) }).ToImmutableArray(),
            loss.Assumptions.Select(forms.Lower).ToImmutableArray(),
            ImmutableArray<KeyValuePair<Node, string>>.Empty);

        Node Apply(Node node) => equalities?.Apply(node) ?? node;

        Dictionary<Node, string> HintsOf(Func<Node, Node> change)
        {
            Dictionary<Node, string> hints = [];
            foreach (KeyValuePair<Node, string> name in named)
            {
                Node node = AnyIndex.Abstract(target, change(name.Key));
                if (!hints.ContainsKey(node))
                {
                    hints.Add(node, name.Value);
                }
            }

            return hints;
        }

        IEnumerable<Node> All() => (wanted is null ? [] : new[] { wanted }).Concat(partials.SelectMany(Values));
    }

    private static IEnumerable<Node> Values(PartialDerivative derivative) =>
        derivative.Scalar is { } scalar ? [scalar] : derivative.Contributions.Select(c => c.Value);

    private static PartialDerivative WithValues(PartialDerivative derivative, Func<Node, Node> rewrite) => derivative with
    {
        Scalar = derivative.Scalar is { } scalar ? rewrite(scalar) : null,
        Contributions = derivative.Contributions.Select(c => c with { Value = rewrite(c.Value) }).ToImmutableArray(),
    };

    private static PartialDerivative Lower(PartialDerivative derivative, ILowering forms) => new(
        (Symbol)forms.Lower(derivative.Variable),
        derivative.Scalar is { } scalar ? forms.Lower(scalar) : null,
        derivative.Contributions.Select(c => new Contribution(
            c.Context.Select(forms.Lower).ToImmutableArray(),
            c.Indices.Select(forms.Lower).ToImmutableArray(),
            forms.Lower(c.Value))
        {
            IsMasked = c.IsMasked,
        }).ToImmutableArray());
}
