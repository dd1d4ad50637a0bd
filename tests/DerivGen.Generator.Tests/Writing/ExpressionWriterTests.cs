using DerivGen.Generator.Writing;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Tests.Writing;

public sealed class ExpressionWriterTests
{
    private readonly ExpressionTexts _t = new();

    private ExpressionGraph G => _t.G;

    [Fact]
    public void Difference_HasNoNegatedTerm()
    {
        Expect("a - y", G.Subtract(_t.A, _t.Y));
        Expect("y - a", G.Subtract(_t.Y, _t.A));
        Expect("1.0 - a", G.Subtract(G.One, _t.A));
        Expect("a - 1.0", G.Subtract(_t.A, G.One));
        Expect("-x - y", G.Negate(G.Add(_t.X, _t.Y)));
        Expect("-x - 1.0", G.Negate(G.Add(_t.X, G.One)));
        Expect("-x", G.Negate(_t.X));
        Expect("-2.0 * x", G.Scale(_t.X, -2));
        Expect("x - 2.0 * y", G.Subtract(_t.X, G.Scale(_t.Y, 2)));
        Expect("x - (flag ? 1.0 : y)", G.Subtract(_t.X, G.Conditional(_t.Flag, G.One, _t.Y)));
        Expect("Math.Log(2.0 - x)", G.Log(G.Subtract(_t.Number(2), _t.X)));
    }

    [Fact]
    public void OperandsStandInTheOrderOfTheParameters()
    {
        Expect("x * y + w", G.Add(_t.W, G.Multiply(_t.Y, _t.X)));
        Expect("x * a", G.Multiply(_t.A, _t.X));
        Expect("a * (1.0 - a)", G.Multiply(G.Subtract(G.One, _t.A), _t.A));
        Expect("y * Math.Log(x)", G.Multiply(G.Log(_t.X), _t.Y));
        Expect("2.0 * Math.PI * x", G.Multiply(_t.X, G.Pi, _t.Number(2)));
        Expect("x + 1.0", G.Add(G.One, _t.X));
        Expect("x + a * (1.0 - a)", G.Add(_t.X, G.Multiply(_t.A, G.Subtract(G.One, _t.A))), "x - a * (a - 1.0)");
    }

    [Fact]
    public void Quotient_HasOneDenominator()
    {
        Expect("x / y", G.Divide(_t.X, _t.Y));
        Expect("x * y / (w * a)", G.Divide(G.Multiply(_t.X, _t.Y), G.Multiply(_t.W, _t.A)));
        Expect("1.0 / x", G.Reciprocal(_t.X));
        Expect("2.0 / x", G.Scale(G.Reciprocal(_t.X), 2));
        Expect("-1.0 / x", G.Negate(G.Reciprocal(_t.X)));
        Expect("-x / y", G.Negate(G.Divide(_t.X, _t.Y)));
        Expect("(x - y) / (a * (1.0 - a))", G.Divide(G.Subtract(_t.X, _t.Y), G.Multiply(_t.A, G.Subtract(G.One, _t.A))));
        Expect("x / (1.0 / y + 1.0)", G.Divide(_t.X, G.Add(G.One, G.Reciprocal(_t.Y))));
    }

    [Fact]
    public void Coefficient_IsADecimal_ADivisor_OrAFraction()
    {
        Expect("0.5 * x", G.Scale(_t.X, Rational.Half));
        Expect("0.1 * x", G.Scale(_t.X, new Rational(1, 10)));
        Expect("x / 3.0", G.Scale(_t.X, new Rational(1, 3)));
        Expect("2.0 / 3.0 * x", G.Scale(_t.X, new Rational(2, 3)));
        Expect("2.0 * x / (3.0 * y)", G.Scale(G.Divide(_t.X, _t.Y), new Rational(2, 3)));
        Expect("1.0 / (3.0 * x)", G.Scale(G.Reciprocal(_t.X), new Rational(1, 3)));
        Expect("1E-05 * x", G.Scale(_t.X, new Rational(1, 100000)));
        Expect("0.7304159574871139 * x", G.Scale(_t.X, new Rational(1330274429, 1821255978)));
        Expect("50.0 / 10791.0 * x", G.Scale(_t.X, new Rational(50, 10791)));
    }

