using System.Globalization;
using DerivGen.TestKit;
using DerivGen.TestKit.Metamorphic;

namespace DerivGen.Generator.Tests.Metamorphic;

/// <summary>Variants of losses beside their originals, compiled together.</summary>
internal sealed class VariantComparison
{
    private readonly IReadOnlyList<RewrittenLoss> _variants;
    private readonly GeneratorRun _run;

    public VariantComparison(IReadOnlyList<RewrittenLoss> variants)
    {
        _variants = variants;
        string[] texts =
        [
            .. LossCorpus.Support,
            .. variants.Select(variant => variant.Original.Text).Distinct(),
            .. variants.Select((variant, index) => InNamespace(variant.Text, index)),
        ];
        _run = GeneratorHarness.DerivGen.Run(texts, HarnessOptions.Bulk);
    }

    /// <summary>A number that other losses do not share, so that each is rewritten in its own way.</summary>
    public static int SeedOf(string name, int number) => (name.Aggregate(17, (hash, letter) => ((hash * 31) + letter) % 100_003) * 100) + number;

    /// <summary>Where a variant has other derivatives than its original: other costs, or errors that the original does not have.</summary>
    public IEnumerable<string> Differences(int index)
    {
        CorpusLoss corpus = _variants[index].Original;
        LossMethod original = _run.Loss($"DerivGen.Losses.{corpus.Name}");
        LossMethod variant = _run.Loss($"DerivGen.Losses.{Namespace(index)}.{corpus.Name}");
        foreach (ReferencePoint point in ReferenceTable.PointsOf(corpus.Type))
        {
            object?[] arguments = point.ArgumentsFor(original.Parameters);
            string? difference = CostDifference("gradient", original.CountGradient(arguments), variant.CountGradient(arguments))
                ?? CostDifference("value and gradient", original.CountValueAndGradient(arguments), variant.CountValueAndGradient(arguments))
                ?? ErrorDifference(point, "gradient", Errors(original), Errors(variant))
                ?? ErrorDifference(point, "value and gradient", ErrorsWithValue(original), ErrorsWithValue(variant));
            if (difference is not null)
            {
                yield return $"{difference} at {point}";
            }

            IEnumerable<(ReferenceResult Result, double Computed, double Error)> Errors(LossMethod loss) => point.Errors(loss.Variables, loss.Gradient(arguments));

            IEnumerable<(ReferenceResult Result, double Computed, double Error)> ErrorsWithValue(LossMethod loss)
            {
                (double value, double[][] gradient) = loss.ValueAndGradient(arguments);
                return point.Errors(value, loss.Variables, gradient);
            }
        }
    }

    /// <summary>The variant's text, and what was made of it and of its original.</summary>
    public string Describe(int index)
    {
        RewrittenLoss variant = _variants[index];
        return $"{variant}\nof the original:\n{Generated("DerivGen.Losses", variant.Original)}\nof the variant:\n{Generated($"DerivGen.Losses.{Namespace(index)}", variant.Original)}";
    }

    private static string Namespace(int index) => string.Create(CultureInfo.InvariantCulture, $"Variant{index}");

    private static string InNamespace(string text, int index) => text.Replace("namespace DerivGen.Losses", $"namespace DerivGen.Losses.{Namespace(index)}", StringComparison.Ordinal);

    private static string? CostDifference(string kind, OperationCount original, OperationCount variant) =>
        original.TranscendentalText == variant.TranscendentalText && original.Weighted == variant.Weighted
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{kind}: {variant} ({variant.Weighted}) instead of {original} ({original.Weighted})");

    private static string? ErrorDifference(
        ReferencePoint point,
        string kind,
        IEnumerable<(ReferenceResult Result, double Computed, double Error)> original,
        IEnumerable<(ReferenceResult Result, double Computed, double Error)> variant)
    {
        foreach (((_, _, double before), (ReferenceResult result, double computed, double error)) in original.Zip(variant))
        {
            if (!(error <= point.Limit) && before <= point.Limit)
            {
                return FormattableString.Invariant($"{kind} {result.Name}: {computed:R} instead of {result.Expected}, {error:G3} units (limit {point.Limit:G3}, the original {before:G3})");
            }
        }

        return null;
    }

    private string Generated(string container, CorpusLoss loss) =>
        string.Join('\n', _run.Sources.Where(source => source.Key.StartsWith($"{container}.{loss.Name}-", StringComparison.Ordinal)).Select(source => source.Value));
}
