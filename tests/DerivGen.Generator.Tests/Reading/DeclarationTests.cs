using DerivGen.Generator.Diagnostics;
using DerivGen.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DerivGen.Generator.Tests.Reading;

/// <summary>Declarations: what is accepted, what is said about the rest.</summary>
public class DeclarationTests
{
    [Theory]
    [InlineData("DG0302", "y", "[Differentiable] public static double F(double x, double y) => x;")]
    [InlineData("DG0301", "y > 0", "[Differentiable] public static double F(double x, double y) => y > 0 ? x : -x;")]
    [InlineData("DG0401", "n", "[Differentiable] public static double F(double x, [Positive] int n) => x * n;")]
    [InlineData("DG0401", "p", "[Differentiable] public static double F([Distribution] double p) => p;")]
    [InlineData("DG0402", "p", "[Differentiable] public static double F([InRange(2, 1)] double p) => p;")]
    [InlineData("DG0402", "p", "[Differentiable] public static double F([Positive, InRange(-2, -1)] double p) => p;")]
    [InlineData("DG0008", "Emit = Derivatives.Hessian | Derivatives.Gradient", "[Differentiable(Emit = Derivatives.Hessian | Derivatives.Gradient)] public static double F(double p) => p;")]
    [InlineData("DG0008", "Emit = Derivatives.None", "[Differentiable(Emit = Derivatives.None)] public static double F(double p) => p;")]
    [InlineData("DG0008", "void", "[Differentiable] public static void F(double[] z, Span<double> p) { for (int i = 0; i < z.Length; i++) p[i] = z[i]; }")]
    [InlineData("DG0004", "double[,,] x", "[Differentiable] public static double F(double[,,] x) => x[0, 0, 0];")]
    [InlineData("DG0004", "Half x", "[Differentiable] public static double F(Half x, double y) => y;")]
    [InlineData("DG0004", "(double A, string B) x", "[Differentiable] public static double F((double A, string B) x) => x.A;")]
    [InlineData("DG0004", "double[][] x", "[Differentiable] public static double F(double y, double[][] x) => y;")]
    [InlineData("DG0004", "double[][][] x", "[Differentiable] public static double F(double y, [Constant] double[][][] x) => y;")]
    [InlineData("DG0004", "double[,,] x", "[Differentiable] public static double F(double y, [Constant] double[,,] x) => y;")]
#if !ROSLYN_BASELINE // generic mathematics is C# 11
    [InlineData("DG0011", "T", "[Differentiable] public static T F<T>(T x) where T : System.Numerics.INumber<T> => x;")]
    [InlineData("DG0011", "double y", "[Differentiable] public static T F<T>(T x, double y) where T : System.Numerics.IFloatingPointIeee754<T> => x * T.CreateChecked(y);")]
    [InlineData("DG0011", "T y", "[Differentiable] public static double F<T>(double x, T y) where T : System.Numerics.INumber<T> => x * double.CreateChecked(y);")]
    [InlineData("DG0100", "Twice(n)", "[Differentiable] public static double F(double x, int n) => x * Twice(n); static T Twice<T>(T x) where T : System.Numerics.INumber<T> => x + x;")]
#endif
    [InlineData("DG0015", "F", "public static double G(double x) { return F(x); [Differentiable] static double F(double y) => y; }")]
    [InlineData("DG0303", "Accuracy = Accuracy.Relative", "[Differentiable(Accuracy = Accuracy.Relative, Emit = Derivatives.Gradient)] public static double F(double x) => Math.Sin(x) * Math.Exp(x);")]
    [InlineData("DG0110", "for (int i = 0; i < n; i++)", "[Differentiable] public static double F(double[] z, int n) { var k = new bool[n]; double s = 0; for (int i = 0; i < n; i++) { if (!k[i]) s = s * s + z[i]; k[i * i % n] = true; } return s; }")]
    [InlineData("DG0111", "for (int i = 0; i < a.Length; i++)", "[Differentiable] public static double F(double[] z, double[] y) { double[] r = Row(z, y); return r[0] * r[1]; } static double[] Row(double[] a, double[] b) { for (int i = 0; i < a.Length; i++) { if (a[i] > 2) return b; } return a; }")]
    [InlineData("DG0112", "while (true)", "[Differentiable] public static double F(double x) { while (true) { x *= 2; } }")]
    [InlineData("DG0112", "for (int i = 0; ; i++)", "[Differentiable] public static double F(double[] z) { double s = 0; for (int i = 0; ; i++) { s += z[i]; } return s; }")]
    [InlineData("DG0112", "foreach (double v in new System.Collections.Generic.Stack<double>())", "[Differentiable] public static double F(double x) { double s = 0; foreach (double v in new System.Collections.Generic.Stack<double>()) { s += v * v; } return s; }")]
    [InlineData("DG0115", "Inner.hidden", "[Differentiable] public static double F(double x) => Inner.G(x); public static class Inner { private static double hidden; public static double G(double x) => x * Inner.hidden; }")]
    public async Task Declaration_HasItsDiagnostic(string id, string fragment, string members)
    {
        ReadMethods methods = ReadMethods.OfMembers(members);
        IReadOnlyList<Diagnostic> reported = await methods.Compilation.WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Diagnostic diagnostic = Assert.Single(reported);
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(fragment, diagnostic.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(diagnostic.Location.SourceSpan));
    }

