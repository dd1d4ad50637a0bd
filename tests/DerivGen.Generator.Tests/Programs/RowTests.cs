#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>Rows that share a sum, kept for a program: each sum is computed once for a row, as the text does, and not for every element of it.</summary>
public sealed class RowTests
{
    private static readonly string Text = """
        using System;
        using DerivGen;

        public static partial class Rows
        {
        [Differentiable] public static double Softmaxes(double[] w, double[] x, int steps)
        {
            int n = x.Length;
            var a = new double[n * n];
            for (int r = 0; r < n; r++) Softmax(w.AsSpan(r * n, n)).CopyTo(a.AsSpan(r * n));
            return Run(a, x, steps);
        }

        [Differentiable] public static double Scaled(double[] w, double[] x, int steps)
        {
            int n = x.Length;
            var a = new double[n * n];
            for (int r = 0; r < n; r++)
            {
                double s = 1;
                for (int c = 0; c < n; c++) s += w[r * n + c] * w[r * n + c];
                for (int c = 0; c < n; c++) a[r * n + c] = w[r * n + c] * x[c] / s;
            }

            return Run(a, x, steps);
        }

        static double Run(double[] a, double[] x, int steps)
        {
            int n = x.Length;
            var h = (double[])x.Clone();
            var g = new double[n];
            for (int t = 0; t < steps; t++)
            {
                for (int i = 0; i < n; i++)
                {
                    double s = 0;
                    for (int j = 0; j < n; j++) s += a[i * n + j] * h[j];
                    g[i] = Math.Sin(s);
                }

                for (int i = 0; i < n; i++) h[i] = g[i];
            }

            double sum = 0;
            foreach (double v in h) sum += v * v;
            return sum;
        }

        static double[] Softmax(ReadOnlySpan<double> z)
        {
            var p = new double[z.Length];
            double s = 0;
            for (int i = 0; i < z.Length; i++) { p[i] = Math.Exp(z[i]); s += p[i]; }
            for (int i = 0; i < z.Length; i++) p[i] /= s;
            return p;
        }
        }
        """;

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorHarness.DerivGen.Run(Text, HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true }));

    [Theory]
    [InlineData("Softmaxes")]
    [InlineData("Scaled")]
    public void Gradients_AreTheTextsDifferences(string name)
    {
        TextDifferences.NothingIsRefused(Run.Value);
        StructuredMethod method = new(Run.Value, "Rows." + name);
        foreach (object?[] arguments in new[] { Arguments(1), Arguments(3), Arguments(4) })
        {
            method.Verify(arguments, 1e-11);
        }
    }

    /// <summary>What the gradient costs grows as the text does: with the number of elements.</summary>
    [Theory]
    [InlineData("Softmaxes")]
    [InlineData("Scaled")]
    public void Cost_GrowsAsTheTexts(string name)
    {
        LossMethod loss = Run.Value.Loss("Rows." + name);
        Assert.InRange(Relative(24), 0, 1.2 * Relative(6));

        double Relative(int n) => loss.CountValueAndGradient(Arguments(n)).Weighted / loss.CountInvoke(Arguments(n)).Weighted;
    }

    private static object?[] Arguments(int n)
    {
        Random random = new(n);
        return [Numbers(n * n), Numbers(n), 2];

        double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextDouble() * 3) - 1)];
    }
}
#endif
