using System.Collections.Immutable;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;
using DerivGen.Symbolics.Scheduling;
using DerivGen.Symbolics.Simplification;
using DerivGen.Symbolics.Stability;

namespace DerivGen.Symbolics.Programs;

/// <summary>A loss with a program, simplified and differentiated step by step: what the kernels are made of.</summary>
internal sealed class DifferentiatedProgram
{
    private readonly IReadOnlyDictionary<Node, string> names;

    private DifferentiatedProgram(LossFunction loss, FactBase facts, IReadOnlyDictionary<Node, string> names, CancellationToken cancellation)
    {
        Graph = loss.Graph;
        Facts = facts;
        this.names = names;
        Reads = new(Graph);
        ProgramPreparation preparation = ProgramPreparation.Of(Graph, loss.Program, loss.Value, facts, Reads);
        Steps = preparation.Steps;
        Lengths = preparation.Lengths;
        Value = new Simplifier(Graph, facts, afterDifferentiating: false).Simplify(loss.Value);
        cancellation.ThrowIfCancellationRequested();

        ImmutableArray<Symbol> variables = loss.Parameters.Where(p => p.IsVariable).Select(p => p.Symbol).ToImmutableArray();
        ProgramFlow flow = new(Reads);
        HashSet<Symbol> active = flow.Active(Steps, variables);
        active.IntersectWith(flow.Useful(Steps, Value));
        Adjoints = new(Graph, active.Where(s => s.Ordinal >= SymbolOrdinals.Program).OrderBy(s => s.Ordinal), variables);
        ProgramDifferentiator differentiator = new(Graph, Adjoints, Reads);
        ValueAdjoint = differentiator.Differentiate(Value, new Simplifier(Graph, facts, afterDifferentiating: true));
        IReadOnlyList<(Symbol Variable, Constant Adjoint)> constant = ConstantAdjoints.Of(Steps, ValueAdjoint, Adjoints, Reads);
        if (constant.Count > 0)
        {
            foreach ((Symbol variable, Constant adjoint) in constant)
            {
                Adjoints.Fix(variable, adjoint);
            }

            ValueAdjoint = differentiator.Differentiate(Value, new Simplifier(Graph, facts, afterDifferentiating: true));
        }

        Differentiate(Steps, preparation, differentiator, cancellation);
        Saved = new(Steps, Adjoints, Reads, IsWhole);
    }

    public ExpressionGraph Graph { get; }

    /// <summary>What is known everywhere.</summary>
    public FactBase Facts { get; }

    public ProgramReads Reads { get; }

    /// <summary>The steps that reach the value.</summary>
    public ImmutableArray<Step> Steps { get; }

    /// <summary>The lengths of the program's arrays.</summary>
    public IReadOnlyDictionary<Symbol, Node> Lengths { get; }

    public Node Value { get; }

    /// <summary>What the value, whose adjoint is 1, gives to the adjoints of what it reads.</summary>
    public SegmentAdjoint ValueAdjoint { get; }

    public AdjointSymbols Adjoints { get; }

    public SavedVariables Saved { get; }

    public static DifferentiatedProgram Of(LossFunction loss, FactBase facts, IReadOnlyDictionary<Node, string> names, CancellationToken cancellation) =>
        new(loss, facts, names, cancellation);

    /// <summary>Whether a range is all of its array.</summary>
    public bool IsWhole(RangeWrite write)
    {
        (Node lower, Node upper) = Graph.RangeOf(write.Index);
        return lower is Constant { Value.IsZero: true } && Lengths.TryGetValue(write.Array, out Node? all)
            && (ReferenceEquals(upper, all) || (upper is Length length && ReferenceEquals(length.Array, write.Array)));
    }

    /// <summary>The user's names, of the nodes in the graph of a kernel.</summary>
    public Dictionary<Node, string> HintsIn(ExpressionGraph target)
    {
        StableForms forms = new(Graph, target, Facts, names.Keys.ToList(), AccuracyGoal.Operands);
        Dictionary<Node, string> hints = [];
        foreach (KeyValuePair<Node, string> name in names)
        {
            Node node = AnyIndex.Abstract(target, forms.Lower(name.Key));
            if (!hints.ContainsKey(node))
            {
                hints.Add(node, name.Value);
            }
        }

        return hints;
    }

    private static void Differentiate(ImmutableArray<Step> steps, ProgramPreparation preparation, ProgramDifferentiator differentiator, CancellationToken cancellation)
    {
        foreach (Step step in steps)
        {
            cancellation.ThrowIfCancellationRequested();
            switch (step)
            {
                case SegmentStep segment:
                    segment.Adjoint = differentiator.Differentiate(segment.Segment, preparation.SimplifierFor(segment));
                    break;
                case LoopStep loop:
                    Differentiate(loop.Body, preparation, differentiator, cancellation);
                    break;
                case BranchStep branch:
                    Differentiate(branch.Body, preparation, differentiator, cancellation);
                    break;
            }
        }
    }
}
