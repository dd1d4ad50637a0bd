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
        ("TwoConditions", "double s = 0; for (int i = 0; i < z.Length; i++) { s += i < 1 ? z[i] : x > 0 ? Math.Exp(z[i - 1]) * z[i] : Bent(z[i - 1]); s -= c < i ? Math.Exp(z[i - 1]) : 0; } return s;"),
        ("Recursion", "double s = 0; for (int i = 0; i < z.Length; i++) { double sum = z[i]; if (i > 0) sum = LogAdd(sum, z[i - 1]); if (i > 1 && i % 2 == 1 && x != c) sum = LogAdd(sum, z[i - 2]); s += sum * x; } return s;"),
        ("Labels", "double s = 0; for (int i = 0; i < z.Length; i++) { double label = i % 2 == 0 ? 0 : w[i / 2]; double sum = z[i]; if (i > 0) sum = LogAdd(sum, z[i - 1]); if (i > 1 && i % 2 == 1 && label != w[i / 2 - 1]) sum = LogAdd(sum, z[i - 2]); s += sum * sum + label; } return s;"),
        ("NoLoop", "double a = c > 0 && c < z.Length ? Math.Exp(z[c]) * x : 0; double b = c < z.Length && c > 0 ? Math.Exp(z[c]) + x : 1; return a * b;"),
        ("LaterCondition", "double s = 0; for (int i = 0; i < z.Length; i++) if (i < w.Length && Math.Exp(w[i]) * z[i] > x) s += Math.Exp(w[i]) + Math.Sin(Math.Exp(w[i])); return s;"),
        ("SumBehindACondition", "double s = 0; if (c > 0 && c <= w.Length) { for (int i = 0; i < c; i++) s += Math.Exp(w[i]); s = Math.Log(s); } if (x > 0 && c <= w.Length) { double t = 0; for (int i = 0; i < c; i++) t += Math.Exp(w[i]); s += t; } return s * x;"),
        ("SumInALaterCondition", "double s = 0; for (int j = 0; j < c; j++) s += z[j]; return c < z.Length && s * s > x ? x * x * s : x;"),
        ("SumInAConditionBehindAnother", "if (c > z.Length) return x; double s = 0; for (int j = 0; j < c; j++) s += z[j] * z[j]; if (c > 1 && s > 0.5) return s * x; return s;"),
        ("InvariantBehindALoopsCondition", "double s = 0; for (int i = 0; i < z.Length; i++) if (i == c) { s += z[i] * Math.Exp(w[0]) * Math.Exp(w[0]); } return s + x;"),
        ("PartOfAnInvariant", "double s = 0; for (int i = 0; i < z.Length; i++) if (i == c) { s += z[i] * Math.Log(1 + Math.Exp(w[c])) + x * Math.Exp(w[c]); } return s;"),
        ("DividedIndices", "double s = 0; for (int i = 0; i < z.Length; i++) { if (c > 0) s += z[i / c] * Math.Exp(z[i / c]); if (x > 0 && c > 0) s -= z[i] * z[i / c]; } return s;"),
        ("KeptForLater", "double m = 0; for (int i = 0; i < z.Length; i++) { if (i < w.Length && Math.Exp(Math.Sin(w[i]) * z[i]) > 1) m += z[i]; } double s = 0; for (int i = 0; i < z.Length; i++) if (i < w.Length && z[i] > x) s += Math.Exp(Math.Sin(w[i]) * z[i]) * m; return s;"),
        ("OneOfMany", "double s = 0; for (int i = 0; i < z.Length; i++) { " + string.Concat(Enumerable.Range(0, 20).Select(k => $"if (z[i] > {k} * 0.1 - 1 && i > 0) s += Math.Exp(z[i - 1]) * z[i] * {k + 1}; ")) + "} return s * x;"),
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
