#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using System.Globalization;
using DerivGen.TestKit;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>Local arrays of several dimensions, and arrays of arrays: each goes through as it stands, with the text's value and its differences.</summary>
public sealed class GridTests
{
    private static readonly string Text = """
        using System;
        using System.Linq;
        using DerivGen;

        public static partial class Grids
        {
        // several dimensions
        [Differentiable] public static double Filled(double[] z, double x) { var t = new double[z.Length, 2]; for (int i = 0; i < t.GetLength(0); i++) for (int j = 0; j < t.GetLength(1); j++) t[i, j] = z[i] * (j + x); double s = 0; foreach (double v in t) s += v * v; return s * t.Length + t.Rank; }
        [Differentiable] public static double Given(double x, double y) { var t = new double[,] { { x, y }, { x * y, 1 } }; double[,] u = { { y, 2 }, { 3, x } }; t[0, 1] += u[1, 1] * t[1, 0]; return t[0, 0] * u[0, 1] - t[0, 1] * u[0, 0]; }
        [Differentiable] public static double ThreeDimensions(double[] z) { var t = new double[2, z.Length, 3]; for (int i = 0; i < 2; i++) for (int j = 0; j < z.Length; j++) for (int k = 0; k < 3; k++) t[i, j, k] = z[j] * (i + 1) + k * z[0]; double s = 0; for (int j = 0; j < z.Length; j++) s += t[1, j, 2] * t[0, j, 1]; return s + t.GetLength(2) + t.GetUpperBound(1); }
        [Differentiable] public static double Product(double[] z) { int n = z.Length; var a = new double[n, n]; for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) a[i, j] = z[i] - 0.5 * z[j]; var b = Times(Times(a, a), a); double s = 0; for (int i = 0; i < n; i++) s += b[i, i]; return s; }
        static double[,] Times(double[,] a, double[,] b) { var c = new double[a.GetLength(0), b.GetLength(1)]; for (int i = 0; i < c.GetLength(0); i++) for (int j = 0; j < c.GetLength(1); j++) for (int k = 0; k < a.GetLength(1); k++) c[i, j] += a[i, k] * b[k, j]; return c; }
        [Differentiable] public static double Powers(double[] z, int n) { int m = 2; double[,] p = { { 1, 0 }, { 0, 1 } }, a = { { z[0], 0.25 }, { 0.5, z[1] } }; for (int i = 0; i < n; i++) p = Times(p, a); return p[0, 1] + p[1, 1] * m; }
        [Differentiable] public static double InPlace(double[] z) { int n = z.Length; var a = new double[n, n]; for (int i = 0; i < n; i++) for (int j = 0; j <= i; j++) a[i, j] = z[i] * z[j] * 0.1 + (i == j ? 2 : 0); for (int j = 0; j < n; j++) { double d = a[j, j]; for (int k = 0; k < j; k++) d -= a[j, k] * a[j, k]; a[j, j] = Math.Sqrt(d); for (int i = j + 1; i < n; i++) { double s = a[i, j]; for (int k = 0; k < j; k++) s -= a[i, k] * a[j, k]; a[i, j] = s / a[j, j]; } } double r = 0; for (int i = 0; i < n; i++) r += Math.Log(a[i, i]); return r; }
        [Differentiable] public static double Copied(double[] z) { var a = new double[2, 2]; a[0, 0] = z[0]; a[1, 0] = z[1]; var b = (double[,])a.Clone(); b[0, 0] *= z[2]; Array.Clear(a, 0, 1); double s = a[0, 0] + b[0, 0] * b[1, 0] + a[1, 0]; Array.Copy(b, a, 4); b[1, 0] = 0; return s + a[1, 0] * a[1, 0] + b[1, 0]; }
        [Differentiable] public static double Chosen(double[] z, double x) { var a = new double[2, 3]; if (x > 0.5) a[1, 2] = x * z[0]; else { a[0, 1] = x; a[1, 2] = z[1]; } int k = x > 0 ? 1 : 0; a[k, 2] += z[2]; return a[0, 1] + a[1, 2] * a[k, 2]; }

        // arrays of arrays
        [Differentiable] public static double Rows(double[] z) { var t = new double[z.Length][]; for (int i = 0; i < t.Length; i++) { t[i] = new double[3]; for (int j = 0; j < t[i].Length; j++) t[i][j] = z[i] * j + z[0]; } double s = 0; foreach (double[] row in t) { double m = 0; foreach (double v in row) m += v; s += m * m; } return s + t[^1][1]; }
        [Differentiable] public static double RowsGiven(double x, double y) { double[][] t = new[] { new[] { x, y }, new[] { y, x * x } }; var r = t[1]; r[0] += x; t[0][1] *= t[1][0]; return t[0].Sum() + r[1] * t.Length; }
        [Differentiable] public static double RowsReplaced(double[] z) { int m = 2; var t = new double[2][]; t[0] = new double[m]; t[1] = new double[m]; t[1][1] = z[0]; double s = t[1][1]; t[1] = new double[m]; t[1][0] = z[1]; t[0] = (double[])t[1].Clone(); t[1][0] = 7; return s + t[0][0] * z[2] + t[1][1] + t[1][0]; }
        [Differentiable] public static double Recursion(double[] z) { int n = z.Length; var d = new double[n + 1][]; for (int i = 0; i <= n; i++) d[i] = new double[n + 1]; for (int i = 1; i <= n; i++) for (int j = 1; j <= n; j++) d[i][j] = Math.Abs(z[i - 1] - 0.5 * z[j - 1]) - Math.Log(Math.Exp(-d[i - 1][j]) + Math.Exp(-d[i][j - 1]) + Math.Exp(-d[i - 1][j - 1])); return d[n][n]; }
        [Differentiable] public static double Attention(double[] z) { int n = z.Length / 2; double[][] score = new double[n][]; for (int i = 0; i < n; i++) { score[i] = new double[n]; double sum = 0; for (int j = 0; j < n; j++) { score[i][j] = Math.Exp(z[2 * i] * z[2 * j] + z[2 * i + 1]); sum += score[i][j]; } for (int j = 0; j < n; j++) score[i][j] /= sum; } double s = 0; for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) s += score[i][j] * z[2 * j + 1] * (i + 1); return s; }
        [Differentiable] public static double Helper(double[] z) { var t = Made(z); double s = 0; for (int i = 0; i < t.Length; i++) s += Dot(t[i], z); return s; }
        static double[][] Made(double[] z) { var t = new double[z.Length][]; for (int i = 0; i < z.Length; i++) { t[i] = new double[z.Length]; t[i][i] = z[i] * z[i]; } return t; }
        static double Dot(double[] a, double[] b) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * b[i]; return s; }
        }
        """;

