#if !ROSLYN_BASELINE // generic mathematics is C# 11
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DerivGen.Generator.Tests.Contract;
using DerivGen.Generator.Pipeline;
using DerivGen.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DerivGen.Generator.Tests.Numbers;

/// <summary>Methods over T : IFloatingPointIeee754&lt;T&gt;: what is emitted is generic too, and right for double, float and Half.</summary>
public sealed class GenericNumberTests
{
    private const string Rosenbrock = """
        [Differentiable]
        public static T F<T>(T x, T y) where T : IFloatingPointIeee754<T>
        {
            T a = T.One - x;
            T b = y - x * x;
            return a * a + T.CreateChecked(100) * b * b;
        }
        """;

    private const string CrossEntropy = """
        [Differentiable]
        public static T F<T>(T[] z, [Constant] T[] y) where T : IFloatingPointIeee754<T>
        {
            T sum = T.Zero;
            foreach (T v in z) sum += T.Exp(v);
            T loss = T.Zero;
            for (int i = 0; i < z.Length; i++) loss -= y[i] * T.Log(T.Exp(z[i]) / sum);
            return loss;
        }
        """;

    private const string RungeKutta = """
        [Differentiable]
        public static T F<T>(T x0, T k, T h, int steps) where T : IFloatingPointIeee754<T>
        {
            T two = T.CreateChecked(2), six = T.CreateChecked(6);
            T x = x0, v = T.Zero;
            for (int i = 0; i < steps; i++)
            {
                T x1 = v, v1 = -k * T.Sin(x);
                T x2 = v + h / two * v1, v2 = -k * T.Sin(x + h / two * x1);
                T x3 = v + h / two * v2, v3 = -k * T.Sin(x + h / two * x2);
                T x4 = v + h * v3, v4 = -k * T.Sin(x + h * x3);
                x += h / six * (x1 + two * x2 + two * x3 + x4);
                v += h / six * (v1 + two * v2 + two * v3 + v4);
            }

            return x;
        }
        """;

    private const string Members = """
        [Differentiable]
        public static T F<T>(T x, T y, int n, [Constant] double rate, [Constant] T[] w) where T : IFloatingPointIeee754<T>
        {
            T s = T.CreateChecked(n) * Square(x) + T.CreateChecked(rate) * y;
            s += T.Max(x, y) + T.Abs(x) + T.CreateChecked(T.Sign(x)) * y + (x > T.CreateChecked(0.1) ? x : y);
            s += Sigma(x * y) + T.Sqrt(x) * x + T.Log(T.One + T.Exp(y)) - T.Sin(x) + T.Pi * x;
            s = s / T.CreateChecked(3) + w[0] * T.Sqrt(x);
            return -s + T.Tanh(y) - T.Min(T.Cos(x), y);
        }
        static T Square<T>(T x) where T : INumber<T> => x * x;
        static T Sigma<T>(T x) where T : IExponentialFunctions<T> => T.One / (T.One + T.Exp(-x));
        """;

    private const string Matrix = """
        [Differentiable]
        public static T F<T>(T[,] m, T[] x) where T : IFloatingPointIeee754<T>
        {
            T[] t = new T[x.Length];
            for (int i = 0; i < x.Length; i++)
            {
                for (int j = 0; j < x.Length; j++) t[i] += m[i, j] * x[j];
                t[i] = T.Tanh(t[i]);
            }

            T s = T.Zero;
            for (int i = 0; i < x.Length; i++) s += t[i] * t[(i + 1) % x.Length];
            return s;
        }
        """;

    private const string Recurrence = """
        [Differentiable]
        public static T F<T>(T[] a, T x) where T : IFloatingPointIeee754<T>
        {
            T[] t = new T[a.Length];
            for (int i = 0; i < a.Length; i++) t[i] = a[i];
            for (int k = 1; k < a.Length; k++)
                for (int i = 0; i < a.Length - k; i++) t[i] = t[i] * (T.One - x) + t[i + 1] * x * t[i];
            return t[0];
        }
        """;

