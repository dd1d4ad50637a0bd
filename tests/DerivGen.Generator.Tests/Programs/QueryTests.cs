#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using DerivGen.Generator.Reading;
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>Queries are the loops that they stand for: the text's value and its differences, and the loop's emitted text.</summary>
public sealed class QueryTests
{
    private static readonly string Text = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using DerivGen;

        public static partial class Queries
        {
        // sums, means, extrema
        [Differentiable] public static double SumOfSquares(double[] z) => z.Sum(x => x * x);
        [Differentiable] public static double MethodGroups(double[] z) => z.Select(Math.Exp).Select(Twice).Sum();
        static double Twice(double x) => 2 * x;
        [Differentiable] public static double FunctionInVariable(double[] z, double x) { Func<double, double> f = v => v * x; return z.Select(f).Sum(v => f(v) + 1); }
        [Differentiable] public static double LocalFunction(double[] z, double x) { double F(double v) => v * x; Func<double, double> g = F; return z.Select(F).Sum() * g(z[0]); }
        [Differentiable] public static double MeanSquare(double[] w, double x) => w.Average(v => v * v * x) + w.Average();
        [Differentiable] public static double Extrema(double[] w) => w.Max(v => v * v) - w.Min() + w.MaxBy(v => Math.Abs(v)) * w.MinBy(v => v * v);
        [Differentiable] public static double IntegerExtrema(double[] w, int n) => Enumerable.Range(1, n).Max() * w[0] + Enumerable.Range(1, n).Select(i => i * i % 5).Min() * w[1] + Enumerable.Range(0, n).Sum() * w[2];
        [Differentiable] public static double Integers(double[] w, int n) => Enumerable.Range(0, n).Average(i => i * i) * w[0] + Enumerable.Range(0, n).Aggregate(1, (a, i) => a + i * a % 7) * w[1];
        [Differentiable] public static double LogSumExp(double[] z) { double m = z.Max(); return m + Math.Log(z.Sum(v => Math.Exp(v - m))); }

        // what is selected
        [Differentiable] public static double Indexed(double[] w) => w.Select((v, i) => v * v * i).Sum();
        [Differentiable] public static double Zipped(double[] w, double[] v) => w.Zip(v, (a, b) => a * b).Sum() + w.Zip(v).Sum(p => p.First * Math.Sin(p.Second)) + w.Zip(v.Skip(1), w.Skip(2)).Sum(t => t.First * t.Second * t.Third);
        [Differentiable] public static double Anonymous(double[] w, double[] v) => w.Zip(v, (a, b) => new { a, b, c = a * b }).Sum(p => p.a * p.c + p.b);
        [Differentiable] public static double Tuples(double[] w) => w.Select((v, i) => (Square: v * v, Place: i)).Where(t => t.Place % 2 == 0).Sum(t => t.Square * t.Place);
        [Differentiable] public static double Ranged(double[] w, int n) => Enumerable.Range(1, n).Sum(i => i * w[i % w.Length]) + Enumerable.Repeat(w[0], n).Sum(v => v * v);
        [Differentiable] public static double Parts(double[] w, int n) => w.Skip(1).Take(2).Sum(x => x * x) + w.TakeLast(2).Sum(x => x * x * x) + w.SkipLast(1).Sum() + w.Take(n).Sum(Math.Sin) + w.Skip(n).Sum(Math.Cos) + w.TakeLast(n).Sum() * w.SkipLast(n).Count();
        [Differentiable] public static double Joined(double[] w, double[] v) => w.Concat(v).Append(3).Prepend(w[0]).Sum(x => x * x) + w.Concat(v).Select((x, i) => x * i).Sum();
        [Differentiable] public static double Leading(double[] w, [Constant] double[] y) => w.TakeWhile(v => v < 1).Sum(v => v * v) + w.SkipWhile(v => v < 0.5).Sum(v => v * v * v) + w.Zip(y).TakeWhile(p => p.Second > 0).Sum(p => p.First * p.Second) + w.Skip(1).SkipWhile(v => v > 0).Aggregate(2.0, (a, v) => a * v);
        [Differentiable] public static double LeadingInForEach(double[] w) { double s = 0; foreach (double v in w.TakeWhile(v => v < 1.5).Where(v => v > 0)) { if (v > 1.2) break; s += v * v; } return s * w[0]; }
        [Differentiable] public static double Chunked(double[] w, int n) => w.Chunk(2).Sum(p => p.Aggregate(1.0, (a, b) => a * b)) + w.Chunk(n).Select(p => p[0] * p.Length * p.Sum()).Sum();
        [Differentiable] public static double Triangle(double[] w, int[] k) => Enumerable.Range(0, k.Length).Sum(i => Math.Log(k[i..].Sum(j => Math.Exp(w[Math.Abs(j) % w.Length]))) - w[0]) + Enumerable.Range(0, w.Length).Sum(i => w.Skip(i).Max() * w[i]);
        [Differentiable] public static double Reversed(double[] w, double x) => w.Reverse().Aggregate(0.0, (s, c) => s * x + c) + w.Select(v => v * v).Reverse().Skip(1).First();
        [Differentiable] public static double Nested(double[] w, double[] v) => w.Sum(x => v.Sum(y => Math.Sin(x * y)));
        [Differentiable] public static double Flat(double[] w, double[] v) => w.SelectMany(x => v, (x, y) => Math.Sin(x * y)).Sum() + w.SelectMany(x => v.Select(y => x * y * x)).Max();
        [Differentiable] public static double ArrayOfQuery(double[] w) { double[] t = w.Select(v => Math.Exp(v)).ToArray(); double s = t.Sum(); return t.Select(e => e / s).Sum(p => p * p) + t[0]; }
        [Differentiable] public static double ListOfQuery(double[] w) { List<double> t = w.Select(v => v * v).ToList(); double s = 0; for (int i = 0; i < t.Count; i++) s += t[i] * i; return s; }