    [Fact]
    public void Power_IsAProduct_ARoot_OrACall()
    {
        Expect("x * x", _t.Power(_t.X, 2));
        Expect("x * x * x * y", G.Multiply(_t.Power(_t.X, 3), _t.Y));
        Expect("x * x * x * x", _t.Power(_t.X, 4));
        Expect("Math.Pow(x, 5.0)", _t.Power(_t.X, 5));
        Expect("Math.Pow(x + y, 2.0)", _t.Power(G.Add(_t.X, _t.Y), 2));
        Expect("1.0 / (x * x)", _t.Power(_t.X, -2));
        Expect("Math.Sqrt(x)", _t.Power(_t.X, 1, 2));
        Expect("1.0 / Math.Sqrt(x)", _t.Power(_t.X, -1, 2));
        Expect("x * Math.Sqrt(x)", _t.Power(_t.X, 3, 2));
        Expect("Math.Pow(x, 1.0 / 3.0)", _t.Power(_t.X, 1, 3));
        Expect("Math.Pow(x, -5.0)", _t.Power(_t.X, -5));
        Expect("1.0 / (x * x * Math.Sqrt(x))", _t.Power(_t.X, -5, 2));
        Expect("v[n] * v[n]", _t.Power(G.Element(_t.V, _t.N), 2));
    }

    [Fact]
    public void Group_HasParenthesesOnlyAsARightOperand()
    {
        Node Grouped(Node node) => G.Call(Function.Group, node);
        Expect("x / y / w", G.Divide(Grouped(G.Divide(_t.X, _t.Y)), _t.W));
        Expect("x * y / w", G.Divide(Grouped(G.Multiply(_t.X, _t.Y)), _t.W));
        Expect("w * (x / y)", G.Multiply(_t.W, Grouped(G.Divide(_t.X, _t.Y))));
        Expect("w / (x / y)", G.Divide(_t.W, Grouped(G.Divide(_t.X, _t.Y))));
        Expect("0.25 * (x / y) / w", G.Scale(G.Divide(Grouped(G.Divide(_t.X, _t.Y)), _t.W), new Rational(1, 4)));
        Expect("(x - y) / w", G.Divide(Grouped(G.Subtract(_t.X, _t.Y)), _t.W));
    }

    [Fact]
    public void Index_HasASharedFactorOnce()
    {
        Expect("v[n + n * m]", G.Element(_t.V, G.Add(G.Multiply(_t.N, _t.M), _t.N)));
        Expect("v[m * (n + 2) - n - 3]", G.Element(_t.V, G.Add(G.Multiply(_t.N, _t.M), G.Scale(_t.M, 2), G.Negate(_t.N), _t.Integer(-3))));
        Expect("v[m * (1 - n) - n]", G.Element(_t.V, G.Add(G.Negate(G.Multiply(_t.N, _t.M)), G.Negate(_t.N), _t.M)));
        Expect("v[n % 3 - n * (m + 1)]", G.Element(_t.V, G.Add(G.Negate(G.Multiply(_t.N, _t.M)), G.Negate(_t.N), G.Call(Function.IntegerRemainder, _t.N, _t.Integer(3)))));
        Expect("v[n * m + 3]", G.Element(_t.V, G.Add(G.Multiply(_t.N, _t.M), _t.Integer(3))));
    }

