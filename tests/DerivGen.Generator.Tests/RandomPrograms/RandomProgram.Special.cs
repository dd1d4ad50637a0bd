namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>MathNet's special functions, each where it is defined.</summary>
internal sealed partial class RandomProgram
{
    private string SpecialFunction(int depth)
    {
        string v = Value(depth - 1);
        string w = Value(0);
        if (OneIn(8))
        {
            return $"0.5 * Normal.{Pick("CDF", "PDF", "PDFLn")}({Pick("0", w)}, {Pick("1", $"1 + {w} * {w}")}, {v})";
        }

        string between = $"1.25 + 0.75 * Math.Sin({v})";
        return "0.5 * SpecialFunctions." + _random.Next(11) switch
        {
            0 or 1 => $"{Pick("Erf", "Erfc", "Logistic")}({v})",
            2 => $"{Pick("GammaLn", "DiGamma")}(0.5 + {v} * {v})",
            3 => Pick($"Gamma(1.5 + Math.Sin({v}))", $"Logit(0.5 + 0.25 * Math.Sin({v}))"),
            8 => $"{Pick("StruveL0", "StruveL1", "BesselK0", "BesselK1", "KelvinBer", "KelvinBei", "KelvinKer", "KelvinKei")}({between})",
            9 => $"{Pick("AiryAi", "AiryBi", "AiryAiPrime", "AiryBiPrime")}(1.5 * Math.Sin({v}))",
            10 => Pick($"{Pick("BesselK", "BesselY", "SphericalBesselY")}({Pick("0", "1")}, {between})", $"ExponentialIntegral({between}, {Pick("0", "1")})", $"{Pick("BetaIncomplete", "BetaRegularized")}(1.5, 2.5, 0.5 + 0.3 * Math.Sin({v}))", $"Gamma{Pick("Lower", "Upper")}Incomplete(1.5, {between})", $"GammaLowerRegularizedInv(1.5, 0.5 + 0.4 * Math.Sin({v}))"),
            6 => Pick($"Log1p({v} * {v})", $"Expm1(Math.Sin({v}))", $"ExponentialMinusOne(Math.Sin({v}))", $"ErfInv(0.8 * Math.Sin({v}))", $"ErfcInv(1 + 0.8 * Math.Sin({v}))", $"DiGammaInv(Math.Sin({v}))"),
            7 => Pick($"BesselJ({Pick("0", "1", "2")}, 1.5 + Math.Sin({v}))", $"BesselI({Pick("0", "1")}, 1.5 + Math.Sin({v}))", $"SphericalBesselJ({Pick("0", "1")}, 1.5 + Math.Sin({v}))", $"GammaLowerRegularized(1.5, 0.5 + {v} * {v})", $"GammaUpperRegularized(2.5, 0.5 + {v} * {v})"),
            4 => $"{Pick("BetaLn", "Beta")}(1.5 + Math.Sin({v}), 2 + Math.Cos({w}))",
            _ => Pick($"BesselI0(Math.Sin({v}))", $"BesselI1(1.5 + Math.Sin({v}))", $"Hypotenuse({v}, 1 + {w} * {w})"),
        };
    }
}
