using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.TestKit;

public sealed class OperationCounterTests
{
    [Theory]
    [InlineData("return x + y - 1;", "add 2")]
    [InlineData("return -(x * y) / 2;", "divide 1, multiply 1, negate 1")]
    [InlineData("return x % y;", "divide 1")]
    [InlineData("return -1 * x + 2 * 3;", "multiply 1, add 1")]
    [InlineData("const double c = 2 * 3.5; return c * x;", "multiply 1")]
    [InlineData("x += y; x *= y; x -= 1; x /= 2; return x;", "divide 1, multiply 1, add 2")]
    [InlineData("x++; --y; return x * y;", "multiply 1, add 2")]
    [InlineData("int i = 3; i *= 2; i++; return i;", "0")]
    [InlineData("int n = 4; return x / n;", "divide 1")]
    [InlineData("float f = (float)x; return f * f;", "multiply 1")]
    [InlineData("return x > y && y > 100 ? x : y;", "compare 1", 1, 2)]
    [InlineData("return x > y && y > 100 ? x : y;", "compare 2", 3, 2)]
    [InlineData("return x is > 0 and < 10 ? 1 : 0;", "compare 2")]
    [InlineData("return x switch { < 0 => x * 2, < 1 => x, _ => -x };", "multiply 1, compare 1", -1, 0)]
    [InlineData("return x switch { < 0 => x * 2, < 1 => x, _ => -x };", "negate 1, compare 2", 5, 0)]
    [InlineData("switch (x) { case < 0: return 1; case 0.5: return 2; default: return 3; }", "compare 2", 5, 0)]
    [InlineData("return Math.Exp(x) + Math.Log(y) * Math.Pow(x, y);", "exp 1, log 1, pow 1, multiply 1, add 1")]
    [InlineData("return Math.Sin(x) + MathF.Tanh((float)x) + double.Cbrt(x) + Math.Sqrt(y);", "trig 2, other 1, sqrt 1, add 3")]
    [InlineData("return Math.Max(x, y) + Math.Abs(x) + Math.Sign(x);", "add 2, select 3")]
    [InlineData("return Math.Max(3, 4) + Math.Abs(-2);", "0")]
    [InlineData("return double.IsNaN(x) ? 0 : Math.FusedMultiplyAdd(x, y, 1);", "multiply 1, add 1, compare 1")]
    [InlineData("(double s, double c) = Math.SinCos(x); return s * c;", "trig 2, multiply 1")]
    [InlineData("System.Diagnostics.Debug.Assert(x * x > 0); return x;", "0")]
    [InlineData("return Twice(Twice(x));", "multiply 2")]
    [InlineData("Func<double, double> f = v => v * v; return f(f(x));", "multiply 2")]
    [InlineData("double[] a = { x, y }; a[0] += a[1]; return a[0];", "add 1, load 3, store 1")]
    [InlineData("Span<double> a = stackalloc double[2]; a[1] = x; (a[0], a[1]) = (a[1], a[0]); return a[^1];", "load 3, store 1")]
    [InlineData("double[] a = { x, y }; double s = 0; foreach (double v in a) s += v; return s;", "add 2, load 2")]
    [InlineData("double[] a = { x, y }; ref double r = ref a[0]; r *= 2; return r;", "multiply 1")]
    [InlineData("decimal d = 2; d *= d; return x;", "0")]
    public void Operations_AreCounted(string body, string expected, double x = 0.25, double y = 0.5) =>
        Assert.Equal(expected, Compile(body).Count("M.F", x, y).ToString());

    [Fact]
    public void Result_IsThatOfTheText()
    {
        const string Body = "double[] a = { x, y, 1 }; int k = 0; a[k++] += a[k++] * a[k]; x = x++ + ++x - (a[0] -= y); return x;";
        CompiledCode code = Compile(Body);
        Assert.Equal(code.Call("M.F", 0.3, 0.7), code.Counted.Call("M.F", 0.3, 0.7));
    }