    [Fact]
    public void Indices_AreIntegers()
    {
        Expect("v[n * m + 1]", G.Element(_t.V, G.Add(G.Multiply(_t.N, _t.M), _t.Integer(1))));
        Expect("v[n - 1]", G.Element(_t.V, G.Subtract(_t.N, _t.Integer(1))));
        Expect("v[-n - 1]", G.Element(_t.V, G.Negate(G.Add(_t.N, _t.Integer(1)))));
        Expect("v[2 * n]", G.Element(_t.V, G.Scale(_t.N, 2)));
        Expect("v[(int)(big + 1)]", G.Element(_t.V, G.Add(_t.Long, _t.Integer(1))));
        Expect("matrix[n, m]", G.Element(_t.Matrix, _t.N, _t.M));
        Expect("v.Length - 1", G.Subtract(G.Length(_t.V), _t.Integer(1)));
        Expect("matrix.GetLength(1)", G.Length(_t.Matrix, 1));
        Expect("n / m % 3", G.Call(Function.IntegerRemainder, G.Call(Function.IntegerDivide, _t.N, _t.M), _t.Integer(3)));
        Expect("n % (m % 3)", G.Call(Function.IntegerRemainder, _t.N, G.Call(Function.IntegerRemainder, _t.M, _t.Integer(3))));
        Expect("(n & 1) + m", G.Add(G.Call(Function.BitAnd, _t.N, _t.Integer(1)), _t.M));
        Expect("(int)Math.Floor(x)", G.Call(Function.ToInteger, G.Call(Function.Floor, _t.X)));
    }

    [Fact]
    public void Conversion_StandsWhereCSharpWouldComputeInATooNarrowType()
    {
        Node n = G.Real(_t.N);
        Node m = G.Real(_t.M);
        Expect("x * n", G.Multiply(_t.X, n));
        Expect("x + n", G.Add(_t.X, n));
        Expect("1.0 / n", G.Reciprocal(n));
        Expect("(double)n / m", G.Divide(n, m));
        Expect("(double)n * m", G.Multiply(n, m));
        Expect("(double)n + m", G.Add(n, m));
        Expect("x / ((double)n * m)", G.Divide(_t.X, G.Multiply(n, m)));
        Expect("-(double)n", G.Negate(n));
        Expect("(double)n - m", G.Subtract(n, m));
        Expect("Math.Log(n)", G.Log(n));
        Expect("Math.Floor((double)other)", G.Call(Function.Floor, _t.Other));
        Expect("StableMath.Log1P((double)other)", G.Call(Function.Log1P, _t.Other));
        Expect("(double)other * other", _t.Power(_t.Other, 2));
        Expect("x * other", G.Multiply(_t.X, _t.Other));
        Expect("n < m", G.Less(_t.N, _t.M));
        Expect("(double)other < n", G.Less(_t.Other, n));
    }

    [Fact]
    public void Condition_IsNotTurnedRoundForReals()
    {
        Node less = G.Less(_t.X, _t.Y);
        Expect("x < y", less);
        Expect("!(x < y)", G.Not(less));
        Expect("x != y", G.Not(G.Equal(_t.X, _t.Y)));
        Expect("x > 0.0", G.Less(G.Zero, _t.X));
        Expect("x >= 0.5", G.LessOrEqual(_t.Number(0.5), _t.X));
        Expect("n <= m", G.LessOrEqual(_t.N, _t.M));
        Expect("m < n", G.Not(G.LessOrEqual(_t.N, _t.M)));
        Expect("flag && (x < y || x == 0.0)", G.And(_t.Flag, G.Or(less, G.Equal(_t.X, G.Zero))));
        Expect("!flag", G.Not(_t.Flag));
        Expect("double.IsNaN(x)", G.Not(G.Equal(_t.X, _t.X)));
        Expect("!double.IsNaN(x)", G.Equal(_t.X, _t.X));
        Expect("!(flag && x < y)", G.Not(G.And(_t.Flag, less)));
    }

    [Fact]
    public void Conditional_NeedsParenthesesInsideOperations()
    {
        Node inner = G.Conditional(_t.Flag, _t.X, _t.Y);
        Expect("flag ? x : y", inner);
        Expect("x < y ? 1.0 : flag ? x : y", G.Conditional(G.Less(_t.X, _t.Y), G.One, inner));
        Expect("x < y ? (flag ? x : y) : 1.0", G.Conditional(G.Less(_t.X, _t.Y), inner, G.One));
        Expect("w * (flag ? x : y)", G.Multiply(_t.W, inner));
        Expect("labels[n] == m ? 1.0 : 0.0", G.Conditional(G.Equal(G.Element(_t.Labels, _t.N), _t.M), G.One, G.Zero), "m == labels[n] ? 1.0 : 0.0");
    }

