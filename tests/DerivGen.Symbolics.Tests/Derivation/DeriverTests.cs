using System.Collections.Immutable;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Scheduling;
using Index = DerivGen.Symbolics.Expressions.Index;

namespace DerivGen.Symbolics.Tests.Derivation;

public sealed class DeriverTests(ITestOutputHelper output)
{
    private readonly ExpressionGraph graph = new();

    [Fact]
    public void SigmoidCrossEntropy_BecomesADifference()
    {
        Symbol z = Scalar("z", 0);
        Symbol y = Scalar("y", 1);
        Node a = graph.Divide(graph.One, graph.Add(graph.One, graph.Exp(graph.Negate(z))));
        Node loss = graph.Negate(graph.Add(
            graph.Multiply(y, graph.Log(a)),
            graph.Multiply(graph.Subtract(graph.One, y), graph.Log(graph.Subtract(graph.One, a)))));
        DerivationResult result = Derive(loss, [z], [y], (a, "a"));
        Assert.Equal("a - y", result.GradientFormulas[0]);
    }

    [Fact]
    public void SoftmaxCrossEntropy_BecomesADifference()
    {
        Symbol z = Vector("z", 0);
        Symbol y = Vector("y", 1);
        Node n = graph.Length(z);
        Index j = graph.FreshIndex(graph.Integer(0), n);
        Node s = graph.Reduce(ReductionKind.Sum, j, graph.Exp(graph.Element(z, j)));
        Index i = graph.FreshIndex(graph.Integer(0), n);
        Node p = graph.Divide(graph.Exp(graph.Element(z, i)), s);
        Node loss = graph.Negate(graph.Reduce(ReductionKind.Sum, i, graph.Multiply(graph.Element(y, i), graph.Log(p))));
        DerivationResult result = Derive(loss, [z], [y]);
        Assert.NotEmpty(result.GradientFormulas[0]);
    }

    [Fact]
    public void LogisticRegression_RunsOnceOverTheSamples()
    {
        Symbol w = Vector("w", 0);
        Symbol b = Scalar("b", 1);
        Symbol x = Vector("x", 2);
        Symbol y = Vector("y", 3);
        Node d = graph.Length(w);
        Node m = graph.Length(y);
        Index j = graph.FreshIndex(graph.Integer(0), d);
        Index i = graph.FreshIndex(graph.Integer(0), m);
        Node z = graph.Add(b, graph.Reduce(ReductionKind.Sum, j, graph.Multiply(graph.Element(w, j), graph.Element(x, graph.Add(graph.Multiply(i, d), j)))));
        Node a = graph.Divide(graph.One, graph.Add(graph.One, graph.Exp(graph.Negate(z))));
        Node loss = graph.Negate(graph.Add(
            graph.Multiply(graph.Element(y, i), graph.Log(a)),
            graph.Multiply(graph.Subtract(graph.One, graph.Element(y, i)), graph.Log(graph.Subtract(graph.One, a)))));
        loss = graph.Divide(graph.Reduce(ReductionKind.Sum, i, loss), graph.Real(m));
        Derive(loss, [w, b], [x, y], (a, "a"));
    }

    [Fact]
    public void SquaredErrorBehindSoftmax_IsLinear()
    {
        Symbol z = Vector("z", 0);
        Symbol y = Vector("y", 1);
        Node n = graph.Length(z);
        Index j = graph.FreshIndex(graph.Integer(0), n);
        Node s = graph.Reduce(ReductionKind.Sum, j, graph.Exp(graph.Element(z, j)));
        Index i = graph.FreshIndex(graph.Integer(0), n);
        Node p = graph.Divide(graph.Exp(graph.Element(z, i)), s);
        Node loss = graph.Scale(graph.Reduce(ReductionKind.Sum, i, graph.Power(graph.Subtract(p, graph.Element(y, i)), 2)), Rational.Half);
        Derive(loss, [z], [y], (p, "p"));
    }

