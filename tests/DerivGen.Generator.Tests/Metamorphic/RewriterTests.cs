using System.Globalization;
using System.Reflection;
using DerivGen.TestKit;
using DerivGen.TestKit.Metamorphic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DerivGen.Generator.Tests.Metamorphic;

/// <summary>The rewriter itself: what it makes of a loss compiles and has the same value, so that a variant accuses the generator only.</summary>
public sealed class RewriterTests
{
    private const int TransformationsPerVariant = 6;

#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the other compilers see the variants only
    public static TheoryData<string> Transformations => [.. LossRewriter.TransformationNames];

    [Theory]
    [MemberData(nameof(Transformations))]
    public void Transformation_KeepsTheValue(string transformation)
    {
        // Forty losses to which it applies, others for the next one.
        int first = 10 * LossRewriter.TransformationNames.IndexOf(transformation);
        IEnumerable<CorpusLoss> losses = LossCorpus.Losses.Skip(first % LossCorpus.Losses.Length).Concat(LossCorpus.Losses.Take(first % LossCorpus.Losses.Length));
        RewrittenLoss[] variants = [.. losses.Select((loss, seed) => LossRewriter.RewriteBy(transformation, loss, seed)).OfType<RewrittenLoss>().Take(40)];
        Assert.True(variants.Length >= 3, $"{transformation} applies to {variants.Length} losses.");
        AssertSameValues(variants);
    }
#endif

    [Theory]
    [InlineData(1)]
#if !ROSLYN_BASELINE && !ROSLYN_SDK
    [InlineData(2)]
    [InlineData(3)]
#endif
    public void Variants_KeepTheValue(int seed) => AssertSameValues(Variants(seed));

    [Fact]
    public void Variants_CompileInTheLanguageOfTheirLoss()
    {
        CompilationVariant old = CompilationVariant.Of(HarnessOptions.Default with { LanguageVersion = LanguageVersion.CSharp7_3, Nullable = NullableContextOptions.Disable, Target = TargetFrameworkKind.NetStandard20 });
        RewrittenLoss[] variants = [.. Variants(4).Where(variant => !variant.Original.IsModern)];
        Diagnostic[] errors = [.. old.Compile("Variants", [.. LossCorpus.Support, .. Texts(variants)], []).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        Assert.True(errors.Length == 0, errors.Length == 0 ? "" : $"{errors[0]}\n{errors[0].Location.SourceTree}");
    }

    [Fact]
    public void Seed_GivesTheSameTextAgain()
    {
        CorpusLoss loss = LossCorpus.Loss("Row09.ThreeLoops");
        RewrittenLoss first = LossRewriter.Rewrite(loss, 17, TransformationsPerVariant);
        RewrittenLoss second = LossRewriter.Rewrite(loss, 17, TransformationsPerVariant);
        Assert.Equal(first.ToString(), second.ToString());
        Assert.NotEqual(first.Text, LossRewriter.Rewrite(loss, 18, TransformationsPerVariant).Text);
        Assert.Equal(TransformationsPerVariant, first.Applied.Length);
    }

    [Fact]
    public void Decisions_StayAsTheyAreToTheLastBit()
    {
        const string Text = """
            using System;

            namespace DerivGen.Losses
            {
                public static partial class Bordered
                {
                    [Differentiable]
                    public static double Loss(double a, [Constant] double y)
                    {
                        double part = Weighted(a, 0.1);
                        double error = part + y * 0.7 - 0.3;
                        double[] gaps = new double[2];
                        for (int i = 0; i < gaps.Length; i++)
                        {
                            gaps[i] = (1 + i) * (a * 0.1 - (0.3 - y * 0.7));
                        }

                        double sum = 0;
                        foreach (double gap in gaps)
                        {
                            sum += Math.Max(gap * 1e300, 0);
                        }

                        return error > 0 ? 1 + error * error + sum : sum;
                    }

                    private static double Weighted(double x, double weight) => x * weight;
                }
            }
            """;
        CorpusLoss loss = new("Bordered", "Loss", Text, IsModern: false);
        RewrittenLoss[] variants = [.. Enumerable.Range(1, 60).Select(seed => LossRewriter.Rewrite(loss, seed, 8))];
        CompiledCode code = CompiledCode.Compile([.. LossCorpus.Support, Text, .. Texts(variants)]);
        double[] arguments = new double[40];
        arguments[0] = (0.3 - (0.35 * 0.7)) / 0.1;
        for (int i = 0; i < 20; i++)
        {
            arguments[0] = Math.BitDecrement(arguments[0]);
        }

        for (int i = 1; i < arguments.Length; i++)
        {
            arguments[i] = Math.BitIncrement(arguments[i - 1]);
        }

        double[] expected = [.. arguments.Select(argument => Value(code, "DerivGen.Losses.Bordered.Loss", argument, 0.35))];
        Assert.True(expected.Count(value => value < 0.5) > 3 && expected.Count(value => value > 0.5) > 3, string.Join(' ', expected));
        for (int v = 0; v < variants.Length; v++)
        {
            double[] actual = [.. arguments.Select(argument => Value(code, $"DerivGen.Losses.Variant{v}.Bordered.Loss", argument, 0.35))];
            Assert.True(expected.Zip(actual).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-12 * Math.Abs(pair.First)), variants[v].ToString());
        }
    }

    private static RewrittenLoss[] Variants(int seed) =>
        [.. LossCorpus.Losses.Select((loss, index) => LossRewriter.Rewrite(loss, (1000 * seed) + index, TransformationsPerVariant))];

    private static void AssertSameValues(IReadOnlyList<RewrittenLoss> variants)
    {
        CompiledCode code = CompiledCode.Compile([.. LossCorpus.Support, .. variants.Select(variant => variant.Original.Text).Distinct(), .. Texts(variants)]);
        for (int v = 0; v < variants.Count; v++)
        {
            CorpusLoss loss = variants[v].Original;
            MethodInfo original = code.Method($"DerivGen.Losses.{loss.Name}");
            MethodInfo variant = code.Method($"DerivGen.Losses.Variant{v}.{loss.Name}");
            foreach (ReferencePoint point in ReferenceTable.PointsOf(loss.Type).Where(point => !point.IsExtreme))
            {
                double expected = Convert.ToDouble(code.Call(original, point.ArgumentsFor(original)), CultureInfo.InvariantCulture);
                double actual = Convert.ToDouble(code.Call(variant, point.ArgumentsFor(variant)), CultureInfo.InvariantCulture);
                double tolerance = (point.IsSingle ? 1e-5 : 1e-12) * (1 + Math.Abs(expected));
                Assert.True(Math.Abs(actual - expected) <= tolerance, $"{expected} became {actual} at {point} in {variants[v]}");
            }
        }
    }

    /// <summary>The texts in namespaces of their own, so that they stand beside each other.</summary>
    private static string[] Texts(IEnumerable<RewrittenLoss> variants) =>
        [.. variants.Select((variant, index) => variant.Text.Replace("namespace DerivGen.Losses", $"namespace DerivGen.Losses.Variant{index}", StringComparison.Ordinal))];

    private static double Value(CompiledCode code, string method, params object?[] arguments) =>
        Convert.ToDouble(code.Call(method, arguments), CultureInfo.InvariantCulture);
}
