using System.Globalization;
using System.Text;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;
using DerivGen.Symbolics.Simplification;
using DerivGen.Symbolics.Tests.Evaluation;
using DerivGen.Symbolics.Tests.Properties;

namespace DerivGen.Symbolics.Tests.Simplification;

/// <summary>
/// Every rule by itself: it fires on left sides of its own, and the right side has the left side's value wherever that
/// has one, at random points and at the guards' borders, to 40 digits.
/// </summary>
public sealed class RuleTests
{
    private const int Points = 30;

    private static readonly Rational[] Borders =
    [
        0, 1, -1, 20, -20, Rational.Half,
        new(1, System.Numerics.BigInteger.One << 200), new(-1, System.Numerics.BigInteger.One << 200),
        25, -25,
    ];

    public static TheoryData<string> RuleNames() => [.. Rules().Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Rule_FiresAndKeepsTheValue(string name)
    {
        Rule rule = Rules().Single(r => r.Name == name);
        ExpressionGraph graph = new();
        RuleContext context = Context(graph);
        List<Node> lefts = [.. new RuleCases(graph).All().Where(c => c.Rule == name).Select(c => c.Left)];
        Assert.True(lefts.Count > 0, "No left sides are written down for this rule.");
        int fired = 0;
        foreach (Node left in lefts.Concat(lefts.SelectMany(l => WithSubterms(graph, l))))
        {
            if (rule.Apply(context, left) is not { } right || ReferenceEquals(left, right))
            {
                continue;
            }

            fired++;
            Assert.Equal(left.Type, right.Type);
            CheckValue(rule, left, right, lefts.Contains(left));
        }

        Assert.True(fired > 0, "The rule fires on none of its left sides: " + string.Join("; ", lefts));
    }

    [Fact]
    public void LeftSidesThatAreWrittenDown_AllFire()
    {
        ExpressionGraph graph = new();
        RuleContext context = Context(graph);
        Dictionary<string, Rule> rules = Rules().ToDictionary(r => r.Name);
        List<string> silent = [];
        foreach ((string name, Node left) in new RuleCases(graph).All())
        {
            if (rules[name].Apply(context, left) is null)
            {
                silent.Add(name + ": " + left);
            }
        }

        Assert.True(silent.Count == 0, string.Join("\n", silent));
    }

    [Fact]
    public void NodesOutsideTheGuards_AreLeftAlone()
    {
        ExpressionGraph graph = new();
        RuleContext context = Context(graph);
        Dictionary<string, Rule> rules = Rules().ToDictionary(r => r.Name);
        StringBuilder wrong = new();
        foreach ((string name, Node left) in new RuleCases(graph).Refused())
        {
            if (rules[name].Apply(context, left) is { } right)
            {
                wrong.Append(name).Append(": ").Append(left).Append(" became ").Append(right).Append('\n');
            }
        }

        Assert.True(wrong.Length == 0, wrong.ToString());
    }

    [Fact]
    public void EveryGuard_RefusesWhatItAloneRefuses()
    {
        ExpressionGraph graph = new();
        RuleContext context = Context(graph);
        ILookup<string, Node> refused = new RuleCases(graph).Refused().ToLookup(c => c.Rule, c => c.Left);
        foreach (Rule rule in Rules().Where(r => !ReferenceEquals(r.Guard, Guard.None)))
        {
            Rule unguarded = rule with { Guard = Guard.None };
            Assert.True(
                refused[rule.Name].Any(left => unguarded.Apply(context, left) is not null),
                rule.Name + ": no left side is written down that its guard, and nothing else, refuses.");
        }
    }

    [Fact]
    public void Names_AreUnique() => Assert.Equal(Rules().Count(), Rules().Select(r => r.Name).Distinct().Count());

    [Fact]
    public void RelationsOfVariables_WaitForTheDerivative()
    {
        Assert.DoesNotContain(RuleTable.BeforeDifferentiating, r => r.Name == "distribution-sum-of-variable");
        Assert.Contains(RuleTable.All, r => r.Name == "distribution-sum-of-variable");
        Assert.Equal(RuleTable.All.Length - 1, RuleTable.BeforeDifferentiating.Length);
    }

    /// <summary>What is called exact changes no bit, and what is not called so does at some of these points.</summary>
    [Theory]
    [MemberData(nameof(RuleNames))]
    public void ExactRules_AreTheOnesThatChangeNoBit(string name)
    {
        Rule rule = Rules().Single(r => r.Name == name);
        ExpressionGraph graph = new();
        RuleContext context = Context(graph);
        Random random = new(17);
        string? difference = null;
        foreach (Node left in new RuleCases(graph).All().Where(c => c.Rule == name).Select(c => c.Left))
        {
            Node right = rule.Apply(context, left)!;
            for (int i = 0; i < 100; i++)
            {
                Point<Rational> point = Parameters.Random(random, random.Next(2, 5));
                MoveToBorders(point, random);
                double before = Value(left);
                double after = Value(right);
                if (!double.IsNaN(before) && before != after)
                {
                    difference ??= string.Create(CultureInfo.InvariantCulture, $"{left} is {before:R}, but {right} is {after:R} at {point}");
                }

                double Value(Node node)
                {
                    Evaluator<double> evaluator = new(DoubleArithmetic.Instance, Rounded(point)) { ReadsFormalLogarithms = false };
                    try
                    {
                        return node.Type == NodeType.Boolean ? (evaluator.Truth(node) ? 1 : 0) : evaluator.Real(node);
                    }
                    catch (Exception exception) when (exception is UndefinedException or InconclusiveException)
                    {
                        return double.NaN;
                    }
                }
            }
        }

        Assert.True(rule.IsExact == difference is null, difference ?? "No bit changes, but the rule is not called exact.");
    }

    /// <summary>The point in doubles whose operations round: no small dyadic numbers, and the stated facts still hold.</summary>
    private static Point<double> Rounded(Point<Rational> point) => point.SelectWithPlace((x, ordinal, _) =>
    {
        int length = point.RealArrays[Parameters.Z].Items.Length;
        return Parameters.All[ordinal].Facts == StatedFacts.Distribution
            ? ((x + new Rational(1, length)) * Rational.Half).ToDouble()
            : (x * new Rational(7, 9)).ToDouble();
    });

    private static IEnumerable<Rule> Rules() => RuleTable.All;

    private static RuleContext Context(ExpressionGraph graph)
    {
        Node length = graph.Length(Parameters.SymbolOf(graph, Parameters.Z));
        Node label = Parameters.SymbolOf(graph, Parameters.Label);
        Node assumption = graph.And(graph.Less(graph.Integer(1), length), graph.Less(label, length));
        LossFunction loss = new(graph, graph.Zero, Parameters.Of(graph), [assumption], []);
        return new(graph, FactBase.Of(loss));
    }

    /// <summary>The same text with other terms in place of its free letters.</summary>
    private static IEnumerable<Node> WithSubterms(ExpressionGraph graph, Node left)
    {
        Node x = Parameters.SymbolOf(graph, Parameters.X);
        Node a = Parameters.SymbolOf(graph, Parameters.A);
        foreach ((Node forX, Node forA) in new[]
        {
            (graph.Subtract(a, x), a),
            (graph.Multiply(x, a), graph.Call(Function.Sin, x)),
            (graph.Scale(x, -2), graph.Add(a, graph.Number(3))),
            (graph.Power(a, 2), graph.Exp(x)),
            (graph.Log(a), graph.Power(x, -1)),
            (graph.Call(Function.Abs, x), x),
        })
        {
            yield return graph.Replace(left, new Dictionary<Node, Node> { [x] = forX, [a] = forA });
        }
    }

    private static void CheckValue(Rule rule, Node left, Node right, bool needsPoints)
    {
        Random random = new(left.Size);
        int conclusive = 0;
        for (int i = 0; i < Points; i++)
        {
            Point<Rational> point = Parameters.Random(random, random.Next(2, 5));
            MoveToBorders(point, random);
            BigFloat Value(Node node) => node.Type == NodeType.Boolean
                ? new Evaluator<BigFloat>(BigFloatArithmetic.Instance, point.Select(BigFloat.FromRational)).Truth(node) ? 1 : 0
                : new Evaluator<BigFloat>(BigFloatArithmetic.Instance, point.Select(BigFloat.FromRational)).Real(node);
            try
            {
                BigFloat expected = Value(left);
                if (!expected.IsFinite || (!expected.IsZero && Math.Abs(expected.Magnitude) > 900))
                {
                    continue;
                }

                conclusive++;
                Assert.True(
                    Closeness.AreSame(() => Value(left), () => Value(right), 1e-40),
                    string.Create(CultureInfo.InvariantCulture, $"{rule.Name}: {left} is {expected}, but {right} is {Value(right)} at {point}"));
            }
            catch (InconclusiveException)
            {
            }
            catch (UndefinedException)
            {
            }
        }

        Assert.True(conclusive > 0 || !needsPoints, "No point was in the domain of " + left);
    }

    /// <summary>Some of the letters go to where guards and domains end, as far as their facts allow.</summary>
    private static void MoveToBorders(Point<Rational> point, Random random)
    {
        foreach (int ordinal in new[] { Parameters.X, Parameters.A, Parameters.Rate, Parameters.Target, Parameters.Scale })
        {
            if (random.Next(3) != 0)
            {
                continue;
            }

            Rational value = Borders[random.Next(Borders.Length)];
            value = Parameters.All[ordinal].Facts switch
            {
                StatedFacts.Positive => value.IsZero ? new(1, System.Numerics.BigInteger.One << 300) : Rational.Abs(value),
                StatedFacts.Probability => Rational.Abs(value) > Rational.One ? Rational.One : Rational.Abs(value),
                _ => value,
            };
            point.Reals[ordinal] = value;
        }
    }
}
