#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the derivatives do not depend on the compiler
using System.Globalization;
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Published;

/// <summary>The largest errors of one published expression over its points, as multiples of what is allowed, and what it costs.</summary>
/// <param name="Method">The method, <c>Hamming.TwoSqrt</c>.</param>
/// <param name="Points">The number of points.</param>
/// <param name="Value">The value's largest error in units; with a sum of n terms divided by 1 + √n/4.</param>
/// <param name="Gradient">The same of the gradient.</param>
/// <param name="Ordinary">The largest error of both at the ordinary points.</param>
/// <param name="Cost">The cost of the text, of value and gradient, and of the gradient alone, in additions.</param>
/// <param name="Worst">The result that errs most, and where.</param>
internal sealed record PublishedAccuracy(string Method, int Points, double Value, double Gradient, double Ordinary, (double Text, double Both, double Gradient) Cost, string Worst)
{
    /// <summary>What the contract allows.</summary>
    public const double Limit = 4;

    public double Largest => Math.Max(Value, Gradient);

    public static PublishedAccuracy Measure(string method, LossMethod loss)
    {
        double value = 0;
        double gradient = 0;
        double ordinary = 0;
        double worst = 0;
        string place = "";
        ReferencePoint[] points = [.. ReferenceTable.Published[method]];
        foreach (ReferencePoint point in points)
        {
            object?[] arguments = point.ArgumentsFor(loss.Parameters);
            (double computed, double[][] slopes) = loss.ValueAndGradient(arguments);
            foreach ((ReferenceResult result, double ours, double units) in point.Errors(computed, loss.Variables, slopes).Concat(point.Errors(loss.Variables, loss.Gradient(arguments))))
            {
                double error = double.IsNaN(units) ? double.PositiveInfinity : units * Limit / point.Limit;
                _ = result.Name == "value" ? value = Math.Max(value, error) : gradient = Math.Max(gradient, error);
                ordinary = point.IsExtreme ? ordinary : Math.Max(ordinary, error);
                if (error > worst)
                {
                    worst = error;
                    place = string.Create(CultureInfo.InvariantCulture, $"{result.Name} {ours:R} instead of {result.Expected}, {error:G3} units, at {point}");
                }
            }
        }

        object?[] first = points[0].ArgumentsFor(loss.Parameters);
        (double, double, double) cost = (loss.CountInvoke(first).Weighted, loss.CountValueAndGradient(first).Weighted, loss.CountGradient(first).Weighted);
        return new(method, points.Length, value, gradient, ordinary, cost, place);
    }

    /// <summary>A row of the table.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Method,-44} | {Points,2} | {Value,8:G3} | {Gradient,8:G3} | {Cost.Text,5:F0} | {Cost.Both,5:F0} | {Cost.Gradient,5:F0} |");
}
#endif
