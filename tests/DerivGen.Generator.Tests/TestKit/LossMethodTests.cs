using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.TestKit;

public sealed class LossMethodTests
{
    private const string Source = """
        using System;

        public class DifferentiableAttribute : Attribute
        {
            public DifferentiableAttribute(params string[] variables) { }
            public bool Accumulate { get; set; }
        }

        public class ConstantAttribute : Attribute { }

        namespace Shapes
        {
            public static class Scalars
            {
                [Differentiable] public static double One(double x, [Constant] double y, int n) => x * y * n;
                public static double OneGradient(double x, double y, int n) => y * n;
                public static double OneValue(double x, double y, int n) => x * y * n;
                public static (double Value, double Gradient) OneValueAndGradient(double x, double y, int n) => (x * y * n, y * n);

                [Differentiable] private static double Two(double w, in double b) => w * b;
                private static (double w, double b) TwoGradient(double w, in double b) => (b, w);
                private static (double Value, (double w, double b) Gradient) TwoValueAndGradient(double w, in double b) => (w * b, (b, w));

                [Differentiable("b")] public static float Named(float w, float b) => w * b;
                public static float NamedGradient(float w, float b) => w;
            }

            public static class Vectors
            {
                [Differentiable] public static double Dot(ReadOnlySpan<double> x, double s, double[] y)
                {
                    double sum = 0;
                    for (int i = 0; i < x.Length; i++) sum += x[i] * y[i];
                    return s * sum;
                }

                public static double DotGradient(ReadOnlySpan<double> x, double s, double[] y, Span<double> xGradient, Span<double> yGradient)
                {
                    for (int i = 0; i < x.Length; i++)
                    {
                        xGradient[i] = s * y[i];
                        yGradient[i] = s * x[i];
                    }

                    return Dot(x, 1, y);
                }

                public static (double Value, double Gradient) DotValueAndGradient(ReadOnlySpan<double> x, double s, double[] y, Span<double> xGradient, Span<double> yGradient)
                {
                    double gradient = DotGradient(x, s, y, xGradient, yGradient);
                    return (s * gradient, gradient);
                }

                [Differentiable] public static float Sum(ReadOnlySpan<float> x) { float sum = 0; foreach (float v in x) sum += v; return sum; }
                public static void SumGradient(ReadOnlySpan<float> x, Span<float> xGradient) => xGradient.Fill(1);
                public static float SumValueAndGradient(ReadOnlySpan<float> x, Span<float> xGradient) { xGradient.Fill(1); return Sum(x); }

                [Differentiable(Accumulate = true)] public static double Twice(ReadOnlySpan<double> x) => 2 * x[0];
                public static void TwiceGradient(ReadOnlySpan<double> x, Span<double> xGradient) => xGradient[0] += 2;

                [Differentiable] public static double Forgets(ReadOnlySpan<double> x) => x[0];
                public static void ForgetsGradient(ReadOnlySpan<double> x, Span<double> xGradient) => xGradient[0] = 1;

                [Differentiable] public static double Writes(Span<double> x) => x[0];
                public static void WritesGradient(Span<double> x, Span<double> xGradient) { xGradient[0] = 1; x[0] = 2; }

                [Differentiable] public static double Matrix(double[,] a) => a[0, 1];
                public static void MatrixGradient(double[,] a, double[,] aGradient) { Array.Clear(aGradient, 0, aGradient.Length); aGradient[0, 1] = 1; }
            }

            public class Outer<T>
            {
                public struct Inner
                {
                    private readonly double _scale;

                    public Inner(double scale) { _scale = scale; }

                    [Differentiable] public double Scaled<TOther>(double x) => _scale * x;
                    public double ScaledGradient<TOther>(double x) => _scale;
                }
            }

            public static class Overloads
            {
                [Differentiable] public static double F(double x) => x;
                public static double FGradient(double x) => 1;
                [Differentiable] public static double F(double x, double y) => x * y;
                public static (double x, double y) FGradient(double x, double y) => (y, x);
                [Differentiable] public static float F(float x) => 2 * x;
                public static float FGradient(float x) => 2;
            }
        }
        """;

    private static readonly CompiledCode Code = CompiledCode.Compile(Source);

