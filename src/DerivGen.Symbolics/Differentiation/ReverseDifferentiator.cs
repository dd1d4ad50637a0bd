using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Functions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Differentiation;

/// <summary>
/// Reverse mode in index notation. Every node gets one adjoint, an expression in the node's own open indices: what a user
/// of the node contributes from within further loops is summed over their indices. So the derivative costs a constant
/// times the function, whatever the lengths. A read z[e] leaves a contribution to the derivative at z[e]. What one branch of
/// a conditional alone evaluates is differentiated as if there were nothing else, and chosen where it leaves the branch.
/// </summary>
internal sealed partial class ReverseDifferentiator
{
    private readonly ExpressionGraph graph;
    private readonly HashSet<Symbol> variables;
    private readonly Dictionary<Node, bool> active = [];
    private readonly Dictionary<Reduction, (Index Index, Node Body)> opened = [];
    private readonly Dictionary<int, int> depths = [];
    private readonly AdjointGuards guards;
    private readonly Func<Node, bool> isNonZero;
    private readonly Func<Function, KnownFunction?> table;
    private readonly DerivationLog? log;
    private readonly Dictionary<Symbol, Node> scalars = [];
    private readonly Dictionary<Symbol, List<Contribution>> contributions = [];

    private ReverseDifferentiator(
        ExpressionGraph graph, IEnumerable<Symbol> variables, Func<Node, bool> isNonZero, Func<Function, KnownFunction?> table, AdjointGuards guards, DerivationLog? log)
    {
        this.guards = guards;
        this.log = log;
        this.table = table;
        this.graph = graph;
        this.variables = [.. variables];
        this.isNonZero = isNonZero;
    }

    /// <summary>The derivatives of the closed expression <paramref name="value"/> by each variable.</summary>
    public static ImmutableArray<PartialDerivative> Differentiate(
        ExpressionGraph graph, Node value, ImmutableArray<Symbol> variables, Func<Node, bool> isNonZero, AdjointGuards guards, DerivationLog? log = null) =>
        Differentiate(graph, value, variables, isNonZero, guards, KnownFunctions.Find, log);

    /// <summary>The same by another table of derivatives.</summary>
    public static ImmutableArray<PartialDerivative> Differentiate(
        ExpressionGraph graph, Node value, ImmutableArray<Symbol> variables, Func<Node, bool> isNonZero, AdjointGuards guards, Func<Function, KnownFunction?> table, DerivationLog? log)
    {
        ReverseDifferentiator differentiator = new(graph, variables, isNonZero, table, guards, log);
        return differentiator.Run(value, variables);
    }

    private ImmutableArray<PartialDerivative> Run(Node value, ImmutableArray<Symbol> order)
    {
        List<Node> topological = [];
        Visit(value, topological, []);
        BranchRegion whole = BranchRegion.Of(topological, node => Dependencies(node).Where(IsActive), Closure);
        Sweep(whole, value, graph.One);
        return order.Select(v => new PartialDerivative(
            v,
            v.Dimensions > 0 ? null : scalars.TryGetValue(v, out Node? derivative) ? derivative : graph.Zero,
            contributions.TryGetValue(v, out List<Contribution>? parts) ? parts.ToImmutableArray() : ImmutableArray<Contribution>.Empty)).ToImmutableArray();
    }

