using System.Collections.Immutable;
using DerivGen.Symbolics.Checking;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Tests.Checking;

/// <summary>Where a function's text is not known, the check finds whether the derivation is right for every function with the given derivatives.</summary>
public sealed class ForeignCallCheckTests
{
    private static readonly ImmutableArray<ForeignParameter> Parameters = [ForeignParameter.Double, ForeignParameter.Double];

    private static readonly ForeignFunction First = Partial(0);

    private static readonly ForeignFunction Second = Partial(1);

    [Fact]
    public void RightDerivatives_AreConfirmed() => Assert.Equal(CheckOutcome.Confirmed, Check([First, Second]));

    [Fact]
    public void ExchangedDerivatives_AreFound() => Assert.Equal(CheckOutcome.Refuted, Check([Second, First]));

    [Fact]
    public void DerivativeOfAnother_IsFound() => Assert.Equal(CheckOutcome.Refuted, Check([First, Second with { Root = "Other" }]));

    [Fact]
    public void FunctionItselfAsDerivative_IsFound() => Assert.Equal(CheckOutcome.Refuted, Check([First, Second with { Derivative = -1 }]));

    private static ForeignFunction Partial(int argument) => new("F'", "FGradient", ".Item" + (argument + 1), false, Parameters, argument, "F");

    /// <summary>x·F(x·y, y) + log(1 + F(y, 2x)) with the given partial derivatives.</summary>
    private static CheckOutcome Check(ImmutableArray<ForeignFunction?> partials)
    {
        ForeignFunction function = new("F", "F", "", false, Parameters, -1, "F") { Partials = partials };
        ExpressionGraph g = new();
        Symbol x = g.Symbol("x", "x", NodeType.Real, 0, 0);
        Symbol y = g.Symbol("y", "y", NodeType.Real, 0, 1);
        Node value = g.Add(
            g.Multiply(x, g.Call(function, g.Multiply(x, y), y)),
            g.Log(g.Add(g.One, g.Call(function, y, g.Scale(x, 2)))));
        LossFunction loss = new(
            g,
            value,
            [
                new LossParameter(x, true, StatedFacts.None, double.NegativeInfinity, double.PositiveInfinity),
                new LossParameter(y, true, StatedFacts.None, double.NegativeInfinity, double.PositiveInfinity),
            ],
            [],
            []);
        return CheckedDeriver.Derive(loss, new DerivationRequest([KernelKind.Gradient, KernelKind.ValueAndGradient], Accumulate: false), TestContext.Current.CancellationToken).Outcome;
    }
}
