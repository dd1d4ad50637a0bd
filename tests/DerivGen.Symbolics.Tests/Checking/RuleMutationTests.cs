using DerivGen.Symbolics.Checking;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;
using DerivGen.Symbolics.Simplification;
using DerivGen.Symbolics.Tests.Properties;
using DerivGen.Symbolics.Tests.Simplification;

namespace DerivGen.Symbolics.Tests.Checking;

/// <summary>
/// Every rule, made wrong in one place after the other: a wrong right side is found by the self-check on the rule's own
/// left sides, a dropped guard by the left sides that the guard alone refuses.
/// </summary>
public sealed class RuleMutationTests(ITestOutputHelper output)
{
    private static readonly int[] Scalars = [Parameters.X, Parameters.A, Parameters.Rate, Parameters.Scale];
    private static readonly int[] Vectors = [Parameters.Z, Parameters.U, Parameters.V, Parameters.Weight];

    [Fact]
    public void EveryMutant_IsFound()
    {
        ExpressionGraph graph = new();
        RuleContext context = new(graph, FactBase.Of(new LossFunction(graph, graph.Zero, Parameters.Of(graph), [], [])));
        ILookup<string, Node> lefts = new RuleCases(graph).All().ToLookup(c => c.Rule, c => c.Left);
        ILookup<string, Node> refused = new RuleCases(graph).Refused().ToLookup(c => c.Rule, c => c.Left);
        List<string> survivors = [];
        int count = 0;
        foreach (Rule rule in RuleTable.All.Concat(RuleTable.BeforeOperands).Concat(RuleTable.BeforeDifferentiating).Distinct())
        {
            foreach ((string name, Func<Node, Node?> mutate) in MutationsOf(graph))
            {
                List<(Node Left, Node Wrong)> mutants = [];
                foreach (Node left in lefts[rule.Name])
                {
                    if (rule.Apply(context, left) is { } right && mutate(right) is { } wrong)
                    {
                        mutants.Add((left, wrong));
                    }
                }

                if (mutants.Count == 0)
                {
                    continue;
                }

                count++;
                if (!mutants.Any(m => IsFound(graph, m.Left, m.Wrong)))
                {
                    survivors.Add(rule.Name + ": " + name + ": " + mutants[0].Left + " became " + mutants[0].Wrong);
                }
            }

            if (!ReferenceEquals(rule.Guard, Guard.None))
            {
                count++;
                Rule unguarded = rule with { Guard = Guard.None };
                if (!refused[rule.Name].Any(left => unguarded.Apply(context, left) is not null))
                {
                    survivors.Add(rule.Name + ": dropped guard");
                }
            }
        }

        output.WriteLine(count + " mutants");
        Assert.True(count >= 3 * RuleTable.All.Length, count + " mutants");
        Assert.True(survivors.Count == 0, string.Join("\n", survivors));
    }

    private static IEnumerable<(string Name, Func<Node, Node?> Mutate)> MutationsOf(ExpressionGraph graph)
    {
        yield return ("sign", right => right.Type == NodeType.Boolean ? graph.Not(right) : Other(right, graph.Negate(right)));
        yield return ("factor", right => right.Type == NodeType.Boolean ? null : Other(right, graph.Scale(right, 2)));
        yield return ("swapped argument", right => Swap(graph, right));
    }

    private static Node? Other(Node right, Node wrong) => ReferenceEquals(right, wrong) ? null : wrong;

    /// <summary>The first exchange of two of the parameters that changes the right side; null where it has none.</summary>
    private static Node? Swap(ExpressionGraph graph, Node right)
    {
        foreach (int[] family in new[] { Scalars, Vectors })
        {
            foreach (int a in family)
            {
                foreach (int b in family.Where(b => b != a))
                {
                    Node first = Parameters.SymbolOf(graph, a);
                    Node second = Parameters.SymbolOf(graph, b);
                    Node swapped = graph.Replace(right, new Dictionary<Node, Node> { [first] = second, [second] = first });
                    if (!ReferenceEquals(swapped, right))
                    {
                        return swapped;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>Whether a loss that is the left side, simplified to the wrong one, is found out; a condition as a choice of numbers.</summary>
    private static bool IsFound(ExpressionGraph graph, Node left, Node wrong)
    {
        Node text = AsReal(graph, left);
        Node value = AsReal(graph, wrong);
        LossFunction loss = new(graph, text, [.. Parameters.Of(graph).Select(p => p with { IsVariable = false })], [], []);
        DerivedForms forms = new(graph, value, [], new DerivationResult([], "", []));
        return new SelfCheck(loss).Check(forms, false, CancellationToken.None).Verdict == CheckVerdict.Mismatch;
    }

    private static Node AsReal(ExpressionGraph graph, Node node) => node.Type switch
    {
        NodeType.Boolean => graph.Conditional(node, graph.One, graph.Zero),
        NodeType.Integer => graph.Real(node),
        _ => node,
    };
}
