using System.Collections.Immutable;
using System.Globalization;
using DerivGen.TestKit;
using DerivGen.TestKit.Metamorphic;

namespace DerivGen.Generator.Tests.Metamorphic;

/// <summary>
/// Nothing is recognised by its shape: a loss that is rewritten at random has derivatives that cost as much and err as
/// little. With <c>DERIVGEN_VARIANTS=20</c> every loss of the corpus in every style gets twenty variants, of other seeds.
/// </summary>
public sealed class MetamorphicLossTests(ITestOutputHelper output)
{
    private const int TransformationsPerVariant = 6;

#if ROSLYN_BASELINE || ROSLYN_SDK
    private const int VariantsPerLoss = 1; // the others are seen once
#else
    private const int VariantsPerLoss = 3;
#endif

    private static readonly int VariantsByHand =
        int.TryParse(Environment.GetEnvironmentVariable("DERIVGEN_VARIANTS"), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 0;

    private static readonly ImmutableArray<string> Further =
    [
        "BradleyTerry", "CosineSimilarity", "Dice", "Distillation", "ElasticNet", "GaussianKl", "GaussianMixture", "HuberMean", "InfoNce", "JensenShannon",
        "LogCosh", "Norm", "OrdinalLogit", "PlusMinusLogisticRegression", "PoissonRate", "PseudoHuber", "ReluNetwork", "TanhNetwork", "Triplet", "WeibullNll",
    ];

    /// <summary>One style of each class of the rows and of twenty further ones; by hand all.</summary>
    public static TheoryData<string> Names => [.. VariantsByHand > 0
        ? LossCorpus.Losses.Select(loss => loss.Name)
        : LossCorpus.Losses.Where(loss => loss.Type.StartsWith("Row", StringComparison.Ordinal) || Further.Contains(loss.Type)).DistinctBy(loss => loss.Type).Select(loss => loss.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Variants_CostAndErrAsTheOriginal(string name)
    {
        CorpusLoss loss = LossCorpus.Loss(name);
        IEnumerable<int> numbers = VariantsByHand > 0 ? Enumerable.Range(10, VariantsByHand) : Enumerable.Range(1, VariantsPerLoss);
        RewrittenLoss[] variants = [.. numbers.Select(number => LossRewriter.Rewrite(loss, VariantComparison.SeedOf(name, number), TransformationsPerVariant))];
        foreach (RewrittenLoss variant in variants)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {variant.Seed}: {string.Join(", ", variant.Applied)}"));
        }

        VariantComparison comparison = new(variants);
        string[] failures = [.. variants.SelectMany((_, index) => comparison.Differences(index).Take(1).Select(difference => $"{difference}\n{comparison.Describe(index)}"))];
        Assert.True(failures.Length == 0, string.Join('\n', failures));
    }
}
