using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Contract;

/// <summary>What a user gets for a method X: the table of the contract.</summary>
public sealed class SignatureTests
{
    private const string Sum = "{ double s = 0; for (int i = 0; i < v.Length; i++) s += v[i] * v[i]; return s; }";

    [Theory]
    [InlineData("double X(double z) => z * z;", "double XGradient(double z)", "(double Value, double Gradient) XValueAndGradient(double z)")]
    [InlineData("double X(double w, double b) => w * b;", "(double w, double b) XGradient(double w, double b)", "(double Value, (double w, double b) Gradient) XValueAndGradient(double w, double b)")]
    [InlineData("float X(float z) => z * z;", "float XGradient(float z)", "(float Value, float Gradient) XValueAndGradient(float z)")]
    [InlineData("double X(double z, [Constant] double y, int n, bool b) => b ? z * y : n * z;", "double XGradient(double z, double y, int n, bool b)", "(double Value, double Gradient) XValueAndGradient(double z, double y, int n, bool b)")]
    [InlineData("double X([Constant] double y, double z) => z * y;", "double XGradient(double y, double z)", "(double Value, double Gradient) XValueAndGradient(double y, double z)")]
    [InlineData("double X(ReadOnlySpan<double> v) " + Sum, "void XGradient(ReadOnlySpan<double> v, Span<double> vGradient)", "double XValueAndGradient(ReadOnlySpan<double> v, Span<double> vGradient)")]
    [InlineData("double X(Span<double> v) " + Sum, "void XGradient(Span<double> v, Span<double> vGradient)", "double XValueAndGradient(Span<double> v, Span<double> vGradient)")]
    [InlineData("double X(double[] v) " + Sum, "void XGradient(double[] v, Span<double> vGradient)", "double XValueAndGradient(double[] v, Span<double> vGradient)")]
    [InlineData("double X(ReadOnlySpan<double> v, double w, double[] u, double b) => v[0] * w * u[0] * b;", "(double w, double b) XGradient(ReadOnlySpan<double> v, double w, double[] u, double b, Span<double> vGradient, Span<double> uGradient)", "(double Value, (double w, double b) Gradient) XValueAndGradient(ReadOnlySpan<double> v, double w, double[] u, double b, Span<double> vGradient, Span<double> uGradient)")]
    [InlineData("double X(ReadOnlySpan<double> v, double b) => v[0] * b;", "double XGradient(ReadOnlySpan<double> v, double b, Span<double> vGradient)", "(double Value, double Gradient) XValueAndGradient(ReadOnlySpan<double> v, double b, Span<double> vGradient)")]
    [InlineData("double X(in double z) => z * z;", "double XGradient(in double z)", "(double Value, double Gradient) XValueAndGradient(in double z)")]
    [InlineData("double X(double z, double s = 2.5) => z * s;", "(double z, double s) XGradient(double z, double s = 2.5)", "(double Value, (double z, double s) Gradient) XValueAndGradient(double z, double s = 2.5)")]
    [InlineData("double X(double[] v, int n = 3) => v[0] * n;", "void XGradient(double[] v, int n, Span<double> vGradient)", "double XValueAndGradient(double[] v, int n, Span<double> vGradient)")]
    [InlineData("double X(double z, params int[] n) => z * n.Length;", "double XGradient(double z, params int[] n)", "(double Value, double Gradient) XValueAndGradient(double z, params int[] n)")]
    [InlineData("double X(params double[] v) " + Sum, "void XGradient(double[] v, Span<double> vGradient)", "double XValueAndGradient(double[] v, Span<double> vGradient)")]
    public void Derivatives_HaveTheContractsSignatures(string method, string gradient, string valueAndGradient)
    {
        GeneratorRun run = ContractRuns.OfMembers($"[Differentiable] public static {method}");
        Assert.Equal($"public static {gradient}", ContractRuns.Signature(run, "XGradient"));
        Assert.Equal($"public static {valueAndGradient}", ContractRuns.Signature(run, "XValueAndGradient"));
        Assert.Equal(["XGradient", "XValueAndGradient"], ContractRuns.Generated(run, "X"));
    }

    [Theory]
    [InlineData("[Differentiable(\"b\")]", "double XGradient(double w, double b)")]
    [InlineData("[Differentiable(\"b\", \"w\")]", "(double w, double b) XGradient(double w, double b)")]
#if !ROSLYN_BASELINE // which does not know nameof of a parameter here
    [InlineData("[Differentiable(nameof(w))]", "double XGradient(double w, double b)")]
#endif
    public void NamedVariables_KeepTheParametersOrder(string attribute, string gradient)
    {
        // nameof of a parameter in an attribute of its method needs C# 11, so only the newest language is asked.
        GeneratorRun run = GeneratorHarness.DerivGen.Run($$"""
            using DerivGen;

            public static partial class Losses
            {
                {{attribute}} public static double X(double w, double b) => w * w * b;
            }
            """, HarnessOptions.Bulk);
        Assert.Equal($"public static {gradient}", ContractRuns.Signature(run, "XGradient"));
        double[][] parts = run.Loss("Losses.X").Gradient(3.0, 5.0);
        double[] expected = attribute.Contains("(\"b\")", StringComparison.Ordinal) ? [9] : attribute.Contains("nameof", StringComparison.Ordinal) ? [30] : [30, 9];
        Assert.Equal(expected, parts.SelectMany(part => part));
    }