    [Fact]
    public void Vectors_CountByLane()
    {
        const string Body = "Vector<double> v = new(x); v = v * v + Vector<double>.One; v = Vector.Exp(v); return Vector.Sum(v);";
        int lanes = System.Numerics.Vector<double>.Count;
        OperationCount count = Compile(Body).Count("M.F", 0.25, 0.5);
        Assert.Equal($"exp {lanes}, multiply {lanes}, add {2 * lanes}", count.ToString());
    }

#if !ROSLYN_BASELINE // needs C# 11
    [Fact]
    public void GenericMathematics_IsCounted()
    {
        const string Generic = "public static class Generic { public static T F<T>(T x) where T : IFloatingPointIeee754<T> => x > T.Zero ? T.Exp(x * x) + T.One : -x; }";
        Assert.Equal("exp 2, multiply 2, add 3, compare 2", Compile("return Generic.F(x) + Generic.F((float)y);", Generic).Count("M.F", 0.25, 0.5).ToString());
    }
#endif

    [Fact]
    public void StableLogarithmAndExponential_CountAsOne()
    {
        const string Library = """
            public static class StableMath
            {
                public static double Log1P(double x) { double u = 1 + x; return Correct(u, x); }
                public static double ExpM1(double x) => Math.Exp(x) - 1;
                public static double Softplus(double x) => Log1P(ExpM1(x) * 2);
                private static double Correct(double u, double x) => Math.Log(u) - (u - 1 - x) / u;
            }
            """;
        Assert.Equal("exp 1, log 1, multiply 1, add 1", Compile("return StableMath.Softplus(x) + y;", Library).Count("M.F", 0.25, 0.5).ToString());
    }

    [Fact]
    public void RuntimeLibrary_IsFollowed()
    {
        Assert.Equal("exp 1, log 1", Compile("return DerivGen.StableMath.Softplus(x);").Count("M.F", 0.25, 0.5).TranscendentalText);
        Assert.Equal("exp 1", Compile("return DerivGen.StableMath.Sigmoid((float)x);").Count("M.F", 0.25, 0.5).TranscendentalText);
        Assert.Equal("log 1", Compile("return DerivGen.StableMath.Log1P((float)x);").Count("M.F", 0.25, 0.5).ToString());
    }

    [Fact]
    public void Constants_AreInitialisedBeforeTheCount()
    {
        const string Field = "public static class Constants { public static readonly double Scale = 1 / Math.Log(2); }";
        Assert.Equal("log 1, multiply 1", Compile("return Constants.Scale * Math.Log(x);", Field).Count("M.F", 0.25, 0.5).ToString());
    }

    [Fact]
    public void FunctionWithoutARow_IsNotPassedOverInSilence()
    {
        const string Strange = "return Vector.AnyWhereAllBitsSet(new Vector<double>(x)) ? 1 : 0;";
        Assert.Contains("add what it costs", Assert.Throws<NotSupportedException>(() => Compile(Strange).Count("M.F", 1, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("write a lambda", Assert.Throws<NotSupportedException>(() => Compile("Func<double, double> f = Math.Exp; return f(x);").Count("M.F", 1, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_AddUpAndAreWeighted()
    {
        OperationCount one = Compile("return x + y;").Count("M.F", 1, 2);
        OperationCount other = Compile("return Math.Exp(x) / y;").Count("M.F", 1, 2);
        Assert.Equal("exp 1, divide 1, add 1", (one + other).ToString());
        Assert.Equal(one, one + other - other);
        Assert.Equal((1, 2), ((one + other).Transcendental, (one + other).Flops));
        Assert.Equal("exp 1", other.TranscendentalText);
        Assert.Equal(OperationCosts.Of(OperationKind.Exp) + OperationCosts.Of(OperationKind.Divide), other.Weighted);
        Assert.Contains("| by hand | exp 1 | 1 | 0 | 0 | 20 | exp 1, divide 1 |", OperationCount.Table(("by hand", other), ("emitted", one)), StringComparison.Ordinal);
    }

    private static CompiledCode Compile(string body, string types = "") => CompiledCode.Compile($$"""
        using System;
        using System.Numerics;

        {{types}}

        public static class M
        {
            public static double F(double x, double y) { {{body}} }
            private static double Twice(double x) => 2 * x;
        }
        """);
}
