#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>Members of every kind of type, where they are only read: each goes through as it stands, with the text's value and its differences.</summary>
public sealed class MemberTests
{
    private static readonly string Text = """
        using System;
        using System.Numerics;
        using static System.Math;
        using static Functions;
        using DerivGen;

        public static class Functions { public static double Soft(double x) => Log(1 + Exp(x)); public static double Cube(this double x) => x * x * x; }
        public sealed class Model
        {
            public double Rate { get; set; } = 0.5;
            public double[] Weights = { 1, 2, 3 };
            public Layer Inner { get; } = new Layer();
            public double this[int i] => Weights[i] * Rate;
            internal double Hidden = 3;
            public double Doubled => Hidden * 2;
            public double Predict(double x) { double s = 0; foreach (double w in Weights) s += w * x; return Inner.Apply(s) * Rate; }
            public double Next(double x) => x + this[1];
            public Vector3 Direction { get; set; }
            public Vector3[] Points = new Vector3[2];
            public Pair Start;
        }
        public sealed class Layer { public double Bias = 0.1; public double Apply(double x) => Math.Tanh(x + Bias) * Scale; internal double Scale => Bias * 2; }
        public struct Pair { public double X, Y; public void Step(double by) { X += by; } public readonly double Dot(Pair b) => X * b.X + Y * b.Y; public readonly void Deconstruct(out double x, out double y) => (x, y) = (X, Y); }
        public interface IShape<T> where T : IShape<T> { static abstract double Area(double r); static abstract double Unit { get; } double Size { get; } void Grow(double by); static abstract T operator +(T a, T b); static abstract T Make(double x); }
        public struct Circle : IShape<Circle> { public double R; public static double Area(double r) => Math.PI * r * r; public static double Unit => 3; public double Size => R * R; public void Grow(double by) { R *= by; } public static Circle operator +(Circle a, Circle b) => new Circle { R = a.R + b.R * a.R }; public static Circle Make(double x) => new Circle { R = x }; }
        public struct Wrapped<T> where T : struct { public T Value; public double W; public Wrapped(T value, double w) { Value = value; W = w; } public Wrapped<T> With(double w) => new Wrapped<T>(Value, w); }
        public static class Outer<T> { public static double Helper(double x) => x * x + 1; }

        public static partial class Members
        {
        [Differentiable] public static double Objects(double x, [Constant] Model model) => model.Predict(x) + model.Rate * x + model[2] * x * model.Doubled;
        [Differentiable] public static double InstanceMethods(double x, [Constant] Model model) => model.Next(x) * model.Next(x) + model.Inner.Apply(x);
        [Differentiable] public static double Arrays(double x, [Constant] Model m) { var copy = m; var w = copy.Weights; double s = 0; for (int i = 0; i < w.Length; i++) s += w[i] * Pow(x * x + 1, i); return s; }
        [Differentiable] public static double Statics(double x) => Soft(x) + x.Cube() + Outer<int>.Helper(x) * Shared.Rate + Shared.Predict(x);
        static readonly Model Shared = new Model();
        [Differentiable] public static double Functions(double x, [Constant] Model m) { Func<double, double> f = m.Predict; double Local(double v) => v * m.Rate; return Apply(f, x) + Apply(Soft, x) + Apply(Math.Sin, x) + Apply(v => v * x, 2) + Local(x) * Local(2); }
        static double Apply(Func<double, double> f, double x) => f(f(x));
        [Differentiable] public static double Arguments(double x, double y) => Sum(x, y, 3) + Sum() + Sum([x, 2]) + Optional(y: y, x: x) + Optional(x);
        static double Sum(params double[] v) { double s = 0; foreach (var u in v) s += u * u; return s; }
        static double Optional(double x, double y = 2) => x * y;
        [Differentiable] public static double StructsOfObjects(double x, [Constant] Model m) { Pair p = m.Start; p.X += x; p.Step(x); return p.Dot(m.Start) * p.X + m.Start.Y * x; }
        [Differentiable] public static double Interfaces(double x) => Area<Circle>(x) * Grown(Circle.Make(x), x) + SumOf(x, default(Circle));
        static double Area<T>(double x) where T : IShape<T> => T.Area(x) + T.Unit;
        static double Grown<T>(T shape, double x) where T : IShape<T> { shape.Grow(x); var other = T.Make(2); return (shape + other).Size; }
        static double SumOf<T>(double x, T start) where T : struct, IShape<T> { T sum = T.Make(x); for (int i = 0; i < 3; i++) { sum += T.Make(x * i); } var w = new Wrapped<T>(sum, x); T z = default; return w.With(2).Value.Size * w.W + z.Size + start.Size; }
        [Differentiable] public static double GenericStructs(double x, int n) { var w = new Wrapped<double>(x, 1); for (int i = 0; i < n; i++) { w = w.With(Math.Sin(w.W) * w.Value); w.Value += 1; } return w.W * w.Value; }
        [Differentiable] public static double Patterns(Pair p, Pair q) => p is { X: > 0 and < 1.5, Y: var y } ? y * q.X : (p, q) switch { ((> 1, _), _) => p.X * q.Y, ({ Y: > 0 } r, var (a, b)) => r.Y * a * b, (_, { X: < 0 }) => p.X + q.X * q.X, _ => p.Dot(q) };
        }
        """;

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorHarness.DerivGen.Run(Text, HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true }));

    public static TheoryData<string> Names => [.. TextDifferences.MethodsIn(Text)];

    [Fact]
    public void NoMember_IsRefused() => TextDifferences.NothingIsRefused(Run.Value);

    [Theory]
    [MemberData(nameof(Names))]
    public void Members_HaveTheTextsValueAndItsDifferences(string name) => StructVariables.Verify(Run.Value, "Members", name, 1e-11);
}
#endif
