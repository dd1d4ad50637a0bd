#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>What random programs have found stays found. An entry that is no longer open fails.</summary>
public sealed class FoundProgramTests
{
    private static readonly FoundProgram[] Programs =
    [
        new(
            "the place of an element in a tuple of targets is not assigned",
            """
                double t = 0;
                var a = new double[z.Length];
                for (int i = z.Length - 1; i >= 0; i--)
                {
                    if (x < w[i])
                    {
                        (a[c], t) = (x + a[0], t * 0.5 + a[c] * z[i]);
                    }
                }
                return t + a[c] * x;
            """),
        new(
            "two arrays are exchanged in a loop that also writes them",
            """
                var a = (double[])z.Clone();
                var b = z.AsSpan().ToArray();
                double s = 0;
                for (int i = 0; i < 3; i++)
                {
                    (a, b) = (b, a);
                    a[c] = Math.Sin(s) * x;
                    s += a[0] * x + b[1];
                }
                return s + a[0] - 2 * b[c];
            """),
        new(
            "an element is written at a counter that moves in the same step",
            """
                double u = x;
                var b = (double[])z.Clone();
                for (int i = 0; i < z.Length && x > 1; i++)
                {
                    b[1] = Math.Sqrt(0.5 + x * Math.Max(u, 0));
                    b[i] = FirstAbove(b, u);
                }
                double r = 0.125 * x;
                for (int i = 0; i < z.Length; i++) r += b[i] * 0.5;
                return r;
            """),
        new(
            "what is added under conditions is, with its sign, a result too",
            """
                double s = 0, t = 1;
                if (c / 2 == z.Length - 1)
                {
                    var g0 = new double[z.Length][];
                    for (int i = 0; i < z.Length; i++)
                    {
                        g0[i] = new double[3];
                        for (int j = 0; j < 3; j++) g0[i][j] = Math.Sin(z[i] + j);
                    }
                    var g1 = new double[z.Length, z.Length];
                    for (int i = 0; i < z.Length; i++)
                    {
                        for (int j = 0; j < z.Length; j++)
                        {
                            double dot = 0;
                            for (int l = 0; l < 3; l++) dot += g0[i][l] * g0[j][l];
                            g1[i, j] = dot / (1 + Math.Abs(dot));
                        }
                    }
                    t = t * 0.5 + 0.125 * g1[c, c] * g1.GetLength(1);
                }
                double q = (c > 0 || x < w[c]) ? x : t;
                q += w[c];
                s -= q * t;
                return s + t;
            """),
        new(
            "an array is made anew in every iteration, with an element of a scalar",
            """
                var a = new double[z.Length];
                for (int i = 0; i <= c; i++)
                {
                    a = new double[z.Length];
                    a[i] = x;
                }
                double r = 0;
                for (int i = 0; i < z.Length; i++) r += a[i] * (i + 1);
                return r;
            """),
        new(
            "an element is left out of a sum that is the same for all others",
            """
                double s = 0;
                for (int i = 0; i < z.Length; i++)
                {
                    s += i == c ? 0 : z[i];
                }
                return s * x;
            """),
        new(
            "the result of a method's own call is multiplied by elements that are 0",
            """
                var a = new double[z.Length];
                return x + Tail(a, c);
            """),
        new(
            "a range of a parameter is written",
            """
                double s = 0;
                var q = z[..];
                q[c] = x;
                for (int i = 0; i < z.Length; i++)
                {
                    s = 0.5 * s + q[i] * q[c];
                    q[0] += s;
                }
                return s + z[c];
            """),
        new(
            "what is compared is always equal",
            """
                double u = x;
                var b = z.AsSpan().ToArray();
                int i = 0;
                while (i < z.Length && u > x)
                {
                    b[(i + 1) % z.Length] += x;
                    i++;
                }
                return b[c] * x;
            """),
        new(
            "a loop is left before it reads an element that is not there",
            """
                double u = x;
                int i = 0;
                while (true)
                {
                    if (i >= z.Length || x < 0) break;
                    u = Math.Max(u, i * z[i]);
                    i++;
                }
                return u;
            """),
        new(
            "what is subtracted from all elements but one is not taken away from that one again",
            """
                double t = w[c];
                for (int i = 0; i < z.Length; i++)
                {
                    t -= i == 0 ? x : z[i];
                }
                return t * 0.5 + 0.125 * x * z[0];
            """),
        new(
            "the least of none",
            """
                double u = x;
                for (int i = c; i > 0; i--)
                {
                    u = Math.Min(x / (1 + x * x), u);
                }
                return u;
            """),
        new(
            "elements at products of lengths, which differ by a constant",
            """
                var g = new double[z.Length * z.Length];
                for (int i = 0; i < 2; i++)
                {
                    g[(z.Length - 1 - i) * z.Length + i] -= x;
                }
                return g[(z.Length - 1) * z.Length] * x + g[0];
            """),
        new(
            "a mean of nothing, with which nothing is filled",
            """
                var b = z.AsSpan().ToArray();
                b.AsSpan(1).Fill(z.Skip(1).Average(p => p * x));
                double r = 0;
                for (int i = 0; i < x; i++) r += b[i];
                return r;
            """),
        new(
            "a maximum with its place, in a loop that may not run",
            """
                double u = x, s = 0;
                int k = 0;
                var a = new double[z.Length];
                var b = z.AsSpan().ToArray();
                for (int i = 1; i <= z.Length; i *= 2)
                {
                    a[Math.Min(i, z.Length - 1)] = x;
                    a[i - 1] -= s;
                }
                for (int i = c; i > 0; i--)
                {
                    for (int j = 0; j < z.Length - 1; j++)
                    {
                        if (0.3 * a[Math.Min(i, z.Length - 1)] * z[j + 1] > u)
                        {
                            u = 0.3 * a[Math.Min(i, z.Length - 1)] * z[j + 1];
                            k = j + 1;
                        }
                    }
                }
                return u * 0.25 + b[0] + k;
            """),
        new(
            "what a root is taken of is what several products divide by, too",
            """
                double t = x;
                for (int i = 0; i < c; i++) t = 0.5 * t;
                double n = Math.Sqrt(0.75 + t * t), d = (0.5 + 2 * t) / n;
                return (0.9 < t ? 1 : Math.Sin((1 - t) * Math.Acos(d))) / n;
            """),
        new(
            "the same in an expression",
            """
                double n = Math.Sqrt(0.75 + x * x), d = (0.5 + 2 * x) / n;
                return (0.9 < x ? 1 : Math.Sin((1 - x) * Math.Acos(d))) / n + z[c];
            """),
        new(
            "what waits for other reads is copied over the range that was filled, which the step moves on",
            """
                double s = 0;
                var a = new double[z.Length];
                a[1] += 0;
                for (int i2 = c; i2 < x; i2++)
                {
                    s += z[0] + a[0];
                    foreach (ref double q in a.AsSpan(0, i2))
                    {
                        q = 0;
                    }
                }
                for (int i = 0; i < x; i++) s += a[i];
                return s;
            """),
        new(
            "a sum that is written to an element, too, has the adjoint of the element besides its own",
            """
                double s = 0;
                var b = (double[])z.Clone();
                for (int i5 = 1; i5 < z.Length; i5++)
                {
                    s += x * z[i5 - 1];
                    b[i5] = s;
                }
                for (int i = 0; i < z.Length; i++) s += b[i] * w[i];
                return s;
            """),
        new(
            "the same in a loop that a number ends",
            """
                double s = 0;
                var b = (double[])z.Clone();
                for (int i5 = 1; i5 < x && i5 < z.Length; i5++)
                {
                    s += x;
                    b[i5] = s;
                }
                for (int i = 0; i < z.Length; i++) s += b[i];
                return s;
            """),
        new(
            "the place of a maximum is looked for from -1 on",
            """
                var a = new double[z.Length];
                double q = a.Append(x).MaxBy(p => x);
                return Math.Atan2(q + 1, q - 1) + x;
            """),
    ];

