using System.Globalization;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>What a program's derivatives cost at two sizes: operations by their cost, in additions, and bytes allocated by a call.</summary>
internal sealed record ProgramCost(
    string Type, int Lines, double SmallValue, double SmallBoth, double LargeValue, double LargeBoth, long SmallBytes, long LargeBytes)
{
    public double SmallRatio => SmallBoth / SmallValue;

    public double LargeRatio => LargeBoth / LargeValue;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Type} | {Lines} | {SmallValue:F0} | {SmallBoth:F0} | {SmallRatio:F2} | {LargeValue:F0} | {LargeBoth:F0} | {LargeRatio:F2} | {SmallBytes}, {LargeBytes} |");
}
