using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>
/// The functions of MathNet.Numerics: some as the mathematics that they are, the others as calls with a rule for each
/// partial derivative that the library has functions for. A row is found where a text calls the function, so only where
/// the assembly is referenced.
/// </summary>
internal static class MathNetFunctions
{
    private const string SpecialFunctions = "MathNet.Numerics.SpecialFunctions";
    private const string NormalDistribution = "MathNet.Numerics.Distributions.Normal";

    private delegate Node Builder(ExpressionGraph g, Node[] a);

    /// <summary>Functions of the expressions' own: by type, name and number of arguments.</summary>
    private static readonly Dictionary<string, Builder> AsMathematics = new(StringComparer.Ordinal)
    {
        [SpecialFunctions + ".Erf/1"] = (g, a) => g.Call(Function.Erf, a),
        [SpecialFunctions + ".Erfc/1"] = (g, a) => g.Call(Function.Erfc, a),
        [SpecialFunctions + ".Logistic/1"] = (g, a) => g.Reciprocal(g.Add(g.One, g.Exp(g.Negate(a[0])))),
        [SpecialFunctions + ".Logit/1"] = (g, a) => g.Log(g.Divide(a[0], g.Subtract(g.One, a[0]))),
        [SpecialFunctions + ".Log1p/1"] = (g, a) => g.Log(g.Add(g.One, a[0])),
        [SpecialFunctions + ".Expm1/1"] = (g, a) => g.Subtract(g.Exp(a[0]), g.One),
        [SpecialFunctions + ".ExponentialMinusOne/1"] = (g, a) => g.Subtract(g.Exp(a[0]), g.One),
        [SpecialFunctions + ".Hypotenuse/2"] = (g, a) => g.Sqrt(g.Add(g.Power(a[0], 2), g.Power(a[1], 2))),
        [NormalDistribution + ".CDF/3"] = (g, a) => g.Scale(g.Call(Function.Erfc, g.Divide(g.Subtract(a[0], a[2]), g.Multiply(a[1], g.Sqrt(g.Number(2))))), Rational.Half),
        [NormalDistribution + ".PDF/3"] = (g, a) => g.Divide(g.Exp(HalfSquare(g, a)), g.Multiply(a[1], g.Sqrt(g.Scale(g.Pi, 2)))),
        [NormalDistribution + ".PDFLn/3"] = (g, a) => g.Subtract(g.Subtract(HalfSquare(g, a), g.Log(a[1])), g.Scale(g.Log(g.Scale(g.Pi, 2)), Rational.Half)),
    };