    private const string Removable = """
        [Differentiable]
        public static T F<T>(T x) where T : IFloatingPointIeee754<T> => T.Exp(x) - T.One - x + (x - T.Sin(x));
        """;

    private const string Softplus = """
        [Differentiable]
        public static T F<T>(T z, [Constant] T y) where T : IFloatingPointIeee754<T>
        {
            T a = T.One / (T.One + T.Exp(-z));
            return -(y * T.Log(a) + (T.One - y) * T.Log(T.One - a));
        }
        """;

    private const string Norm = """
        [Differentiable]
        public static T F<T>(T[] x) where T : IFloatingPointIeee754<T>
        {
            T s = T.Zero;
            foreach (T v in x) s += v * v;
            return T.Sqrt(s) + T.Log(T.One + s);
        }
        """;

    public static TheoryData<string, Type, object?[]> Methods
    {
        get
        {
            (string Text, object?[] Arguments)[] rows =
            [
                (Rosenbrock, [1.25, 0.5]),
                (Rosenbrock, [-0.3, 1.7]),
                (CrossEntropy, [new[] { 0.3, -2.5, 1.7, 4.1 }, new[] { 0.125, 0.5, 0.25, 0.125 }]),
                (CrossEntropy, [new[] { 800.0, -25, 790 }, new[] { 0.0, 0, 1 }]),
                (RungeKutta, [0.7, 1.3, 0.125, 6]),
                (Members, [0.7, 0.3, 3, 0.6, new[] { 1.5 }]),
                (Members, [0.05, 2.5, 2, -0.6, new[] { 0.7 }]),
                (Matrix, [new[,] { { 0.3, -0.2 }, { 0.7, 0.4 } }, new[] { 1.25, -0.4 }]),
                (Recurrence, [new[] { 0.3, 1.2, -0.7, 0.9, 2 }, 0.3]),
                (Removable, [0.01]),
                (Removable, [-0.2]),
                (Removable, [1.3]),
                (Softplus, [0.3, 0.25]),
                (Softplus, [-9.5, 1.0]),
                (Softplus, [800.0, 0.0]),
                (Norm, [new[] { 0.3, -4.0, 1e-2 }]),
            ];
            TheoryData<string, Type, object?[]> data = [];
            foreach ((string text, object?[] arguments) in rows)
            {
                data.Add(text, typeof(double), arguments);
                data.Add(text, typeof(float), arguments);
                data.Add(text, typeof(Half), arguments);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void ValueAndGradient_AreAccurateInTheirType(string members, Type type, object?[] arguments)
    {
        object?[] rounded = [.. arguments.Select(argument => Rounded(argument, type))];
        LossMethod loss = GeneratorHarness.DerivGen.Run(InClass(members), HarnessOptions.Bulk).Loss("Losses.F");
        ImmutableArray<int> variables = [.. loss.Variables.Select(name => loss.Parameters.ToList().IndexOf(name))];
        variables = [.. variables.Where(place => arguments[place] is not int && !(members.Contains("double rate", StringComparison.Ordinal) && place == 3))];
        if (WideDualCode.Compile(InDouble(InClass(members))).Differentiate("Losses.F", rounded, variables) is not { } expected || !double.IsFinite(expected[0][0].Value.High))
        {
            // What overflows as text has a closed form.
            Assert.Contains(800.0, arguments.SelectMany(argument => argument is double[] vector ? vector : [argument is double number ? number : 0]));
            AssertExtremes(loss.WithTypeArguments(type), members, rounded);
            return;
        }

        (double value, double[][] both) = loss.WithTypeArguments(type).ValueAndGradient(rounded);
        double[][] alone = loss.WithTypeArguments(type).Gradient(rounded);
        AssertNear(expected[0][0].Value.High, value, expected[0][0].ValueError, type);
        for (int part = 0; part < expected.Length; part++)
        {
            for (int i = 0; i < expected[part].Length; i++)
            {
                AssertNear(expected[part][i].Derivative.High, both[part][i], expected[part][i].DerivativeError, type);
                AssertNear(expected[part][i].Derivative.High, alone[part][i], expected[part][i].DerivativeError, type);
            }
        }
    }

    [Theory]
    [InlineData(Rosenbrock)]
    [InlineData(CrossEntropy)]
    [InlineData(RungeKutta)]
    [InlineData(Members)]
    [InlineData(Matrix)]
    [InlineData(Recurrence)]
    [InlineData(Removable)]
    [InlineData(Softplus)]
    [InlineData(Norm)]
    public void Text_CompilesWithoutWarning(string members) =>
        GeneratorHarness.DerivGen.Run(InClass(members), HarnessOptions.Default with { CheckCultures = false, CheckCaching = false });

    /// <summary>The functions that a number has, each as the marked method over double has it.</summary>
    [Theory]
    [InlineData("T.Pow(x, T.CreateChecked(1.5)) + T.Atan2(x, y) * T.Tan(y)")]
    [InlineData("T.Sinh(x) * T.Cosh(y) - T.Asinh(x) + T.Acosh(T.One + y) * T.Atanh(x * y)")]
    [InlineData("T.Asin(x * y) - T.Acos(x) * T.Atan(y) + T.Cbrt(x + y)")]
    [InlineData("T.Exp2(x) + T.Exp10(y) * T.Log2(x) - T.Log10(y) + T.ExpM1(x) * T.LogP1(y)")]
    [InlineData("T.Clamp(x, T.Zero, T.CreateChecked(0.5)) + T.CopySign(x, -y) + T.Hypot(x, y) + T.Lerp(x, y, T.CreateChecked(0.25)) + T.RootN(x, 3)")]
    [InlineData("T.Floor(T.CreateChecked(3) * x) * y + T.Round(y) * x - T.Truncate(x + T.One) * y + T.Ceiling(y) * x")]
    [InlineData("x % T.CreateChecked(0.3) + T.CreateChecked(int.CreateTruncating(x * T.CreateChecked(7))) * y + T.Ieee754Remainder(x, y)")]
    [InlineData("T.E * x + T.Tau * y + T.NegativeOne * x * y + T.SinPi(x) + T.DegreesToRadians(y)")]
    [InlineData("StableMath.Sigmoid(x) + StableMath.Erf(y) * StableMath.LogAddExp(x, y) + StableMath.XLogX(x)")]
    [InlineData("T.Max(T.MaxMagnitude(x, y), T.CreateChecked(0.1f)) / T.CreateChecked(7L) - T.MinMagnitude(x, y) * T.Sqrt(y)")]
    [InlineData("T.CreateChecked((uint)int.CreateTruncating(x * T.CreateChecked(7)) + 1) * x - T.CreateSaturating((nint)3) * y")]
    public void Functions_AreThoseOfDouble(string expression)
    {
        string text = $"[Differentiable] public static T F<T>(T x, T y) where T : IFloatingPointIeee754<T> {{ T s = {expression}; s++; --s; s -= T.One; return +s; }}";
        string inDouble = Regex.Replace(text, @"where T : \w+<T>", "").Replace("<T>", "", StringComparison.Ordinal).Replace("T.CreateChecked(", "double.CreateChecked(", StringComparison.Ordinal)
            .Replace("T.Zero", "0.0", StringComparison.Ordinal).Replace("T.One", "1.0", StringComparison.Ordinal).Replace("T.NegativeOne", "-1.0", StringComparison.Ordinal);
        inDouble = Regex.Replace(Regex.Replace(inDouble, @"\bT\.", "double."), @"\bT\b", "double");
        LossMethod generic = GeneratorHarness.DerivGen.Run(InClass(text), HarnessOptions.Bulk).Loss("Losses.F");
        LossMethod plain = GeneratorHarness.DerivGen.Run(InClass(inDouble), HarnessOptions.Bulk).Loss("Losses.F");
        foreach (Type type in new[] { typeof(double), typeof(float), typeof(Half) })
        {
            object?[] arguments = [Rounded(0.7, type), Rounded(0.4, type)];
            (double expected, double[][] slopes) = plain.ValueAndGradient(arguments);
            (double value, double[][] gradient) = generic.WithTypeArguments(type).ValueAndGradient(arguments);
            AssertNear(expected, value, 4, type);
            AssertNear(slopes[0][0], gradient[0][0], 4, type);
            AssertNear(slopes[1][0], gradient[1][0], 4, type);
        }
    }

    /// <summary>The DerivGen assembly for .NET Standard has no functions of generic numbers: those of double are called.</summary>
    [Theory]
    [InlineData(Softplus)]
    [InlineData(Recurrence)]
    [InlineData(RungeKutta)]
    public void Text_CompilesWithTheAssemblyForDotNetStandard(string members)
    {
        static bool IsRuntimeLibrary(MetadataReference reference) => Path.GetFileName(reference.Display) == "DerivGen.dll";
        CSharpCompilation current = FrameworkReferences.Empty(TargetFrameworkKind.Current);
        CSharpCompilation compilation = current
            .RemoveReferences(current.References.Where(IsRuntimeLibrary))
            .AddReferences(FrameworkReferences.Empty(TargetFrameworkKind.NetStandard20).References.Where(IsRuntimeLibrary))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(InClass(members), new CSharpParseOptions(LanguageVersion.Latest), cancellationToken: TestContext.Current.CancellationToken));
        CSharpGeneratorDriver.Create([new DifferentiableGenerator().AsSourceGenerator()], parseOptions: new CSharpParseOptions(LanguageVersion.Latest))
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _, TestContext.Current.CancellationToken);
        Assert.Equal(2, output.SyntaxTrees.Count());
        Assert.Empty(output.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        LossMethod loss = CompiledCode.Load((CSharpCompilation)output).Loss("Losses.F").WithTypeArguments(typeof(double));
        object?[] arguments = members == Softplus ? [0.5, 0.5] : members == RungeKutta ? [0.5, 1.5, 0.25, 4] : [new[] { 0.5, 1.5, 0.25, 4 }, 0.5];
        Assert.Equal(loss.Invoke(arguments), loss.ValueAndGradient(arguments).Value, 1e-14);
    }

    /// <summary>Temporary arrays of a type parameter come from the pool, or the stack where it is unmanaged.</summary>
    [Theory]
    [InlineData(Rosenbrock)]
    [InlineData(Matrix)]
    [InlineData(Recurrence)]
    public void Calls_AllocateNothing(string members)
    {
        foreach (string constraint in new[] { "where T : ", "where T : unmanaged, " })
        {
            LossMethod loss = GeneratorHarness.DerivGen.Run(InClass(members.Replace("where T : ", constraint, StringComparison.Ordinal)), HarnessOptions.Bulk).Loss("Losses.F").WithTypeArguments(typeof(Half));
            Assert.Equal(0, Allocations.Of(members == Rosenbrock
                ? Call(loss.Bind<Func<Half, Half, (Half, (Half, Half))>>("ValueAndGradient"))
                : members == Matrix
                    ? Call(loss.Bind<Func<Half[,], Half[], Half[,], Half[], Half>>("ValueAndGradient"), new Half[3, 3], new Half[3], new Half[3, 3], new Half[3])
                    : Call(loss.Bind<Func<Half[], Half, Half[], (Half, Half)>>("ValueAndGradient"), new Half[5], new Half[5])));
        }

        static Action Call(Delegate method, params object[] arguments) => (method, arguments) switch
        {
            (Func<Half, Half, (Half, (Half, Half))> f, _) => () => f((Half)0.5, (Half)0.25),
            (Func<Half[,], Half[], Half[,], Half[], Half> f, [Half[,] m, Half[] x, Half[,] mGradient, Half[] xGradient]) => () => f(m, x, mGradient, xGradient),
            (Func<Half[], Half, Half[], (Half, Half)> f, [Half[] a, Half[] aGradient]) => () => f(a, (Half)0.5, aGradient),
            _ => throw new ArgumentException("No such method.", nameof(method)),
        };
    }

    /// <summary>A helper's own type parameter stands for what it is called with.</summary>
    [Fact]
    public void Helpers_HaveTypeParametersOfTheirOwn()
    {
        LossMethod loss = ContractRuns.Loss("""
            [Differentiable] public static double X(double x) { double y = Twice(x); Swap(ref x, ref y); return Last(new[] { x, Of<double>.Square(y) }) + Weigh(x, 3); }
            static T Twice<T>(T x) where T : System.Numerics.INumber<T> => x + x;
            static void Swap<T>(ref T a, ref T b) { T t = a; a = b; b = t; }
            static T Last<T>(T[] xs) => xs[xs.Length - 1];
            static T Weigh<T>(T x, int n) where T : System.Numerics.INumberBase<T> => x * T.CreateChecked(n) / Twice<double>(1.0).As<T>();
            static T As<T>(this double x) where T : System.Numerics.INumberBase<T> => T.CreateChecked(x);
            static class Of<T> where T : System.Numerics.IMultiplyOperators<T, T, T> { public static T Square(T x) => x * x; }
            """);
        Assert.Equal([[4.0]], loss.Gradient(0.5)); // x² + 3 x
    }

    private static void AssertExtremes(LossMethod loss, string members, object?[] arguments)
    {
        (double value, double[][] gradient) = loss.ValueAndGradient(arguments);
        if (members == Softplus)
        {
            Assert.Equal(800, value);
            Assert.Equal(1, gradient[0][0]);
        }
        else
        {
            Assert.Equal(10, value, 0.01);
            Assert.Equal([1.0, 0, -1], gradient[0].Select(part => Math.Round(part, 3)));
        }
    }

    private static string InClass(string members) => $"using System;\nusing System.Numerics;\nusing DerivGen;\n\npublic static partial class Losses\n{{\n{members}\n}}\n";

    /// <summary>The same text over double, with Math's functions.</summary>
    private static string InDouble(string text)
    {
        text = Regex.Replace(text, @"where T : \w+<T>", "").Replace("<T>", "", StringComparison.Ordinal);
        text = text.Replace("T.CreateChecked(", "(double)(", StringComparison.Ordinal).Replace("T.Zero", "0.0", StringComparison.Ordinal)
            .Replace("T.One", "1.0", StringComparison.Ordinal).Replace("T.Pi", "3.14159265358979323846264338", StringComparison.Ordinal);
        return Regex.Replace(Regex.Replace(text, @"\bT\.", "Math."), @"\bT\b", "double").Replace("using System.Numerics;", "", StringComparison.Ordinal);
    }

    private static object? Rounded(object? argument, Type type) => argument switch
    {
        double number => type == typeof(Half) ? (double)(Half)number : type == typeof(float) ? (float)number : number,
        double[] vector => vector.Select(number => (double)Rounded(number, type)!).ToArray(),
        double[,] matrix => Rounded(matrix, type),
        _ => argument,
    };

    private static double[,] Rounded(double[,] matrix, Type type)
    {
        double[,] rounded = (double[,])matrix.Clone();
        for (int i = 0; i < matrix.Length; i++)
        {
            (int row, int column) = (i / matrix.GetLength(1), i % matrix.GetLength(1));
            rounded[row, column] = (double)Rounded(matrix[row, column], type)!;
        }

        return rounded;
    }

    /// <summary>The error in units of what the text's own steps err by in this type, beside the last rounding; below the normal numbers by the smallest of them.</summary>
    private static void AssertNear(double expected, double actual, double error, Type type)
    {
        double rounding = Math.ScaleB(1, type == typeof(Half) ? -11 : type == typeof(float) ? -24 : -53);
        double smallest = type == typeof(Half) ? Math.ScaleB(1, -14) : type == typeof(float) ? Math.ScaleB(1, -126) : 0;
        double tolerance = (8 * rounding * (error + Math.Abs(expected))) + smallest;
        Assert.True(Math.Abs(actual - expected) <= tolerance, $"{actual:R} instead of {expected:R}, {(actual - expected) / rounding / (error + Math.Abs(expected))} units");
    }
}
#endif
