using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>
/// The functions that are read as mathematics: a row per C# method, by its name and its number of arguments. The static
/// methods of <c>Math</c>, <c>MathF</c>, <c>double</c> and <c>float</c> of one name mean the same.
/// </summary>
internal static class KnownMethods
{
    private delegate Node Builder(ExpressionGraph g, Node[] a);

    private static readonly HashSet<string> MathematicalTypes =
    [
        "System.Math", "System.MathF", "System.Double", "System.Single", "System.Int32", "System.Boolean",
    ];

    private static readonly Dictionary<string, Builder> Rows = new(StringComparer.Ordinal)
    {
        // powers and roots
        ["Pow/2"] = (g, a) => g.Call(Function.Pow, a),
        ["Sqrt/1"] = (g, a) => g.Sqrt(a[0]),
        ["Cbrt/1"] = (g, a) => g.Call(Function.Cbrt, a),
        ["RootN/2"] = (g, a) => RootN(g, a[0], a[1]),
        ["Hypot/2"] = (g, a) => g.Sqrt(g.Add(g.Power(a[0], 2), g.Power(a[1], 2))),
        ["ScaleB/2"] = (g, a) => g.Multiply(a[0], g.Call(Function.Pow, g.Number(2), g.Real(a[1]))),
        ["FusedMultiplyAdd/3"] = (g, a) => g.Add(g.Multiply(a[0], a[1]), a[2]),
        ["MultiplyAddEstimate/3"] = (g, a) => g.Add(g.Multiply(a[0], a[1]), a[2]),
        ["Lerp/3"] = (g, a) => g.Add(g.Multiply(a[0], g.Subtract(g.One, a[2])), g.Multiply(a[1], a[2])),
        ["DegreesToRadians/1"] = (g, a) => g.Multiply(a[0], g.Pi, g.Number(new Rational(1, 180))),
        ["RadiansToDegrees/1"] = (g, a) => g.Divide(g.Multiply(a[0], g.Number(180)), g.Pi),

        // exponentials and logarithms
        ["Exp/1"] = (g, a) => g.Exp(a[0]),
        ["Exp2/1"] = (g, a) => PowerOf(g, 2, a[0]),
        ["Exp10/1"] = (g, a) => PowerOf(g, 10, a[0]),
        ["ExpM1/1"] = (g, a) => g.Subtract(g.Exp(a[0]), g.One),
        ["Exp2M1/1"] = (g, a) => g.Subtract(PowerOf(g, 2, a[0]), g.One),
        ["Exp10M1/1"] = (g, a) => g.Subtract(PowerOf(g, 10, a[0]), g.One),
        ["Log/1"] = (g, a) => g.Log(a[0]),
        ["Log/2"] = (g, a) => g.Divide(g.Log(a[0]), g.Log(a[1])),
        ["Log2/1"] = (g, a) => LogTo(g, 2, a[0]),
        ["Log10/1"] = (g, a) => LogTo(g, 10, a[0]),
        ["LogP1/1"] = (g, a) => g.Log(g.Add(g.One, a[0])),
        ["Log2P1/1"] = (g, a) => LogTo(g, 2, g.Add(g.One, a[0])),
        ["Log10P1/1"] = (g, a) => LogTo(g, 10, g.Add(g.One, a[0])),

        // circular functions
        ["Sin/1"] = (g, a) => g.Call(Function.Sin, a),
        ["Cos/1"] = (g, a) => g.Call(Function.Cos, a),
        ["Tan/1"] = (g, a) => g.Call(Function.Tan, a),
        ["Asin/1"] = (g, a) => g.Call(Function.Asin, a),
        ["Acos/1"] = (g, a) => g.Call(Function.Acos, a),
        ["Atan/1"] = (g, a) => g.Call(Function.Atan, a),
        ["Atan2/2"] = (g, a) => g.Call(Function.Atan2, a),
        ["SinPi/1"] = (g, a) => g.Call(Function.Sin, g.Multiply(g.Pi, a[0])),
        ["CosPi/1"] = (g, a) => g.Call(Function.Cos, g.Multiply(g.Pi, a[0])),
        ["TanPi/1"] = (g, a) => g.Call(Function.Tan, g.Multiply(g.Pi, a[0])),
        ["AsinPi/1"] = (g, a) => g.Divide(g.Call(Function.Asin, a), g.Pi),
        ["AcosPi/1"] = (g, a) => g.Divide(g.Call(Function.Acos, a), g.Pi),
        ["AtanPi/1"] = (g, a) => g.Divide(g.Call(Function.Atan, a), g.Pi),
        ["Atan2Pi/2"] = (g, a) => g.Divide(g.Call(Function.Atan2, a), g.Pi),

        // hyperbolic functions
        ["Sinh/1"] = (g, a) => g.Call(Function.Sinh, a),
        ["Cosh/1"] = (g, a) => g.Call(Function.Cosh, a),
        ["Tanh/1"] = (g, a) => g.Call(Function.Tanh, a),
        ["Asinh/1"] = (g, a) => g.Call(Function.Asinh, a),
        ["Acosh/1"] = (g, a) => g.Call(Function.Acosh, a),
        ["Atanh/1"] = (g, a) => g.Call(Function.Atanh, a),

        // kinks
        ["Abs/1"] = (g, a) => g.Call(Function.Abs, a),
        ["Max/2"] = (g, a) => g.Call(Function.Max, a),
        ["Min/2"] = (g, a) => g.Call(Function.Min, a),
        ["MaxMagnitude/2"] = (g, a) => ByMagnitude(g, Function.Max, a[0], a[1]),
        ["MinMagnitude/2"] = (g, a) => ByMagnitude(g, Function.Min, a[0], a[1]),
        ["MaxNumber/2"] = (g, a) => g.Call(Function.Max, a),
        ["MinNumber/2"] = (g, a) => g.Call(Function.Min, a),
        ["MaxNative/2"] = (g, a) => g.Call(Function.Max, a),
        ["MinNative/2"] = (g, a) => g.Call(Function.Min, a),
        ["MaxMagnitudeNumber/2"] = (g, a) => ByMagnitude(g, Function.Max, a[0], a[1]),
        ["MinMagnitudeNumber/2"] = (g, a) => ByMagnitude(g, Function.Min, a[0], a[1]),
        ["ClampNative/3"] = (g, a) => g.Call(Function.Clamp, a),
        ["Clamp/3"] = (g, a) => g.Call(Function.Clamp, a),
        ["CopySign/2"] = (g, a) => g.Call(Function.CopySign, a),
        ["IEEERemainder/2"] = (g, a) => g.Call(Function.IEEERemainder, a),
        ["Ieee754Remainder/2"] = (g, a) => g.Call(Function.IEEERemainder, a),

        // piecewise constant
        ["Sign/1"] = (g, a) => g.Call(Function.Sign, a),
        ["Floor/1"] = (g, a) => g.Call(Function.Floor, a),
        ["Ceiling/1"] = (g, a) => g.Call(Function.Ceiling, a),
        ["Truncate/1"] = (g, a) => g.Call(Function.Truncate, a),
        ["Round/1"] = (g, a) => g.Call(Function.Round, a),
        ["ConvertToInteger/1"] = (g, a) => g.Call(Function.Truncate, a),
        ["ConvertToIntegerNative/1"] = (g, a) => g.Call(Function.Truncate, a),
        ["IsNaN/1"] = (g, a) => g.Not(g.Equal(a[0], a[0])),
        ["IsFinite/1"] = (g, a) => g.Call(Function.IsFinite, a),
        ["IsInfinity/1"] = (g, a) => g.Equal(g.Call(Function.Abs, a), g.PositiveInfinity),
        ["IsInteger/1"] = (g, a) => IsWhole(g, a[0]),
        ["IsEvenInteger/1"] = (g, a) => IsWhole(g, g.Scale(a[0], Rational.Half)),
        ["IsOddInteger/1"] = (g, a) => g.And(IsWhole(g, a[0]), g.Not(IsWhole(g, g.Scale(a[0], Rational.Half)))),
        ["IsNegative/1"] = (g, a) => g.Less(a[0], Zero(g, a[0])),
        ["IsPositive/1"] = (g, a) => g.LessOrEqual(Zero(g, a[0]), a[0]),
        ["IsRealNumber/1"] = (g, a) => g.Equal(a[0], a[0]),
        ["IsPositiveInfinity/1"] = (g, a) => g.Equal(a[0], g.PositiveInfinity),
        ["IsNegativeInfinity/1"] = (g, a) => g.Equal(a[0], g.NegativeInfinity),
    };