    /// <summary>Calls with rules, by name and number of arguments: a rule for each argument, null where there is none.</summary>
    private static readonly Dictionary<string, PartialRule?[]> WithRules = new(StringComparer.Ordinal)
    {
        // the gamma function and its kin
        ["Gamma/1"] = [(g, a) => g.Multiply(Call(g, "Gamma", a[0]), Call(g, "DiGamma", a[0]))],
        ["GammaLn/1"] = [(g, a) => Call(g, "DiGamma", a[0])],
        ["DiGamma/1"] = [(g, a) => Call(g, "Trigamma", a[0])],
        ["DiGammaInv/1"] = [(g, a) => g.Reciprocal(Call(g, "Trigamma", Call(g, "DiGammaInv", a[0])))],
        ["Beta/2"] = [(g, a) => g.Multiply(Call(g, "Beta", a[0], a[1]), DifferenceOfDiGammas(g, a, 0)), (g, a) => g.Multiply(Call(g, "Beta", a[0], a[1]), DifferenceOfDiGammas(g, a, 1))],
        ["BetaLn/2"] = [(g, a) => DifferenceOfDiGammas(g, a, 0), (g, a) => DifferenceOfDiGammas(g, a, 1)],
        ["BetaIncomplete/3"] = [null, null, (g, a) => g.Exp(LogOfBetaTerm(g, a))],
        ["BetaRegularized/3"] = [null, null, (g, a) => g.Exp(g.Subtract(LogOfBetaTerm(g, a), Call(g, "BetaLn", a[0], a[1])))],
        ["GammaLowerIncomplete/2"] = [null, (g, a) => g.Exp(LogOfGammaTerm(g, a[0], a[1]))],
        ["GammaUpperIncomplete/2"] = [null, (g, a) => g.Negate(g.Exp(LogOfGammaTerm(g, a[0], a[1])))],
        ["GammaLowerRegularized/2"] = [null, (g, a) => g.Exp(g.Subtract(LogOfGammaTerm(g, a[0], a[1]), Call(g, "GammaLn", a[0])))],
        ["GammaUpperRegularized/2"] = [null, (g, a) => g.Negate(g.Exp(g.Subtract(LogOfGammaTerm(g, a[0], a[1]), Call(g, "GammaLn", a[0]))))],
        ["GammaLowerRegularizedInv/2"] = [null, (g, a) => g.Exp(g.Subtract(Call(g, "GammaLn", a[0]), LogOfGammaTerm(g, a[0], Call(g, "GammaLowerRegularizedInv", a[0], a[1]))))],

        // inverses of the error function, the exponential integral
        ["ErfInv/1"] = [(g, a) => InverseOfGaussian(g, Call(g, "ErfInv", a[0]))],
        ["ErfcInv/1"] = [(g, a) => g.Negate(InverseOfGaussian(g, Call(g, "ErfcInv", a[0])))],
        ["ExponentialIntegral/2"] = [(g, a) => g.Conditional(g.Equal(a[1], g.Integer(Rational.Zero)), g.Negate(g.Multiply(g.Exp(g.Negate(a[0])), g.Add(g.Reciprocal(a[0]), g.Power(a[0], -2)))), g.Negate(Call(g, "ExponentialIntegral", a[0], g.Subtract(a[1], g.Integer(Rational.One))))), null],

        // Bessel functions
        ["BesselI0/1"] = [(g, a) => Call(g, "BesselI1", a[0])],
        ["BesselI1/1"] = [(g, a) => g.Conditional(g.Equal(a[0], g.Zero), g.Number(Rational.Half), g.Subtract(Call(g, "BesselI0", a[0]), g.Divide(Call(g, "BesselI1", a[0]), a[0])))],
        ["BesselK0/1"] = [(g, a) => g.Negate(Call(g, "BesselK1", a[0]))],
        ["BesselK1/1"] = [(g, a) => g.Negate(g.Add(Call(g, "BesselK0", a[0]), g.Divide(Call(g, "BesselK1", a[0]), a[0])))],
        ["BesselI/2"] = [null, (g, a) => Neighbours(g, "BesselI", a, 1, 1)],
        ["BesselJ/2"] = [null, (g, a) => Neighbours(g, "BesselJ", a, 1, -1)],
        ["BesselY/2"] = [null, (g, a) => Neighbours(g, "BesselY", a, 1, -1)],
        ["BesselK/2"] = [null, (g, a) => Neighbours(g, "BesselK", a, -1, -1)],
        ["SphericalBesselJ/2"] = [null, (g, a) => Spherical(g, "SphericalBesselJ", a)],
        ["SphericalBesselY/2"] = [null, (g, a) => Spherical(g, "SphericalBesselY", a)],
        ["StruveL0/1"] = [(g, a) => g.Add(Call(g, "StruveL1", a[0]), g.Divide(g.Number(2), g.Pi))],
        ["StruveL1/1"] = [(g, a) => g.Conditional(g.Equal(a[0], g.Zero), g.Zero, g.Subtract(Call(g, "StruveL0", a[0]), g.Divide(Call(g, "StruveL1", a[0]), a[0])))],

        // Airy and Kelvin functions
        ["AiryAi/1"] = [(g, a) => Call(g, "AiryAiPrime", a[0])],
        ["AiryBi/1"] = [(g, a) => Call(g, "AiryBiPrime", a[0])],
        ["AiryAiPrime/1"] = [(g, a) => g.Multiply(a[0], Call(g, "AiryAi", a[0]))],
        ["AiryBiPrime/1"] = [(g, a) => g.Multiply(a[0], Call(g, "AiryBi", a[0]))],
        ["KelvinBer/1"] = [(g, a) => Call(g, "KelvinBerPrime", a[0])],
        ["KelvinBei/1"] = [(g, a) => Call(g, "KelvinBeiPrime", a[0])],
        ["KelvinKer/1"] = [(g, a) => Call(g, "KelvinKerPrime", a[0])],
        ["KelvinKei/1"] = [(g, a) => Call(g, "KelvinKeiPrime", a[0])],
    };

    /// <summary>The functions with rules, by name and number of arguments.</summary>
    public static IEnumerable<string> RuleNames => WithRules.Keys;

    /// <summary>The functions that are mathematics, by type, name and number of arguments.</summary>
    public static IEnumerable<string> MathematicsNames => AsMathematics.Keys;

    public static bool IsMathNet(ITypeSymbol type) => NameOf(type) is SpecialFunctions or NormalDistribution;

