#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>Arrays of arrays that are data: parameters, fields, handed on, queried, with rows of any lengths.</summary>
public sealed class PassiveRowsTests
{
    private const string Text = """
        using System;
        using System.Linq;
        using DerivGen;

        public static partial class Losses
        {
            private static readonly double[][] Table = { new[] { 1.0, 2 }, new[] { 3.0 } };

            [Differentiable] public static double Regression(double[] w, double b, [Constant] double[][] xs, [Constant] double[] ys)
            {
                double s = 0;
                for (int i = 0; i < xs.Length; i++)
                {
                    double d = b;
                    for (int j = 0; j < w.Length; j++) d += w[j] * xs[i][j];
                    s += (d - ys[i]) * (d - ys[i]);
                }

                return s / xs.Length;
            }

            [Differentiable] public static double Carried(double[] w, double b, [Constant] double[][] xs, [Constant] double[] ys)
            {
                double s = 0;
                foreach (double[] row in xs)
                {
                    double p = 1;
                    for (int j = 0; j < row.Length; j++) p = 0.5 * p * w[j] + Math.Sin(row[j] * b);
                    s = 0.25 * s * p + p;
                }

                return s + xs[^1][0] * b * b;
            }

            [Differentiable] public static double Queried(double[] w, double b, [Constant] double[][] xs, [Constant] double[] ys) =>
                xs.Zip(ys, (x, y) => Math.Exp(-y) * Dot(x, w)).Sum() + xs.Max(x => x[0] * b) * b + xs.Skip(1).Sum(x => x.Length * b) + Dot(b > 0 ? xs[0] : xs[1], w) + Table[1][0] * b;

            [Differentiable] public static double Missing(double x, [Constant] double[][] t) => t is null ? x * x : t[0][0] * x;

            [Differentiable] public static double Counted(double[] w, int[][] places) { double s = 0; foreach (int[] row in places) foreach (int i in row) s += w[i] * w[i] * row.Length; return s; }

            [Differentiable] public static float Single(float x, [Constant] float[][] t) => t[0][1] * x * x * t[1].Length;

            [Differentiable] public static T Generic<T>(T x, [Constant] T[][] t, [Constant] float[][] u) where T : System.Numerics.IFloatingPointIeee754<T> => t[0][1] * x * x * T.CreateChecked(u[1][0]);

            [Differentiable] public static double Named(double row, double[] w, [Constant] double[][] xs) { double row2 = Math.Exp(row); return row2 * row2 * Dot(xs[0], w); }

            private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b) { double s = 0; for (int i = 0; i < Math.Min(a.Length, b.Length); i++) s += a[i] * b[i]; return s; }
        }
        """;

    private static readonly double[][] Rows = [[0.5, -1, 2], [1.5, 0.25, -0.75], [-0.5, 2, 1]];

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorHarness.DerivGen.Run(Text));

    [Theory]
    [InlineData("Regression")]
    [InlineData("Carried")]
    [InlineData("Queried")]
    public void OfData_AreRead(string method) => Agrees(method, new[] { 0.3, -0.7, 1.1 }, 0.4, Rows, new[] { 1.0, -2, 0.5 });

    [Fact]
    public void OfOtherNumbers_AreRead()
    {
        Agrees("Counted", new[] { 0.3, -0.7, 1.1 }, new[] { new[] { 2, 0 }, [], [1, 1, 1] });
        Agrees("Missing", 0.75, Rows);
        Agrees("Missing", 0.75, null);
        Agrees("Named", 0.75, new[] { 0.3, -0.7, 1.1 }, Rows);
        Assert.Equal([[-3f]], Run.Value.Loss("Losses.Single").Gradient(0.5f, Rows).Select(part => part.Select(x => (float)x)));
        Assert.Equal(-1 * 2 * 0.5 * 1.5, Run.Value.Loss("Losses.Generic").WithTypeArguments(typeof(double)).Gradient(0.5, Rows, Rows)[0][0]);
    }

    /// <summary>A destination that is a row of the data would be read after it was written.</summary>
    [Fact]
    public void RowAsDestination_IsRefused()
    {
        double[][] rows = [[1, 2], [3, 4]];
        Type losses = Run.Value.Code.Assembly.GetType("Losses")!;
        var gradient = losses.GetMethod("RegressionGradient")!.CreateDelegate<RegressionGradient>();
        Assert.Throws<ArgumentException>("wGradient", () => gradient([1, 1], 0, rows, [1, 1], rows[1]));
        Assert.Equal([[1, 2], [3, 4]], rows);
    }

    private delegate double RegressionGradient(double[] w, double b, double[][] xs, double[] ys, Span<double> wGradient);

    private static void Agrees(string method, params object?[] arguments)
    {
        LossMethod loss = Run.Value.Loss("Losses." + method);
        (double value, double[][] gradient) = loss.ValueAndGradient(arguments);
        Assert.Equal(loss.Invoke(arguments), value, 1e-12);
        Assert.Equal(gradient, loss.Gradient(arguments));
        int part = 0;
        for (int i = 0; i < arguments.Length && part < gradient.Length; i++)
        {
            if (arguments[i] is double x)
            {
                Assert.Equal(Difference(h => [.. arguments.Select((argument, k) => k == i ? x + h : argument)]), gradient[part++][0], 1e-6);
            }
            else if (arguments[i] is double[] vector)
            {
                double[] found = gradient[part++];
                for (int j = 0; j < vector.Length; j++)
                {
                    Assert.Equal(Difference(h => [.. arguments.Select((argument, k) => k == i ? vector.Select((v, l) => l == j ? v + h : v).ToArray() : argument)]), found[j], 1e-6);
                }
            }
        }

        double Difference(Func<double, object?[]> at) => (loss.Invoke(at(1e-5)) - loss.Invoke(at(-1e-5))) / 2e-5;
    }
}
#endif
