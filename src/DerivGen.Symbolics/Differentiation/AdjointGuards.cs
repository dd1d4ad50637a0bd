using System.Runtime.CompilerServices;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;

namespace DerivGen.Symbolics.Differentiation;

/// <summary>
/// What the method evaluates only under conditions, and may not be defined elsewhere, has an adjoint of 0 there: a sum of
/// what its users contribute, each under its own condition. The derivatives of such a node are multiplied with the adjoint
/// only where one of the conditions holds.
/// </summary>
internal sealed class AdjointGuards
{
    /// <summary>More conditions than this are not asked: where none holds the adjoint is 0, and that is asked.</summary>
    private const int MaximumConditions = 6;

    private readonly ExpressionGraph graph;
    private readonly ExistingElements existing;
    private readonly HashSet<Node> certain = [];
    private readonly Dictionary<Node, bool> mayBeUndefined = [];
    private readonly Dictionary<Node, Node> conditions = [];

    /// <param name="graph">The graph.</param>
    /// <param name="value">What the method evaluates.</param>
    /// <param name="existing">The elements that exist wherever the method has a value.</param>
    public AdjointGuards(ExpressionGraph graph, Node value, ExistingElements existing)
    {
        this.graph = graph;
        this.existing = existing;
        Stack<Node> pending = new([value]);
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (!node.Children.IsEmpty && certain.Add(node))
            {
                foreach (Node operand in node is Conditional or Call { Function: Function.And or Function.Or } ? node.Children.Take(1) : graph.OpenOperandsOf(node))
                {
                    pending.Push(operand);
                }
            }
        }
    }

    /// <summary>The adjoint of the node, under the conditions without which the node may not be defined.</summary>
    public Node Guard(Node node, Node adjoint) => certain.Contains(node) || !MayBeUndefined(node) ? adjoint : Under(adjoint, []);

    /// <summary>What is added to the derivative by an element, under the conditions without which the element may not exist.</summary>
    public Node GuardPlace(Element place, Node value) =>
        existing.Exists(place) || ConditionOf(value).HasReduction ? value : Under(value, []);

    private Node Under(Node adjoint, HashSet<Node> known)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        (Node core, Rational factor) = adjoint is Sum { IsScaled: true } scaled ? (scaled.Terms[0], scaled.Coefficients[0]) : (adjoint, Rational.One);
        switch (core)
        {
            case Conditional { Else: Constant { Value.IsZero: true } } inside:
                known.Add(inside.Condition);
                return graph.Conditional(inside.Condition, Under(graph.Scale(inside.Then, factor), known), graph.Zero);
            case Conditional { Then: Constant { Value.IsZero: true } } outside:
                known.Add(graph.Not(outside.Condition));
                return graph.Conditional(outside.Condition, graph.Zero, Under(graph.Scale(outside.Else, factor), known));
            default:
                Node condition = ConditionOf(adjoint);
                return known.Contains(condition) ? adjoint : graph.Conditional(condition, adjoint, graph.Zero);
        }
    }

    /// <summary>A condition that holds wherever the adjoint is not 0.</summary>
    private Node ConditionOf(Node adjoint)
    {
        if (!conditions.TryGetValue(adjoint, out Node? condition))
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            condition = NewConditionOf(adjoint);
            if (condition is Call { Function: Function.And or Function.Or } junction && junction.Arguments.Length > MaximumConditions)
            {
                condition = graph.Not(graph.Equal(adjoint, graph.Zero));
            }

            conditions.Add(adjoint, condition);
        }

        return condition;
    }

    private Node NewConditionOf(Node adjoint)
    {
        switch (adjoint)
        {
            case Constant:
                return graph.Truth(adjoint is Constant { Value.IsZero: false });
            case Sum sum:
                return sum.Constant.IsZero ? graph.Or([.. sum.Terms.Select(ConditionOf)]) : graph.True;
            case Product product:
                return graph.And([.. product.Bases.Where((_, i) => product.Exponents[i].Sign > 0).Select(ConditionOf)]);
            case Conditional conditional:
                Node then = ConditionOf(conditional.Then);
                Node otherwise = ConditionOf(conditional.Else);
                return ReferenceEquals(then, graph.True) && ReferenceEquals(otherwise, graph.True)
                    ? graph.True
                    : graph.Or(graph.And(conditional.Condition, then), graph.And(graph.Not(conditional.Condition), otherwise));
            case Reduction { Kind: ReductionKind.Sum } reduction:
                Node body = ConditionOf(graph.Open(reduction, graph.OwnIndexOf(reduction)));
                return ReferenceEquals(body, graph.True) ? graph.True : graph.Not(graph.Equal(reduction, graph.Zero));
            case Call { Function: Function.Group } group:
                return ConditionOf(group.Argument);
            default:
                return graph.True;
        }
    }

    private bool MayBeUndefined(Node node)
    {
        if (!mayBeUndefined.TryGetValue(node, out bool result))
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            result = node switch
            {
                Length => false,
                Element element when !existing.Exists(element) => true,
                Call { Function: Function.IntegerDivide or Function.IntegerRemainder } division when division.Arguments[1] is not Constant { Value.IsZero: false } => true,
                _ => graph.OpenOperandsOf(node).Any(MayBeUndefined),
            };
            mayBeUndefined.Add(node, result);
        }

        return result;
    }
}
