namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>Functions of numbers, each where it is defined.</summary>
internal sealed partial class RandomProgram
{
    private static readonly string[] OfAllNumbers =
    [
        "Math.Asinh", "Math.Atan", "Math.Cos", "Math.Tanh", "Math.Cbrt", "double.SinPi", "double.CosPi", "double.AtanPi", "double.DegreesToRadians", "double.RadiansToDegrees",
        "StableMath.Sigmoid", "StableMath.Softplus", "double.CreateSaturating", "double.CreateTruncating", "Math.Sign", "Math.Floor", "Math.Ceiling", "Math.Round", "Math.Truncate",
    ];

    private static readonly string[] OfSmallNumbers =
    [
        "Math.Asin", "Math.Acos", "Math.Atanh", "Math.Tan", "0.25 * double.TanPi", "Math.Sinh", "Math.Cosh", "Math.Exp", "double.Exp2", "double.Exp10", "double.ExpM1", "double.Exp2M1", "double.Exp10M1",
        "double.AsinPi", "double.AcosPi", "double.LogP1", "double.Log2P1", "double.Log10P1", "StableMath.Log1P",
    ];

    private static readonly string[] OfPositiveNumbers = ["Math.Log", "Math.Log2", "Math.Log10", "Math.Sqrt", "Math.Cbrt", "double.LogP1"];

    private static readonly string[] OfTwoNumbers =
    [
        "Math.Atan2", "double.Hypot", "Math.MaxMagnitude", "Math.MinMagnitude", "double.MaxNumber", "double.MinNumber", "double.Atan2Pi", "Math.CopySign", "StableMath.LogAddExp",
        "double.MaxMagnitudeNumber", "double.MinMagnitudeNumber", "double.MaxNative", "double.MinNative",
    ];

    private static readonly string[] OfThreeNumbers = ["Math.FusedMultiplyAdd", "double.Lerp", "double.MultiplyAddEstimate"];

    /// <summary>Questions about a number.</summary>
    private string FunctionCondition() => Pick(
        $"double.{Pick("IsNegative", "IsPositive", "IsFinite", "IsRealNumber")}({Value(0)} + 0.125)",
        $"!double.{Pick("IsNaN", "IsInfinity", "IsPositiveInfinity", "IsNegativeInfinity")}({Value(0)} + 0.125)",
        $"double.{Pick("IsEvenInteger", "IsOddInteger", "IsInteger")}(Math.Floor(3.5 * {Value(0)}))");

    private string Function(int depth)
    {
        string v = Value(depth - 1);
        return _random.Next(13) switch
        {
            0 or 1 => $"{Pick(OfAllNumbers)}(1.5 * {v})",
            2 or 3 => $"{Pick(OfSmallNumbers)}(0.9 * Math.Sin({v}))",
            4 => $"{Pick(OfPositiveNumbers)}(0.5 + {Square(v)})",
            5 or 6 => $"{Pick(OfTwoNumbers)}({v}, {Value(depth - 1)})",
            7 => $"0.5 * {Pick(OfThreeNumbers)}({v}, {Value(0)}, {Value(depth - 1)})",
            11 => $"({FunctionCondition()} ? {v} : {Value(0)})",
            8 => Pick($"double.ClampNative({v}, -1, 1)", $"(Math.DivRem(k, 3).Remainder + Math.DivRem(c, 2).Quotient) * {v}", _mayBeTyped ? $"double.ConvertToInteger<int>(1.5 * {v}) * {Value(0)}" : v, $"Math.Round(1.5 * {v}, 1)", $"Math.Max(double.NegativeInfinity, {v})", _mayBeTyped ? $"Math.Min({v}, double.MaxValue)" : $"Math.Min({v}, double.PositiveInfinity)"),
            9 => Pick($"double.SinCosPi({v}).SinPi", $"Math.SinCos({v}).Cos", $"Math.Abs({v}) * Math.Sqrt(1 + {Square(v)})"),
            10 => Pick($"Math.Pow(0.5 + {Square(v)}, Math.Sin({Value(0)}))", $"Math.Pow({v}, 3)", $"Math.Acosh(1.5 + {Square(v)})", $"Math.Log(1.5 + {Square(v)}, 3)", $"double.RootN(1 + {Square(v)}, 3)", $"0.25 * Math.ScaleB({v}, k % 3)"),
            _ => Pick($"({v} % 1.25)", $"({v}) * {(_mayBeTyped ? "Math.PI" : "double.Tau")} / 4", $"double.Pi * {v}", $"({v} - double.E)", _mayBeTyped ? $"Math.IEEERemainder({v}, 1.5)" : $"double.Ieee754Remainder({v}, 1.5)"),
        };
    }
}