    public static bool IsMathematics(IMethodSymbol called) => called.IsStatic && AsMathematics.ContainsKey(KeyOf(called));

    /// <summary>The mathematics of a call.</summary>
    public static Node Mathematics(ExpressionGraph graph, IMethodSymbol called, Node[] arguments) =>
        AsMathematics[KeyOf(called)](graph, [.. arguments.Select(graph.Real)]);

    /// <summary>A static function of numbers with the rules that there are; null where it is mathematics, or no such function.</summary>
    public static ForeignFunction? Find(IMethodSymbol called) =>
        NameOf(called.ContainingType) == SpecialFunctions && called.IsStatic && !IsMathematics(called)
            && ForeignFunctions.IsReal(called.ReturnType) && called.Parameters.All(parameter => parameter.RefKind == RefKind.None && ForeignFunctions.KindOf(parameter.Type) is not null)
            ? FunctionOf(called.Name, called.Parameters.Select(parameter => ForeignFunctions.KindOf(parameter.Type)!.Value).ToImmutableArray(), called.ReturnType.SpecialType == SpecialType.System_Single)
            : null;

    private static ForeignFunction FunctionOf(string name, ImmutableArray<ForeignParameter> parameters, bool isSingle)
    {
        // The library has no trigamma function, but ours has.
        string method = "global::" + (name == "Trigamma" ? "DerivGen.StableMath" : SpecialFunctions) + "." + name;
        return new ForeignFunction(name, method, "", isSingle, parameters, -1, method + "/" + string.Join(",", parameters))
        {
            Rules = WithRules.TryGetValue(name + "/" + parameters.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), out PartialRule?[] rules)
                ? rules.ToImmutableArray()
                : parameters.Select(_ => (PartialRule?)null).ToImmutableArray(),
        };
    }

    /// <summary>A call of another function of the library.</summary>
    private static Node Call(ExpressionGraph g, string name, params Node[] arguments) => g.Call(
        FunctionOf(name, arguments.Select(argument => argument.Type == NodeType.Integer ? ForeignParameter.Integer : ForeignParameter.Double).ToImmutableArray(), isSingle: false),
        arguments);

    private static Node DifferenceOfDiGammas(ExpressionGraph g, ImmutableArray<Node> a, int k) => g.Subtract(Call(g, "DiGamma", a[k]), Call(g, "DiGamma", g.Add(a[0], a[1])));

    /// <summary>log x^(a-1) (1-x)^(b-1).</summary>
    private static Node LogOfBetaTerm(ExpressionGraph g, ImmutableArray<Node> a) => g.Add(
        g.Multiply(g.Subtract(a[0], g.One), g.Log(a[2])),
        g.Multiply(g.Subtract(a[1], g.One), g.Log(g.Subtract(g.One, a[2]))));

    /// <summary>log x^(a-1) exp(-x).</summary>
    private static Node LogOfGammaTerm(ExpressionGraph g, Node a, Node x) => g.Subtract(g.Multiply(g.Subtract(a, g.One), g.Log(x)), x);

    /// <summary>1 / (2/sqrt(pi) exp(-y^2)).</summary>
    private static Node InverseOfGaussian(ExpressionGraph g, Node y) => g.Scale(g.Multiply(g.Sqrt(g.Pi), g.Exp(g.Power(y, 2))), Rational.Half);

    private static Node HalfSquare(ExpressionGraph g, Node[] a) => g.Scale(g.Power(g.Divide(g.Subtract(a[2], a[0]), a[1]), 2), new Rational(-1, 2));

    /// <summary>Half the functions of the orders next to it.</summary>
    private static Node Neighbours(ExpressionGraph g, string name, ImmutableArray<Node> a, int below, int above) => g.Add(
        g.Scale(Call(g, name, g.Subtract(a[0], g.One), a[1]), new Rational(below, 2)),
        g.Scale(Call(g, name, g.Add(a[0], g.One), a[1]), new Rational(above, 2)));

    private static Node Spherical(ExpressionGraph g, string name, ImmutableArray<Node> a) => g.Subtract(
        g.Multiply(a[0], Call(g, name, a[0], a[1]), g.Reciprocal(a[1])),
        Call(g, name, g.Add(a[0], g.One), a[1]));

    private static string KeyOf(IMethodSymbol called) =>
        NameOf(called.ContainingType) + "." + called.Name + "/" + called.Parameters.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string NameOf(ITypeSymbol type) => type.ContainingType is null && type.ContainingNamespace is { } space ? space.ToDisplayString() + "." + type.Name : "";
}
