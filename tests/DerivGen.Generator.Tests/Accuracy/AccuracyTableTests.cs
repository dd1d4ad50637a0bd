using System.Globalization;
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Accuracy;

/// <summary>
/// The table of accuracy: formulas as their authors type them, the largest error of value and gradient over ordinary and
/// extreme points in the contract's units, beside that of the text run as it stands and of its plain automatic derivative.
/// </summary>
public sealed class AccuracyTableTests(ITestOutputHelper output)
{
    private const int LeastFormulas = 80;

    [Fact]
    public void EveryFormula_IsWithinTheUnits()
    {
        List<string> failures = [];
        output.WriteLine($"| {"formula",-28} | value | gradient | text's value | automatic gradient | {"text"}");
        foreach (ExpressionAccuracy accuracy in ExpressionAccuracy.All)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {accuracy.Expression.Name,-28} | {Units(accuracy.Value)} | {Units(accuracy.Gradient)} | {Units(accuracy.NaiveValue)} | {Units(accuracy.NaiveGradient)} | {accuracy.Expression.Text}"));
            failures.AddRange(accuracy.Failures);
        }

        Assert.True(ExpressionAccuracy.All.Count() >= LeastFormulas);
        Assert.True(failures.Count == 0, $"{failures.Count} results are not accurate.\n{string.Join('\n', failures)}");
    }

    private static string Units(double error) =>
        (double.IsInfinity(error) ? "∞" : error.ToString(error < 1000 ? "F2" : "0.0E+0", CultureInfo.InvariantCulture)).PadLeft(7);
}
