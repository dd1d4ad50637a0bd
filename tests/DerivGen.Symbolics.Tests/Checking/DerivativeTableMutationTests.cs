using DerivGen.Symbolics.Checking;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Functions;
using DerivGen.Symbolics.Tests.Properties;
using Index = DerivGen.Symbolics.Expressions.Index;

namespace DerivGen.Symbolics.Tests.Checking;

/// <summary>Every row of the derivative table, made wrong in one place after the other, is found by the self-check.</summary>
public sealed class DerivativeTableMutationTests(ITestOutputHelper output)
{
    [Fact]
    public void Table_IsFoundRight()
    {
        foreach (Function function in KnownFunctions.All.Select(row => row.Function).Where(IsOfReals))
        {
            foreach (Func<ExpressionGraph, Node> loss in LossesOf(function))
            {
                CheckReport report = Check(loss, KnownFunctions.Find);
                Assert.True(report.Verdict == CheckVerdict.Passed, function + ": " + report);
            }
        }
    }

    [Fact]
    public void EveryMutant_IsFound()
    {
        List<string> survivors = [];
        int count = 0;
        foreach (KnownFunction row in KnownFunctions.All.Where(row => IsOfReals(row.Function)))
        {
            foreach ((string name, KnownFunction mutant) in MutantsOf(row))
            {
                if (!LossesOf(row.Function).Any(loss => Changes(loss, row, mutant)))
                {
                    continue; // 0 with another sign is no mutant
                }

                count++;
                if (!LossesOf(row.Function).Any(loss => Check(loss, f => f == row.Function ? mutant : KnownFunctions.Find(f)).Verdict == CheckVerdict.Mismatch))
                {
                    survivors.Add(row.Function + ": " + name);
                }
            }
        }

        output.WriteLine(count + " mutants");
        Assert.True(count >= 120, count + " mutants");
        Assert.True(survivors.Count == 0, string.Join("\n", survivors));
    }

    private static IEnumerable<(string Name, KnownFunction Row)> MutantsOf(KnownFunction row)
    {
        if (row.Partials is not { } partials)
        {
            yield return ("a derivative", row with { Partials = (g, _, k) => k == 0 ? g.One : g.Zero });
            yield break;
        }

        for (int argument = 0; argument < 3; argument++)
        {
            int place = argument;
            KnownFunction With(Func<ExpressionGraph, Call, Node> wrong) => row with { Partials = (g, f, k) => k == place ? wrong(g, f) : partials(g, f, k) };
            string which = " of argument " + place;
            yield return ("sign" + which, With((g, f) => g.Negate(partials(g, f, place))));
            yield return ("factor" + which, With((g, f) => g.Scale(partials(g, f, place), 2)));
            yield return ("zero" + which, With((g, _) => g.Zero));
            yield return ("swapped argument" + which, With((g, f) => f.Arguments.Length > 1
                ? partials(g, f, (place + 1) % f.Arguments.Length)
                : g.Call(f.Function, f) is Call twice ? partials(g, twice, 0) : partials(g, f, 0)));
            yield return ("tie" + which, With((g, f) => Rewrite(g, partials(g, f, place), n => n is Constant { Type: NodeType.Real } c && c.Value == Rational.Half ? g.One : n)));
            yield return ("dropped guard" + which, With((g, f) => Rewrite(g, partials(g, f, place), n => n is Conditional c ? c.Else : n)));
            yield return ("taken guard" + which, With((g, f) => Rewrite(g, partials(g, f, place), n => n is Conditional c ? c.Then : n)));
        }
    }

    /// <summary>The outermost node that the change concerns is changed.</summary>
    private static Node Rewrite(ExpressionGraph graph, Node node, Func<Node, Node> change)
    {
        Node changed = change(node);
        return !ReferenceEquals(changed, node) || node.Children.IsEmpty || node is Reduction ? changed
            : graph.Rebuild(node, [.. node.Children.Select(child => Rewrite(graph, child, change))]);
    }

    private static bool Changes(Func<ExpressionGraph, Node> loss, KnownFunction row, KnownFunction mutant)
    {
        ExpressionGraph graph = new();
        return Calls(loss(graph)).Where(c => c.Function == row.Function).Any(call => Enumerable.Range(0, call.Arguments.Length).Any(k =>
            !ReferenceEquals(mutant.Partials!(graph, call, k), row.Partials is { } right ? right(graph, call, k) : graph.Zero)));
    }

    private static IEnumerable<Call> Calls(Node node) =>
        (node is Call call ? [call] : Enumerable.Empty<Call>()).Concat(node.Children.SelectMany(Calls));

    private static CheckReport Check(Func<ExpressionGraph, Node> loss, Func<Function, KnownFunction?> table)
    {
        ExpressionGraph graph = new();
        LossFunction read = new(graph, loss(graph), Parameters.Of(graph), [], []);
        DerivedForms forms = Deriver.DerivePlainForms(read, new([KernelKind.Gradient], false), table, CancellationToken.None);
        return new SelfCheck(read).Check(forms, false, CancellationToken.None);
    }

    /// <summary>Losses that call the function, at ordinary arguments and at its kinks.</summary>
    private static IEnumerable<Func<ExpressionGraph, Node>> LossesOf(Function function)
    {
        static Node Symbol(ExpressionGraph g, int ordinal) => Parameters.SymbolOf(g, ordinal);
        switch (function)
        {
            case Function.Pow:
                yield return g => g.Call(function, Symbol(g, Parameters.Scale), Symbol(g, Parameters.X));
                yield return g => g.Call(function, g.Call(Function.Abs, Symbol(g, Parameters.A)), Symbol(g, Parameters.Scale));
                yield return g => g.Call(function, g.Call(Function.Max, Symbol(g, Parameters.A), g.Zero), g.Add(g.One, Symbol(g, Parameters.Scale)));
                break;
            case Function.Max or Function.Min:
                yield return g => g.Call(function, Symbol(g, Parameters.X), Symbol(g, Parameters.A));
                yield return g => g.Call(function, Symbol(g, Parameters.X), Symbol(g, Parameters.A), Symbol(g, Parameters.Scale));
                yield return g =>
                {
                    Symbol z = (Symbol)Symbol(g, Parameters.Z);
                    Index i = g.FreshIndex(g.Integer(0), g.Length(z));
                    Node all = g.Reduce(function == Function.Max ? ReductionKind.Maximum : ReductionKind.Minimum, i, g.Element(z, i));
                    return g.Call(function, Symbol(g, Parameters.X), all);
                };
                break;
            case Function.Clamp:
                yield return g => g.Call(function, Symbol(g, Parameters.X), g.Negate(Symbol(g, Parameters.Scale)), Symbol(g, Parameters.Scale));
                yield return g => g.Call(function, Symbol(g, Parameters.X), g.Integer(-1), g.Number(new Rational(3, 2)));
                break;
            case Function.Atan2 or Function.CopySign or Function.Remainder or Function.IEEERemainder:
                yield return g => g.Call(function, Symbol(g, Parameters.X), Symbol(g, Parameters.A));
                break;
            default:
                yield return g => g.Call(function, Symbol(g, Parameters.X));
                yield return g => g.Add(g.Power(Symbol(g, Parameters.A), 2), g.Call(function, Symbol(g, Parameters.Scale)));
                break;
        }
    }

    private static bool IsOfReals(Function function) => function is not (Function.ToReal or Function.ToInteger);
}
