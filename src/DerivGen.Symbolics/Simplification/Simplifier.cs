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

    /// <summary>The branches under whose facts one node is simplified; under those of any further ones, what holds everywhere has to do.</summary>
    private const int MaximumBranchesOfNode = 16;

    private readonly ExpressionGraph graph;
    private readonly FactBase facts;
    private readonly Rule[] rules;
    private readonly Budget budget;
    private readonly Dictionary<Node, Node> done = [];
    private readonly HashSet<Node> inProgress = [];
    private readonly Dictionary<FactBase, Simplifier> branches;
    private readonly Dictionary<Node, int> branchesOfNode;
    private readonly Simplifier root;
    private readonly RuleContext context;
    private readonly bool groupsLongProducts;
    private readonly DerivationLog? log;

    /// <param name="graph">The graph to build in.</param>
    /// <param name="facts">What is known.</param>
    /// <param name="afterDifferentiating">Whether relations of variables may be used.</param>
    /// <param name="log">Where the steps are noted, if they are wanted.</param>
    public Simplifier(ExpressionGraph graph, FactBase facts, bool afterDifferentiating, DerivationLog? log = null)
    {
        this.graph = graph;
        this.facts = facts;
        this.log = log;
        rules = afterDifferentiating ? RuleTable.All : RuleTable.BeforeDifferentiating;
        groupsLongProducts = afterDifferentiating;
        budget = new();
        branches = [];
        branchesOfNode = [];
        root = this;
        context = new(graph, facts);
    }

    /// <summary>The same in a branch, with more facts.</summary>
    private Simplifier(Simplifier outside, FactBase facts)
    {
        this.facts = facts;
        graph = outside.graph;
        log = outside.log;
        rules = outside.rules;
        groupsLongProducts = outside.groupsLongProducts;
        budget = outside.budget;
        branches = outside.branches;
        branchesOfNode = outside.branchesOfNode;
        root = outside.root;
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

        if (!ReferenceEquals(this, root) && !HasBranchLeft(node))
        {
            return root.Simplify(node);
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
            graph.Spend(1);
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

    private bool HasBranchLeft(Node node)
    {
        branchesOfNode.TryGetValue(node, out int count);
        branchesOfNode[node] = count + 1;
        return count < MaximumBranchesOfNode;
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
            simplifier = new(this, branch);
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
