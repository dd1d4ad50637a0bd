using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>A reduction as locals that a loop updates.</summary>
internal sealed class Accumulator
{
    private readonly ExpressionGraph graph;
    private readonly Symbol? best;

    private Accumulator(ExpressionGraph graph, Reduction reduction, Symbol result, Symbol? best)
    {
        this.graph = graph;
        this.best = best;
        Reduction = reduction;
        Result = result;
    }

    public Reduction Reduction { get; }

    /// <summary>The local that holds the reduction after the loop.</summary>
    public Symbol Result { get; }

    /// <summary>Declares the locals before the loop.</summary>
    public static Accumulator Start(KernelBuilder kernel, Reduction reduction, List<Statement> statements)
    {
        ExpressionGraph graph = kernel.Graph;
        Symbol result = kernel.Names.Local(reduction, reduction.Kind switch
        {
            ReductionKind.Sum => "sum",
            ReductionKind.Product => "product",
            ReductionKind.Maximum or ReductionKind.FirstMaximum or ReductionKind.LastMaximum => "max",
            ReductionKind.Minimum or ReductionKind.FirstMinimum or ReductionKind.LastMinimum => "min",
            _ => "index",
        });
        Symbol? best = null;
        if (reduction.Kind >= ReductionKind.FirstIndexOfMaximum)
        {
            best = kernel.Names.Local("best", NodeType.Real);
            statements.Add(new Declare(best, IsMaximum(reduction.Kind) ? graph.NegativeInfinity : graph.PositiveInfinity, true));
        }

        Node start = reduction.Kind switch
        {
            ReductionKind.Sum => reduction.Type == NodeType.Integer ? graph.Integer(Rational.Zero) : graph.Zero,
            ReductionKind.Product => reduction.Type == NodeType.Integer ? graph.Integer(Rational.One) : graph.One,
            ReductionKind.Maximum or ReductionKind.FirstMaximum or ReductionKind.LastMaximum => reduction.Type == NodeType.Integer ? graph.Integer(int.MinValue) : graph.NegativeInfinity,
            ReductionKind.Minimum or ReductionKind.FirstMinimum or ReductionKind.LastMinimum => reduction.Type == NodeType.Integer ? graph.Integer(int.MaxValue) : graph.PositiveInfinity,
            _ => graph.Integer(LeastIndex(reduction) - Rational.One),
        };
        statements.Add(new Declare(result, start, true));
        return new(graph, reduction, result, best);
    }

    /// <summary>The update by one term.</summary>
    public IEnumerable<Statement> Step(Node term, Symbol index)
    {
        switch (Reduction.Kind)
        {
            case ReductionKind.Sum when term is Conditional { Else: Constant { Value.IsZero: true } } only:
                return [When(only.Condition, new Accumulate(Result, Accumulation.Add, only.Then))];
            case ReductionKind.Sum when term is Conditional { Then: Constant { Value.IsZero: true } } unless:
                return [When(graph.Not(unless.Condition), new Accumulate(Result, Accumulation.Add, unless.Else))];
            case ReductionKind.Sum:
                return [new Accumulate(Result, Accumulation.Add, term)];
            case ReductionKind.Product:
                return [new Accumulate(Result, Accumulation.Multiply, term)];
            case ReductionKind.Maximum or ReductionKind.FirstMaximum or ReductionKind.LastMaximum:
                return [new Accumulate(Result, Accumulation.Maximum, term)];
            case ReductionKind.Minimum or ReductionKind.FirstMinimum or ReductionKind.LastMinimum:
                return [new Accumulate(Result, Accumulation.Minimum, term)];
            default:
                bool first = Reduction.Kind is ReductionKind.FirstIndexOfMaximum or ReductionKind.FirstIndexOfMinimum;
                (Node small, Node large) = IsMaximum(Reduction.Kind) ? ((Node)best!, term) : (term, (Node)best!);
                Node better = first ? graph.Less(small, large) : graph.LessOrEqual(small, large);
                Node none = graph.Less(Result, graph.Integer(LeastIndex(Reduction)));
                return [When(graph.Or(none, better), new Assign(best!, term), new Assign(Result, index))];
        }
    }

    private static If When(Node condition, params Statement[] statements) =>
        new(condition, statements.ToImmutableArray(), ImmutableArray<Statement>.Empty);

    /// <summary>No index is less: where none has been found yet, the result is. Ranges begin at 0 or above it but for those that are moved by a number.</summary>
    private static Rational LeastIndex(Reduction reduction) => reduction.Lower is Constant { Value: { Sign: < 0 } lower } ? lower : Rational.Zero;

    private static bool IsMaximum(ReductionKind kind) => kind is ReductionKind.FirstIndexOfMaximum or ReductionKind.LastIndexOfMaximum;
}