    /// <summary>The scalar functions of DerivGen.StableMath, as the mathematics that they compute.</summary>
    private static readonly Dictionary<string, Builder> StableRows = new(StringComparer.Ordinal)
    {
        ["Sigmoid/1"] = (g, a) => g.Reciprocal(g.Add(g.One, g.Exp(g.Negate(a[0])))),
        ["Softplus/1"] = (g, a) => g.Log(g.Add(g.One, g.Exp(a[0]))),
        ["LogSigmoid/1"] = (g, a) => g.Negate(g.Log(g.Add(g.One, g.Exp(g.Negate(a[0]))))),
        ["Log1P/1"] = (g, a) => g.Log(g.Add(g.One, a[0])),
        ["ExpM1/1"] = (g, a) => g.Subtract(g.Exp(a[0]), g.One),
        ["Log1MExp/1"] = (g, a) => g.Log(g.Subtract(g.One, g.Exp(g.Negate(a[0])))),
        ["LogAddExp/2"] = (g, a) => g.Log(g.Add(g.Exp(a[0]), g.Exp(a[1]))),
        ["XLogX/1"] = (g, a) => g.Multiply(a[0], g.Log(a[0])),
        ["XLogY/2"] = (g, a) => g.Multiply(a[0], g.Log(a[1])),
        ["Hypot/2"] = (g, a) => g.Sqrt(g.Add(g.Power(a[0], 2), g.Power(a[1], 2))),
        ["Cbrt/1"] = (g, a) => g.Call(Function.Cbrt, a),
        ["Asinh/1"] = (g, a) => g.Call(Function.Asinh, a),
        ["Acosh/1"] = (g, a) => g.Call(Function.Acosh, a),
        ["Atanh/1"] = (g, a) => g.Call(Function.Atanh, a),
        ["Erf/1"] = (g, a) => g.Call(Function.Erf, a),
        ["Erfc/1"] = (g, a) => g.Call(Function.Erfc, a),
    };