    [Fact]
    public void ArrayThatIsExchangedUnderAnotherName_IsRefused() => Assert.Equal(
        "DG0110",
        Assert.Single(ProgramBatch.Check([new FoundProgram("an array that is exchanged has another name", """
                var a = new double[z.Length];
                var b = new double[z.Length];
                Span<double> q = a;
                for (int i = 0; i < z.Length - 1; i++)
                {
                    q[i] += x;
                    (a, b) = (b, a);
                }
                return a[0] - b[c];
            """).Text]).Findings).Diagnostic);

    [Theory]
    [InlineData("a foreach runs over what was there at its start", """
            foreach (double v in a)
            {
                t -= v;
                a = b;
            }
            return t;
        """)]
    [InlineData("a local by reference stays with its array", """
            ref double first = ref a[0];
            for (int i = 0; i < z.Length; i++)
            {
                (a, b) = (b, a);
                t -= first;
            }
            return t;
        """)]
    [InlineData("a query runs over the array that it was made of", """
            var query = a.Select(v => v * x);
            for (int i = 0; i < z.Length; i++)
            {
                (a, b) = (b, a);
                a[i] += i;
            }
            return query.Sum();
        """)]
    public void ArrayThatIsExchangedWhileItIsHeld_IsRefused(string name, string body) => Assert.Equal(
        "DG0110",
        Assert.Single(ProgramBatch.Check([new FoundProgram(name, """
                double t = 0;
                var a = new double[z.Length];
                var b = new double[z.Length];
                z.AsSpan(c).CopyTo(a);
            """ + body).Text]).Findings).Diagnostic);

    /// <summary>How many equal arguments share the derivative is not clear where a loop takes the maximum with one number again and again: nothing is emitted.</summary>
    [Fact]
    public void TieWithANumberThatALoopRepeats_IsRefused() => Assert.Equal(
        "DG0905",
        Assert.Single(ProgramBatch.Check([new FoundProgram("a maximum with one number, again and again", """
                double t = z[0];
                var a = new double[z.Length];
                var b = z.AsSpan().ToArray();
                foreach (double v0 in b)
                {
                    foreach (double v1 in a)
                    {
                        t = Math.Max(t, 0);
                    }
                }
                return t;
            """).Text]).Findings).Diagnostic);

    [Fact]
    public void FoundPrograms_HaveTheValueAndGradientOfTheirText()
    {
        List<Finding> findings = ProgramBatch.Check(Programs.Select(program => program.Text)).Findings;
        Assert.True(findings.Count == 0, string.Join('\n', findings.Select(finding => $"{Programs[finding.Number].Name}: {finding}")));
    }
}
#endif
