using DerivGen.Symbolics.Checking;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Tests.Evaluation;

namespace DerivGen.Symbolics.Tests.Checking;

/// <summary>The checker's numbers against the oracle's: the error is within the radius, and the radius is small.</summary>
public sealed class MultiprecisionTests
{
    private const int OracleBits = 1024;

    private static readonly double[] Arguments =
    [
        0, 1, -1, 0.5, -0.5, -0.25, 3, -7.5, 1e-3, -1e-5, 1e-30, 1e-300, 40, -40, 700.25, -800, 0.999, 1.0001, 12.25, 2.5, 1.5, -1.5, 8, -27, 4,
    ];

    private static readonly Function[] Functions =
    [
        Function.Exp, Function.Log, Function.Sigmoid, Function.Softplus, Function.Sin, Function.Cos, Function.Tan, Function.Asin,
        Function.Acos, Function.Atan, Function.Sinh, Function.Cosh, Function.Tanh, Function.Asinh, Function.Acosh, Function.Atanh,
        Function.Cbrt, Function.Abs, Function.Erf, Function.Erfc, Function.Sign, Function.Floor, Function.Ceiling, Function.Truncate,
        Function.Round, Function.RoundAwayFromZero, Function.Log1P, Function.ExpM1, Function.Log1MExp, Function.XLogX, Function.Sqrt,
    ];

    [Theory]
    [InlineData(4)]
    [InlineData(14)]
    public void Functions_AreWithinTheirRadius(int words)
    {
        MultiprecisionArithmetic reals = new(words);
        foreach (Function function in Functions)
        {
            foreach (double x in Arguments)
            {
                Multiprecision actual = reals.Call(function, [reals.FromDouble(x)]);
                BigFloat expected = BigFloat.Run(OracleBits, () => BigFloatArithmetic.Instance.Call(function, [BigFloat.FromDouble(x)]));
                Compare($"{function}({x}) with {words} limbs", actual, expected);
            }
        }
    }

    [Fact]
    public void FunctionsOfTwo_AreWithinTheirRadius()
    {
        MultiprecisionArithmetic reals = new(4);
        foreach (double x in Arguments)
        {
            foreach (double y in Arguments)
            {
                foreach (Function function in new[] { Function.Pow, Function.Atan2, Function.Hypot, Function.CopySign, Function.Remainder, Function.IEEERemainder })
                {
                    if ((function is Function.Remainder or Function.IEEERemainder && Math.Abs(x) > 1e9 * Math.Abs(y)) || (function == Function.Pow && (y < 0 || Math.Abs(y) > 50)))
                    {
                        continue;
                    }

                    Multiprecision actual = reals.Call(function, [reals.FromDouble(x), reals.FromDouble(y)]);
                    BigFloat expected = BigFloat.Run(OracleBits, () => BigFloatArithmetic.Instance.Call(function, [BigFloat.FromDouble(x), BigFloat.FromDouble(y)]));
                    Compare($"{function}({x}, {y})", actual, expected);
                }
            }
        }
    }

    [Fact]
    public void Arithmetic_IsWithinItsRadius_AlsoWhereItCancels()
    {
        Random random = new(17);
        foreach (int words in new[] { 4, 14 })
        {
            MultiprecisionArithmetic reals = new(words);
            for (int i = 0; i < 2000; i++)
            {
                (Multiprecision Ours, BigFloat Exact) a = Random(reals, random, 4);
                (Multiprecision Ours, BigFloat Exact) b = Random(reals, random, 4);
                Compare("a + b", reals.Add(a.Ours, b.Ours), BigFloat.Run(OracleBits, () => a.Exact + b.Exact));
                Compare("a - b", reals.Subtract(a.Ours, b.Ours), BigFloat.Run(OracleBits, () => a.Exact - b.Exact));
                Compare("a * b", reals.Multiply(a.Ours, b.Ours), BigFloat.Run(OracleBits, () => a.Exact * b.Exact));
                if (!b.Exact.IsZero)
                {
                    Compare("a / b", reals.Divide(a.Ours, b.Ours), BigFloat.Run(OracleBits, () => a.Exact / b.Exact));
                }
            }
        }
    }