    [Fact]
    public void SoftmaxRegression_KeepsTheLogitsOfOneSample()
    {
        Symbol w = Vector("w", 0);
        Symbol x = Vector("x", 1);
        Symbol c = graph.Symbol("c", "c", NodeType.Integer, 1, 2);
        Symbol n = graph.Symbol("n", "n", NodeType.Integer, 0, 3);
        Symbol d = graph.Symbol("d", "d", NodeType.Integer, 0, 4);
        Node m = graph.Length(c);
        Index i = graph.FreshIndex(graph.Integer(0), m);
        Index k = graph.FreshIndex(graph.Integer(0), n);
        Index j = graph.FreshIndex(graph.Integer(0), d);
        Node z = graph.Reduce(ReductionKind.Sum, j, graph.Multiply(
            graph.Element(w, graph.Add(graph.Multiply(k, d), j)),
            graph.Element(x, graph.Add(graph.Multiply(i, d), j))));
        Node sum = graph.Reduce(ReductionKind.Sum, k, graph.Exp(z));
        Node target = graph.Substitute(z, k, graph.Element(c, i));
        Node loss = graph.Divide(graph.Reduce(ReductionKind.Sum, i, graph.Negate(graph.Log(graph.Divide(graph.Exp(target), sum)))), graph.Real(m));
        Derive(loss, [w], [x], (z, "z"));
    }

    private DerivationResult Derive(Node loss, Symbol[] variables, Symbol[] constants, params (Node Node, string Name)[] names)
    {
        ImmutableArray<LossParameter> parameters =
        [
            .. variables.Select(v => new LossParameter(v, true, StatedFacts.None, 0, 0)),
            .. constants.Select(v => new LossParameter(v, false, StatedFacts.None, 0, 0)),
        ];
        DerivationResult result = Deriver.Derive(
            new LossFunction(graph, loss, parameters, [], [.. names.Select(n => KeyValuePair.Create(n.Node, n.Name))]),
            new DerivationRequest([KernelKind.Gradient, KernelKind.ValueAndGradient], false),
            TestContext.Current.CancellationToken);
        output.WriteLine(result.ValueFormula);
        foreach (string formula in result.GradientFormulas)
        {
            output.WriteLine(formula);
        }

        foreach (DerivedKernel kernel in result.Kernels)
        {
            output.WriteLine(kernel.Kind.ToString());
            Print(kernel.Kernel.Body, "  ");
            output.WriteLine("  value " + kernel.Kernel.Value + " gradients " + string.Join(", ", kernel.Kernel.Gradients));
        }

        return result;
    }

    private void Print(ImmutableArray<Statement> statements, string indent)
    {
        foreach (Statement statement in statements)
        {
            switch (statement)
            {
                case For loop:
                    output.WriteLine(indent + "for " + loop.Index + " from " + loop.Lower + " to " + loop.Upper);
                    Print(loop.Body, indent + "  ");
                    break;
                case If branch:
                    output.WriteLine(indent + "if " + branch.Condition);
                    Print(branch.Then, indent + "  ");
                    output.WriteLine(indent + "else");
                    Print(branch.Else, indent + "  ");
                    break;
                case Store store:
                    output.WriteLine(indent + store.Array + "[" + string.Join(", ", store.Indices) + "] = " + store.Value);
                    break;
                case AddTo add:
                    output.WriteLine(indent + add.Array + "[" + string.Join(", ", add.Indices) + "] += " + add.Value);
                    break;
                case Declare declare:
                    output.WriteLine(indent + declare.Local + " := " + declare.Value);
                    break;
                case Accumulate accumulate:
                    output.WriteLine(indent + accumulate.Local + " " + accumulate.Operation + " " + accumulate.Value);
                    break;
                default:
                    output.WriteLine(indent + statement);
                    break;
            }
        }
    }

    private Symbol Scalar(string name, int ordinal) => graph.Symbol(name, name, NodeType.Real, 0, ordinal);

    private Symbol Vector(string name, int ordinal) => graph.Symbol(name, name, NodeType.Real, 1, ordinal);
}