    [Fact]
    public void Signature_IsKeptAsItIsWritten()
    {
        MethodModel model = ReadMethods.Of("""
            #nullable enable
            using System;
            using DerivGen;

            namespace @event.Inner;

            internal partial record struct Outer<T>
                where T : class
            {
                internal readonly partial struct Nested
                {
                    internal static partial class @class
                    {
                        [Differentiable(Emit = Derivatives.All, Accumulate = true)]
                        internal static float @F<U>(in float @if, [Constant] ReadOnlySpan<float> x, [NonNegative] float[] w, DayOfWeek day = DayOfWeek.Friday, [Constant] double e = 1e-3, params bool[] flags)
                            where U : struct, IComparable<U> => @if * x[0] * w[0] * (float)e;
                    }
                }
            }
            """).Read("F") is { Model: { } read } ? read : throw new InvalidOperationException("It is refused.");
        Assert.Equal("@event.Inner", model.Namespace);
        Assert.Equal(
            [new ContainingTypeModel("record struct", "Outer", "<T>"), new ContainingTypeModel("struct", "Nested", ""), new ContainingTypeModel("class", "@class", "")],
            model.ContainingTypes.Items);
        Assert.Equal("internal", model.Accessibility);
        Assert.Equal(["U"], model.TypeParameters.Items);
        Assert.Equal(["where U : struct, global::System.IComparable<U>"], model.Constraints.Items);
        Assert.True(model is { Result: ElementKind.Single, Precision: DerivGen.Generator.Writing.RealPrecision.Double, IsStatic: true, Accumulate: true });
        Assert.Equal(["Value", "Gradient", "ValueAndGradient"], model.Kinds.Items.Select(kind => kind.ToString()));
        Assert.Equal(
            ["if in float ", " x", " w", "(global::System.DayOfWeek)(5)", "0.001", "params bool[]"],
            [
                $"{model.Parameters[0].Name} {model.Parameters[0].Modifier} {model.Parameters[0].TypeText} ",
                $"{model.Parameters[1].Modifier} {model.Parameters[1].Name}",
                $"{model.Parameters[2].Modifier} {model.Parameters[2].Name}",
                $"{model.Parameters[3].DefaultValue}",
                $"{model.Parameters[4].DefaultValue}",
                $"{model.Parameters[5].Modifier} {model.Parameters[5].TypeText}",
            ]);
        Assert.Equal([true, false, true, false, false, false], model.Parameters.Items.Select(parameter => parameter.IsVariable));
    }

    [Fact]
    public void TwoReadings_AreEqual()
    {
        const string Text = "[Differentiable] public static double F(double[] z, int c) { double s = 0; foreach (double v in z) s += Math.Exp(v); return Math.Log(s) - z[c]; }";
        Assert.Equal(ReadMethods.OfMembers(Text).Read("F").Model, ReadMethods.OfMembers("// a comment\n" + Text).Read("F").Model);
        Assert.NotEqual(ReadMethods.OfMembers(Text).Read("F").Model, ReadMethods.OfMembers(Text.Replace("- z[c]", "- 2 * z[c]")).Read("F").Model);
    }

    [Fact]
    public void HintNames_DifferByOverloadArityAndCase()
    {
        ReadMethods methods = ReadMethods.OfMembers("""
            [Differentiable] public static double F(double x) => x;
            [Differentiable] public static double F(float[] y, [Constant] double x) => x;
            [Differentiable] public static double F(double x, int n) => x * n;
            [Differentiable] public static double f(double x) => x;
            [Differentiable] public static double F<T>(double x) => x;
            """);
        string[] names = [.. methods.Marked.Select(HintName.Of)];
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.StartsWith("Methods.f-", name, StringComparison.OrdinalIgnoreCase));
    }
}
