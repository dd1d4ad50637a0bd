using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Contract;

/// <summary>Kinks, edges and exceptions, as the contract has them.</summary>
public sealed class MeaningTests
{
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData("Math.Abs(x)", 0, 0)]
    [InlineData("Math.Abs(x)", -2, -1)]
    [InlineData("Math.Max(x, 0)", 0, 0.5)]
    [InlineData("Math.Max(0, x)", 3, 1)]
    [InlineData("Math.Min(x, 2 * x)", 0, 1.5)]
    [InlineData("Math.Max(Math.Max(x, 2 * x), 0)", 0, 1)]
    [InlineData("Math.Max(x, Math.Max(2 * x, 0))", 0, 1)]
    [InlineData("x > 0 ? x : 0", 0, 0)]
    [InlineData("x >= 0 ? x : 0", 0, 1)]
    [InlineData("x < 0 ? -x : x", 0, 1)]
    [InlineData("Math.Sqrt(x)", 0, Infinity)]
    [InlineData("Math.Sqrt(x)", 4, 0.25)]
    [InlineData("x / x + x", 0, 1)]
    [InlineData("Math.Max(0, 1 - x)", 1, -0.5)]
    [InlineData("x > 0 ? Math.Log(x) : 2 * x", -1, 2)]
    [InlineData("x == 0 ? 5 * x : x / x", 0, 5)]
    [InlineData("Math.Floor(x) * x", 2.5, 2)]
    [InlineData("Math.Log(1 / (1 + Math.Exp(-x)))", -800, 1)]
    [InlineData("Math.Log(1 / (1 + Math.Exp(-x)))", 800, 0)]
    [InlineData("1 / (1 + Math.Exp(-x))", Infinity, 0)]
    [InlineData("1 / (1 + Math.Exp(-x))", -Infinity, 0)]
    [InlineData("Math.Log(1 + Math.Exp(x))", Infinity, 1)]
    [InlineData("Math.Log(1 + Math.Exp(x))", -Infinity, 0)]
    [InlineData("0.1 * x", 3, 0.1)]
    public void Derivative_IsTheContracts(string expression, double x, double derivative)
    {
        LossMethod loss = ContractRuns.Loss($"[Differentiable] public static double X(double x) => {expression};");
        Assert.Equal(derivative, loss.Gradient(x)[0][0], 1e-15);
        Assert.Equal(derivative, loss.ValueAndGradient(x).Gradient[0][0], 1e-15);
        if (!expression.Contains('?', StringComparison.Ordinal))
        {
            Assert.Equal(double.NaN, loss.ValueAndGradient(double.NaN).Value); // a condition is decided as written
        }
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1, 1)]
    [InlineData(0.5, 1)]
    [InlineData(1.5, 0)]
    [InlineData(-1.5, 0)]
    public void Clamp_HasDerivativeOneOnTheClosedInterval(double x, double derivative)
    {
        LossMethod loss = ContractRuns.Loss("[Differentiable] public static double X(double x) => Math.Clamp(x, -1, 1);");
        Assert.Equal(derivative, loss.Gradient(x)[0][0]);
    }

    [Fact]
    public void Norm_HasGradientZeroAtTheOrigin()
    {
        LossMethod loss = ContractRuns.Loss("[Differentiable] public static double X(double[] v) { double s = 0; foreach (double e in v) s += e * e; return Math.Sqrt(s); }");
        Assert.Equal([0.0, 0.0], loss.Gradient(new double[2])[0]);
        (double value, double[][] gradient) = loss.ValueAndGradient(new double[] { 3, 4 });
        Assert.Equal(5.0, value);
        Assert.Equal(0.6, gradient[0][0], 1e-15);
    }

    [Fact]
    public void EqualMaxima_ShareTheDerivative()
    {
        foreach (string body in (string[])["foreach (double e in v) m = Math.Max(m, e); return m;", "return Math.Max(Math.Max(v[0], v[1]), v[2]);"])
        {
            LossMethod loss = ContractRuns.Loss($"[Differentiable] public static double X(double[] v) {{ double m = v[0]; {body} }}");
            Assert.Equal([0.5, 0.0, 0.5], loss.Gradient(new double[] { 2, 1, 2 })[0]);
        }
    }

    [Fact]
    public void MaximumByIf_FollowsItsBranch()
    {
        LossMethod loss = ContractRuns.Loss("[Differentiable] public static double X(double[] v) { double m = v[0]; for (int i = 1; i < v.Length; i++) { if (v[i] > m) { m = v[i]; } } return m; }");
        Assert.Equal([1.0, 0.0, 0.0], loss.Gradient(new double[] { 2, 1, 2 })[0]);
    }

    [Fact]
    public void ElementBehindACondition_NeedNotExistWhereItNeverHolds()
    {
        LossMethod loss = ContractRuns.Loss("""
            [Differentiable]
            public static double X(ReadOnlySpan<double> z, ReadOnlySpan<double> share, int label)
            {
                double squares = 0;
                for (int i = 0; i < z.Length; i++)
                {
                    double weight;
                    if (i == label)
                    {
                        weight = 1;
                    }
                    else
                    {
                        weight = share[1];
                    }

                    squares += weight * z[i] * z[i];
                }

                return squares;
            }
            """);
        double[][] gradient = loss.Gradient(new[] { 3.0 }, new[] { 0.5 }, 0);
        Assert.Equal([6.0], gradient[0]);
        Assert.Equal([0.0], gradient[1]);
        Assert.Equal([0.0, 16.0], loss.Gradient(new[] { 3.0, 4.0 }, new[] { 0.5, 0.5 }, 0)[1]);
    }

    [Fact]
    public void LengthZero_ReadsNothing()
    {
        LossMethod loss = ContractRuns.Loss("[Differentiable] public static double X(double[] v, [Constant] double[] y) { double s = 0; for (int i = 0; i < v.Length; i++) s += (v[i] - y[i]) * (v[i] - y[i]); return s; }");
        (double value, double[][] gradient) = loss.ValueAndGradient(Array.Empty<double>(), Array.Empty<double>());
        Assert.Equal(0.0, value);
        Assert.Empty(gradient[0]);
    }

    [Fact]
    public void NaN_ReachesEveryComponentThatDependsOnIt()
    {
        LossMethod softmax = ContractRuns.Loss("[Differentiable] public static double X(double[] z, int c) { double s = 0; foreach (double e in z) s += Math.Exp(e); return Math.Log(s) - z[c]; }");
        Assert.All(softmax.Gradient(new double[] { 0, double.NaN, 1 }, 0)[0], component => Assert.Equal(double.NaN, component));
        LossMethod squares = ContractRuns.Loss("[Differentiable] public static double X(double[] z) { double s = 0; foreach (double e in z) s += e * e; return s; }");
        Assert.Equal([0.0, double.NaN, 2.0], squares.Gradient(new double[] { 0, double.NaN, 1 })[0]);
    }

    [Fact]
    public void MaskedLogits_HaveGradientZero()
    {
        LossMethod loss = ContractRuns.Loss("[Differentiable] public static double X(double[] z, int c) { double s = 0; foreach (double e in z) s += Math.Exp(e); return -Math.Log(Math.Exp(z[c]) / s); }");
        (double value, double[][] gradient) = loss.ValueAndGradient(new double[] { 1, double.NegativeInfinity, 1 }, 0);
        Assert.Equal(Math.Log(2), value, 1e-15);
        Assert.Equal([-0.5, 0.0, 0.5], gradient[0]);
    }

    [Fact]
    public void OneLogit_HasProbabilityOne()
    {
        LossMethod loss = ContractRuns.Loss("[Differentiable] public static double X(double[] z, int c) { double s = 0; foreach (double e in z) s += Math.Exp(e); return -Math.Log(Math.Exp(z[c]) / s); }");
        Assert.Equal(0.0, loss.ValueAndGradient(new double[] { 750 }, 0).Value);
        Assert.Equal([0.0], loss.Gradient(new double[] { -750 }, 0)[0]);
    }

    [Fact]
    public void Entropy_IsZeroAtCertainty()
    {
        LossMethod loss = ContractRuns.Loss("[Differentiable] public static double X([NonNegative] double[] p) { double s = 0; foreach (double e in p) s -= e * Math.Log(e); return s; }");
        (double value, double[][] gradient) = loss.ValueAndGradient(new double[] { 0, 1 });
        Assert.Equal(0.0, value);
        Assert.Equal([Infinity, -1.0], gradient[0]);
    }

    [Fact]
    public void ArgumentChecks_AreKept()
    {
        LossMethod loss = ContractRuns.Loss("""
            [Differentiable] public static double X(double[] v, [Constant] double[] y)
            {
                if (v.Length != y.Length)
                {
                    throw new ArgumentException("Lengths differ.", nameof(y));
                }

                double s = 0;
                for (int i = 0; i < v.Length; i++) s += v[i] * y[i];
                return s;
            }
            """);
        Assert.Equal("y", Assert.Throws<ArgumentException>(() => loss.Gradient(new double[2], new double[3])).ParamName);
        Assert.Equal("y", Assert.Throws<ArgumentException>(() => loss.ValueAndGradient(new double[2], new double[3])).ParamName);
        Assert.Equal([3.0, 4.0], loss.Gradient(new double[2], new double[] { 3, 4 })[0]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void IndexOutOfRange_StaysAnException(int c)
    {
        LossMethod loss = ContractRuns.Loss("[Differentiable] public static double X(double[] z, int c) { double s = 0; foreach (double e in z) s += Math.Exp(e); return Math.Log(s) - z[c]; }");
        Assert.Throws<IndexOutOfRangeException>(() => loss.Gradient(new double[3], c));
        Assert.Throws<IndexOutOfRangeException>(() => loss.ValueAndGradient(new double[3], c));
    }

    [Fact]
    public void Value_IsAsGoodAsWithItsGradient()
    {
        LossMethod loss = ContractRuns.Loss("[Differentiable(Emit = Derivatives.All)] public static double X(double z, [Constant] double y) { double a = 1 / (1 + Math.Exp(-z)); return -(y * Math.Log(a) + (1 - y) * Math.Log(1 - a)); }");
        Assert.Equal(800.0, loss.Value(800.0, 0.0));
        Assert.Equal(loss.ValueAndGradient(800.0, 0.0).Value, loss.Value(800.0, 0.0));
        Assert.Equal(0.0, loss.Value(800.0, 1.0), 1e-300);
    }

    [Fact]
    public void InstanceFields_AreReadWhenTheDerivativeRuns()
    {
        GeneratorRun run = ContractRuns.Of("using DerivGen; public partial class Losses { public double Scale = 2; [Differentiable] public double X(double z) => Scale * z * z; }");
        LossMethod loss = run.Loss("Losses.X");
        Assert.Equal(12.0, loss.Gradient(3.0)[0][0]);
    }
}
