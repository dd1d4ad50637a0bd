using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;

namespace DerivGen.Symbolics.Simplification;

/// <summary>
/// Rewrites bottom up: the operands first, each under the facts that hold where it is evaluated, then the rules at the
/// node, then the choice among the equal forms of a sum. Works within a budget of rule applications; when that is spent
/// the form reached so far stays, which is right too.
/// </summary>
internal sealed class Simplifier
{
    private const int BudgetPerNode = 24;

    private readonly ExpressionGraph graph;
    private readonly FactBase facts;
    private readonly Rule[] rules;
    private readonly Budget budget;
    private readonly Dictionary<Node, Node> done = [];
    private readonly HashSet<Node> inProgress = [];
    private readonly Dictionary<FactBase, Simplifier> branches;
    private readonly RuleContext context;
    private readonly bool groupsLongProducts;
    private readonly DerivationLog? log;

    /// <param name="graph">The graph to build in.</param>
    /// <param name="facts">What is known.</param>
    /// <param name="afterDifferentiating">Whether relations of variables may be used.</param>
    /// <param name="log">Where the steps are noted, if they are wanted.</param>
    public Simplifier(ExpressionGraph graph, FactBase facts, bool afterDifferentiating, DerivationLog? log = null)
        : this(graph, facts, afterDifferentiating ? RuleTable.All : RuleTable.BeforeDifferentiating, new Budget(), [], afterDifferentiating, log)
    {
    }

    private Simplifier(ExpressionGraph graph, FactBase facts, Rule[] rules, Budget budget, Dictionary<FactBase, Simplifier> branches, bool groupsLongProducts, DerivationLog? log)
    {
        this.graph = graph;
        this.facts = facts;
        this.rules = rules;
        this.budget = budget;
        this.branches = branches;
        this.groupsLongProducts = groupsLongProducts;
        this.log = log;
        context = new(graph, facts);
    }

    public FactBase Facts => facts;

    /// <summary>The number of rule applications and form comparisons so far: the measure of work that tests bound.</summary>
    public int Steps => budget.Spent;

    public Node Simplify(Node node)
    {
        if (node.Children.IsEmpty || node is Length)
        {
            return node;
        }

        if (done.TryGetValue(node, out Node? result))
        {
            return result;
        }

        // Where rules, or a rule and the choice of a form, lead back to where they came from, the last form stays.
        if (!inProgress.Add(node))
        {
            return node;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (RuleTable.Apply(RuleTable.BeforeOperands, context, node) is { } first)
        {
            log?.Applied(first.Rule, node, first.Result);
            result = Simplify(first.Result);
        }
        else
        {
            result = SimplifyOperands(node);
        }

        for (int i = 0; i < BudgetPerNode && budget.Spend(); i++)
        {
            if (result.Children.IsEmpty || RuleTable.Apply(rules, context, result) is not { } step)
            {
                break;
            }

            log?.Applied(step.Rule, result, step.Result);
            result = Simplify(step.Result);
        }

        if (result is Sum { IsScaled: false } && budget.Spend())
        {
            Node chosen = FormChooser.Choose(graph, result);
            if (!ReferenceEquals(chosen, result) && !inProgress.Contains(chosen))
            {
                log?.Cheaper(result, chosen);
                done[result] = chosen;
                result = Simplify(chosen);
            }
        }

        result = groupsLongProducts ? LongProducts.Group(graph, result) : result;
        inProgress.Remove(node);
        done[node] = result;
        done[result] = result;
        return result;
    }

    private Node SimplifyOperands(Node node)
    {
        switch (node)
        {
            case Conditional conditional:
                Node condition = Simplify(conditional.Condition);
                return graph.Conditional(
                    condition,
                    Under(condition, true).Simplify(conditional.Then),
                    Under(condition, false).Simplify(conditional.Else));
            case Call { Function: Function.Equal } tie when tie.Arguments.Any(a => a is Reduction { Kind: ReductionKind.Maximum or ReductionKind.Minimum }):
                // Whether a term is the largest: both sides stay as they are, since different forms of one value round differently.
                return tie;
            case Reduction reduction:
                Node lower = Simplify(reduction.Lower);
                Node upper = Simplify(reduction.Upper);
                Index index = facts.IndexFor(reduction, lower, upper);
                Node inside = graph.Less(lower, upper);
                return graph.Reduce(reduction.Kind, index, Under(inside, true).Simplify(graph.Open(reduction, index)));
            default:
                ImmutableArray<Node>.Builder children = ImmutableArray.CreateBuilder<Node>(node.Children.Length);
                foreach (Node child in node.Children)
                {
                    children.Add(Simplify(child));
                }

                return graph.Rebuild(node, children.MoveToImmutable());
        }
    }

    private Simplifier Under(Node condition, bool holds)
    {
        if (condition is Constant)
        {
            return this;
        }

        FactBase branch = facts.Assuming(condition, holds);
        if (!branches.TryGetValue(branch, out Simplifier? simplifier))
        {
            simplifier = new(graph, branch, rules, budget, branches, groupsLongProducts, log);
            branches.Add(branch, simplifier);
        }

        return simplifier;
    }

    /// <summary>The steps that one method may take in all.</summary>
    private sealed class Budget
    {
        private const int Limit = 200_000;

        public int Spent { get; private set; }

        public bool Spend() => Spent < Limit && ++Spent > 0;
    }
}
