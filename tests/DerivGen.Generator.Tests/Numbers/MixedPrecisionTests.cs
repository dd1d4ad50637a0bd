using System.Collections.Immutable;
using DerivGen.Generator.Tests.Contract;
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Numbers;

/// <summary>Floats and doubles in one method: everything is computed in double, and a float's derivative is a float.</summary>
public sealed class MixedPrecisionTests
{
    private const double SingleRounding = 1.0 / (1 << 24);
    private const double DoubleRounding = SingleRounding / (1 << 29);

    private const string Square = "[Differentiable] public static double F(float x) => x * x;";

    private const string Logistic = """
        [Differentiable]
        public static double F(float[] w, float b, [Constant] double[] x, [Constant] double y)
        {
            double z = b;
            for (int i = 0; i < w.Length; i++) z += w[i] * x[i];
            double a = 1 / (1 + Math.Exp(-z));
            return -(y * Math.Log(a) + (1 - y) * Math.Log(1 - a));
        }
        """;

    private const string Softmax = """
        [Differentiable]
        public static double F(float[] z, [Constant] float[] y)
        {
            double sum = 0;
            foreach (float v in z) sum += Math.Exp(v);
            double loss = 0;
            for (int i = 0; i < z.Length; i++) loss -= y[i] * Math.Log(Math.Exp(z[i]) / sum);
            return loss;
        }
        """;

    private const string Distance = """
        [Differentiable]
        public static float F(double x, float y, double[] p, float[] q)
        {
            double s = (x - y) * (x - y);
            for (int i = 0; i < p.Length; i++)
            {
                double d = p[i] - q[i];
                s += d * d;
            }

            return (float)Math.Sqrt(s);
        }
        """;

    private const string Kinks = """
        [Differentiable]
        public static double F(float x, float y, float[,] m) =>
            Math.Max(x, y) + MathF.Abs(x) + Math.Sign(x) * y + (x > 0.1f ? x : y) + m[0, 0] * m[0, 1] + Math.Abs(x * y) + x / y / 3 + (x < y ? 1 : x);
        """;

    private const string Iteration = """
        [Differentiable]
        public static double F(float a, float[] c, int n)
        {
            double x = a;
            for (int i = 0; i < n; i++)
            {
                double f = x * x * c[i] - a * Math.Sin(x);
                x -= 0.1f * f;
            }

            return x;
        }
        """;

    private const string Datum = """
        private static readonly double Rate = 0.1 + 0.2;
        private static readonly double[] Table = { 1.5, 0.7 };
        [Differentiable]
        public static float F(float x, float[] w) => (float)(x * Rate + w[0] * Table[1] + w[1] * (x - Rate));
        """;

    private const string Scatter = """
        [Differentiable]
        public static double F(float[] w, int[] rows, [Constant] double[] x)
        {
            double s = 0;
            for (int i = 0; i < rows.Length; i++) s -= w[rows[i]] * x[i];
            return s;
        }
        """;

    public static TheoryData<string, object?[]> Methods => new()
    {
        { Square, [0.3f] },
        { Logistic, [new[] { 0.3f, -2.5f, 1e-3f }, 0.25f, new[] { 1.1, -0.7, 12.5 }, 0.25] },
        { Logistic, [new[] { 30f, -2.5f }, 0.25f, new[] { 1.1, -0.7 }, 0.0] },
        { Softmax, [new[] { 0.3f, -2.5f, 1.7f, 4.1f }, new[] { 0.125f, 0.5f, 0.25f, 0.125f }] },
        { Distance, [1.3, 0.7f, new[] { 0.1, 0.2, 0.3 }, new[] { 1.5f, -0.3f, 2.2f }] },
        { Kinks, [0.3f, 0.7f, new float[,] { { 1.1f, -0.3f } }] },
        { Kinks, [-0.3f, -0.7f, new float[,] { { 1.1f, -0.3f } }] },
        { Iteration, [0.7f, new[] { 0.3f, 0.1f, 1.2f, -0.4f }, 4] },
        { Datum, [1.7f, new[] { 0.3f, 0.9f }] },
        { Scatter, [new[] { 0.3f, 0.9f, 0.1f }, new[] { 0, 2, 0, 1 }, new[] { 1.1, -0.7, 12.5, 3.3 }] },
    };

    [Theory]
    [MemberData(nameof(Methods))]
    public void ValueAndGradient_HaveThePrecisionOfTheirTypes(string members, object?[] arguments)
    {
        string text = $"using System;\nusing DerivGen;\n\npublic static partial class Losses\n{{\n{members}\n}}\n";
        LossMethod loss = GeneratorHarness.DerivGen.Run(text, HarnessOptions.Bulk).Loss("Losses.F");
        ImmutableArray<int> variables = [.. loss.Variables.Select(name => loss.Parameters.ToList().IndexOf(name))];
        WideDual[][] expected = WideDualCode.Compile(text).Differentiate("Losses.F", [.. arguments.Select(Widened)], variables)!;

        (double value, double[][] both) = loss.ValueAndGradient(arguments);
        double[][] alone = loss.Gradient(arguments);

        bool returnsSingle = members.Contains("static float F", StringComparison.Ordinal);
        AssertNear(expected[0][0].Value.High, value, expected[0][0].ValueError, returnsSingle);
        for (int part = 0; part < expected.Length; part++)
        {
            bool isSingle = arguments[variables[part]] is float or float[] or float[,];
            for (int i = 0; i < expected[part].Length; i++)
            {
                AssertNear(expected[part][i].Derivative.High, both[part][i], expected[part][i].DerivativeError, isSingle);
                AssertNear(expected[part][i].Derivative.High, alone[part][i], expected[part][i].DerivativeError, isSingle);
            }
        }
    }