    [Fact]
    public void LargeAndSmallExponents_AreKept()
    {
        MultiprecisionArithmetic reals = new(4);
        Multiprecision large = reals.Exp(reals.FromDouble(1e5));
        Multiprecision small = reals.Exp(reals.FromDouble(-1e5));
        Assert.Equal(144270, large.Magnitude);
        Assert.Equal(-144269, small.Magnitude);
        Assert.Equal(Order.Equal, Near(reals, reals.Multiply(large, small), reals.One));
        Multiprecision tiny = reals.FromRational(Rational.ParseDecimal("1e-400"));
        Assert.Equal(-1328, tiny.Magnitude);
        Assert.Equal(0.0, tiny.ToDouble());
        Assert.True(reals.Exp(reals.Exp(reals.FromDouble(60))).Kind == NumberKind.Unknown);
    }

    [Fact]
    public void WhatIsAbsorbed_IsKnownToBeUnknown()
    {
        MultiprecisionArithmetic reals = new(4);
        Multiprecision sum = reals.Add(reals.One, reals.Exp(reals.FromDouble(-1e5)));
        Multiprecision rest = reals.Subtract(sum, reals.One);
        Assert.True(rest.IsZero);
        Assert.False(rest.IsExactZero);
        Assert.Equal(Order.Undecided, reals.Compare(sum, reals.One));
        Assert.Equal(Order.Equal, reals.Compare(sum, sum));
    }

    private static Order Near(MultiprecisionArithmetic reals, Multiprecision a, Multiprecision b) =>
        reals.Subtract(a, b).RadiusMagnitude < -90 && reals.Compare(a, b) == Order.Undecided ? Order.Equal : reals.Compare(a, b);

    private static (Multiprecision Ours, BigFloat Exact) Random(MultiprecisionArithmetic reals, Random random, int depth)
    {
        if (depth == 0 || random.Next(3) == 0)
        {
            double x = Math.ScaleB(random.Next(-8, 9), random.Next(-60, 60));
            return (reals.FromDouble(x), BigFloat.FromDouble(x));
        }

        (Multiprecision Ours, BigFloat Exact) a = Random(reals, random, depth - 1);
        (Multiprecision Ours, BigFloat Exact) b = Random(reals, random, depth - 1);
        return random.Next(4) switch
        {
            0 => (reals.Add(a.Ours, b.Ours), BigFloat.Run(OracleBits, () => a.Exact + b.Exact)),
            1 => (reals.Subtract(a.Ours, b.Ours), BigFloat.Run(OracleBits, () => a.Exact - b.Exact)),
            2 when !b.Exact.IsZero && b.Ours.Magnitude > b.Ours.RadiusMagnitude + 30 => (reals.Divide(a.Ours, b.Ours), BigFloat.Run(OracleBits, () => a.Exact / b.Exact)),
            _ => (reals.Multiply(a.Ours, b.Ours), BigFloat.Run(OracleBits, () => a.Exact * b.Exact)),
        };
    }

    private static void Compare(string what, Multiprecision actual, BigFloat expected)
    {
        if (actual.Kind == NumberKind.Unknown)
        {
            return; // says nothing; that it seldom does so, the losses show
        }

        if (!actual.IsFinite || !expected.IsFinite)
        {
            // What is a pole for one is undefined for the other.
            Assert.True(!actual.IsFinite && !expected.IsFinite, $"{what}: {actual} but {expected}");
            return;
        }

        BigFloat error = BigFloat.Run(OracleBits, () => BigFloat.Abs(Exactly(actual) - expected));
        BigFloat radius = BigFloat.ScaleByPowerOfTwo(BigFloat.FromDouble(actual.Radius), actual.Exponent);
        Assert.True(error <= radius || error.Magnitude < expected.Magnitude - OracleBits + 64, $"{what}: {actual} but {expected}");
    }

    private static BigFloat Exactly(Multiprecision x)
    {
        BigFloat result = BigFloat.Zero;
        for (int i = x.IsZero ? -1 : x.Mantissa.Length - 1; i >= 0; i--)
        {
            result = BigFloat.ScaleByPowerOfTwo(result, Limbs.Bits) + BigFloat.FromDouble(x.Mantissa[i]);
        }

        result = BigFloat.ScaleByPowerOfTwo(result, x.Exponent);
        return x.IsNegative ? -result : result;
    }
}