    [Theory]
    [InlineData("Derivatives.Value", "XValue")]
    [InlineData("Derivatives.Gradient", "XGradient")]
    [InlineData("Derivatives.Value | Derivatives.Gradient", "XGradient,XValue")]
    [InlineData("Derivatives.All", "XGradient,XValue,XValueAndGradient")]
    public void Emit_ChoosesTheKinds(string kinds, string methods)
    {
        GeneratorRun run = ContractRuns.OfMembers($"[Differentiable(Emit = {kinds})] public static double X(double z) => z * z;");
        Assert.Equal(methods.Split(','), ContractRuns.Generated(run, "X"));
    }

    [Theory]
    [InlineData("public static partial class Losses { [Differentiable] private static double X(double z) => z * z; }", "private static")]
    [InlineData("public static partial class Losses { [Differentiable] internal static double X(double z) => z * z; }", "internal static")]
    [InlineData("public partial class Losses { [Differentiable] protected static double X(double z) => z * z; }", "protected static")]
    [InlineData("public partial class Losses { [Differentiable] protected internal static double X(double z) => z * z; }", "protected internal static")]
    [InlineData("public partial class Losses { [Differentiable] private protected static double X(double z) => z * z; }", "private protected static")]
    [InlineData("public static partial class Outer { public static partial class Losses { [Differentiable] public static double X(double z) => z * z; } }", "public static")]
    [InlineData("public partial struct Outer { internal partial class Losses { [Differentiable] public static double X(double z) => z * z; } }", "public static")]
    [InlineData("public partial class Losses<T> where T : class { [Differentiable] public static double X(double z) => z * z; }", "public static")]
    [InlineData("public partial class Outer<T> { public partial struct Losses<U> where U : struct { [Differentiable] public static double X(double z) => z * z; } }", "public static")]
    [InlineData("public partial class Losses { private readonly double scale = 2; [Differentiable] public double X(double z) => scale * z; }", "public")]
    [InlineData("public readonly partial struct Losses { public readonly double Scale; public Losses(double scale) { Scale = scale; } [Differentiable] public double X(double z) => Scale * z; }", "public")]
    [InlineData("namespace A.B { namespace C { public static partial class Losses { [Differentiable] public static double X(double z) => z * z; } } }", "public static")]
    [InlineData("namespace @namespace.@class { public static partial class @event { [Differentiable] public static double X(double z) => z * z; } }", "public static")]
    public void Types_OfEveryKindAreExtended(string text, string modifiers)
    {
        GeneratorRun run = ContractRuns.Of($"using DerivGen;\n{text}");
        Assert.StartsWith(modifiers + " double XGradient(double z", ContractRuns.Signature(run, "XGradient"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public partial record Losses(double Scale) { [Differentiable] public double X(double z) => Scale * z; }")]
    [InlineData("public readonly partial record struct Losses(double Scale) { [Differentiable] public double X(double z) => Scale * z; }")]
    [InlineData("public partial interface ILosses { [Differentiable] public static double X(double z) => z * z; }")]
    [InlineData("namespace A.B; public static partial class Losses { [Differentiable] public static double X(double z) => z * z; }")]
    public void Types_OfNewerLanguagesAreExtended(string text) =>
Assert.EndsWith("double XGradient(double z)", ContractRuns.Signature(ContractRuns.Of($"using DerivGen;\n{text}"), "XGradient"), StringComparison.Ordinal);

    [Fact]
    public void Overloads_HaveTheirOwnDerivatives()
    {
        GeneratorRun run = ContractRuns.OfMembers("""
            [Differentiable] public static double X(double z) => z * z;
            [Differentiable] public static double X(double z, int n) => n * z;
            [Differentiable] public static float X(float z) => 3 * z;
            """);
        Assert.Equal(6.0, run.Loss("Losses.X", "double").Gradient(3.0)[0][0]);
        Assert.Equal(4.0, run.Loss("Losses.X", "double", "int").Gradient(3.0, 4)[0][0]);
        Assert.Equal(3.0, run.Loss("Losses.X", "float").Gradient(3.0)[0][0]);
    }

    [Theory]
    [InlineData("double X(double @if, double @class) => @if * @if * @class;", 12.0, 4.0)]
    [InlineData("double X(double α, double Größe) => α * α * Größe;", 12.0, 4.0)]
    [InlineData("double X(double sum, double e) => sum * sum * e;", 12.0, 4.0)]
    [InlineData("double X(double x, double xGradient) => x * x * xGradient;", 12.0, 4.0)]
    public void Names_AreTheUsers(string method, double first, double second)
    {
        GeneratorRun run = ContractRuns.OfMembers($"[Differentiable] public static {method}");
        Assert.Equal([[first], [second]], run.Loss("Losses.X").Gradient(2.0, 3.0));
    }

    [Fact]
    public void NamesOfTheFramework_MayBeHiddenByTheUsers()
    {
        GeneratorRun run = ContractRuns.Of("""
            using DerivGen;

            namespace Demo.System
            {
                public static partial class Math
                {
                    [Differentiable] public static double X(double z, double[] v) { double s = 0; for (int i = 0; i < v.Length; i++) s += global::System.Math.Exp(v[i] * z); return global::System.Math.Log(s); }
                }
            }
            """);
        Assert.Contains("XGradient", run.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public void GenericMethods_KeepTheirTypeParameters()
    {
        GeneratorRun run = ContractRuns.OfMembers("[Differentiable] public static double X<T>(double z) where T : class => z * z;");
        Assert.Equal("public static double XGradient<T>(double z)", ContractRuns.Signature(run, "XGradient"));
    }
}
