using System.Collections.Immutable;
using System.Globalization;
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Accuracy;

/// <summary>The largest errors of one formula in units, and what is not within its limit.</summary>
internal sealed record ExpressionAccuracy(
    ExpressionReference Expression,
    double Value,
    double Gradient,
    double NaiveValue,
    double NaiveGradient,
    ImmutableArray<string> Failures)
{
    private static readonly Lazy<ImmutableArray<ExpressionAccuracy>> LazyAll = new(MeasureAll);

    /// <summary>All formulas of the table.</summary>
    public static ImmutableArray<ExpressionAccuracy> All => LazyAll.Value;

    private static ImmutableArray<ExpressionAccuracy> MeasureAll()
    {
        ImmutableArray<ExpressionReference> expressions = ReferenceTable.Expressions;
        string text = $$"""
            using System;
            using DerivGen;
            public static partial class Formulas
            {
                {{string.Join("\n    ", expressions.Select(e => $"[Differentiable{(e.IsRelative ? "(Accuracy = Accuracy.Relative)" : "")}] public static double {e.Name}({e.Parameters}) {e.Body}"))}}
            }
            """;
        GeneratorRun run = GeneratorHarness.DerivGen.Run(text, HarnessOptions.Bulk);
        DualCode duals = DualCode.Compile(text);
        return [.. expressions.Select(e => Measure(e, run.Loss($"Formulas.{e.Name}"), duals, run))];
    }

    private static ExpressionAccuracy Measure(ExpressionReference expression, LossMethod loss, DualCode duals, GeneratorRun run)
    {
        ImmutableArray<int> places = [.. loss.Variables.Select(v => loss.Parameters.ToList().IndexOf(v))];
        List<string> failures = [];
        double value = 0;
        double gradient = 0;
        double naiveValue = 0;
        double naiveGradient = 0;
        foreach (ReferencePoint point in expression.Points)
        {
            object?[] arguments = point.ArgumentsFor(loss.Parameters);
            (double computed, double[][] slopes) = loss.ValueAndGradient(arguments);
            foreach ((ReferenceResult result, double ours, double error) in point.Errors(computed, loss.Variables, slopes).Concat(point.Errors(loss.Variables, loss.Gradient(arguments))))
            {
                _ = result.Name == "value" ? value = Math.Max(value, error) : gradient = Math.Max(gradient, error);
                bool falseZero = expression.IsRelative && ours == 0 && result.Expected is { } expected && expected.ToDouble() != 0;
                if (!(error <= point.Limit) || falseZero)
                {
                    failures.Add(string.Create(CultureInfo.InvariantCulture, $"{result.Name} {ours:R} instead of {result.Expected}, {error:G3} units (limit {point.Limit:G3}) at {point}"));
                }
            }

            (double plain, double[][] automatic) = duals.Differentiate($"Formulas.{expression.Name}", arguments, places);
            foreach ((ReferenceResult result, double _, double error) in point.Errors(plain, loss.Variables, automatic))
            {
                _ = result.Name == "value" ? naiveValue = Math.Max(naiveValue, error) : naiveGradient = Math.Max(naiveGradient, error);
            }
        }

        return new(expression, value, gradient, naiveValue, naiveGradient, [.. failures.Take(6)]);
    }
}