    /// <summary>What is not read, and what to write instead.</summary>
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["BitIncrement"] = "the number next to another is a matter of floating point, not of mathematics; add what is meant",
        ["BitDecrement"] = "the number next to another is a matter of floating point, not of mathematics; subtract what is meant",
        ["ILogB"] = "how a number is stored is no mathematics; write (int)Math.Floor(Math.Log2(Math.Abs(x)))",
        ["ReciprocalEstimate"] = "it is only near 1 / x, and differs between machines; write 1 / x",
        ["ReciprocalSqrtEstimate"] = "it is only near 1 / Math.Sqrt(x), and differs between machines; write 1 / Math.Sqrt(x)",
        ["IsPow2"] = "how a number is stored is no mathematics; compare numbers",
        ["IsNormal"] = "how a number is stored is no mathematics; compare its magnitude",
        ["IsSubnormal"] = "how a number is stored is no mathematics; compare its magnitude",
        ["BigMul"] = "integers of more than 32 bits are not computed with; multiply numbers of type double",
        ["DivRem"] = "write a / b and a % b of two numbers of type int",
        ["Parse"] = "a string is no number; parse it before the call",
        ["TryParse"] = "a string is no number; parse it before the call",
        ["CompareTo"] = "compare by < and >",
        ["Equals"] = "compare by ==",
        ["GetHashCode"] = "a number's code is no mathematics",
        ["GetTypeCode"] = "a type is no number",
        ["TryFormat"] = "a text is no number",
        ["ConvertToInteger"] = "write a cast to int",
        ["ConvertToIntegerNative"] = "write a cast to int",
    };

    /// <summary>What to do instead of a call that is not read.</summary>
    public static string ReasonAgainst(IMethodSymbol method) => Reasons.TryGetValue(method.Name, out string reason) ? reason : "write out what it computes, in a method of this project";

    /// <summary>The rows by name and number of arguments, as <c>Exp/1</c>.</summary>
    public static IEnumerable<string> Names => Rows.Keys;

    public static bool IsMathematicalType(ITypeSymbol type) => MathematicalTypes.Contains(NameOf(type));

    /// <summary>Whether the member is one of mathematics: of a mathematical type, or of the interfaces that give them to type parameters.</summary>
    private static bool IsMathematical(ISymbol member) => IsMathematicalType(member.ContainingType) || GenericMath.IsMember(member);

    public static bool IsStableMath(ITypeSymbol type) => NameOf(type) == "DerivGen.StableMath";

    /// <summary>The mathematics of a call, or null if the table has no such row.</summary>
    public static Node? Build(ExpressionGraph graph, IMethodSymbol method, Node[] arguments)
    {
        string key = method.Name + "/" + arguments.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return (IsMathematical(method) && Rows.TryGetValue(key, out Builder row))
            || (IsStableMath(method.ContainingType) && StableRows.TryGetValue(key, out row))
            ? row(graph, arguments)
            : null;
    }

    /// <summary>The mathematics of a function of this name of numbers; null if there is none.</summary>
    public static Node? Build(ExpressionGraph graph, string name, Node[] arguments) =>
        Rows.TryGetValue(name + "/" + arguments.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), out Builder row) ? row(graph, arguments) : null;

    /// <summary>Math.Round(x, digits, mode): so many decimals.</summary>
    public static Node? Round(ExpressionGraph graph, Node a, Node digits, MidpointRounding mode)
    {
        if (digits is not Constant { Value: { IsInteger: true, Sign: >= 0 } count } || count > 15)
        {
            return null;
        }

        Rational scale = new(System.Numerics.BigInteger.Pow(10, (int)count.Numerator), System.Numerics.BigInteger.One);
        return Round(graph, graph.Scale(a, scale), mode) is { } rounded ? graph.Scale(rounded, Rational.One / scale) : null;
    }

    /// <summary>Math.Round(x, mode).</summary>
    public static Node? Round(ExpressionGraph graph, Node a, MidpointRounding mode) => (int)mode switch
    {
        0 => graph.Call(Function.Round, a),
        1 => graph.Call(Function.RoundAwayFromZero, a),
        2 => graph.Call(Function.Truncate, a),
        3 => graph.Call(Function.Floor, a),
        4 => graph.Call(Function.Ceiling, a),
        _ => null,
    };

    /// <summary>The constants that are no decimals, or whose shortest decimal is not what they stand for.</summary>
    public static Node? Constant(ExpressionGraph graph, IFieldSymbol field) =>
        !IsMathematicalType(field.ContainingType) || NameOf(field.ContainingType) == "System.Int32" ? null : Constant(graph, field.Name, field.ConstantValue);

    /// <summary>The same as properties, in generic mathematics: <c>double.Pi</c> is a field, <c>T.Pi</c> is none.</summary>
    public static Node? Constant(ExpressionGraph graph, string name, object? value) => name switch
    {
        "PI" or "Pi" => graph.Pi,
        "Tau" => graph.Scale(graph.Pi, 2),
        "E" => graph.Exp(graph.One),
        "NaN" => graph.NaN,
        "PositiveInfinity" => graph.PositiveInfinity,
        "NegativeInfinity" => graph.NegativeInfinity,
        "Epsilon" or "MaxValue" or "MinValue" => value switch
        {
            double number => graph.Number(Rational.FromDouble(number)),
            float number => graph.Number(Rational.FromDouble(number)),
            _ => null,
        },
        "NegativeZero" or "Zero" or "AdditiveIdentity" => graph.Zero,
        "One" or "MultiplicativeIdentity" => graph.One,
        "NegativeOne" => graph.Number(-1),
        _ => null,
    };

    private static Node PowerOf(ExpressionGraph g, int b, Node exponent) => g.Exp(g.Multiply(exponent, g.Log(g.Number(b))));

    private static Node LogTo(ExpressionGraph g, int b, Node a) => g.Divide(g.Log(a), g.Log(g.Number(b)));

    private static Node RootN(ExpressionGraph g, Node a, Node degree) =>
        degree is Constant { Value: { IsInteger: true, Sign: > 0 } n }
            ? n.Numerator.IsEven
                ? g.Power(a, Rational.One / n)
                : n == 3
                    ? g.Call(Function.Cbrt, a)
                    : g.Multiply(g.Call(Function.Sign, a), g.Power(g.Call(Function.Abs, a), Rational.One / n))
            : g.Call(Function.Pow, a, g.Reciprocal(g.Real(degree)));

    private static Node Zero(ExpressionGraph g, Node like) => like.Type == NodeType.Integer ? g.Integer(Rational.Zero) : g.Zero;

    /// <summary>Whether a finite number is an integer.</summary>
    private static Node IsWhole(ExpressionGraph g, Node a) => g.And(g.Call(Function.IsFinite, a), g.Equal(a, g.Call(Function.Truncate, a)));

    /// <summary>The argument of larger magnitude for a maximum, of smaller for a minimum; among equal magnitudes the extremum.</summary>
    public static Node ByMagnitude(ExpressionGraph g, Function extremum, Node a, Node b)
    {
        Node sizeOfA = g.Call(Function.Abs, a);
        Node sizeOfB = g.Call(Function.Abs, b);
        (Node larger, Node smaller) = extremum == Function.Max ? (a, b) : (b, a);
        return g.Conditional(g.Less(sizeOfB, sizeOfA), larger, g.Conditional(g.Less(sizeOfA, sizeOfB), smaller, g.Call(extremum, a, b)));
    }

    private static string NameOf(ITypeSymbol type) =>
        type.ContainingType is null && type.ContainingNamespace is { } space ? space.ToDisplayString() + "." + type.MetadataName : type.MetadataName;
}
