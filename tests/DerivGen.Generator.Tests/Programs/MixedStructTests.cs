#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using System.Reflection;
using System.Text.RegularExpressions;
using DerivGen.TestKit;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>Variables that are structs with integers in them, and arrays of structs whose fields cannot be set: the gradient has the variable's type.</summary>
public sealed class MixedStructTests
{
    private const string Text = """
        using System; using System.Numerics; using DerivGen;
        public enum Shape { Round, Flat }
        public readonly record struct Pt(double X, double Y);
        public struct Particle { public double Mass; public int Kind; public Vector3 Position; public bool Fixed; public Shape Shape; }
        public readonly struct Tagged { public Tagged(int id, double value, float weight) { Id = id; Value = value; Weight = weight; } public int Id { get; } public double Value { get; } public float Weight { get; } }
        public static partial class ComplexVariables
        {
            [Differentiable]
            public static double Power(Complex[] z, [Constant] double[] w)
            {
                double s = 0;
                for (int i = 0; i < z.Length; i++) s += w[i] * (z[i] * z[i] * z[0]).Magnitude + (z[i] * Complex.Conjugate(z[(i + 1) % z.Length])).Real;
                return s;
            }
            public static object[][] Points => [[new[]{ new Complex(1,0.5), new Complex(-0.3,2), new Complex(0.7,-1)}, new[]{1.0,0.5,-0.2}]];
        }
        public static partial class RecordVariables
        {
            [Differentiable]
            public static double Path(ReadOnlySpan<Pt> p)
            {
                double s = 0;
                for (int i = 1; i < p.Length; i++) s += Math.Sqrt((p[i].X - p[i - 1].X) * (p[i].X - p[i - 1].X) + (p[i].Y - p[i - 1].Y) * (p[i].Y - p[i - 1].Y));
                return s * p[0].X;
            }
            public static object[][] Points => [[new[]{ new Pt(1,0.5), new Pt(-0.3,2), new Pt(0.7,-1)}]];
        }
        public static partial class MixedVariables
        {
            [Differentiable]
            public static double Energy(Particle[] p, Tagged t, [Constant] double g)
            {
                double e = 0;
                for (int i = 0; i < p.Length; i++)
                {
                    if (p[i].Fixed) continue;
                    e += p[i].Mass * g * p[i].Position.Y * (p[i].Kind + 1);
                    if (p[i].Kind == 1) e += Math.Sin(p[i].Mass) * t.Value;
                }
                return e * t.Value + t.Weight * t.Id * t.Weight;
            }
            public static object[][] Points => [[new[]{ new Particle { Mass = 1.5, Kind = 1, Position = new Vector3(1,2,3) }, new Particle { Mass = 0.5, Kind = 2, Position = new Vector3(1,-2,3), Fixed = true } , new Particle { Mass = 0.7, Kind = 0, Position = new Vector3(1,-1,3) }}, new Tagged(3, 0.5, 0.25f), 9.81]];
        }
        public static partial class MixedArrays
        {
            [Differentiable]
            public static double Sum(Tagged[] t, (double A, int B) p)
            {
                double e = 0;
                foreach (var v in t) e += v.Value * v.Value * v.Id + v.Weight * p.A;
                return e + p.A * p.B;
            }
            public static object[][] Points => [[new[]{ new Tagged(3, 0.5, 0.25f), new Tagged(2, 1.5, 0.5f)}, (0.7, 2)]];
        }
        """;

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorHarness.DerivGen.Run(Text));

    public static TheoryData<string> Types => ["ComplexVariables", "RecordVariables", "MixedVariables", "MixedArrays"];

    [Fact]
    public void NoStruct_IsRefused() => TextDifferences.NothingIsRefused(Run.Value);

    [Theory]
    [MemberData(nameof(Types))]
    public void Structs_HaveTheTextsValueAndItsDifferences(string type)
    {
        Type compiled = Run.Value.Code.Assembly.GetType(type)!;
        MethodInfo marked = compiled.GetMethods().Single(method => compiled.GetMethod(method.Name + "ValueAndGradient") is not null);
        StructuredMethod loss = new(Run.Value, type + "." + marked.Name);
        foreach (object[] point in (object[][])compiled.GetProperty("Points")!.GetValue(null)!)
        {
            loss.Verify(point, type.StartsWith("Mixed", StringComparison.Ordinal) ? 1e-6 : 1e-11);
        }
    }

    /// <summary>Both numbers of an element are written at once, as a person makes a new value of them.</summary>
    [Fact]
    public void ElementThatCannotBeChanged_IsMadeOnce() =>
        Assert.Matches(new Regex(@"zGradient\[t\] = new global::System\.Numerics\.Complex\(zGradient\[t\]\.Real \+ [^,]+, zGradient\[t\]\.Imaginary [-+] [^,]+\);"), string.Concat(Run.Value.Sources.Values));

    /// <summary>What is no number in an element of a destination stays what it was; in a value that is returned it is 0.</summary>
    [Fact]
    public void Integers_StayInElementsAndAreZeroInValues()
    {
        string text = string.Concat(Run.Value.Sources.Values);
        Assert.Contains("tGradient[i] = new global::Tagged(tGradient[i].Id, ", text, StringComparison.Ordinal);
        Assert.Contains("new global::Tagged(default, ", text, StringComparison.Ordinal);
        Assert.Contains("pGradient[i].Position.X = 0;", text, StringComparison.Ordinal);
    }
}
#endif
