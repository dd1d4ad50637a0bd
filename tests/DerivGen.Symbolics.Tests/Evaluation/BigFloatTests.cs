using System.Globalization;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Tests.Evaluation;

/// <summary>The multiprecision functions against constants of known digits, identities, and double.</summary>
public sealed class BigFloatTests
{
    [Theory]
    [InlineData("pi", "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899")]
    [InlineData("ln2", "0.693147180559945309417232121458176568075500134360255254120680009493393621969694716")]
    [InlineData("e", "2.71828182845904523536028747135266249775724709369995957496696762772407663035354759")]
    [InlineData("ln10", "2.30258509299404568401799145468436420760110148862877297603332790096757260967735248")]
    [InlineData("sin1", "0.841470984807896506652502321630298999622563060798371065672751709991910404391239669")]
    [InlineData("cos1", "0.540302305868139717400936607442976603732310420617922227670097255381100394774471765")]
    [InlineData("sqrt2", "1.41421356237309504880168872420969807856967187537694807317667973799073247846210704")]
    [InlineData("erf1", "0.842700792949714869341220635082609259296066997966302908459937897834717254096010841")]
    [InlineData("erfc10", "2.08848758376254475700078629495778861156081811932116372701221371393817469583344029e-45")]
    [InlineData("atan1", "0.785398163397448309615660845819875721049292349843776455243736148076954101571552250")]
    public void KnownConstants_AreRightToEightyDigits(string name, string digits)
    {
        BigFloat value = name switch
        {
            "pi" => BigMath.Pi,
            "ln2" => BigMath.Ln2,
            "e" => BigMath.Exp(1),
            "ln10" => BigMath.Log(10),
            "sin1" => BigMath.Sin(1),
            "cos1" => BigMath.Cos(1),
            "sqrt2" => BigFloat.Sqrt(2),
            "erf1" => BigMath.Erf(1),
            "erfc10" => BigMath.Erfc(10),
            _ => BigMath.Atan(1),
        };
        BigFloat expected = BigFloat.FromRational(Rational.ParseDecimal(digits));
        Assert.True(Closeness.RelativeError(value, expected) < BigFloat.FromDouble(1e-75), value + " " + Closeness.RelativeError(value, expected));
    }

    [Fact]
    public void Functions_UndoTheirInverses()
    {
        foreach (double x in new[] { 1e-30, 1e-9, 0.1, 0.5, 0.7, 0.99 })
        {
            BigFloat b = BigFloat.FromDouble(x);
            Same(b, BigMath.Exp(BigMath.Log(b)), x);
            Same(b, BigMath.Log1P(BigMath.ExpM1(b)), x);
            Same(b, BigMath.Sin(BigMath.Asin(b)), x);
            Same(1 + b, 1 + BigMath.Cos(BigMath.Acos(b)), x);
            Same(b, BigMath.Tan(BigMath.Atan(b)), x);
            Same(b, BigMath.Tanh(BigMath.Atanh(b)), x);
            Same(b, BigMath.Sinh(BigMath.Asinh(b)), x);
            Same(1 + b, BigMath.Cosh(BigMath.Acosh(1 + b)), x);
            Same(b, BigMath.Power(BigMath.Cbrt(b), 3), x);
            Same(1 - BigMath.Erf(b), BigMath.Erfc(b), x);
            Same(b, BigMath.Pow(BigMath.Pow(b, 7), BigFloat.FromRational(new Rational(1, 7))), x);
        }
    }

    [Fact]
    public void Functions_AgreeWithDouble()
    {
        (Func<double, double> Double, Func<BigFloat, BigFloat> Big)[] pairs =
        [
            (Math.Exp, BigMath.Exp), (Math.Sin, BigMath.Sin), (Math.Cos, BigMath.Cos), (Math.Tan, BigMath.Tan), (Math.Atan, BigMath.Atan),
            (Math.Sinh, BigMath.Sinh), (Math.Cosh, BigMath.Cosh), (Math.Tanh, BigMath.Tanh), (Math.Asinh, BigMath.Asinh), (Math.Cbrt, BigMath.Cbrt),
            (x => Math.Log(Math.Abs(x)), x => BigMath.Log(BigFloat.Abs(x))),
            (x => Math.Atan2(x, -2), x => BigMath.Atan2(x, -2)),
            (x => Math.Pow(Math.Abs(x), 1.7), x => BigMath.Pow(BigFloat.Abs(x), BigFloat.FromDouble(1.7))),
        ];
        foreach (double x in new[] { -50.3, -3.7, -1, -0.2, 1e-8, 0.4, 1, 2.5, 31.4, 400 })
        {
            foreach ((Func<double, double> f, Func<BigFloat, BigFloat> g) in pairs)
            {
                double expected = f(x);
                double actual = g(BigFloat.FromDouble(x)).ToDouble();
                Assert.True(Math.Abs(expected - actual) <= 1e-14 * Math.Abs(expected), string.Create(CultureInfo.InvariantCulture, $"{x}: {expected} {actual}"));
            }
        }
    }

    [Fact]
    public void ArithmeticWithInfinityAndNaN_FollowsTheLimits()
    {
        Assert.True((BigFloat.PositiveInfinity - BigFloat.PositiveInfinity).IsNaN);
        Assert.True((BigFloat.Zero * BigFloat.PositiveInfinity).IsNaN);
        Assert.True((BigFloat.One / BigFloat.Zero).IsNaN);
        Assert.True((BigFloat.One / BigFloat.NegativeInfinity).IsZero);
        Assert.True(BigMath.Log(BigFloat.Zero) == BigFloat.NegativeInfinity);
        Assert.True(BigMath.Exp(BigFloat.NegativeInfinity).IsZero);
        Assert.True(BigMath.Log(-1).IsNaN);
        Assert.True(BigMath.Exp(100_000) > BigMath.Exp(99_999));
        Assert.False(BigMath.Exp(-100_000).IsZero);
    }

    private static void Same(BigFloat expected, BigFloat actual, double at) => Assert.True(
        Closeness.RelativeError(actual, expected) < BigFloat.FromDouble(1e-70),
        string.Create(CultureInfo.InvariantCulture, $"at {at}: {expected} {actual}, error {Closeness.RelativeError(actual, expected)}"));
}
