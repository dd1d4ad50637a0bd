using DerivGen.Generator.Writing;
using DerivGen.Symbolics.Expressions;
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Writing;

/// <summary>What stands in for functions that older frameworks lack gives what those functions give.</summary>
public sealed class OlderFrameworkTests
{
    private static readonly double[] Points = [-1e300, -1e10, -3.5, -1, -0.3, -1e-9, -0.0, 0.0, 1e-9, 0.3, 0.999999, 1, 1.0000001, 3.5, 1e10, 1e300, double.NaN];

    [Theory]
    [InlineData(nameof(Function.Cbrt))]
    [InlineData(nameof(Function.Asinh))]
    [InlineData(nameof(Function.Acosh))]
    [InlineData(nameof(Function.Atanh))]
    [InlineData(nameof(Function.CopySign))]
    [InlineData(nameof(Function.Sign))]
    [InlineData(nameof(Function.IsFinite))]
    public void StandIn_HasTheValuesOfTheFunction(string name)
    {
        Function function = Enum.Parse<Function>(name);
        ExpressionTexts t = new(RealPrecision.Double, WrittenMethod.NetStandard20);
        Node x = t.G.Add(t.X, t.Y);
        Node call = function == Function.CopySign ? t.G.Call(function, t.Number(2), x) : t.G.Call(function, x);
        if (function == Function.IsFinite)
        {
            call = t.G.Conditional(call, t.G.One, t.G.Zero);
        }

        CompiledCode code = CompiledCode.Compile($"using System; using DerivGen; static class E {{ public static double F(double x, double y) => {t.Text(call)}; }}");
        foreach (double point in Points)
        {
            double expected = function switch
            {
                Function.Cbrt => Math.Cbrt(point),
                Function.Asinh => Math.Asinh(point),
                Function.Acosh => Math.Acosh(point),
                Function.Atanh => Math.Atanh(point),
                Function.CopySign => double.IsNaN(point) ? double.NaN : Math.CopySign(2, point),
                Function.Sign => double.IsNaN(point) ? double.NaN : Math.Sign(point),
                _ => double.IsFinite(point) ? 1 : 0,
            };
            double actual = (double)code.Call("E.F", point, -0.0)!;
            if (double.IsNaN(point) && function == Function.CopySign)
            {
                Assert.Equal(2, Math.Abs(actual));
                continue;
            }

            Assert.True(expected.Equals(actual) || Math.Abs(expected - actual) <= 1e-15 * Math.Abs(expected), $"{t.Text(call)} at {point:R}: {actual:R} instead of {expected:R}");
        }
    }
}
