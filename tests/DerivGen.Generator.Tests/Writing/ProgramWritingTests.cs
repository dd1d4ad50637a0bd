using System.Collections.Immutable;
using DerivGen.Generator.Pipeline;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Programs;
using DerivGen.TestKit;
using Index = DerivGen.Symbolics.Expressions.Index;

namespace DerivGen.Generator.Tests.Writing;

/// <summary>Kernels of programs as C#, compiled in every way and run.</summary>
public sealed class ProgramWritingTests(ITestOutputHelper output)
{
    private readonly WrittenMethod _method = new();
    private int _variables;

    private ExpressionGraph G => _method.Graph;

    [Fact]
    public void Horner_ReadsAsIfWrittenByHand()
    {
        Symbol c = _method.Vector("c", isVariable: true);
        Symbol x = _method.Scalar("x", isVariable: true);
        Symbol s = Variable("s");
        Symbol i = Variable("i", NodeType.Integer);
        ProgramLoop loop = new(i, G.Integer(0), G.Length(c), true, null, [Set(s, G.Add(G.Multiply(s, x), G.Element(c, i)))]);
        _method.WithProgram(KernelKind.ValueAndGradient, s, Set(s, G.Zero), loop);
        Expect("""
            global::DerivGen.ValueStack saved = new global::DerivGen.ValueStack(stackalloc double[128]);

            // forward sweep
            double s = 0.0;
            for (int i = c.Length - 1; i >= 0; i--)
            {
                saved.Push(s);
                s = c[i] + x * s;
            }

            // backward sweep
            cGradient.Clear();
            double value = s;
            double sAdjoint = 1.0;
            double xGradient = 0.0;
            for (int i = 0; i < c.Length; i++)
            {
                s = saved.Pop();
                cGradient[i] += sAdjoint;
                xGradient += s * sAdjoint;
                sAdjoint *= x;
            }

            saved.Dispose();
            return (value, xGradient);
            """);
        double[] gradient = new double[3];
        (double value, double slope) = ((double, double))_method.Compile().Call("Losses.XValueAndGradient", new double[] { 2, 3, 5 }, 1.5, gradient)!;
        Assert.Equal(2 + (3 * 1.5) + (5 * 1.5 * 1.5), value, 1e-14);
        Assert.Equal(3 + (2 * 5 * 1.5), slope, 1e-14);
        Assert.Equal([1, 1.5, 2.25], gradient);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SquareRoot_ByAConditionInsideALoop(bool isSingle)
    {
        WrittenMethod method = new(isSingle: isSingle);
        ExpressionGraph g = method.Graph;
        Symbol a = method.Vector("a", isVariable: true, ParameterKind.Array);
        Symbol s = g.Symbol("s", "#s", NodeType.Real, 0, SymbolOrdinals.Program);
        Symbol x = g.Symbol("x", "#x", NodeType.Real, 0, SymbolOrdinals.Program + 1);
        Symbol i = g.Symbol("i", "#i", NodeType.Integer, 0, SymbolOrdinals.Program + 2);
        Symbol k = g.Symbol("k", "#k", NodeType.Integer, 0, SymbolOrdinals.Program + 3);
        Symbol even = g.Symbol("even", "#even", NodeType.Boolean, 0, SymbolOrdinals.Program + 4);
        Node distance = g.Call(Function.Abs, g.Subtract(g.Multiply(x, x), g.Element(a, i)));
        ProgramLoop inner = new(k, g.Integer(0), null, false, g.Less(method.Number(1e-5), distance), [Set(x, g.Scale(g.Add(x, g.Divide(g.Element(a, i), x)), Rational.Half))]);
        ProgramLoop outer = new(
            i,
            g.Integer(0),
            g.Length(a),
            false,
            null,
            [
                Set(x, g.Element(a, i)),
                inner,
                new ProgramBranch(even, [Set(s, g.Multiply(s, x))]),
                new Segment([new(s, g.Add(s, x)), new(even, g.Not(even))], [], []),
            ]);
        method.WithProgram(KernelKind.Gradient, s, new Segment([new(s, g.Zero), new(even, g.False)], [], []), outer);
        output.WriteLine(method.Write());
        output.WriteLine(method.Write(WrittenMethod.NetStandard20));
        CompiledCode code = method.Compile();

        // s = √a₀, then √a₀·√a₁ + √a₁, then that and √a₂.
        double[] expected = [Math.Sqrt(3) / 2 / Math.Sqrt(2), (Math.Sqrt(2) + 1) / 2 / Math.Sqrt(3), 0.5 / Math.Sqrt(5)];
        if (isSingle)
        {
            float[] gradient = new float[3];
            code.Call("Losses.XGradient", new float[] { 2, 3, 5 }, gradient);
            Assert.All(expected.Zip(gradient), p => Assert.Equal(p.First, p.Second, 1e-4));
        }
        else
        {
            double[] gradient = new double[3];
            code.Call("Losses.XGradient", new double[] { 2, 3, 5 }, gradient);
            Assert.All(expected.Zip(gradient), p => Assert.Equal(p.First, p.Second, 1e-4));
        }
    }

    [Fact]
    public void RecurrentNetwork_KeepsItsStatesInOneStack()
    {
        Symbol w = _method.Vector("w", isVariable: true);
        Symbol x = _method.Vector("x");
        Symbol n = _method.Scalar("n", element: ElementKind.Integer);
        Symbol h = Variable("h", NodeType.Real, 1);
        Symbol step = Variable("t", NodeType.Integer);
        Index all = G.FreshIndex(G.Integer(0), n);
        Index j = G.FreshIndex(G.Integer(0), n);
        Node fed = G.Reduce(ReductionKind.Sum, j, G.Multiply(G.Element(w, G.Add(G.Multiply(all, n), j)), G.Element(h, j)));
        Node next = G.Call(Function.Tanh, G.Add(fed, G.Element(x, step)));
        Node loss = G.Reduce(ReductionKind.Sum, all, G.Multiply(G.Element(h, all), G.Element(h, all)));
        ProgramStatement[] program =
        [
            new Allocation(h, n),
            new Segment([], [], [new RangeWrite(h, all, G.Zero)]),
            new ProgramLoop(step, G.Integer(0), G.Length(x), false, null, [new Segment([], [], [new RangeWrite(h, all, next)])]),
        ];
        _method.WithProgram(KernelKind.Value, loss, program).WithProgram(KernelKind.Gradient, loss, program);
        output.WriteLine(_method.Write());
        CompiledCode code = _method.Compile();
        double[] weights = [0.5, -0.3, 0.2, 0.4];
        double[] inputs = [.. Enumerable.Range(0, 200).Select(i => Math.Sin(i))];
        double[] gradient = new double[4];
        code.Call("Losses.XGradient", weights, inputs, 2, gradient);
        for (int k = 0; k < 4; k++)
        {
            double At(double change)
            {
                double[] moved = [.. weights];
                moved[k] += change;
                return (double)code.Call("Losses.XValue", moved, inputs, 2)!;
            }

            Assert.Equal((At(1e-5) - At(-1e-5)) / 2e-5, gradient[k], 1e-7);
        }
    }

    private Symbol Variable(string name, NodeType type = NodeType.Real, int dimensions = 0)
    {
        int ordinal = SymbolOrdinals.Program + _variables++;
        return G.Symbol(name, "#" + ordinal, type, dimensions, ordinal);
    }

    private static Segment Set(Symbol variable, Node value) => new([new(variable, value)], [], []);

    private void Expect(string expected)
    {
        output.WriteLine(_method.Write());
        string body = _method.Body();
        Assert.Equal(expected.ReplaceLineEndings("\n"), body[body.IndexOf("global::DerivGen.ValueStack", StringComparison.Ordinal)..].TrimEnd());
    }
}
