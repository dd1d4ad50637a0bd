namespace DerivGen.Generator.Tests.Reading;

/// <summary>What the reader makes of single constructs, as expressions in plain text.</summary>
public class ReadingOfExpressionsTests
{
    [Theory]
    [InlineData("(0.1 + 0.2) * x", "(3/10*x)")]
    [InlineData("0.1f * x", "(1/10*x)")]
    [InlineData("(float)0.2 * x", "(1/5*x)")]
    [InlineData("1.0 / 3 * x", "(1/3*x)")]
    [InlineData("7 / 2 * x", "(3*x)")]
    [InlineData("Math.PI * x", "Pi*x")]
    [InlineData("Math.E * x", "x*Exp(1)")]
    [InlineData("double.Epsilon * 0 + x", "x")]
    [InlineData("x * x * x", "x^(3)")]
    [InlineData("Math.Sqrt(x)", "x^(1/2)")]
    [InlineData("Math.Pow(x, 2)", "x^(2)")]
    [InlineData("Math.Pow(x, y)", "Pow(x, y)")]
    [InlineData("Math.Log(x, 2)", "Log(2)^(-1)*Log(x)")]
    [InlineData("Math.Log10(x)", "Log(10)^(-1)*Log(x)")]
    [InlineData("Math.Exp(Math.Log(x))", "x")]
    [InlineData("Math.Max(x, Math.Max(y, 0))", "Max(0, x, y)")]
    [InlineData("Math.FusedMultiplyAdd(x, y, 1)", "(x*y + 1)")]
    [InlineData("double.Hypot(x, y)", "(x^(2) + y^(2))^(1/2)")]
    [InlineData("double.SinPi(x)", "Sin(Pi*x)")]
    [InlineData("x % y", "Remainder(x, y)")]
    [InlineData("(int)x * y", "y*ToReal(ToInteger(x))")]
    [InlineData("Math.Sign(x) * x", "x*Sign(x)")]
    [InlineData("x > y ? x : y", "(Less(y, x) ? x : y)")]
    [InlineData("x >= y ? x : y", "(LessOrEqual(y, x) ? x : y)")]
    [InlineData("x != y ? x : 0", "(Equal(x, y) ? 0 : x)")]
    [InlineData("x is > 0 and < 1 ? x : y", "(And(Less(0, x), Less(x, 1)) ? x : y)")]
    [InlineData("- -x", "x")]
    [InlineData("checked((float)(x + y))", "(x + y)")]
    [InlineData("x * double.PositiveInfinity", "PositiveInfinity*x")]
    public void Expression_IsReadAsMathematics(string text, string expected) =>
        Assert.Equal(expected, ReadMethods.OfMembers($"[Differentiable] public static double F(double x, double y) => {text};").Expression());

    [Fact]
    public void FloatLiterals_KeepTheirOwnDecimal() =>
        Assert.Equal("(3/10*x)", ReadMethods.OfMembers("[Differentiable] public static float F(float x) => (0.1f + 0.2f) * x;").Expression());

    [Fact]
    public void LongSum_IsNeitherDeepNorQuadratic()
    {
        string terms = string.Join(" + ", Enumerable.Range(0, 10_000).Select(i => $"x * {i}"));
        Assert.Equal("(49995000*x)", ReadMethods.OfMembers($"[Differentiable] public static double F(double x) => {terms};").Expression());
    }

    [Fact]
    public void Data_AreReadWhenTheDerivativeRuns() => Assert.Equal("(2*x*Rate*Weights[1])", ReadMethods.OfMembers("""
        public const double Two = 2;
        public static readonly double Rate = 0.5;
        internal static double[] Weights = { 1, 2 };
        [Differentiable] public static double F(double x) => Two * Rate * Weights[1] * x;
        """).Expression());

    [Fact]
    public void GuardOfTheUsersOwn_IsKeptAsACall() => Assert.Equal(["global::Methods.NotNegative(w, name: \"w\");"], ReadMethods.OfMembers("""
        [Differentiable] public static double F(double x, [Constant] double w) { NotNegative(w, nameof(w)); return x * w; }
        static void NotNegative(double value, string name) { if (value < 0) throw new ArgumentOutOfRangeException(name); }
        """).Read("F").Model!.ArgumentChecks.Items);

    [Fact]
    public void ArgumentChecks_AreKeptFullyQualifiedAndBecomeAssumptions()
    {
        DerivGen.Generator.Pipeline.MethodModel model = ReadMethods.OfMembers("""
            [Differentiable] public static double F(double[] z, double w)
            {
                ArgumentNullException.ThrowIfNull(z);
                int n = z.Length;
                if (n == 0)
                    throw new ArgumentException($"no {nameof(z)}: {n}", nameof(z));
                if (!(w > 0)) { throw new ArgumentOutOfRangeException(nameof(w)); }
                double s = 0;
                foreach (double v in z) s += w * v;
                return s;
            }
            """).Read("F").Model!;
        Assert.Equal(
            [
                "global::System.ArgumentNullException.ThrowIfNull(z);",
                "if (z.Length == 0)\n{\n    throw new global::System.ArgumentException($\"no z: {z.Length}\", paramName: \"z\");\n}",
                "if (!(w > 0.0))\n{\n    throw new global::System.ArgumentOutOfRangeException(\"w\");\n}",
            ],
            model.ArgumentChecks.Items);
        Assert.Equal(["Not(Equal(0, z.Length))", "Less(0, w)"], model.Loss.Function.Assumptions.Select(assumption => assumption.ToString()));
    }
}
