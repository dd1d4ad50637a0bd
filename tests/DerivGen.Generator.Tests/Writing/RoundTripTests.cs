using System.Globalization;
using System.Text;
using DerivGen.Generator.Writing;
using DerivGen.Symbolics.Expressions;
using DerivGen.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace DerivGen.Generator.Tests.Writing;

/// <summary>Random expressions are written, compiled and run, and give what the tree itself gives.</summary>
public sealed class RoundTripTests
{
    private const int ExpressionsPerCompilation = 40;

    /// <summary>Powers of two: most results are exact.</summary>
    private static readonly double[] Points = [-4, -2, -1, -0.5, 0.25, 0.5, 1, 2, 4];

    [Fact]
    public void WrittenExpression_HasTheValueOfTheTree() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(12),
        Prop.ForAll<int>(seed => CheckMany(seed)));

    private static void CheckMany(int seed)
    {
        Random random = new(seed);
        ExpressionTexts t = new();
        RandomExpressions expressions = new(t, random);
        List<Node> nodes = [.. Enumerable.Range(0, ExpressionsPerCompilation).Select(_ => expressions.Real(4))];
        StringBuilder source = new("using System;\nusing DerivGen;\nstatic class E\n{\n");
        for (int i = 0; i < nodes.Count; i++)
        {
            source.Append(CultureInfo.InvariantCulture, $"    public static double F{i}(double x, double y, double w, double[] v, int n, int m, float other, bool flag, int[] labels, double a) => {t.Text(nodes[i])};\n");
        }

        CompiledCode code = CompiledCode.Compile(source.Append("}\n").ToString());
        for (int i = 0; i < nodes.Count; i++)
        {
            for (int point = 0; point < 5; point++)
            {
                CheckOne(t, nodes[i], code, i, random);
            }
        }
    }

    private static void CheckOne(ExpressionTexts t, Node node, CompiledCode code, int number, Random random)
    {
        double x = Next(), y = Next(), w = Next(), a = Next();
        float other = (float)Next();
        double[] v = [.. Enumerable.Range(0, 8).Select(_ => Next())];
        int[] labels = [.. Enumerable.Range(0, 8).Select(_ => random.Next(-3, 4))];
        int n = random.Next(-3, 4), m = random.Next(1, 4);
        bool flag = random.Next(2) == 0;
        Dictionary<Symbol, object> values = new()
        {
            [t.X] = x, [t.Y] = y, [t.W] = w, [t.A] = a, [t.Other] = (double)other, [t.V] = v, [t.N] = n, [t.M] = m, [t.Labels] = labels, [t.Flag] = flag,
        };
        TreeEvaluation tree = new(values);
        (double expected, double scale) = tree.Real(node);
        double written = (double)code.Call("E.F" + number, x, y, w, v, n, m, other, flag, labels, a)!;
        if (!double.IsFinite(expected) || !double.IsFinite(scale) || tree.IsIllConditioned)
        {
            return;
        }

        Assert.True(Math.Abs(written - expected) <= 1e-9 * scale, $"{t.Text(node)}\n{node}\nwritten {written:R}, tree {expected:R}");

        double Next() => Points[random.Next(Points.Length)];
    }
}
