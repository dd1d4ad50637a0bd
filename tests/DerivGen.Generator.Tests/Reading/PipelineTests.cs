using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Reading;

/// <summary>The generator as a whole: every promise of the harness, on texts of every kind of declaration.</summary>
public class PipelineTests
{
    [Fact]
    public void DeclarationsOfEveryKind_AreEmittedCleanlyAndCached() => GeneratorHarness.DerivGen.Run("""
        using System;
        using DerivGen;

        namespace N
        {
            public partial struct Outer<T>
                where T : class
            {
                internal static partial class @class
                {
                    [Differentiable(Emit = Derivatives.All)]
                    internal static double Élan<U>(double @event, [Constant] double[] x, int n = 2)
                        where U : struct
                    {
                        if (x is null)
                        {
                            throw new ArgumentNullException(nameof(x));
                        }

                        return @event * @event * x[0] * n;
                    }

                    [Differentiable]
                    private static float Élan<U>(float[] z)
                    {
                        float sum = 0;
                        foreach (float value in z)
                        {
                            sum += value * value;
                        }

                        return sum;
                    }
                }
            }

            public partial class Model
            {
                private readonly double rate = 2;
                private static readonly double[] Weights = { 1, 2 };

                [Differentiable]
                public double Loss(double x) => rate * Weights[1] * x * x;

                [Differentiable]
                public static double loss(double x) => x * x;
            }
        }
        """);

    [Theory]
    [InlineData("[Differentiable] public static double F(double x) => x * ;")]
    [InlineData("[Differentiable] public static double F(double x) { for (int i = 0; ; ) { } }")]
    [InlineData("[Differentiable] public static double F(double x) { return y; }")]
    [InlineData("[Differentiable] public static double F(double x, ) => x;")]
    [InlineData("[Differentiable] public static double F(double x) { double[] t = new double[]; return t[x]; }")]
    [InlineData("[Differentiable] public static F(double x) => G(x); [Differentiable] public static double F(double x) => F(F(x));")]
    [InlineData("[Differentiable(nameof(y), 3, Emit = 5)] public static double F(double x) => x;")]
    [InlineData("[Differentiable] public static double F(double x) => x switch { };")]
    [InlineData("[Differentiable] public static double F(double x) { int i = i + 1; while (i < 3) i += i; return x; }")]
    [InlineData("[Differentiable] public static double F(double x) { (double a, double b) = x; return a; }")]
    [InlineData("[Differentiable] public static double F(double x) { double[] t = { x, x, }; foreach (var (a, b) in t) x += a; return x; }")]
    public void BrokenText_DoesNotThrow(string member) =>
        GeneratorHarness.DerivGen.Run($"using System; using DerivGen; public static partial class A {{ {member} }}", HarnessOptions.Default with { AllowErrors = true, CheckMatrix = false });
}