    [Fact]
    public void Scalars_AreReturned()
    {
        LossMethod one = Code.Loss("Scalars.One");
        Assert.Equal(["x"], one.Variables);
        Assert.Equal(24, one.Invoke(2, 3, 4));
        Assert.Equal(24, one.Value(2, 3, 4));
        Assert.Equal([[12]], one.Gradient(2, 3, 4));
        (double value, double[][] gradient) = one.ValueAndGradient(2, 3, 4);
        Assert.Equal(24, value);
        Assert.Equal([[12]], gradient);

        LossMethod two = Code.Loss("Two");
        Assert.Equal([[3], [2]], two.Gradient(2, 3));
        (value, gradient) = two.ValueAndGradient(2, 3);
        Assert.Equal(6, value);
        Assert.Equal([[3], [2]], gradient);

        Assert.Equal(["b"], Code.Loss("Named").Variables);
        Assert.Equal([[2]], Code.Loss("Shapes.Scalars.Named").Gradient(2, 3));
    }

    [Fact]
    public void Vectors_AreWritten()
    {
        LossMethod dot = Code.Loss("Vectors.Dot");
        double[] x = [1, 2];
        Assert.Equal(["x", "s", "y"], dot.Variables);
        Assert.Equal([[9, 12], [11], [3, 6]], dot.Gradient(x, 3, new double[] { 3, 4 }));
        Assert.Equal(33, dot.ValueAndGradient(x, 3, new double[] { 3, 4 }).Value);

        Assert.Equal([[1, 1]], Code.Loss("Sum").Gradient(x));
        Assert.Equal(3, Code.Loss("Sum").ValueAndGradient(x).Value);
        Assert.Equal([[0, 1]], Code.Loss("Matrix").Gradient(new double[,] { { 5, 6 } }));
    }

    [Fact]
    public void Destination_HoldsRubbishUnlessItIsAddedTo()
    {
        Assert.Equal([[2, 0]], Code.Loss("Twice").Gradient(new double[] { 3, 4 }));
        Assert.NotEqual(0, Code.Loss("Forgets").Gradient(new double[] { 3, 4 })[0][1]);
    }

    [Fact]
    public void ArgumentThatIsWrittenTo_IsFound() =>
        Assert.Contains("wrote into its argument x", Assert.Throws<HarnessFailure>(() => Code.Loss("Writes").Gradient(new double[] { 3 })).Message, StringComparison.Ordinal);

    [Fact]
    public void InstanceAndGenericMethods_AreCalled()
    {
        LossMethod open = Code.Loss("Scaled");
        Type inner = Code.Assembly.GetType("Shapes.Outer`1+Inner")!.MakeGenericType(typeof(int));
        LossMethod scaled = open.WithTypeArguments(typeof(int), typeof(string)).On(Activator.CreateInstance(inner, 5.0)!);
        Assert.Equal(10, scaled.Invoke(2));
        Assert.Equal([[5]], scaled.Gradient(2));
        Assert.Equal(1, scaled.CountInvoke(2).Multiply);
        Assert.Equal(0, scaled.CountGradient(2).Flops);
    }

    [Fact]
    public void Overloads_AreChosenByTheirParameters()
    {
        Assert.Equal([[1]], Code.Loss("Overloads.F", "double").Gradient(3));
        Assert.Equal([[4], [3]], Code.Loss("Overloads.F", "double", "double").Gradient(3, 4));
        Assert.Equal([[2]], Code.Loss("Overloads.F", "float").Gradient(3));
        Assert.Contains("Shapes.Overloads.F(float)", Assert.Throws<ArgumentException>(() => Code.Loss("Overloads.F")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Code.Loss("Scalars.One").Gradient(3));
        Assert.Throws<HarnessFailure>(() => Code.Loss("Scalars.Named").Value(1, 2));
    }

    [Fact]
    public void TypedDelegates_TakeArraysForSpansAndAllocateNothing()
    {
        var gradient = Code.Bind<Func<double[], double, double[], double[], double[], double>>("Vectors.DotGradient");
        var two = Code.Bind<Func<double, double, (double, double)>>("TwoGradient");
        var writes = Code.Bind<SpanAction>("Vectors.TwiceGradient");
        double[] x = [1, 2], xGradient = [0, 0], yGradient = [0, 0];
        Assert.Equal(5, gradient(x, 3, x, xGradient, yGradient));
        Assert.Equal((3, 2), two(2, 3));

        Assert.Equal(0, Allocations.Of(() =>
        {
            gradient(x, 3, x, xGradient, yGradient);
            two(2, 3);
            writes(x, xGradient);
        }));
        Assert.True(Allocations.Of(() => GC.KeepAlive(new double[100])) >= 800);
        Assert.Throws<ArgumentException>(() => Code.Bind<Func<float, double, (double, double)>>("TwoGradient"));
        Assert.Equal(5, Code.Loss("Vectors.Dot").Bind<Func<double[], double, double[], double[], double[], double>>("Gradient")(x, 3, x, xGradient, yGradient));
    }

    private delegate void SpanAction(ReadOnlySpan<double> x, Span<double> xGradient);
}
