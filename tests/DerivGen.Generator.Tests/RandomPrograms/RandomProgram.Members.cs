namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>Members of types, and arguments of all kinds.</summary>
internal sealed partial class RandomProgram
{
    /// <summary>Declarations, each with the word by which a text is seen to need it.</summary>
    private static readonly (string Word, string Text)[] Declarations =
    [
        ("Mode", """
            private enum Mode : byte { Low, Middle = 2, High = 5 }

            private static double Weighted(Mode m, double v) => m switch { Mode.Low => v, Mode.Middle or Mode.High when v > 0 => 0.5 * v, > Mode.Middle => 0.25 * v * v, _ => -v };

            """),
        ("Lifted(", """
            private static double Lifted(this double v, double by = 0.5, int times = 2)
            {
                for (int i = 0; i < times; i++)
                {
                    v = by * v + 0.25 * Math.Sin(v);
                }

                return v;
            }

            """),
        ("Between(", """
            private static T Between<T>(T p, T q, T share) where T : System.Numerics.INumber<T> => p + (q - p) * share;

            """),
        ("Bounded(", """
            private static T Bounded<T>(T v, int n) where T : System.Numerics.IFloatingPointIeee754<T>
            {
                T r = T.One;
                for (int i = 0; i < n; i++)
                {
                    r = T.CreateChecked(0.5) * r * v / (T.One + v * v) + T.Exp(-T.Abs(v));
                }

                return T.Max(r, v * T.CreateChecked(n));
            }

            """),
        ("Through<", """
            private interface ICurve
            {
                static abstract double At(double v);

                static virtual double Twice(double v) => 2 * v;
            }

            private readonly struct Wave : ICurve
            {
                public static double At(double v) => Math.Sin(v) + 0.25 * v;
            }

            private readonly struct Ramp : ICurve
            {
                public static double At(double v) => v > 0 ? v : 0.5 * v;

                public static double Twice(double v) => v + 1;
            }

            private static double Through<T>(double v) where T : ICurve => T.At(0.5 * T.At(v)) + T.Twice(v);

            """),
        ("Formed(", """
            private interface IForm
            {
                double Of(double v);
            }

            private readonly record struct Line(double Slope, double Shift) : IForm
            {
                public double Of(double v) => Slope * v + Shift;
            }

            private struct Bowl : IForm
            {
                public double Depth;

                public readonly double Of(double v) => Depth * v * v * 0.5;
            }

            private static double Formed<T>(T form, double v) where T : IForm => form.Of(v) + 0.5 * form.Of(1);

            """),
        ("Shared", """
            private sealed class Model
            {
                public readonly double[] Weights = { 0.5, -1.25, 0.75 };

                public double Rate { get; } = 0.25;

                public int Depth => 2;

                public double this[int i] => Weights[i % Weights.Length] * Rate;

                public double Of(double v) => Rate * v + Weights[1];
            }

            private sealed record Setting(double Gain, int Steps);

            private static readonly Model Shared = new Model();

            private static readonly Setting SharedSetting = new Setting(0.75, 2);

            """),
        ("Mixed(", """
            private static double Mixed(in double p, ref readonly double q, params double[] rest)
            {
                double r = p * q;
                foreach (double v in rest)
                {
                    r += 0.5 * v;
                }

                return r;
            }

            """),
        ("Amount", """
            private struct Amount
            {
                private double _value;

                public Amount(double value) => _value = value;

                public double Half
                {
                    get => 0.5 * _value;
                    set => _value = 2 * value;
                }

                public double this[int i]
                {
                    get => _value * (i + 1);
                    set => _value = value / (i + 1);
                }

                public static Amount operator +(Amount p, Amount q) => new Amount(p._value + 0.5 * q._value);

                public static implicit operator Amount(double v) => new Amount(v);

                public static explicit operator double(Amount p) => p._value;
            }

            """),
        ("Scaling(|Folded(", """
            private static Func<double, double> Scaling(double by) => v => by * v + 0.25;

            private static double Folded(ReadOnlySpan<double> p, double start, Func<double, double, double> f)
            {
                foreach (double v in p)
                {
                    start = f(start, v);
                }

                return start;
            }

            """),
    ];

    private string Member(int depth)
    {
        string v = Value(depth - 1);
        return _random.Next(13) switch
        {
            0 => $"{Pick(_scalars)}.Lifted({Pick("", "times: 1", $"by: {Value(0)}", "0.25, c", $"times: c, by: 0.5")})",
            1 => $"Lifted({v}, times: {Pick("3", "k % 4")})",
            2 => $"Between((double)({v}), {Value(0)}, {Pick("0.5", Value(0))})",
            3 => $"Bounded((double)({v}), {Pick("2", "c", "k % 3")})",
            4 or 5 => $"0.5 * Through<{Pick("Wave", "Ramp")}>({v})",
            6 => $"Formed({Pick($"new Line({Value(0)}, 0.5)", $"new Bowl {{ Depth = {Value(0)} }}")}, {v})",
            7 => Pick($"Shared.Rate * {v}", $"Shared.Weights[{Pick("0", "c % 3", "^1")}] * {v}", $"Shared[{Position()}] * {v}", $"Shared.Of({v})", $"Shared.Depth * {v}"),
            8 => $"SharedSetting.{Pick("Gain", "Steps")} * {v}",
            9 or 10 => $"Mixed({v}, in {Pick(_scalars)}{Pick("", $", {Value(0)}", $", {Value(0)}, x")})",
            _ => Pick($"Scaling({Value(0)})({v})", $"Twice(Scaling(0.5), {v})"),
        };
    }

    private void Members(int depth)
    {
        string q = Fresh("q");
        string p = Fresh("p");
        switch (_random.Next(6))
        {
            case 0:
                Line(depth, $"foreach (double {q} in Shared.Weights) {Pick(_scalars)} += {q} * {Value(0)};");
                break;
            case 1:
                Line(depth, $"for (int {q} = 0; {q} < SharedSetting.Steps; {q}++) {Pick("s", "t", "u")} = 0.5 * {Pick("s", "t", "u")} + Shared[{q}] * {Value(0)};");
                break;
            case 2:
                Line(depth, $"Func<double, double> {q} = {Pick("Math.Sin", "Scaling(0.5)", $"{p} => 0.5 * {p} * {Pick(_scalars)}", "Math.Atan")};");
                Line(depth, $"{Pick("s", "t", "u")} += {Pick($"{q}({Value(0)})", $"Twice({q}, {Value(0)})", $"{q}(0.5 * {q}({Value(0)}))")};");
                break;
            case 3:
                Line(depth, $"Func<double, double, double> {q} = {Pick("Math.Max", "Math.Min", $"({p}, r) => 0.5 * {p} + r * {Pick("z[c]", "x")}", $"({p}, _) => {p} * 0.5 + x")};");
                Line(depth, $"{Pick("s", "t", "u")} {Pick("+=", "-=")} Folded({Pick("z", "a", "w")}, {Value(0)}, {q});");
                break;
            case 4:
                Line(depth, $"var {q} = {Pick($"new Line({Value(1)}, {Value(0)})", $"new Line(Shift: {Value(0)}, Slope: {Value(1)})")};");
                Line(depth, $"{Pick("s", "t", "u")} += Formed({q}, {Value(0)}) + {q}.Of({Value(0)});");
                break;
            default:
                Line(depth, $"{Pick("s", "t", "u")} {Pick("+=", "-=")} {Member(2)};");
                break;
        }
    }
}