    [Fact]
    public void Functions_HaveTheirOwnForms()
    {
        Expect("Math.Max(Math.Max(x, y), 0.0)", G.Call(Function.Max, _t.X, G.Call(Function.Max, _t.Y, G.Zero)));
        Expect("Math.Max(Math.Min(x, 1.0), 0.0)", G.Call(Function.Clamp, _t.X, G.Zero, G.One));
        Expect("x > 0.0 ? 1.0 : x < 0.0 ? -1.0 : x", G.Call(Function.Sign, _t.X));
        Expect("Math.Round(x, MidpointRounding.AwayFromZero)", G.Call(Function.RoundAwayFromZero, _t.X));
        Expect("double.IsFinite(x)", G.Call(Function.IsFinite, _t.X));
        Expect("x % y", G.Call(Function.Remainder, _t.X, _t.Y));
        Expect("StableMath.Sigmoid(x)", G.Call(Function.Sigmoid, _t.X));
        Expect("Math.Abs(n)", G.Call(Function.Abs, _t.N));
        Expect("double.NegativeInfinity", G.NegativeInfinity);
    }

    [Fact]
    public void Floats_HaveFunctionsAndLiteralsOfTheirOwn()
    {
        ExpressionTexts t = new(RealPrecision.Single);
        Assert.Equal("0.5f * x", t.Text(t.G.Scale(t.X, Rational.Half)));
        Assert.Equal("MathF.Exp(-x)", t.Text(t.G.Exp(t.G.Negate(t.X))));
        Assert.Equal("Math.Max(x, 0f)", t.Text(t.G.Call(Function.Max, t.X, t.G.Zero)));
        Assert.Equal("x * (float)other", t.Text(t.G.Multiply(t.X, t.Other)));
        Assert.Equal("(float)Math.PI * x", t.Text(t.G.Multiply(t.X, t.G.Pi)));
        Assert.Equal("x > 0.5f", t.Text(t.G.Less(t.Number(0.5), t.X)));
        Assert.Equal("x > 0.1", t.Text(t.G.Less(t.Number(0.1), t.X)));
        Assert.Equal("other > 0.5f", t.Text(t.G.Less(t.Number(0.5), t.Other)));
    }

    [Fact]
    public void OlderFramework_HasNoMathF()
    {
        ExpressionTexts t = new(RealPrecision.Single, WrittenMethod.NetStandard20);
        Assert.Equal("(float)Math.Exp(-x)", t.Text(t.G.Exp(t.G.Negate(t.X))));
        Assert.Equal("(float)Math.Pow(x, 5.0)", t.Text(t.Power(t.X, 5)));
        Assert.Equal("y * (float)Math.Exp(x)", t.Text(t.G.Multiply(t.Y, t.G.Exp(t.X))));
        Assert.Equal("Math.Abs(x) <= float.MaxValue", t.Text(t.G.Call(Function.IsFinite, t.X)));
        ExpressionTexts d = new(RealPrecision.Double, WrittenMethod.NetStandard20);
        Assert.Equal("StableMath.Cbrt(x)", d.Text(d.G.Call(Function.Cbrt, d.X)));
        Assert.Equal("y * StableMath.Asinh(x)", t.Text(t.G.Multiply(t.Y, t.G.Call(Function.Asinh, t.X))));
    }

    [Fact]
    public void LongSum_IsWrittenWithoutRecursion()
    {
        List<(Node, Rational)> terms = [.. Enumerable.Range(0, 10_000).Select(i => (G.Element(_t.V, _t.Integer(i)), Rational.One))];
        string text = _t.Text(G.LinearCombination(terms));
        Assert.Equal(9_999, text.Count(letter => letter == '+'));
    }

    [Fact]
    public void EveryFunction_HasARow()
    {
        foreach (Function function in Enum.GetValues<Function>())
        {
            Assert.Equal(function, FunctionTexts.Of(function).Function);
        }
    }

    private void Expect(string text, Node node, string? orElse = null)
    {
        string written = _t.Text(node);
        Assert.True(written == text || written == orElse, $"expected {text}\nwritten  {written}");
    }
}
