using System.Collections.Immutable;
using DerivGen.Symbolics.Differentiation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;
using DerivGen.Symbolics.Scheduling;
using DerivGen.Symbolics.Stability;

namespace DerivGen.Symbolics.Programs;

/// <summary>
/// The expressions of one step: their stable forms, chosen together, and the statements that compute them. All of them mean
/// the values at one point of the sweep.
/// </summary>
internal sealed class SegmentBlock
{
    private readonly KernelBuilder kernel;
    private readonly StableForms forms;
    private readonly SignsOfSums signs;
    private readonly BlockScope scope;

    public SegmentBlock(KernelBuilder kernel, ExpressionGraph source, FactBase facts, IEnumerable<Node> all)
    {
        this.kernel = kernel;
        List<Node> nodes = [.. all];
        forms = new(source, kernel.Graph, facts, nodes, AccuracyGoal.Operands);
        signs = SignsOfSums.Of(kernel.Graph, nodes.Select(forms.Lower), node => kernel.Names.HintFor(node) is not null);
        scope = BlockScope.Root(kernel.Graph);
    }

    public Node Lower(Node node) => signs.Apply(forms.Lower(node));

    public Symbol Lower(Symbol symbol) => (Symbol)forms.Lower((Node)symbol);

    /// <summary>The statements that compute the nodes and what is written; the nodes can then be expressed.</summary>
    public ImmutableArray<Statement> Schedule(IEnumerable<Node> nodes, IEnumerable<Effect> effects) =>
        BlockScheduler.Schedule(kernel, scope, nodes.Select(Lower), effects);

    /// <summary>The expression to print.</summary>
    public Node Express(Node node) => scope.Express(Lower(node));

    /// <summary>array[i] = value for an index's range.</summary>
    public Effect Store(Symbol array, Index index, Node value) =>
        Scheduler.WithLoopIndices(kernel.Graph, new Effect(array, ImmutableArray.Create(forms.Lower(index)), ImmutableArray.Create(Lower(index as Node)), Lower(value), true));

    /// <summary>What is added to an array.</summary>
    public IEnumerable<Effect> Add(Symbol array, Contribution contribution)
    {
        Contribution lowered = new(
            contribution.Context.Select(forms.Lower).ToImmutableArray(),
            contribution.Indices.Select(Lower).ToImmutableArray(),
            Lower(contribution.Value)) { IsMasked = contribution.IsMasked };
        return ScatterLoops.Apply(kernel.Graph, lowered)
            .Select(c => Scheduler.WithLoopIndices(kernel.Graph, new Effect(array, c.Context, c.Indices, c.Value, false)));
    }
}
