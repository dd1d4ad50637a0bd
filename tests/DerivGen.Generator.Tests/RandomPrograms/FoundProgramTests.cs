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
    ];

    [Fact]
    public void FoundPrograms_HaveTheValueAndGradientOfTheirText()
    {
        List<Finding> findings = ProgramBatch.Check(Programs.Select(program => program.Text)).Findings;
        Assert.True(
            findings.All(finding => Programs[finding.Number].Open is not null),
            string.Join('\n', findings.Where(finding => Programs[finding.Number].Open is null).Select(finding => $"{Programs[finding.Number].Name}: {finding}")));
        Assert.Empty(Programs.Where((program, number) => program.Open is not null && findings.All(finding => finding.Number != number)).Select(program => program.Name));
    }
}
#endif