    private static readonly Lazy<GeneratorRun> Run = new(() => TextDifferences.RunOn(Text));

    public static TheoryData<string> Names => [.. TextDifferences.MethodsIn(Text)];

    [Fact]
    public void NoGrid_IsRefused() => TextDifferences.NothingIsRefused(Run.Value);

    [Theory]
    [MemberData(nameof(Names))]
    public void Grids_HaveTheTextsValueAndItsDifferences(string name) => TextDifferences.Verify(Run.Value, "Grids", name);

    [Theory]
    [InlineData("var t = new double[2][]; t[0] = new double[2]; t[1] = new double[3]; return t[1][0] * x;", "DG0103", "rows differ in length")]
    [InlineData("var r = new double[2]; var t = new double[1][]; t[0] = new double[2]; t[0] = r; r[0] = x; return t[0][0];", "DG0100", "A row that has another name")]
    [InlineData("var t = new double[2][]; return t.Length * x;", "DG0103", "whose rows are not made by new")]
    [InlineData("var t = new double[2][]; for (int i = 0; i < 2; i++) { t[i] = new double[i + 1]; t[i][0] = x; } return t[1][0];", "DG0103", "whose rows are not made by new")]
    public void WhatIsNoGrid_IsRefused(string body, string id, string message) =>
        TextDifferences.IsRefused("", "double x", body, id, message);
}
#endif
