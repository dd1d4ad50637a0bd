using System.Globalization;
using System.Text;

namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>
/// Writes a random method over <c>double x, double[] z, double[] w, int c</c>, z and w of one length of at least 2 and c a
/// place in them, from the statements that loops are made of. Indices stay in range, values mostly stay small.
/// </summary>
internal sealed partial class RandomProgram
{
    /// <summary>What the methods call.</summary>
    public const string Helpers = """
        private static double Blend(double p, double q) => 0.5 * p + 0.25 * p * q;

        private static (double First, double Second) Turn(double p, double q, double angle) => (p * Math.Cos(angle) - q * Math.Sin(angle), p * Math.Sin(angle) + q * Math.Cos(angle));

        private static double Dot(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
        {
            double d = 0;
            for (int i = 0; i < p.Length; i++)
            {
                d += p[i] * q[i];
            }

            return d;
        }

        private static double FirstAbove(ReadOnlySpan<double> p, double limit)
        {
            foreach (double v in p)
            {
                if (v > limit)
                {
                    return v;
                }
            }

            return 0.5 * limit;
        }

        private static double Horner(ReadOnlySpan<double> p, double v)
        {
            double h = 0;
            for (int i = p.Length - 1; i >= 0; i--)
            {
                h = h * v + p[i];
            }

            return h;
        }

        private static void Relax(double[] p, double f)
        {
            for (int i = 1; i < p.Length; i++)
            {
                p[i] = f * p[i] + 0.25 * p[i - 1];
            }
        }

        private static double Root(double v)
        {
            double g = 1, d = 1;
            for (int i = 0; i < 12 && Math.Abs(d) > 1e-3; i++)
            {
                d = 0.5 * (v / g - g);
                g += d;
            }

            return g;
        }

        """;

    private const int DeepestStatement = 4;

    private readonly Random _random;
    private readonly StringBuilder _text = new();

    /// <summary>Integers that are places in every array of the length of z.</summary>
    private readonly List<string> _indices = [];

    /// <summary>Scalars that may be assigned.</summary>
    private readonly List<string> _scalars = ["s", "t", "u"];

    /// <summary>Scalars that may only be read.</summary>
    private readonly List<string> _readable = ["x"];

    private readonly bool _hasGrid;
    private readonly bool _hasLocalFunction;
    private readonly bool _hasSpan;
    private int _next;

    /// <summary>Branches around the statement, and whether a loop has been left before: which array a variable is may not depend on a condition.</summary>
    private int _conditions;
    private bool _exits;

    private RandomProgram(Random random, bool spans)
    {
        _random = random;
        _hasGrid = random.Next(5) == 0;
        _hasLocalFunction = random.Next(4) == 0;
        _hasSpan = spans && random.Next(3) == 0;
    }

    /// <param name="spans">Whether w may be a span.</param>
    public static string Write(Random random, string name, bool spans)
    {
        RandomProgram program = new(random, spans);
        program.Method(name);
        return program._text.ToString();
    }

    private void Method(string name)
    {
        _text.Append(CultureInfo.InvariantCulture, $"[Differentiable] public static double {name}(double x, double[] z, {(_hasSpan ? "ReadOnlySpan<double>" : "double[]")} w, int c)\n");
        Line(0, "{");
        Line(1, $"double s = 0, t = {Pick("0", "1", "z[0]", "x", "w[c]")}, u = x;");
        Line(1, "int k = 0;");
        Line(1, "bool f = false;");
        Line(1, "var a = new double[z.Length];");
        Line(1, $"var b = {Pick("new double[z.Length]", "new double[z.Length]", "(double[])z.Clone()", "z.AsSpan().ToArray()")};");
        if (_hasGrid)
        {
            Line(1, "var g = new double[z.Length * z.Length];");
        }

        if (_hasLocalFunction)
        {
            Line(1, $"double Local(double v) => {Pick("0.5 * v + x", "Math.Sin(v) * s", "v > x ? v : 0.5 * x", "v * z[c] - u")};");
        }

        int count = _random.Next(2, 5);
        for (int i = 0; i < count; i++)
        {
            Statement(1, Surroundings.Method);
        }

        Line(1, "double r = s + t * 0.5 + u * 0.25 + k + (f ? x : 0) + 0.125 * x * z[0];");
        Line(1, "for (int i = 0; i < z.Length; i++) r += (a[i] + b[i] * 0.5) * (i + 1);");
        if (_hasGrid)
        {
            Line(1, "for (int i = 0; i < g.Length; i++) r += g[i] * (0.5 + i);");
        }

        Line(1, "return r;");
        Line(0, "}");
    }

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];

    private string Pick(List<string> choices) => choices[_random.Next(choices.Count)];

    private bool OneIn(int count) => _random.Next(count) == 0;

    private string Fresh(string stem) => stem + _next++.ToString(CultureInfo.InvariantCulture);

    private void Line(int depth, string text) => _text.Append(' ', depth * 4).Append(text).Append('\n');

    /// <summary>What a statement stands in, which says how it may be left.</summary>
    private enum Surroundings
    {
        /// <summary>No loop.</summary>
        Method,

        /// <summary>A loop that counts at its head: it may be continued and left.</summary>
        Loop,

        /// <summary>A loop that counts in its body: it may be left.</summary>
        While,

        /// <summary>A case of a switch in a loop: the method may be left.</summary>
        Case,
    }
}
