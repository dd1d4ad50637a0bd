using static DerivGen.Generator.Tests.Libraries.LibraryKind;

namespace DerivGen.Generator.Tests.Libraries;

/// <summary>Every public method of MathNet's <c>SpecialFunctions</c>, and what is read of its <c>Normal</c>: docs/language.md is written from it. The texts are those of one number x.</summary>
internal static class MathNetLibrary
{
    public static readonly LibraryFunction[] All =
    [
        new("Erf", Differentiable, Text: "Erf(x)"),
        new("Erfc", Differentiable, Text: "Erfc(x)"),
        new("ErfInv", Differentiable, -0.9, 0.9, "ErfInv(x)"),
        new("ErfcInv", Differentiable, 0.2, 1.8, "ErfcInv(x)"),
        new("Logistic", Differentiable, Text: "Logistic(x)"),
        new("Logit", Differentiable, 0.1, 0.9, "Logit(x)"),
        new("Log1p", Differentiable, -0.5, 2, "Log1p(x)"),
        new("Expm1", Differentiable, 0.5, 2, Text: "Expm1(x)"),
        new("ExponentialMinusOne", Differentiable, 0.5, 2, Text: "ExponentialMinusOne(x)"),
        new("Hypotenuse", Differentiable, Text: "Hypotenuse(x, 1 + x * x)"),
        new("Gamma", Differentiable, 0.3, 5, "Gamma(x)"),
        new("GammaLn", Differentiable, 0.3, 5, "GammaLn(x)"),
        new("DiGamma", Differentiable, 0.3, 5, "DiGamma(x) + T.DiGamma(-0.3 - 0.1 * x)"),
        new("DiGammaInv", Differentiable, -1, 2, "DiGammaInv(x)"),
        new("Beta", Differentiable, 0.3, 5, "Beta(x, 1 + x * x)"),
        new("BetaLn", Differentiable, 0.3, 5, "BetaLn(x, 1 + x * x)"),
        new("BetaIncomplete", Differentiable, 0.1, 0.9, "BetaIncomplete(1.5, 2.5, x)"),
        new("BetaRegularized", Differentiable, 0.1, 0.9, "BetaRegularized(1.5, 2.5, x)"),
        new("GammaLowerIncomplete", Differentiable, 0.3, 5, "GammaLowerIncomplete(2.5, x)"),
        new("GammaUpperIncomplete", Differentiable, 0.3, 5, "GammaUpperIncomplete(2.5, x)"),
        new("GammaLowerRegularized", Differentiable, 0.3, 5, "GammaLowerRegularized(2.5, x)"),
        new("GammaUpperRegularized", Differentiable, 0.3, 5, "GammaUpperRegularized(2.5, x)"),
        new("GammaLowerRegularizedInv", Differentiable, 0.1, 0.9, "GammaLowerRegularizedInv(2.5, x)"),
        new("ExponentialIntegral", Differentiable, 1.5, 4, "ExponentialIntegral(x, 2) + T.ExponentialIntegral(x, 0)"),
        new("BesselI0", Differentiable, Text: "BesselI0(x)"),
        new("BesselI1", Differentiable, Text: "BesselI1(x)"),
        new("BesselK0", Differentiable, 0.3, 4, "BesselK0(x)"),
        new("BesselK1", Differentiable, 0.3, 4, "BesselK1(x)"),
        new("BesselI", Differentiable, 0.3, 4, "BesselI(0, x) + T.BesselI(2.5, x)"),
        new("BesselJ", Differentiable, 0.3, 4, "BesselJ(0, x) + T.BesselJ(2.5, x)"),
        new("BesselY", Differentiable, 0.3, 4, "BesselY(0, x) + T.BesselY(2.5, x)"),
        new("BesselK", Differentiable, 0.3, 4, "BesselK(0, x) + T.BesselK(2.5, x)"),
        new("SphericalBesselJ", Differentiable, 0.3, 4, "SphericalBesselJ(0, x) + T.SphericalBesselJ(2, x)"),
        new("SphericalBesselY", Differentiable, 0.3, 4, "SphericalBesselY(0, x) + T.SphericalBesselY(2, x)"),
        new("StruveL0", Differentiable, 0.3, 4, "StruveL0(x)"),
        new("StruveL1", Differentiable, 0.3, 4, "StruveL1(x)"),
        new("AiryAi", Differentiable, Text: "AiryAi(x)"),
        new("AiryBi", Differentiable, Text: "AiryBi(x)"),
        new("AiryAiPrime", Differentiable, Text: "AiryAiPrime(x)"),
        new("AiryBiPrime", Differentiable, Text: "AiryBiPrime(x)"),
        new("KelvinBer", Differentiable, 0.3, 4, "KelvinBer(x)"),
        new("KelvinBei", Differentiable, 0.3, 4, "KelvinBei(x)"),
        new("KelvinKer", Differentiable, 0.3, 4, "KelvinKer(x)"),
        new("KelvinKei", Differentiable, 0.3, 4, "KelvinKei(x)"),

        // of constants
        new("Factorial", Constant, Text: "Factorial(4)"),
        new("FactorialLn", Constant, Text: "FactorialLn(4)"),
        new("Binomial", Constant, Text: "Binomial(5, 2)"),
        new("BinomialLn", Constant, Text: "BinomialLn(5, 2)"),
        new("Harmonic", Constant, Text: "Harmonic(4)"),
        new("GeneralHarmonic", Constant, Text: "GeneralHarmonic(4, 1.5)"),
        new("RisingFactorial", Constant, Text: "RisingFactorial(1.5, 3)"),
        new("FallingFactorial", Constant, Text: "FallingFactorial(1.5, 3)"),
        new("MarcumQ", Constant, Text: "MarcumQ(1.5, 0.5, 0.7)"),
        new("AiryAiScaled", Constant, Text: "AiryAiScaled(0.5)"),
        new("AiryBiScaled", Constant, Text: "AiryBiScaled(0.5)"),
        new("AiryAiPrimeScaled", Constant, Text: "AiryAiPrimeScaled(0.5)"),
        new("AiryBiPrimeScaled", Constant, Text: "AiryBiPrimeScaled(0.5)"),
        new("BesselK0e", Constant, Text: "BesselK0e(0.5)"),
        new("BesselK1e", Constant, Text: "BesselK1e(0.5)"),
        new("BesselIScaled", Constant, Text: "BesselIScaled(1, 0.5)"),
        new("BesselJScaled", Constant, Text: "BesselJScaled(1, 0.5)"),
        new("BesselKScaled", Constant, Text: "BesselKScaled(1, 0.5)"),
        new("BesselYScaled", Constant, Text: "BesselYScaled(1, 0.5)"),
        new("BesselI0MStruveL0", Constant, Text: "BesselI0MStruveL0(0.5)"),
        new("BesselI1MStruveL1", Constant, Text: "BesselI1MStruveL1(0.5)"),
        new("KelvinBerPrime", Constant, Text: "KelvinBerPrime(0.5)"),
        new("KelvinBeiPrime", Constant, Text: "KelvinBeiPrime(0.5)"),
        new("KelvinKerPrime", Constant, Text: "KelvinKerPrime(0.5)"),
        new("KelvinKeiPrime", Constant, Text: "KelvinKeiPrime(0.5)"),

        // refused: arrays and complex numbers
        new("Multinomial", Refused, Text: "Multinomial(4, new[] { 2, 2 }) * x"),
        new("GeneralizedHypergeometric", Refused, Text: "GeneralizedHypergeometric(new[] { x }, new[] { x }, 1)"),
        new("HankelH1", Refused, Text: "HankelH1(0, x).Real"),
        new("HankelH1Scaled", Refused, Text: "HankelH1Scaled(0, x).Real"),
        new("HankelH2", Refused, Text: "HankelH2(0, x).Real"),
        new("HankelH2Scaled", Refused, Text: "HankelH2Scaled(0, x).Real"),
        new("KelvinBe", Refused, Text: "KelvinBe(0, x).Real"),
        new("KelvinKe", Refused, Text: "KelvinKe(0, x).Real"),
    ];

    /// <summary>The static functions of the normal distribution that are read.</summary>
    public static readonly LibraryFunction[] Normal =
    [
        new("CDF", Differentiable, Text: "CDF(x, 1 + x * x, 0.5) + T.CDF(0, 1, x)"),
        new("PDF", Differentiable, Text: "PDF(x, 1 + x * x, 0.5) + T.PDF(0, 1, x)"),
        new("PDFLn", Differentiable, Text: "PDFLn(x, 1 + x * x, 0.5) + T.PDFLn(0, 1, x)"),
        new("InvCDF", Refused, Text: "InvCDF(0, 1, 0.5 + 0.2 * x)"),
    ];
}
