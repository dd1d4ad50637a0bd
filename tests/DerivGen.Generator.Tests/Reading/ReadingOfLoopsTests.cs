namespace DerivGen.Generator.Tests.Reading;

/// <summary>What loops are read as.</summary>
public class ReadingOfLoopsTests
{
    private const string MaximumOfZ = "FirstMaximum(#0, 0, z.Length, z[#0])";

    [Theory]
    [InlineData("double s = 0; for (int i = 0; i < z.Length; i++) s += z[i]; return s;", "Sum(#0, 0, z.Length, z[#0])")]
    [InlineData("double s = 0; int i = 0; while (i < z.Length) { s = z[i] + s; i++; } return s;", "Sum(#0, 0, z.Length, z[#0])")]
    [InlineData("double s = z[0]; for (int i = 1; i < z.Length; i++) s += z[i]; return s;", "Sum(#0, 0, z.Length, z[#0])")]
    [InlineData("double s = 0; for (int i = z.Length - 1; i >= 0; i--) s -= z[i]; return -s;", "Sum(#0, 0, z.Length, z[#0])")]
    [InlineData("double s = 0; for (int i = 0; i <= z.Length - 1; ++i) { if (i == c) continue; s += z[i]; } return s;", "Sum(#0, 0, z.Length, (Equal(c, #0) ? 0 : z[#0]))")]
    [InlineData("double s = 0; for (int i = 0; i != z.Length; i++) s += z[i]; return s;", "Sum(#0, 0, z.Length, z[#0])")]
    [InlineData("double p = 1; foreach (double v in z) p *= v; return p;", "Product(#0, 0, z.Length, z[#0])")]
    [InlineData("double m = z[0]; for (int i = 1; i < z.Length; i++) if (z[i] > m) m = z[i]; return m;", MaximumOfZ)]
    [InlineData("double m = double.NegativeInfinity; foreach (double v in z) m = m < v ? v : m; return m;", MaximumOfZ)]
    [InlineData("double m = double.MinValue; foreach (double v in z) if (m < v) { m = v; } return m;", MaximumOfZ)]
    [InlineData("double m = z[0]; foreach (double v in z) if (v >= m) m = v; return m;", "LastMaximum(#0, 0, z.Length, z[#0])")]
    [InlineData("double m = z[0]; foreach (double v in z) m = Math.Max(v, m); return m;", "Maximum(#0, 0, z.Length, z[#0])")]
    [InlineData("double m = z[z.Length - 1]; for (int i = z.Length - 2; i >= 0; i--) if (z[i] > m) m = z[i]; return m;", "LastMaximum(#0, 0, z.Length, z[#0])")]
    [InlineData("double m = 1; foreach (double v in z) m = Math.Min(v, m); return m;", "Min(1, Minimum(#0, 0, z.Length, z[#0]))")]
    [InlineData("double m = 1; foreach (double v in z) if (v < m) m = v; return m;", "(Less(FirstMinimum(#0, 0, z.Length, z[#0]), 1) ? FirstMinimum(#0, 0, z.Length, z[#0]) : 1)")]
    [InlineData("var t = new double[z.Length]; for (int i = 0; i < z.Length; i++) t[i] = 2 * z[i]; double s = 0; foreach (double v in t) s += v; return s;", "(2*Sum(#0, 0, z.Length, z[#0]))")]
    [InlineData("var t = new double[z.Length]; for (int i = 0; i < z.Length; i++) t[i] += z[i]; return t[c];", "z[c]")]
    [InlineData("Span<double> t = stackalloc double[z.Length]; z.CopyTo(t); t[c] = 1; double s = 0; foreach (double v in t) s += v; return s;", "Sum(#0, 0, z.Length, (Equal(c, #0) ? 1 : z[#0]))")]
    [InlineData("double s = 0, previous = 0; foreach (double v in z) { s += v * previous; previous = v; } return s;", "Sum(#0, 0, z.Length, (Equal(0, #0) ? 0 : z[#0]*z[(#0 - 1)]))")]
    [InlineData("double s = 0; int k = 0; for (int i = 0; i < z.Length; i += 3) { s += z[i] * k; k++; } return s;", "Sum(#0, 0, IntegerDivide((z.Length + 2), 3), z[(3*#0)]*ToReal(#0))")]
    [InlineData("double x = z[0], p = 0; for (int k = 0; k < 3; k++) p = p * x + k; return p;", "(z[0] + 2)")]
    public void Loop_IsReadAsReduction(string body, string expected) =>
        Assert.Equal(expected, ReadMethods.OfMembers($"[Differentiable] public static double F(double[] z, int c) {{ {body} }}").Expression());

    [Fact]
    public void MatrixTimesVector_IsTheSameWithLoopsExchanged()
    {
        ReadMethods methods = ReadMethods.OfMembers("""
            [Differentiable] public static double RowByRow(double[] w, [Constant] double[] x)
            {
                int n = w.Length / x.Length;
                var t = new double[n];
                for (int i = 0; i < n; i++)
                    for (int j = 0; j < x.Length; j++)
                        t[i] += w[i * x.Length + j] * x[j];
                double s = 0;
                foreach (double v in t) s += v * v;
                return s;
            }
            [Differentiable] public static double ColumnByColumn(double[] w, [Constant] double[] x)
            {
                int n = w.Length / x.Length;
                var t = new double[n];
                for (int j = 0; j < x.Length; j++)
                    for (int i = 0; i < n; i++)
                        t[i] += w[i * x.Length + j] * x[j];
                double s = 0;
                foreach (double v in t) s += v * v;
                return s;
            }
            """);
        Assert.Equal("Sum(#1, 0, IntegerDivide(w.Length, x.Length), Sum(#2, 0, x.Length, w[(#2 + #1*x.Length)]*x[#2])^(2))", methods.Expression("RowByRow"));
        Assert.Equal(methods.Expression("RowByRow"), methods.Expression("ColumnByColumn"));
    }

    [Fact]
    public void FlattenedMatrix_IsReadBackByRowAndColumn() =>
        Assert.Equal("Sum(#0, 0, n, w[#0]^(2))*Sum(#0, 0, m, x[#0]^(2))", ReadMethods.OfMembers("""
            [Differentiable] public static double F(double[] w, double[] x, int n, int m)
            {
                var t = new double[n * m];
                for (int r = 0; r < n; r++)
                    for (int c = 0; c < m; c++)
                        t[r * m + c] = w[r] * x[c];
                double s = 0;
                for (int r = 0; r < n; r++)
                    for (int c = 0; c < m; c++)
                        s += t[r * m + c] * t[r * m + c];
                return s;
            }
            """).Expression());
}
