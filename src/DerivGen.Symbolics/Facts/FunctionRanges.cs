using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Facts;

/// <summary>The range of each known function over the ranges of its arguments.</summary>
internal static class FunctionRanges
{
    public static Interval RangeOf(Call call, Func<Node, Interval> of)
    {
        Interval a = of(call.Argument);
        switch (call.Function)
        {
            case Function.Group:
                return a;
            case Function.Exp:
                Interval image = a.Map(Math.Exp);
                return new(image.Lower, image.Upper, image.Lower == 0 || image.LowerOpen, image.UpperOpen);
            case Function.Log:
                return a.Intersect(Interval.NonNegative) is { IsEmpty: false } positive ? positive.Map(Math.Log) : Interval.All;
            case Function.Log1P:
                return a.Lower >= -1 ? a.Map(x => x <= -1 ? double.NegativeInfinity : Math.Log(1 + x)) : Interval.All;
            case Function.ExpM1:
                return a.Map(x => Math.Exp(x) - 1);
            case Function.Sigmoid:
                return new(a.Lower >= 0 ? 0.5 : 0, a.Upper <= 0 ? 0.5 : 1, a.Lower < 0 || a.LowerOpen, a.Upper > 0 || a.UpperOpen);
            case Function.Softplus:
                return Interval.Positive;
            case Function.Sqrt:
                return a.Intersect(Interval.NonNegative) is { IsEmpty: false } root ? root.Map(Math.Sqrt) : Interval.NonNegative;
            case Function.Hypot:
                return Interval.NonNegative;
            case Function.Pow:
                return a.IsPositive ? Interval.NonNegative : a.IsNonNegative ? Interval.NonNegative : Interval.All;
            case Function.Sin or Function.Cos or Function.Tanh or Function.Erf or Function.Sign:
                bool odd = call.Function != Function.Cos;
                bool monotone = call.Function is Function.Tanh or Function.Erf or Function.Sign;
                return odd && monotone && a.IsPositive ? new(0, 1, true, false)
                    : odd && monotone && a.IsNonNegative ? Interval.Unit
                    : Interval.Closed(-1, 1);
            case Function.Erfc:
                return new(0, 2, true, true);
            case Function.Cosh:
                return new(1, double.PositiveInfinity, false, false);
            case Function.Acos:
                return new(0, 3.15, false, false);
            case Function.Asin or Function.Atan:
                return a.IsNonNegative ? Interval.Closed(0, 1.571) : Interval.Closed(-1.571, 1.571);
            case Function.Atan2:
                return Interval.Closed(-3.15, 3.15);
            case Function.Sinh or Function.Asinh or Function.Cbrt or Function.Atanh:
                return a.IsPositive ? Interval.Positive : a.IsNonNegative ? Interval.NonNegative : Interval.All;
            case Function.Acosh:
                return Interval.NonNegative;
            case Function.Abs:
                return a.Lower >= 0 ? a : a.Upper <= 0 ? -a : new(0, Math.Max(-a.Lower, a.Upper), a.IsNonZero, false);
            case Function.Max or Function.Min:
                Interval extremum = a;
                foreach (Node argument in call.Arguments.Skip(1))
                {
                    Interval b = of(argument);
                    extremum = call.Function == Function.Max
                        ? Larger(extremum, b)
                        : -Larger(-extremum, -b);
                }

                return extremum;
            case Function.Clamp:
                Interval low = of(call.Arguments[1]);
                Interval high = of(call.Arguments[2]);
                return -Larger(-Larger(a, low), -high);
            case Function.Floor:
                return a.Map(Math.Floor) with { LowerOpen = false, UpperOpen = false };
            case Function.Ceiling:
                return a.Map(Math.Ceiling) with { LowerOpen = false, UpperOpen = false };
            case Function.Truncate or Function.Round or Function.RoundAwayFromZero or Function.ToInteger:
                return a.IsNonNegative ? Interval.NonNegative : Interval.All;
            case Function.ToReal:
                return a;
            case Function.IntegerDivide:
                return a.IsNonNegative && of(call.Arguments[1]).IsPositive ? Interval.NonNegative : Interval.All;
            case Function.IntegerRemainder:
                Interval divisor = of(call.Arguments[1]);
                double limit = Math.Max(Math.Abs(divisor.Lower), Math.Abs(divisor.Upper)) - 1;
                return a.IsNonNegative ? Interval.Closed(0, limit) : Interval.Closed(-limit, limit);
            case Function.XLogX:
                return new(-0.37, double.PositiveInfinity, false, false);
            default:
                return Interval.All;
        }
    }

    private static Interval Larger(Interval a, Interval b)
    {
        (double lower, bool lowerOpen) = a.Lower > b.Lower ? (a.Lower, a.LowerOpen)
            : a.Lower < b.Lower ? (b.Lower, b.LowerOpen) : (a.Lower, a.LowerOpen && b.LowerOpen);
        (double upper, bool upperOpen) = a.Upper > b.Upper ? (a.Upper, a.UpperOpen)
            : a.Upper < b.Upper ? (b.Upper, b.UpperOpen) : (a.Upper, a.UpperOpen && b.UpperOpen);
        return new(lower, upper, lowerOpen, upperOpen);
    }
}