        [Differentiable] public static double SpreadOfQuery(double[] w, double x) { double[] t = [x, .. w.Select(v => v * v * x), w[0]]; return t[0] * t[^1] + t.Sum() + t[2]; }

        // conditions
        [Differentiable] public static double Filtered(double[] w, [Constant] double[] y) => w.Where((v, i) => y[i] > 0).Sum(v => v * v);
        [Differentiable] public static double FilteredByVariable(double[] w) => w.Where(v => v > 0.3).Sum(v => v * v) + w.Where(v => v > -5).Average() * w.Where(v => v < 5).Max(v => v * 3);
        [Differentiable] public static double FilteredFold(double[] w, double x) => w.Where(v => v > -0.5).Aggregate(x, (a, v) => a * v + Math.Sin(a)) + w.Where(v => v > -5).Aggregate((a, v) => a * v + 1);
        [Differentiable] public static double Ends(double[] w) => w.First() * w.Last() + w.Select(v => v * v).ElementAt(1) * w.ElementAt(^2) + w.FirstOrDefault() + w.Take(1).Single() * w.AsEnumerable().Concat(Enumerable.Empty<double>()).Last();
        [Differentiable] public static double EndsWhere(double[] w) => w.First(v => v > -2) + w.FirstOrDefault(v => v > 1.0) * w[0] + w.LastOrDefault(v => v > 0.5);
        [Differentiable] public static double AnyAll(double[] w, [Constant] double[] y, int k) => y.Any(v => v > 1) ? w.Sum() : y.All(v => v < 0.5) || Enumerable.Range(0, k).Contains(3) ? w[0] * w[1] : w.Count(v => v > 0) * w[0] + (w.Any() ? w[1] * w.LongCount() : 0);

        // folds
        [Differentiable] public static double Horner(double[] w, double x) => w.Aggregate((a, c) => a * x + c);
        [Differentiable] public static double HornerFrom(double[] w, double x) => w.Aggregate(1.0, (a, c) => a * x + c, a => a * a);
        [Differentiable] public static double Product(double[] w) => w.Aggregate(1.0, (a, c) => a * c);
        [Differentiable] public static double Moments(double[] w) { var (s, q) = w.Aggregate((0.0, 0.0), (p, x) => (p.Item1 + x, p.Item2 + x * x)); return q - s * s; }
        [Differentiable] public static double Exchanged(double[] w) { var (s, q) = w.Aggregate((1.0, 0.5), (p, x) => (p.Item2 * x, p.Item1 + Math.Sin(x))); return q - s * s; }
        [Differentiable] public static double StatefulFunction(double[] w) => w.Sum(v => Root(3 + v, 6)) + w.Select(v => Root(3 + v, 3)).ToArray().Max();
        static double Root(double a, int n) { double y = a; for (int i = 0; i < n; i++) y = Math.Sin(y) + a / y; return y; }

