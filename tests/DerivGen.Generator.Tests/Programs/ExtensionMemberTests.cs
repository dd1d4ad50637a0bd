#if ROSLYN_SDK // C# 14
using DerivGen.Generator.Tests.Reading;
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>Members of extension blocks, <c>field</c>, and compound operators of instances, which only the newest compilers describe.</summary>
public sealed class ExtensionMemberTests
{
    private const string Text = """
        using System;
        using DerivGen;

        public static partial class Losses
        {
            [Differentiable] public static double Numbers(double x) => x.Squared() + x.Cubed * x.Plus(2) + double.Half * x.Plus(x.Plus(1));
            [Differentiable] public static double Arrays(double[] z) => z.Total() + z.First * z[1..].Total() + z.Weigh(z[1]);
            [Differentiable] public static double Generic(double x) => x.Twice() * x;
            [Differentiable] public static double InPlace(double x) { var v = new Pair(x, 2); v += new Pair(x * x, 1); return v.A * v.Norm; }
            [Differentiable] public static double Recursive(double x) => x.Power(3) + x.Plus(1).Power(2);
        }

        public record struct Pair(double A, double B)
        {
            public void operator +=(Pair other) { A += 2 * other.A; B += other.B; }
        }

        public static class Extensions
        {
            public static double Squared(this double x) => x * x;

            extension(double x)
            {
                public double Cubed => x * x * x;
                public double Plus(double y) => x + y;
                public double Power(int n) => n == 0 ? 1 : x * x.Power(n - 1);
                public static double Half => 0.5;
            }

            extension(double[] z)
            {
                public double First => z[0];
                public double Total() { double s = 0; foreach (double v in z) s += v * v; return s; }
                public double Weigh(double w) => z[0] * w;
            }

            extension<T>(T x) where T : System.Numerics.INumber<T>
            {
                public T Twice() => x + x;
            }

            extension(Pair v)
            {
                public double Norm => Math.Sqrt(v.A * v.A + v.B * v.B);
            }
        }

        public partial class Model
        {
            public double Rate { get => field * 2; set => field = value > 0 ? value : 0; } = 1.5;
            [Differentiable] public double Loss(double x) => Rate * x * x;
        }
        """;

    [Theory]
    [InlineData("Losses.Numbers")]
    [InlineData("Losses.Generic")]
    [InlineData("Losses.InPlace")]
    [InlineData("Losses.Recursive")]
    [InlineData("Model.Loss")]
    public void OfANumber_AreRead(string method)
    {
        LossMethod loss = GeneratorHarness.DerivGen.Run(Text, HarnessOptions.Bulk).Loss(method);
        (double value, double[][] gradient) = loss.ValueAndGradient(0.75);
        Assert.Equal(loss.Invoke(0.75), value, 1e-12);
        Assert.Equal((loss.Invoke(0.75 + 1e-5) - loss.Invoke(0.75 - 1e-5)) / 2e-5, gradient[0][0], 1e-7);
    }

    public static TheoryData<string> Constructs => [.. NewerLanguage.Rows.Select(row => row.Construct)];

    /// <summary>What docs/language.md promises for this compiler.</summary>
    [Theory]
    [MemberData(nameof(Constructs))]
    public void ConstructsOfTheTable_AreRead(string construct)
    {
        string text = NewerLanguage.Rows.Single(row => row.Construct == construct).Text;
        LossMethod loss = GeneratorHarness.DerivGen.Run("using DerivGen;\n\npublic static partial class Losses\n{\n[Differentiable] " + text + "\n}\n", HarnessOptions.Bulk).Loss("Losses.X");
        (double value, double[][] gradient) = loss.ValueAndGradient(0.75);
        Assert.Equal(loss.Invoke(0.75), value, 1e-12);
        Assert.Equal((loss.Invoke(0.75 + 1e-5) - loss.Invoke(0.75 - 1e-5)) / 2e-5, gradient[0][0], 1e-7);
    }

    [Fact]
    public void OfArrays_AreRead()
    {
        LossMethod loss = GeneratorHarness.DerivGen.Run(Text, HarnessOptions.Bulk).Loss("Losses.Arrays");
        (double value, double[][] gradient) = loss.ValueAndGradient(new[] { 2.0, 3, 5 });
        Assert.Equal(38 + (2 * 34) + 6, value);
        Assert.Equal([4 + 34 + 3, 6 + 12 + 2, 10 + 20], gradient[0]);
    }
}
#endif
