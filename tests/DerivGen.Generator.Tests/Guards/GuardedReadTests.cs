using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Guards;

/// <summary>
/// What the text evaluates only under a condition is evaluated only there, also where several branches, or the value and its
/// derivatives, have it in common: the elements that it reads need not exist elsewhere.
/// </summary>
public sealed class GuardedReadTests(ITestOutputHelper output)
{
    private static readonly double[] Few = [0.3, -0.7, 1.1];

    /// <summary>Bodies over <c>double x, double[] z, double[] w, int c</c>.</summary>
    private static readonly (string Name, string Body)[] Bodies =
    [
        ("NoLoop", "double a = c > 0 && c < z.Length ? Math.Exp(z[c]) * x : 0; double b = c < z.Length && c > 0 ? Math.Exp(z[c]) + x : 1; return a * b;"),
        ("LaterCondition", "double s = 0; for (int i = 0; i < z.Length; i++) if (i < w.Length && Math.Exp(w[i]) * z[i] > x) s += Math.Exp(w[i]) + Math.Sin(Math.Exp(w[i])); return s;"),
        ("SumInALaterCondition", "double s = 0; for (int j = 0; j < c; j++) s += z[j]; return c < z.Length && s * s > x ? x * x * s : x;"),
        ("SumInAConditionBehindAnother", "if (c > z.Length) return x; double s = 0; for (int j = 0; j < c; j++) s += z[j] * z[j]; if (c > 1 && s > 0.5) return s * x; return s;"),
        ("InvariantBehindALoopsCondition", "double s = 0; for (int i = 0; i < z.Length; i++) if (i == c) { s += z[i] * Math.Exp(w[0]) * Math.Exp(w[0]); } return s + x;"),
        ("PartOfAnInvariant", "double s = 0; for (int i = 0; i < z.Length; i++) if (i == c) { s += z[i] * Math.Log(1 + Math.Exp(w[c])) + x * Math.Exp(w[c]); } return s;"),
        ("KeptForLater", "double m = 0; for (int i = 0; i < z.Length; i++) { if (i < w.Length && Math.Exp(Math.Sin(w[i]) * z[i]) > 1) m += z[i]; } double s = 0; for (int i = 0; i < z.Length; i++) if (i < w.Length && z[i] > x) s += Math.Exp(Math.Sin(w[i]) * z[i]) * m; return s;"),
    ];

    public static TheoryData<string> Names => [.. Bodies.Select(b => b.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void WhatACondition_KeepsInRange_StaysBehindIt(string name)
    {
        string member = $"[Differentiable] public static double {name}(double x, double[] z, double[] w, int c) {{ {Bodies.Single(b => b.Name == name).Body} }}";
        string text = GuardedRun.InClass(member);
        GeneratorRun run = GeneratorHarness.DerivGen.Run(text, HarnessOptions.Bulk);
        output.WriteLine(run.AllText);
        GuardedRun guarded = new(run, DualCode.Compile(text), name, member);
        int compared = 0;
        foreach (double x in (double[])[-0.4, 0.6])
        {
            foreach (double[] z in (double[][])[[], [0.4], [1.2, 0.2], [0.5, -0.25, 0.75], [0.1, 0.2, 0.3, 0.4, 0.5]])
            {
                foreach (double[] w in (double[][])[[], [1.5], [0.4, 0.9], Few])
                {
                    for (int c = -1; c <= 4; c++)
                    {
                        try
                        {
                            compared += guarded.Check(x, z, w, c) ? 1 : 0;
                        }
                        catch (System.Reflection.TargetInvocationException exception) when (exception.InnerException is IndexOutOfRangeException)
                        {
                            // The method itself reads too far.
                        }
                        catch (IndexOutOfRangeException)
                        {
                            // The same.
                        }
                    }
                }
            }
        }

        Assert.True(compared > 60, $"Compared at {compared} points only.");
    }
}