        // query syntax
        [Differentiable] public static double QuerySelect(double[] w) => (from x in w select x * x).Sum();
        [Differentiable] public static double QueryLet(double[] w, double[] v) => (from x in w from y in v where x < 100 let p = x * y select p * p).Sum();
        [Differentiable] public static double QueryZip(double[] w, double[] v) => (from p in w.Zip(v) where p.First > p.Second select p.First * p.Second).Sum();

        // foreach
        [Differentiable] public static double ForEach(double[] w) { double s = 0; foreach (double v in w.Where(v => v > 0).Select(v => v * v)) s += v; return s; }
        [Differentiable] public static double ForEachLeft(double[] w) { double s = 0; foreach (var v in w.Select(v => v * v)) { if (v > 2) break; s += v * w[0]; } return s; }
        [Differentiable] public static double ForEachReturns(double[] w) { double s = 0; foreach (var v in w.Concat(w.Select(v => v * v))) { if (v > 1.9) return s * v; if (v < -0.5) continue; s += v * w[0]; } return s; }
        [Differentiable] public static double ForEachPair(double[] w, double[] u) { double s = 0; foreach (var (a, b) in w.Zip(u)) { s += a * b; } return s; }
        [Differentiable] public static double ForEachCarried(double[] w) { double s = 1; foreach (int i in Enumerable.Range(0, w.Length)) s = s * w[i] + Math.Sin(s); return s; }

        // when it is run
        [Differentiable] public static double Late(double[] w, double x) { double k = x; var q = w.Select(v => v * k); k = 2 * x; return q.Sum(); }
        [Differentiable] public static double Twofold(double[] w) { var q = w.Select(v => v * v); return q.Sum() * q.Max() / q.Count(); }
        [Differentiable] public static double ByHelper(double[] w, double x) => Mean(Scaled(w, x)) * Mean(w);
        static IEnumerable<double> Scaled(double[] w, double x) { double k = x * x; return w.Select(v => v * k); }
        static double Mean(IEnumerable<double> xs) { int n = 0; double s = 0; foreach (var x in xs) { s += x; n++; } return s / n; }
        [Differentiable] public static double InLoop(double[] w, int n) { double s = 0.5; for (int t = 0; t < n; t++) s = Math.Sin(s) + w.Sum(v => v * s) * 0.1; return s; }
        [Differentiable] public static double InBranch(double[] w, double x) => x > 0.5 ? w.Sum(v => v * x) : w.Aggregate(x, (a, v) => a * v + 0.5);
        }
        """;

    /// <summary>The same methods as queries and as loops, with the names that the queries' numbers get.</summary>
    private const string Pairs = """
        using System;
        using System.Linq;
        using DerivGen;

        public static partial class AsQuery
        {
        [Differentiable] public static double Squares(double[] z) => z.Sum(x => x * x);
        [Differentiable] public static double Mean(double[] z) => z.Average(x => Math.Sin(x));
        [Differentiable] public static double Largest(double[] z) => z.Max(x => x * x);
        [Differentiable] public static double Smallest(double[] z) => z.Min();
        [Differentiable] public static double Dot(double[] z, double[] w) => z.Select((v, i) => v * w[i]).Sum();
        [Differentiable] public static double Range(double[] z, int n) => Enumerable.Range(0, n).Sum(i => z[i] * i);
        [Differentiable] public static double Where(double[] z, int[] k) => z.Where((v, i) => k[i] > 2).Sum(v => v * v);
        [Differentiable] public static double Horner(double[] z, double x) => z.Aggregate(0.0, (sum, c) => sum * x + c);
        [Differentiable] public static double Product(double[] z) => z.Aggregate(1.0, (product, c) => product * c);
        [Differentiable] public static double Softmax(double[] z, int c) { double max = z.Max(); return z[c] - max - Math.Log(z.Sum(v => Math.Exp(v - max))); }
        [Differentiable] public static double Matrix(double[] z, double[] m) => Enumerable.Range(0, z.Length).Sum(i => z[i] * Enumerable.Range(0, z.Length).Sum(j => m[i * z.Length + j] * z[j]));
        [Differentiable] public static double Stored(double[] z) { double[] e = z.Select(v => Math.Exp(v)).ToArray(); double total = e.Sum(); return e.Select(v => v / total).Sum(p => p * Math.Log(p)); }
        [Differentiable] public static double Taken(double[] z) => z.Skip(1).Sum(v => v * v);
        [Differentiable] public static double Joined(double[] z, double[] w) => z.Concat(w).Sum(v => v * v);
        [Differentiable] public static double From(double[] z, double[] w) => (from a in z from b in w where a > b select a * b).Sum();
        [Differentiable] public static double Carried(double[] z) => z.Sum(v => Iterate(v));
        static double Iterate(double v) { double y = v; for (int i = 0; i < 20; i++) y = Math.Sin(y) + v; return y; }
        }

