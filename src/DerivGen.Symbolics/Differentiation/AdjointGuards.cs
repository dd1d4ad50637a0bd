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

    /// <summary>A choice between more values than this is one value.</summary>
    private const int MaximumLooks = 50;

    private readonly ExpressionGraph graph;
    private readonly ExistingElements existing;
    private readonly Dictionary<Node, List<Node>> users = [];
    private readonly Dictionary<Node, Node?> evaluated = [];
    private readonly Dictionary<Node, bool> mayBeUndefined = [];
    private readonly Dictionary<Node, Node> conditions = [];

    /// <param name="graph">The graph.</param>
    /// <param name="value">What the method evaluates.</param>
    /// <param name="existing">The elements that exist wherever the method has a value.</param>
    public AdjointGuards(ExpressionGraph graph, Node value, ExistingElements existing)
    {
        this.graph = graph;
        this.existing = existing;
        evaluated.Add(value, graph.True);
        HashSet<Node> seen = [];
        Stack<Node> pending = new([value]);
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (!seen.Add(node))
            {
                continue;
            }

            foreach (Node operand in graph.OpenOperandsOf(node).Where(o => o.Type == NodeType.Real || !o.Children.IsEmpty))
            {
                if (!users.TryGetValue(operand, out List<Node>? list))
                {
                    users.Add(operand, list = []);
                }

                list.Add(node);
                pending.Push(operand);
            }
        }
    }

    /// <summary>The adjoint of the node, under the conditions without which the node may not be defined, as far as they are not known to hold.</summary>
    public Node Guard(Node node, Node adjoint, IReadOnlyList<(Node Condition, bool Holds)> known)
    {
        Node? condition = EvaluatedWhere(node);
        if (ReferenceEquals(condition, graph.True) || !MayBeUndefined(node))
        {
            return adjoint;
        }

        HashSet<Node> learned = [];
        foreach ((Node held, bool holds) in known)
        {
            Learn(holds ? held : graph.Not(held), learned);
        }

        return Under(adjoint, condition, learned);
    }

    /// <summary>What is added to the derivative by an element, under the conditions without which the element may not exist.</summary>
    public Contribution GuardPlace(Element place, Contribution contribution)
    {
        if (ReferenceEquals(contribution.Condition, graph.True) || existing.Exists(place))
        {
            return contribution;
        }

        return contribution.Condition is null && ConditionOf(contribution.Value).HasReduction
            ? contribution with { IsMasked = true }
            : contribution with { Value = IsZeroElsewhere(contribution.Value, contribution.Condition) ? contribution.Value : Under(contribution.Value, contribution.Condition, []) };
    }

    /// <summary>The contribution, which needs no condition where the element exists.</summary>
    public Contribution WithoutCondition(Element place, Contribution contribution) =>
        existing.Exists(place) ? contribution with { Condition = graph.True } : contribution;

    /// <summary>
    /// Where the method evaluates a node: the condition of one of its users, and the answer without which that one does not
    /// look at it. Null where a loop decides that runs around the user alone, or where the condition is long.
    /// </summary>
    public Node? EvaluatedWhere(Node node)
    {
        if (!evaluated.TryGetValue(node, out Node? condition))
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            condition = NewEvaluatedWhere(node);
            evaluated.Add(node, condition);
        }

        return condition;
    }

    private Node? NewEvaluatedWhere(Node node)
    {
        if (!users.TryGetValue(node, out List<Node>? all))
        {
            return null;
        }

        List<Node> alternatives = [];
        bool isKnown = true;
        foreach (Node user in all)
        {
            Node? own = EvaluatedWhere(user) is { } outside ? Both(outside, BranchOf(user, node)) : null;
            if (ReferenceEquals(own, graph.True))
            {
                return graph.True;
            }

            isKnown &= own is not null && alternatives.Count <= MaximumConditions && !own.FreeIndices.Except(node.FreeIndices).Any();
            if (isKnown && !alternatives.Contains(own!))
            {
                alternatives.Add(own!);
            }
        }

        return isKnown ? graph.Or([.. alternatives]) : null;
    }

    /// <summary>The answer without which the user does not look at the operand.</summary>
    private Node BranchOf(Node user, Node operand) => user switch
    {
        Conditional { Condition: var condition } when ReferenceEquals(condition, operand) => graph.True,
        Conditional { Then: var then, Else: var otherwise } when ReferenceEquals(then, operand) && ReferenceEquals(otherwise, operand) => graph.True,
        Conditional { Then: var then } conditional => ReferenceEquals(then, operand) ? conditional.Condition : graph.Not(conditional.Condition),
        Call { Function: Function.And or Function.Or } junction when !ReferenceEquals(junction.Arguments[0], operand) => BeforeIn(junction, operand),
        _ => graph.True,
    };

    private Node BeforeIn(Call junction, Node operand)
    {
        IEnumerable<Node> before = junction.Arguments.Take(junction.Arguments.IndexOf(operand));
        return graph.And([.. junction.Function == Function.And ? before : before.Select(graph.Not)]);
    }

    private Node? Both(Node outside, Node inside)
    {
        Node both = graph.And(outside, inside);
        return ReferenceEquals(both, inside) || ReferenceEquals(both, outside) || both is not Call { Arguments.Length: > MaximumConditions } ? both : null;
    }

    /// <summary>The adjoint where the condition holds; where none is known, where the adjoint itself is not 0.</summary>
    private Node Under(Node adjoint, Node? condition, HashSet<Node> known)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        (Node core, Rational factor) = adjoint is Sum { IsScaled: true } scaled ? (scaled.Terms[0], scaled.Coefficients[0]) : (adjoint, Rational.One);
        switch (core)
        {
            case Conditional { Else: Constant { Value.IsZero: true } } inside:
                Learn(inside.Condition, known);
                return graph.Conditional(inside.Condition, Under(graph.Scale(inside.Then, factor), condition, known), graph.Zero);
            case Conditional { Then: Constant { Value.IsZero: true } } outside:
                Learn(graph.Not(outside.Condition), known);
                return graph.Conditional(outside.Condition, graph.Zero, Under(graph.Scale(outside.Else, factor), condition, known));
            default:
                Node needed = condition ?? ConditionOf(adjoint);
                return Follows(needed, known) ? adjoint : graph.Conditional(needed, adjoint, graph.Zero);
        }
    }

    /// <summary>Whether wherever the value is not 0 the condition holds; where none is known, what holds there itself.</summary>
    private bool IsZeroElsewhere(Node value, Node? condition)
    {
        int looks = MaximumLooks;
        return IsZeroElsewhere(value, condition, [], ref looks);
    }

    private bool IsZeroElsewhere(Node value, Node? condition, HashSet<Node> known, ref int looks)
    {
        switch (value is Sum { IsScaled: true } scaled ? scaled.Terms[0] : value)
        {
            case Constant { Value.IsZero: true }:
                return true;
            case Conditional choice when looks > 0 && !MayBeUndefined(choice.Condition):
                looks--;
                return IsZeroElsewhere(choice.Then, condition, Knowing(choice.Condition), ref looks)
                    && IsZeroElsewhere(choice.Else, condition, Knowing(graph.Not(choice.Condition)), ref looks);
            default:
                return Follows(condition ?? ConditionOf(value), known);
        }

        HashSet<Node> Knowing(Node answer)
        {
            HashSet<Node> all = [.. known];
            Learn(answer, all);
            return all;
        }
    }

    private static void Learn(Node condition, HashSet<Node> known)
    {
        known.Add(condition);
        if (condition is Call { Function: Function.And } all)
        {
            known.UnionWith(all.Arguments);
        }
    }

    private static bool Follows(Node condition, HashSet<Node> known) => known.Contains(condition) || condition switch
    {
        Call { Function: Function.And } all => all.Arguments.All(a => Follows(a, known)),
        Call { Function: Function.Or } any => any.Arguments.Any(a => Follows(a, known)),
        _ => false,
    };

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