    /// <summary>The active nodes in the order of evaluation: operands first.</summary>
    private void Visit(Node node, List<Node> order, HashSet<Node> seen)
    {
        if (!IsActive(node) || !seen.Add(node))
        {
            return;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (Node child in Dependencies(node))
        {
            Visit(child, order, seen);
        }

        order.Add(node);
    }

    private ImmutableArray<Node> Dependencies(Node node) => node switch
    {
        Reduction reduction => ImmutableArray.Create(SelectedTerm(reduction) ?? Body(reduction).Body),
        Conditional conditional => ImmutableArray.Create(conditional.Then, conditional.Else),
        Element => ImmutableArray<Node>.Empty,
        _ => node.Children,
    };

    /// <summary>Whether the node's value follows a variable differentiably.</summary>
    private bool IsActive(Node node)
    {
        if (node.Type != NodeType.Real)
        {
            return false;
        }

        if (active.TryGetValue(node, out bool result))
        {
            return result;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        result = node switch
        {
            Symbol symbol => symbol.Dimensions == 0 && variables.Contains(symbol),
            Element element => variables.Contains(element.Array),
            Call call => table(call.Function)?.Partials is not null && call.Arguments.Any(IsActive),
            Reduction reduction => IsActive(Body(reduction).Body),
            _ => Dependencies(node).Any(IsActive),
        };
        active[node] = result;
        return result;
    }

    private (Index Index, Node Body) Body(Reduction reduction)
    {
        if (!opened.TryGetValue(reduction, out (Index Index, Node Body) result))
        {
            int level = 0;
            Index index;
            do
            {
                index = graph.SharedIndex(reduction.Lower, reduction.Upper, level++);
            }
            while (reduction.DependsOn(index));
            result = (index, graph.Open(reduction, index));
            opened.Add(reduction, result);
            depths.TryGetValue(index.Number, out int before);
            depths[index.Number] = Math.Max(before, 1 + reduction.FreeIndices.Select(n => depths.TryGetValue(n, out int outer) ? outer : 0).DefaultIfEmpty(0).Max());
        }

        return result;
    }

    /// <summary>For an extremum whose first or last of equals wins: the winning term.</summary>
    private Node? SelectedTerm(Reduction reduction)
    {
        ReductionKind? winner = reduction.Kind switch
        {
            ReductionKind.FirstMaximum => ReductionKind.FirstIndexOfMaximum,
            ReductionKind.LastMaximum => ReductionKind.LastIndexOfMaximum,
            ReductionKind.FirstMinimum => ReductionKind.FirstIndexOfMinimum,
            ReductionKind.LastMinimum => ReductionKind.LastIndexOfMinimum,
            _ => null,
        };
        if (winner is null)
        {
            return null;
        }

        (Index index, Node body) = Body(reduction);
        return graph.Substitute(body, index, graph.Reduce(winner.Value, index, body));
    }

    private void Propagate(Node node, Node adjoint)
    {
        switch (node)
        {
            case Sum sum:
                for (int i = 0; i < sum.Terms.Length; i++)
                {
                    Contribute(node, sum.Terms[i], () => graph.Scale(adjoint, sum.Coefficients[i]));
                }

                break;
            case Product product:
                PropagateProduct(product, 0, product.Bases.Length, adjoint);
                break;
            case Call call:
                for (int i = 0; i < call.Arguments.Length; i++)
                {
                    Contribute(node, call.Arguments[i], () => graph.Multiply(adjoint, PartialOf(call, i)));
                }

                break;
            case Reduction reduction:
                PropagateReduction(reduction, adjoint);
                break;
        }
    }

    private Node PartialOf(Call call, int argument)
    {
        // The logarithmic derivative: d log(Π bᵏ) = Σ k db/b needs no sign, and d log S = exp(−log S) dS never overflows.
        Node partial = table(call.Function)!.Partials!(graph, call, argument);

        // What holds at a zero of the argument is no case where it has none.
        return partial is Conditional { Condition: Call { Function: Function.And } both } atZero && isNonZero(call.Argument) && both.Arguments.Contains(graph.Equal(call.Argument, graph.Zero))
            ? atZero.Else
            : partial;
    }

    /// <summary>
    /// The factors from <paramref name="start"/> to <paramref name="end"/>; <paramref name="adjoint"/> holds all others. A long
    /// product is halved, so that n factors cost n·log n multiplications and not n².
    /// </summary>
    private void PropagateProduct(Product product, int start, int end, Node adjoint)
    {
        if (end - start <= LongProducts.Length)
        {
            for (int i = start; i < end; i++)
            {
                Contribute(product, product.Bases[i], () => graph.Multiply(adjoint, PartialOf(product, i, start, end)));
            }

            return;
        }

        int middle = (start + end) / 2;
        PropagateProduct(product, start, middle, LongProducts.Group(graph, graph.Multiply(adjoint, LongProducts.Group(graph, Part(product, middle, end)))));
        PropagateProduct(product, middle, end, LongProducts.Group(graph, graph.Multiply(adjoint, LongProducts.Group(graph, Part(product, start, middle)))));
    }

    private Node Part(Product product, int start, int end) =>
        graph.Monomial([.. Enumerable.Range(start, end - start).Select(i => (product.Bases[i], product.Exponents[i]))]);

    /// <summary>d(Π bᵏ)/db = k·b^(k−1)·rest; the root of a sum of squares has derivative 0 at the origin.</summary>
    private Node PartialOf(Product product, int place, int start, int end)
    {
        Node b = product.Bases[place];
        Rational exponent = product.Exponents[place];
        List<(Node, Rational)> factors = [(b, exponent - Rational.One)];
        for (int i = start; i < end; i++)
        {
            if (i != place)
            {
                factors.Add((product.Bases[i], product.Exponents[i]));
            }
        }

        Node partial = graph.Scale(graph.Monomial(factors), exponent);
        return exponent == Rational.Half && Patterns.IsSumOfSquares(b) && !isNonZero(b)
            ? graph.Conditional(graph.Equal(graph.Sqrt(b), graph.Zero), graph.Zero, partial)
            : partial;
    }

    private void PropagateReduction(Reduction reduction, Node adjoint)
    {
        (Index index, Node body) = Body(reduction);
        switch (reduction.Kind)
        {
            case ReductionKind.Sum:
                Contribute(body, body, index, () => adjoint);
                break;
            case ReductionKind.Product:
                Contribute(body, body, index, () => graph.Multiply(adjoint, Cofactor(reduction, index, body)));
                break;
            case ReductionKind.Maximum or ReductionKind.Minimum:
                Node ties = graph.Reduce(ReductionKind.Sum, index, graph.Conditional(graph.Equal(body, reduction), graph.One, graph.Zero));
                Contribute(body, body, index, () => graph.Conditional(graph.Equal(body, reduction), graph.Divide(adjoint, ties), graph.Zero));
                break;
            default:
                // Over an empty range no term is selected.
                Contribute(reduction, SelectedTerm(reduction)!, () => graph.Conditional(graph.Less(reduction.Lower, reduction.Upper), adjoint, graph.Zero));
                break;
        }
    }

    /// <summary>The product of all other terms: a quotient, except where this term is zero.</summary>
    private Node Cofactor(Reduction reduction, Index index, Node body)
    {
        Node quotient = graph.Divide(reduction, body);
        if (isNonZero(body))
        {
            return quotient;
        }

        Node isZero = graph.Equal(body, graph.Zero);
        Node zeros = graph.Reduce(ReductionKind.Sum, index, graph.Conditional(isZero, graph.One, graph.Zero));
        Node others = graph.Reduce(ReductionKind.Product, index, graph.Conditional(isZero, graph.One, body));
        return graph.Conditional(isZero, graph.Conditional(graph.Equal(zeros, graph.One), others, graph.Zero), quotient);
    }

    private void Contribute(Node parent, Node child, Func<Node> part)
    {
        if (IsActive(child))
        {
            Add(child, part(), Closure(parent));
        }
    }

    private void Contribute(Node parent, Node child, Index index, Func<Node> part)
    {
        if (IsActive(child))
        {
            SortedSet<int> context = Closure(parent);
            context.Add(index.Number);
            foreach (int number in Closure(index))
            {
                context.Add(number);
            }

            Add(child, part(), context);
        }
    }

    /// <summary>The open indices of the node, and those that their ranges depend on.</summary>
    private SortedSet<int> Closure(Node node)
    {
        SortedSet<int> closure = [];
        Stack<int> pending = new(node.FreeIndices);
        while (pending.Count > 0)
        {
            int number = pending.Pop();
            if (closure.Add(number))
            {
                (Node lower, Node upper) = graph.RangeOf(number);
                foreach (int outer in lower.FreeIndices.Concat(upper.FreeIndices))
                {
                    pending.Push(outer);
                }
            }
        }

        return closure;
    }

    /// <summary>The indices of a read, outermost first: in the order of their places where the ranges allow.</summary>
    private ImmutableArray<Index> Context(Element element)
    {
        List<int> pending = [.. Closure(element)];
        ImmutableArray<Index>.Builder context = ImmutableArray.CreateBuilder<Index>(pending.Count);
        while (pending.Count > 0)
        {
            int next = pending.First(n => Closure(graph.OpenIndex(n)).All(m => m == n || !pending.Contains(m)));
            pending.Remove(next);
            context.Add(graph.OpenIndex(next));
        }

        return context.MoveToImmutable();
    }
}