        public static partial class AsLoop
        {
        [Differentiable] public static double Squares(double[] z) { double sum = 0; foreach (double x in z) sum += x * x; return sum; }
        [Differentiable] public static double Mean(double[] z) { double sum = 0; foreach (double x in z) sum += Math.Sin(x); return sum / z.Length; }
        [Differentiable] public static double Largest(double[] z) { double max = double.NegativeInfinity; foreach (double x in z) max = Math.Max(max, x * x); return max; }
        [Differentiable] public static double Smallest(double[] z) { double min = double.PositiveInfinity; foreach (double x in z) min = Math.Min(min, x); return min; }
        [Differentiable] public static double Dot(double[] z, double[] w) { double sum = 0; for (int i = 0; i < z.Length; i++) sum += z[i] * w[i]; return sum; }
        [Differentiable] public static double Range(double[] z, int n) { double sum = 0; for (int i = 0; i < n; i++) sum += z[i] * i; return sum; }
        [Differentiable] public static double Where(double[] z, int[] k) { double sum = 0; for (int i = 0; i < z.Length; i++) if (k[i] > 2) sum += z[i] * z[i]; return sum; }
        [Differentiable] public static double Horner(double[] z, double x) { double sum = 0; for (int i = 0; i < z.Length; i++) sum = sum * x + z[i]; return sum; }
        [Differentiable] public static double Product(double[] z) { double product = 1; for (int i = 0; i < z.Length; i++) product *= z[i]; return product; }
        [Differentiable] public static double Softmax(double[] z, int c) { double max = double.NegativeInfinity; foreach (double v in z) max = Math.Max(max, v); double sum = 0; foreach (double v in z) sum += Math.Exp(v - max); return z[c] - max - Math.Log(sum); }
        [Differentiable] public static double Matrix(double[] z, double[] m) { double sum = 0; for (int i = 0; i < z.Length; i++) { double sum2 = 0; for (int j = 0; j < z.Length; j++) sum2 += m[i * z.Length + j] * z[j]; sum += z[i] * sum2; } return sum; }
        [Differentiable] public static double Stored(double[] z) { double[] e = new double[z.Length]; double total = 0; for (int i = 0; i < z.Length; i++) { e[i] = Math.Exp(z[i]); total += e[i]; } double sum = 0; for (int i = 0; i < z.Length; i++) sum += e[i] / total * Math.Log(e[i] / total); return sum; }
        [Differentiable] public static double Taken(double[] z) { double sum = 0; for (int i = 1; i < z.Length; i++) sum += z[i] * z[i]; return sum; }
        [Differentiable] public static double Joined(double[] z, double[] w) { double sum = 0; foreach (double v in z) sum += v * v; foreach (double v in w) sum += v * v; return sum; }
        [Differentiable] public static double From(double[] z, double[] w) { double sum = 0; foreach (double a in z) foreach (double b in w) if (a > b) sum += a * b; return sum; }
        [Differentiable] public static double Carried(double[] z) { double sum = 0; foreach (double v in z) sum += Iterate(v); return sum; }
        static double Iterate(double v) { double y = v; for (int i = 0; i < 20; i++) y = Math.Sin(y) + v; return y; }
        }
        """;

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorHarness.DerivGen.Run(
        Text.Replace("[Differentiable]", "[Differentiable(Emit = Derivatives.Value | Derivatives.Gradient)]", StringComparison.Ordinal),
        HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true }));

    private static readonly Lazy<GeneratorRun> PairRun = new(() => GeneratorHarness.DerivGen.Run(
        Pairs.Replace("[Differentiable]", "[Differentiable(Emit = Derivatives.Value | Derivatives.Gradient)]", StringComparison.Ordinal),
        HarnessOptions.Bulk with { RunAnalyzers = true }));

    public static TheoryData<string> Names => [.. TextDifferences.MethodsIn(Text)];

    public static TheoryData<string> PairNames => [.. TextDifferences.MethodsIn(Pairs).Distinct()];

    [Fact]
    public void EveryMethod_IsTried() => Assert.Empty(Reader.QueryMethods.Where(name => !Text.Contains($".{name}(", StringComparison.Ordinal) && !Text.Contains($".{name}<", StringComparison.Ordinal)));

    [Fact]
    public void NoQuery_IsRefused() => TextDifferences.NothingIsRefused(Run.Value);

    [Theory]
    [MemberData(nameof(Names))]
    public void Queries_HaveTheTextsValueAndItsDifferences(string name) => TextDifferences.Verify(Run.Value, "Queries", name);

    [Theory]
    [MemberData(nameof(PairNames))]
    public void Query_IsItsLoop(string name) => Assert.Equal(TextOf("AsLoop", name), TextOf("AsQuery", name));

    private static string TextOf(string type, string name) =>
        PairRun.Value.Sources.Single(source => source.Key.StartsWith($"{type}.{name}-", StringComparison.Ordinal)).Value.Replace(type, "As", StringComparison.Ordinal);

    [Theory]
    [InlineData("z.OrderBy(v => v).Sum()", "DG0100", "'OrderBy' cannot")]
    [InlineData("z.Distinct().Sum()", "DG0100", "'Distinct' cannot")]
    [InlineData("z.SequenceEqual(z) ? z[0] : z[1]", "DG0100", "'SequenceEqual' cannot")]
    [InlineData("z.GroupBy(v => v > 0).Sum(g => g.Sum())", "DG0100", "'GroupBy' cannot")]
    [InlineData("z.Contains(z[0], EqualityComparer<double>.Default) ? z[0] : z[1]", "DG0202", "EqualityComparer<double>.Default")]
    [InlineData("z.Where(v => v > 0).Skip(1).Sum()", "DG0100", "how many elements there are depends on a condition")]
    [InlineData("z.Where(v => v > 0).ElementAt(2)", "DG0100", "how many elements there are depends on a condition")]
    [InlineData("z.Where(v => v > 0).ToArray()[0]", "DG0100", "how many elements there are depends on a condition")]
    [InlineData("z.Select(v => (decimal)v).Sum(v => (double)v)", "DG0103", "decimal")]
    public void WhatIsNoLoop_IsRefused(string expression, string id, string message) => VerifyRefusal("return " + expression + ";", id, message);

    [Theory]
    [InlineData("double s = 0; return z.Sum(v => s += v) * s;", "DG0100", "A query whose function writes 's'")]
    [InlineData("var t = new double[3]; return z.Select((v, i) => t[i % 3] = v).Sum() + t[0];", "DG0100", "A query whose function writes 't'")]
    [InlineData("double s = 0; Func<double, double> f = v => { s += v; return v; }; return z.Select(f).Count() * s;", "DG0100", "A query whose function writes 's'")]
    [InlineData("double s = 0; double F(double v) { s += v; return v; } return z.Select(F).Sum() * s;", "DG0100", "A query whose function writes 's'")]
    [InlineData("double s = 0; foreach (var v in z.Concat(z)) { if (v > 2) break; s += v; } return s;", "DG0112", "break leaves several loops at once")]
    public void EffectsInQueries_AreRefused(string body, string id, string message) => VerifyRefusal(body, id, message);

    private static void VerifyRefusal(string body, string id, string message) =>
        TextDifferences.IsRefused("using System; using System.Collections.Generic; using System.Linq; ", "double[] z", body, id, message);
}
#endif
