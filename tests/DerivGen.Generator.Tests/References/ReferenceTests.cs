#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: no compiler matters here
using System.Globalization;
using System.Reflection;
using DerivGen.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DerivGen.Generator.Tests.References;

/// <summary>The tables against which everything else is judged, and their reader.</summary>
public sealed class ReferenceTests
{
    [Theory]
    [InlineData("0.5", 0.5, 1.0, 0.0)]
    [InlineData("0.1", 0.1, 1.3877787807814457e-17, 0.4)]
    [InlineData("-2.5", -2.0, 0.25, 2.0)]
    [InlineData("1e3", 1000.0, 1.0, 0.0)]
    [InlineData("3.6678745841776872e-348", 0.0, 5.562684646268003e-309, 6.593705639e-40)]
    [InlineData("1.7976931348623157e308", 0.0, 1.7976931348623157e308, 1.0)]
    [InlineData("0", 5e-324, 5e-324, 1.0)]
    [InlineData("0.0", -0.0, 0.0, 0.0)]
    [InlineData("1.0", 1.5, 0.0, double.PositiveInfinity)]
    [InlineData("Infinity", double.PositiveInfinity, 0.0, 0.0)]
    [InlineData("Infinity", double.NegativeInfinity, 0.0, double.PositiveInfinity)]
    [InlineData("-Infinity", 1e308, 1.0, double.PositiveInfinity)]
    [InlineData("1.0", double.NaN, 1.0, double.PositiveInfinity)]
    [InlineData("1.0", double.PositiveInfinity, 1.0, double.PositiveInfinity)]
    public void Error_IsCountedInUnits(string reference, double computed, double unit, double expected)
    {
        double error = ReferenceNumber.Parse(reference).ErrorInUnits(computed, unit);
        if (double.IsInfinity(expected))
        {
            Assert.Equal(expected, error);
        }
        else
        {
            Assert.Equal(expected, error, 1e-8 * Math.Max(1, expected));
        }
    }

    [Fact]
    public void References_RoundToTheirNearestDouble()
    {
        foreach (ReferencePoint point in ReferenceTable.Points.Where(point => !point.IsSingle && !point.IsExtreme))
        {
            foreach (ReferenceResult result in point.Gradient.Values.SelectMany(results => results).Append(point.Value))
            {
                double error = result.ErrorOf(result.Expected!.ToDouble());
                Assert.True(error <= 0.51, $"{point}: {result.Name} = {result.Expected}, {error.ToString(CultureInfo.InvariantCulture)} units from its own double.");
            }
        }
    }

    [Fact]
    public void EveryText_HasTheValueOfItsReferences()
    {
        CompiledCode code = CompiledCode.Compile([.. LossCorpus.Support, .. LossCorpus.Losses.Select(loss => loss.Text).Distinct()]);
        foreach (CorpusLoss loss in LossCorpus.Losses)
        {
            MethodInfo method = code.Method($"DerivGen.Losses.{loss.Name}");
            foreach (ReferencePoint point in ReferenceTable.PointsOf(loss.Type).Where(point => !point.IsExtreme))
            {
                double value = Convert.ToDouble(code.Call(method, point.ArgumentsFor(method)), CultureInfo.InvariantCulture);
                double expected = point.Value.Expected!.ToDouble();
                double tolerance = (point.IsSingle ? 1e-5 : 1e-12) * (1 + Math.Abs(expected));
                Assert.True(Math.Abs(value - expected) <= tolerance, $"{loss} gives {value}, the reference at {point} is {expected}.");
            }
        }
    }

    [Fact]
    public void PrintedNumbers_AreMet()
    {
        ReferencePoint[] printed = [.. ReferenceTable.Points.Where(point => point.Printed is not null)];
        Assert.Equal(16, printed.Length);
        Assert.All(printed, point => Assert.True(point.Value.Expected!.RoundsTo(point.Printed!), $"{point} is {point.Value.Expected}, printed {point.Printed}."));
    }

    [Fact]
    public void EveryLoss_HasOrdinaryAndExtremeReferences()
    {
        foreach (string type in LossCorpus.Losses.Select(loss => loss.Type).Distinct())
        {
            var points = ReferenceTable.PointsOf(type);
            Assert.True(points.Count(point => !point.IsExtreme) >= 3, $"{type} has too few ordinary points.");
            Assert.True(points.Any(point => point.IsExtreme), $"{type} has no extreme points.");
        }

        Assert.Empty(ReferenceTable.Points.Select(point => point.Type).Except(LossCorpus.Losses.Select(loss => loss.Type)));
    }

    [Fact]
    public void EveryRow_IsThereInTwoStyles()
    {
        string[] rows = [.. ReferenceTable.Points.Select(point => point.Row).Distinct()];
        Assert.Equal([.. Enumerable.Range(1, 24).Select(row => row.ToString(CultureInfo.InvariantCulture)), "further"], rows);
        Assert.All(LossCorpus.Losses.GroupBy(loss => loss.Type), styles => Assert.True(styles.Count() >= 2, $"{styles.Key} is there in one style only."));
        Assert.Contains(LossCorpus.Refused, refused => refused.Name == "ClassificationError");
    }

    [Fact]
    public void RefusedTexts_NameAnIdAndAPlace()
    {
        foreach (RefusedLoss refused in LossCorpus.Refused)
        {
            Assert.Equal(refused.Fragment, refused.Text.Substring(refused.Position, refused.Fragment.Length));
            Assert.True(refused.Matches(refused.Id.Replace('x', '7')));
            Assert.False(refused.Matches("DG9999"));
        }
    }

    [Fact]
    public void RefusedTexts_AreCorrectWithoutDerivGen()
    {
        foreach (RefusedLoss refused in LossCorpus.Refused)
        {
            CSharpCompilation compilation = CompilationVariant.Of(HarnessOptions.Default).Compile("Refused", [refused.Text], []);
            var diagnostics = compilation.WithOptions(compilation.Options.WithAllowUnsafe(true)).GetDiagnostics();
            Assert.True(!diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), $"{refused}: {string.Join('\n', diagnostics)}");
        }
    }
}
#endif
