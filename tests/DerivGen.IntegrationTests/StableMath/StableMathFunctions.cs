namespace DerivGen.IntegrationTests;

/// <summary>The functions of one and of two numbers by their names.</summary>
internal static class StableMathFunctions
{
    public static IReadOnlyDictionary<string, Func<double, double>> OfOneDouble { get; } = new Dictionary<string, Func<double, double>>
    {
        ["Log1P"] = StableMath.Log1P,
        ["ExpM1"] = StableMath.ExpM1,
        ["Log1MExp"] = StableMath.Log1MExp,
        ["Sigmoid"] = StableMath.Sigmoid,
        ["Softplus"] = StableMath.Softplus,
        ["LogSigmoid"] = StableMath.LogSigmoid,
        ["Erf"] = StableMath.Erf,
        ["Erfc"] = StableMath.Erfc,
        ["Asinh"] = StableMath.Asinh,
        ["Acosh"] = StableMath.Acosh,
        ["Atanh"] = StableMath.Atanh,
        ["Cbrt"] = StableMath.Cbrt,
        ["XLogX"] = StableMath.XLogX,
    };

    public static IReadOnlyDictionary<string, Func<float, float>> OfOneFloat { get; } = new Dictionary<string, Func<float, float>>
    {
        ["Log1P"] = StableMath.Log1P,
        ["ExpM1"] = StableMath.ExpM1,
        ["Log1MExp"] = StableMath.Log1MExp,
        ["Sigmoid"] = StableMath.Sigmoid,
        ["Softplus"] = StableMath.Softplus,
        ["LogSigmoid"] = StableMath.LogSigmoid,
        ["Erf"] = StableMath.Erf,
        ["Erfc"] = StableMath.Erfc,
        ["Asinh"] = StableMath.Asinh,
        ["Acosh"] = StableMath.Acosh,
        ["Atanh"] = StableMath.Atanh,
        ["Cbrt"] = StableMath.Cbrt,
        ["XLogX"] = StableMath.XLogX,
    };

    public static IReadOnlyDictionary<string, Func<double, double, double>> OfTwoDouble { get; } = new Dictionary<string, Func<double, double, double>>
    {
        ["LogAddExp"] = StableMath.LogAddExp,
        ["XLogY"] = StableMath.XLogY,
        ["Hypot"] = StableMath.Hypot,
    };

    public static IReadOnlyDictionary<string, Func<float, float, float>> OfTwoFloat { get; } = new Dictionary<string, Func<float, float, float>>
    {
        ["LogAddExp"] = StableMath.LogAddExp,
        ["XLogY"] = StableMath.XLogY,
        ["Hypot"] = StableMath.Hypot,
    };
}
