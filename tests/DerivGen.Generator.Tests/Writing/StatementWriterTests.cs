using DerivGen.Generator.Pipeline;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Scheduling;
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Writing;

public sealed class StatementWriterTests
{
    private readonly WrittenMethod _method = new();

    private ExpressionGraph G => _method.Graph;

    [Fact]
    public void Names_AreNumberedAndIndicesAreIJK()
    {
        Symbol i = _method.Scalar("i", isVariable: true);
        Symbol n = _method.Scalar("n", element: ElementKind.Integer);
        Symbol s = _method.Local("i");
        Symbol outer = _method.Local("#0", NodeType.Integer);
        Symbol inner = _method.Local("#1", NodeType.Integer);
        Symbol keyword = _method.Local("class");
        _method.With(
            KernelKind.Gradient,
            null,
            [keyword],
            new Declare(s, i, true),
            new For(outer, G.Integer(0), n, [new For(inner, G.Add(outer, G.Integer(1)), n, [new Accumulate(s, Accumulation.Add, G.Negate(G.Real(inner)))])]),
            new Declare(keyword, s, false));
        ExpectBody("""
            double i2 = i;
            for (int j = 0; j < n; j++)
            {
                for (int k = j + 1; k < n; k++)
                {
                    i2 -= k;
                }
            }

            double @class = i2;
            return @class;
            """);
        Assert.Equal(0.5 - 1 - 2 - 2, _method.Compile().Call("Losses.XGradient", 0.5, 3));
    }

    [Fact]
    public void EveryStatement_HasItsText()
    {
        Symbol x = _method.Vector("x", isVariable: true);
        Symbol m = _method.Local("m");
        Symbol d = _method.Destination(x);
        Node first = G.Element(x, G.Integer(0));
        _method.With(
            KernelKind.Gradient,
            null,
            [],
            new Clear(d),
            new Declare(m, G.NegativeInfinity, true),
            new Accumulate(m, Accumulation.Maximum, first),
            new Accumulate(m, Accumulation.Minimum, first),
            new Accumulate(m, Accumulation.Multiply, G.Add(first, G.One)),
            new If(
                G.Less(G.Zero, m),
                [new Assign(m, G.Negate(m))],
                [new If(G.Less(m, G.Zero), [new AddTo(d, [G.Integer(0)], m)], [new AddTo(d, [G.Integer(0)], G.Negate(G.Add(m, first)))])]));
        string body = _method.Body();
        Assert.EndsWith("""
            xGradient.Clear();
            double m = double.NegativeInfinity;
            m = global::System.Math.Max(m, x[0]);
            m = global::System.Math.Min(m, x[0]);
            m *= x[0] + 1.0;
            if (m > 0.0)
            {
                m = -m;
            }
            else if (m < 0.0)
            {
                xGradient[0] += m;
            }
            else
            {
                xGradient[0] -= x[0] + m;
            }
            """.ReplaceLineEndings("\n"), body, StringComparison.Ordinal);
        _method.Compile();
    }

    [Fact]
    public void TemporaryArray_IsOnTheStackOrFromThePool()
    {
        Symbol x = _method.Vector("x", isVariable: true);
        Symbol t = _method.Local("t", dimensions: 1);
        Symbol three = _method.Local("t", dimensions: 1);
        Symbol i = _method.Local("i", NodeType.Integer);
        Symbol k = _method.Local("i", NodeType.Integer);
        _method.With(
            KernelKind.ValueAndGradient,
            G.Add(G.Element(t, G.Integer(0)), G.Element(three, G.Integer(2))),
            [],
            new DeclareArray(t, G.Length(x)),
            new DeclareArray(three, G.Integer(3)),
            new Clear(three),
            new For(i, G.Integer(0), G.Length(x), [new Store(t, [i], G.Scale(G.Element(x, i), 2))]),
            new For(k, G.Integer(0), G.Length(x), [new Store(_method.Destination(x), [k], G.Element(t, k))]));
        string body = _method.Body();
        Assert.Contains("""
            double[]? rented = null;
            global::System.Span<double> t = x.Length <= 128
                ? stackalloc double[128]
                : (rented = global::System.Buffers.ArrayPool<double>.Shared.Rent(x.Length));
            t = t.Slice(0, x.Length);
            global::System.Span<double> t2 = stackalloc double[3];
            t2.Clear();
            """.ReplaceLineEndings("\n"), body, StringComparison.Ordinal);
        Assert.EndsWith("""
            double result = t[0] + t2[2];
            if (rented != null)
            {
                global::System.Buffers.ArrayPool<double>.Shared.Return(rented);
            }

            return result;
            """.ReplaceLineEndings("\n"), body, StringComparison.Ordinal);
        CompiledCode code = _method.Compile();
        foreach (int n in new[] { 1, 128, 129, 1000 })
        {
            double[] gradient = new double[n];
            Assert.Equal(14.0, code.Call("Losses.XValueAndGradient", Enumerable.Repeat(7.0, n).ToArray(), gradient));
            Assert.All(gradient, element => Assert.Equal(14, element));
        }
    }

    [Fact]
    public void LongChoice_HasALineForEachCase()
    {
        Symbol x = _method.Scalar("aRatherLongParameterName", isVariable: true);
        Node node = G.Conditional(
            G.Less(x, G.Zero),
            G.Call(Function.Log1P, x),
            G.Conditional(G.Less(x, G.One), G.Call(Function.ExpM1, x), G.Exp(x)));
        _method.With(KernelKind.Gradient, null, [node]);
        ExpectBody("""
            return
                aRatherLongParameterName < 0.0 ? global::DerivGen.StableMath.Log1P(aRatherLongParameterName)
                : aRatherLongParameterName < 1.0 ? global::DerivGen.StableMath.ExpM1(aRatherLongParameterName)
                : global::System.Math.Exp(aRatherLongParameterName);
            """);
        _method.Compile();
    }

    [Fact]
    public void Integers_AndTruthValues_HaveTheirOwnTypes()
    {
        Symbol n = _method.Scalar("n", element: ElementKind.Integer, type: "long");
        Symbol x = _method.Scalar("x", isVariable: true);
        Symbol count = _method.Local("count", NodeType.Integer);
        Symbol index = _method.Local("index", NodeType.Integer);
        Symbol isLarge = _method.Local("isLarge", NodeType.Boolean);
        _method.With(
            KernelKind.Gradient,
            null,
            [G.Conditional(isLarge, G.Real(count), G.Add(x, G.Real(index)))],
            new Declare(count, G.Add(n, G.Integer(1)), false),
            new Declare(index, G.Integer(4), false),
            new Declare(isLarge, G.Less(G.One, x), false));
        ExpectBody("""
            long count = n + 1;
            int index = 4;
            bool isLarge = x > 1.0;
            return isLarge ? count : x + index;
            """);
        Assert.Equal(6.0, _method.Compile().Call("Losses.XGradient", 5L, 2.0));
    }

    private void ExpectBody(string text) => Assert.Equal(text.ReplaceLineEndings("\n"), _method.Body());
}
