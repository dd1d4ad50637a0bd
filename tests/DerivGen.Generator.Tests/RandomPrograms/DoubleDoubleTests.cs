#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: it is arithmetic
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>The oracle's own numbers, against constants of 40 digits and against each other.</summary>
public sealed class DoubleDoubleTests
{
    private const double Digits = 1e-30;

    public static TheoryData<double> Arguments => [0.1, 0.7, 1.0, 1.9, 3.3, 12.5, 40.25];

    [Fact]
    public void Functions_HaveThirtyDigits()
    {
        Close("2.7182818284590452353602874714", DoubleDoubleMath.Exp(1), 1e-26);
        Close("0.69314718055994530941723212", DoubleDoubleMath.Log(2), 1e-26);
        Close("1.41421356237309504880168872", DoubleDoubleMath.Sqrt(2), 1e-26);
        Close("0.84147098480789650665250232", DoubleDoubleMath.SinCos(1).Sin, 1e-26);
        Close("0.54030230586813971740093660", DoubleDoubleMath.SinCos(1).Cos, 1e-26);
        Close("0.78539816339744830961566085", DoubleDoubleMath.Atan(1), 1e-26);
        Close("0.76159415595576488811945828", DoubleDoubleMath.Tanh(1), 1e-26);
    }

    [Theory]
    [MemberData(nameof(Arguments))]
    public void Functions_AreInverseToEachOther(double x)
    {
        DoubleDouble tenth = DoubleDouble.Parse("0.1") * x;
        Near(tenth, DoubleDoubleMath.Log(DoubleDoubleMath.Exp(tenth)));
        Near(tenth, DoubleDoubleMath.Exp(DoubleDoubleMath.Log(tenth)));
        Near(tenth, DoubleDoubleMath.Sqrt(tenth) * DoubleDoubleMath.Sqrt(tenth));
        (DoubleDouble sin, DoubleDouble cos) = DoubleDoubleMath.SinCos(tenth);
        Near(1, (sin * sin) + (cos * cos));
        (sin, cos) = DoubleDoubleMath.SinCos(DoubleDoubleMath.Atan(tenth));
        Near(tenth, sin / cos);
        DoubleDouble square = DoubleDoubleMath.Exp(tenth * 2);
        Near((square - 1) / (square + 1), DoubleDoubleMath.Tanh(tenth));
        Near(tenth, tenth / 3 * 3);
    }

    [Theory]
    [MemberData(nameof(Arguments))]
    public void Derivatives_AreDifferenceQuotients(double x)
    {
        Func<WideDual, WideDual>[] functions =
        [
            WideDualMath.Exp, WideDualMath.Log, WideDualMath.Sqrt, WideDualMath.Sin, WideDualMath.Cos, WideDualMath.Atan, WideDualMath.Tanh, v => WideDualMath.Pow(v, 3), v => WideDualMath.Pow(v, -2),
            v => v * v, v => 1 / v, v => (v * 3) - (v / (v + 1)), WideDualMath.Abs, v => WideDualMath.Max(v, -v), v => WideDualMath.Min(v, -v),
        ];
        const double Step = 1e-10;
        foreach (Func<WideDual, WideDual> function in functions)
        {
            DoubleDouble above = function(new WideDual(x + (DoubleDouble)Step, 0, 0, 0)).Value;
            DoubleDouble below = function(new WideDual(x - (DoubleDouble)Step, 0, 0, 0)).Value;
            DoubleDouble derivative = function(new WideDual(x, 1, 0, 0)).Derivative;
            Assert.True(Math.Abs((double)(((above - below) / (2 * Step)) - derivative)) <= 1e-15 * (1 + Math.Abs(above.High)) * 10, $"{derivative} at {x}");
        }
    }

    [Fact]
    public void CloseConditions_AreDoubtful()
    {
        WideDual.IsDoubtful = false;
        WideDual x = WideDual.Argument(0.5, varies: true);
        Assert.True(x < 0.75 && (WideDual)0.0 <= 0.0 && !WideDual.IsDoubtful);
        Assert.False(x < 0.5 && !WideDual.IsDoubtful);
        Assert.True(WideDual.IsDoubtful);
        WideDual.IsDoubtful = false;
        Assert.True(double.IsNaN((1 / (x - x)).Value.High) || WideDual.IsDoubtful);
        WideDual.IsDoubtful = false;
    }

    private static void Close(string expected, DoubleDouble actual, double tolerance) => Assert.True(Math.Abs((double)(DoubleDouble.Parse(expected) - actual)) <= tolerance, $"{actual} instead of {expected}");

    private static void Near(DoubleDouble expected, DoubleDouble actual) =>
        Assert.True(Math.Abs((double)(expected - actual)) <= Digits * Math.Max(1, Math.Abs(expected.High)), $"{actual} instead of {expected}");
}
#endif
