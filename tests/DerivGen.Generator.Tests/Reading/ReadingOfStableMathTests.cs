namespace DerivGen.Generator.Tests.Reading;

/// <summary>Calls of StableMath are read as what they compute.</summary>
public class ReadingOfStableMathTests
{
    [Theory]
    [InlineData("Asinh(x)", "Asinh(x)")]
    [InlineData("Cbrt(x)", "Cbrt(x)")]
    [InlineData("Hypot(x, y)", "(x^(2) + y^(2))^(1/2)")]
    [InlineData("XLogY(x, y)", "x*Log(y)")]
    public void OfNumbers(string call, string expected) =>
        Assert.Equal(expected, ReadMethods.OfMembers($"[Differentiable] public static double F(double x, double y) => StableMath.{call};").Expression());

    [Theory]
    [InlineData("StableMath.Softplus(x, t);", "Math.Log(1 + Math.Exp(x[i]))")]
    [InlineData("StableMath.Atanh(x, t);", "StableMath.Atanh(x[i])")]
    [InlineData("StableMath.XLogY(x, y, t);", "x[i] * Math.Log(y[i])")]
    [InlineData("StableMath.LogAddExp(x, y, t);", "Math.Log(Math.Exp(x[i]) + Math.Exp(y[i]))")]
    [InlineData("x.CopyTo(t); StableMath.Erf(t, t);", "StableMath.Erf(x[i])")]
    [InlineData("StableMath.Softmax(x, t);", "Math.Exp(x[i] - StableMath.LogSumExp(x))")]
    [InlineData("StableMath.LogSoftmax(x, t);", "x[i] - StableMath.LogSumExp(x)")]
    public void OfVectors(string call, string element)
    {
        const string Head = "[Differentiable] public static double F(ReadOnlySpan<double> x, ReadOnlySpan<double> y) { double sum = 0; ";
        string byVector = ReadMethods.OfMembers(Head + $"double[] t = new double[x.Length]; {call} for (int i = 0; i < x.Length; i++) {{ sum += t[i] * t[i]; }} return sum; }}").Expression();
        string byElement = ReadMethods.OfMembers(Head + $"for (int i = 0; i < x.Length; i++) {{ double t = {element}; sum += t * t; }} return sum; }}").Expression();
        Assert.Equal(byElement, byVector);
        Assert.Contains("x[", byVector, StringComparison.Ordinal);
    }
}
