using DerivGen.Generator.Reading;
using DerivGen.Generator.Tests.Reading;
using DerivGen.Symbolics.Checking;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Scheduling;
using DerivGen.Symbolics.Simplification;
using DerivGen.TestKit;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Tests.Checking;

/// <summary>The text's own form is computed where the simplified one is dearer, and only where that costs no accuracy.</summary>
public sealed class TextFormTests
{
    private const string Cancelling = """
        [Differentiable] public static double F(ReadOnlySpan<double> b, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y)
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double difference = y[i] - b[0] * (1 - Math.Pow(1 + b[1] * x[i] / 2, -2)) * (1 - Math.Pow(1 + b[2] * x[i] / 3, -2)) * (1 - Math.Pow(1 + b[3] * x[i] / 5, -2)) * (1 - Math.Pow(1 + b[4] * x[i] / 7, -2));
                sum += difference * difference;
            }
            return sum;
        }
        """;

    private static string Call => ProgramCorpus.Program("BlackScholes").Text;

    [Fact]
    public void WhatRulesTakeApart_IsComputedAsItStands()
    {
        (LossFunction loss, DerivationRequest request, DerivedForms simplified) = Derive(ReadMethods.Of(Call), "DerivGen.Programs.BlackScholes", "Call");
        DerivationResult text = Assert.IsType<DerivationResult>(TextForms.Find(loss, request, simplified, default));
        Assert.Equal(simplified.Result.GradientFormulas, text.GradientFormulas);
        Assert.True(4 * CostOf(text) <= 3 * CostOf(simplified.Result), $"{CostOf(text)} instead of {CostOf(simplified.Result)}");
        Assert.Contains(text.Explanation, line => line.Contains("the form of the text", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatCancelsInTheText_IsNotComputedAsItStands()
    {
        (LossFunction loss, DerivationRequest request, DerivedForms simplified) = Derive(ReadMethods.OfMembers(Cancelling), "Methods", "F");
        Assert.True(CostOf(simplified.Result) > 4L * CostModel.Of(loss.Value, 0), $"{CostOf(simplified.Result)} beside {CostModel.Of(loss.Value, 0)}: the text's form is not tried.");
        DerivedForms text = Deriver.DeriveForms(loss, request with { KeepsText = true }, default);
        Assert.True(4 * CostOf(text.Result) <= 3 * CostOf(simplified.Result));
        Assert.False(new SelfCheck(loss).IsAsAccurate(text, simplified, default));
        Assert.Null(TextForms.Find(loss, request, simplified, default));
    }

    private static (LossFunction Loss, DerivationRequest Request, DerivedForms Simplified) Derive(ReadMethods methods, string type, string name)
    {
        IMethodSymbol method = methods.Compilation.GetTypeByMetadataName(type)!.GetMembers(name).OfType<IMethodSymbol>().Single();
        LossFunction loss = MarkedMethod.Read(method, methods.Compilation, default).Model!.Loss.Function;
        DerivationRequest request = new([KernelKind.Value, KernelKind.Gradient, KernelKind.ValueAndGradient], false, Explains: true);
        return (loss, request, Deriver.DeriveForms(loss, request, default));
    }

    private static long CostOf(DerivationResult result) => result.Kernels.Max(k => KernelCost.Of(k.Kernel));
}