    [Theory]
    [InlineData(Square)]
    [InlineData(Logistic)]
    [InlineData(Softmax)]
    [InlineData(Distance)]
    [InlineData(Kinks)]
    [InlineData(Iteration)]
    [InlineData(Datum)]
    [InlineData(Scatter)]
    public void Text_CompilesInEveryWay(string members) => ContractRuns.OfMembers(members.Replace("MathF.", "Math.", StringComparison.Ordinal));

    [Fact]
    public void Signature_HasTheTypeOfEachVariable()
    {
        GeneratorRun run = ContractRuns.OfMembers(Distance);
        Assert.Equal("public static (double x, float y) FGradient(double x, float y, double[] p, float[] q, Span<double> pGradient, Span<float> qGradient)", ContractRuns.Signature(run, "FGradient"));
        Assert.Equal("public static (float Value, (double x, float y) Gradient) FValueAndGradient(double x, float y, double[] p, float[] q, Span<double> pGradient, Span<float> qGradient)", ContractRuns.Signature(run, "FValueAndGradient"));
    }

    /// <summary>What is needed in double is kept in double, and not in a destination of floats.</summary>
    [Fact]
    public void Value_IsNotKeptInADestinationOfFloats()
    {
        string text = ContractRuns.OfMembers(Softmax).MethodText("FValueAndGradient");
        Assert.Contains("stackalloc double", text, StringComparison.Ordinal);
        Assert.Contains("zGradient[i] = (float)(", text, StringComparison.Ordinal);
    }

    /// <summary>Float functions only where all is float.</summary>
    [Fact]
    public void Functions_AreThoseOfDouble_WhereADoubleIsRead()
    {
        string mixed = ContractRuns.OfMembers("[Differentiable] public static float F(float x, [Constant] double y) => MathF.Exp(x) * (float)y;").MethodText("FGradient");
        string single = ContractRuns.OfMembers("[Differentiable] public static float F(float x, [Constant] float y) => MathF.Exp(x) * y;").MethodText("FGradient");
        Assert.Contains("return (float)(y * global::System.Math.Exp(x));", mixed, StringComparison.Ordinal);
        Assert.Contains("return y * global::System.MathF.Exp(x);", single, StringComparison.Ordinal);
    }

    private static object? Widened(object? argument) => argument switch
    {
        float x => (double)x,
        float[] vector => vector.Select(x => (double)x).ToArray(),
        float[,] matrix => Widened(matrix),
        _ => argument,
    };

    private static double[,] Widened(float[,] matrix)
    {
        double[,] wide = new double[matrix.GetLength(0), matrix.GetLength(1)];
        for (int i = 0; i < matrix.Length; i++)
        {
            wide[i / wide.GetLength(1), i % wide.GetLength(1)] = matrix[i / wide.GetLength(1), i % wide.GetLength(1)];
        }

        return wide;
    }

    /// <summary>A double errs as its text's own steps do; a float by its last rounding, or by a few where it is added up.</summary>
    private static void AssertNear(double expected, double actual, double error, bool isSingle)
    {
        double tolerance = (16 * DoubleRounding * (error + Math.Abs(expected))) + (isSingle ? 3 * SingleRounding * Math.Abs(expected) : 0);
        Assert.True(Math.Abs(actual - expected) <= tolerance, $"{actual:R} instead of {expected:R}, tolerance {tolerance:R}");
    }

    /// <summary>Where the text computes in double between floats, so does the derivative.</summary>
    [Theory]
    [InlineData("double s = 0; foreach (float v in x) s += v * v; return (float)s;", "double s = 0.0;")]
    [InlineData("return (float)(Math.Exp(x[0]) * 0.1 + x[1] / 3.0);", "double e = global::System.Math.Exp(")]
    [InlineData("return (float)Math.Exp(x[0]) * x[1];", "global::System.MathF.Exp(x[0])")]
    public void Precision_IsThatOfTheText(string body, string emitted) => Assert.Contains(
        emitted, ContractRuns.OfMembers($"[Differentiable] public static float F(float[] x) {{ {body} }}").MethodText("FValueAndGradient"), StringComparison.Ordinal);

    /// <summary>Conditions on a float that is 0.1f, and what C# says of them.</summary>
    public static TheoryData<string, bool> Comparisons
    {
        get
        {
            float x = 0.1f;
            return new()
            {
                { "x <= 0.1f", x <= 0.1f },
                { "x <= 0.1", x <= 0.1 },
                { "x is > 0.1f", x is > 0.1f },
                { "x == 0.3f - 0.2f", x == 0.3f - 0.2f },
                { "x < MathF.Sqrt(0.01f)", x < MathF.Sqrt(0.01f) },
                { "MathF.Sqrt(0.01f) < x", MathF.Sqrt(0.01f) < x },
            };
        }
    }

    /// <summary>A float is compared with the float that a constant has been rounded to, and with a double's digits in double.</summary>
    [Theory]
    [MemberData(nameof(Comparisons))]
    public void Constant_IsComparedAsTheTextHasIt(string condition, bool holds)
    {
        LossMethod loss = GeneratorHarness.DerivGen.Run(
            $"using System;\nusing DerivGen;\n\npublic static partial class Losses\n{{\n[Differentiable] public static float F(float x, float y) => ({condition} ? 1 : x) * y;\n}}\n",
            HarnessOptions.Bulk with { AllowErrors = true }).Loss("Losses.F");
        Assert.Equal(holds ? 2f : 0.2f, loss.ValueAndGradient(0.1f, 2f).Value, 1e-6);
    }
}
