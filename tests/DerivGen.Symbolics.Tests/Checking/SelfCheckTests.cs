using System.Collections.Immutable;
using DerivGen.Symbolics.Checking;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Differentiation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Scheduling;
using Index = DerivGen.Symbolics.Expressions.Index;

namespace DerivGen.Symbolics.Tests.Checking;

/// <summary>What the check passes, what it withdraws, and what it says of texts that are seldom defined.</summary>
public sealed class SelfCheckTests
{
    private static readonly DerivationRequest Request = new([KernelKind.Gradient, KernelKind.ValueAndGradient], false);

    private readonly ExpressionGraph graph = new();

    [Fact]
    public void RightDerivative_Passes()
    {
        LossFunction loss = SoftmaxCrossEntropy();
        CheckedDerivation derivation = CheckedDeriver.Derive(loss, Request, CancellationToken.None);
        Assert.Equal(CheckOutcome.Confirmed, derivation.Outcome);
        Assert.True(derivation.Report.ConclusivePoints >= SelfCheck.RequiredPoints);
    }

    [Fact]
    public void SameLoss_TakesTheSameSteps()
    {
        CheckReport first = Check(Deriver.DeriveForms(SoftmaxCrossEntropy(), Request, CancellationToken.None));
        CheckReport second = Check(Deriver.DeriveForms(SoftmaxCrossEntropy(), Request, CancellationToken.None));
        Assert.Equal(first, second);
        Assert.InRange(first.Steps, 1, 60_000);
    }

    [Fact]
    public void WrongDerivative_IsReplacedByThePlainOne()
    {
        LossFunction loss = SoftmaxCrossEntropy();
        DerivedForms wrong = WithHalfTheDerivative(Deriver.DeriveForms(loss, Request, CancellationToken.None));
        CheckedDerivation derivation = CheckedDeriver.Decide(
            loss, Request, wrong, () => Deriver.DerivePlainForms(loss, Request, CancellationToken.None), CancellationToken.None);
        Assert.Equal(CheckOutcome.Withdrawn, derivation.Outcome);
        Assert.Equal("z", derivation.Report.Output);
        Assert.NotNull(derivation.Result);
        Assert.NotSame(wrong.Result, derivation.Result);
    }

    [Fact]
    public void WrongPlainDerivative_IsNotEmitted()
    {
        LossFunction loss = SoftmaxCrossEntropy();
        DerivedForms wrong = WithHalfTheDerivative(Deriver.DeriveForms(loss, Request, CancellationToken.None));
        CheckedDerivation derivation = CheckedDeriver.Decide(
            loss,
            Request,
            wrong,
            () => WithHalfTheDerivative(Deriver.DerivePlainForms(loss, Request, CancellationToken.None)),
            CancellationToken.None);
        Assert.Equal(CheckOutcome.Refuted, derivation.Outcome);
        Assert.Null(derivation.Result);
    }

    [Fact]
    public void WrongOrderOfAKernel_IsFound()
    {
        LossFunction loss = SoftmaxCrossEntropy();
        DerivedForms forms = Deriver.DeriveForms(loss, Request, CancellationToken.None);
        int found = 0;
        int tried = 0;
        foreach (DerivedKernel kernel in forms.Result.Kernels)
        {
            for (int i = 0; i + 1 < kernel.Kernel.Body.Length; i++)
            {
                if (kernel.Kernel.Body[i] is For && kernel.Kernel.Body[i + 1] is For)
                {
                    tried++;
                    ImmutableArray<Statement> exchanged = kernel.Kernel.Body.SetItem(i, kernel.Kernel.Body[i + 1]).SetItem(i + 1, kernel.Kernel.Body[i]);
                    found += IsFound(loss, forms, kernel, kernel.Kernel with { Body = exchanged }) ? 1 : 0;
                }

                if (kernel.Kernel.Body[i] is For)
                {
                    tried++;
                    found += IsFound(loss, forms, kernel, kernel.Kernel with { Body = kernel.Kernel.Body.RemoveAt(i) }) ? 1 : 0;
                }
            }
        }

        Assert.True(tried >= 4, tried + " kernels were changed");
        Assert.Equal(tried, found);
    }

    [Fact]
    public void TextThatIsDefinedNowhere_IsUnconfirmed()
    {
        Symbol x = Scalar("x", 0);
        Node value = graph.Log(graph.Negate(graph.Add(graph.One, graph.Power(x, 2))));
        CheckedDerivation derivation = CheckedDeriver.Derive(Loss(value, [x], []), Request, CancellationToken.None);
        Assert.Equal(CheckOutcome.Unconfirmed, derivation.Outcome);
        Assert.Equal(0, derivation.Report.ConclusivePoints);
        Assert.NotNull(derivation.Result);
    }

    [Fact]
    public void EndlessLoop_EndsWithItsSteps()
    {
        Symbol x = Scalar("x", 0);
        Index i = graph.FreshIndex(graph.Integer(0), graph.Integer(100_000_000));
        Node value = graph.Reduce(ReductionKind.Sum, i, graph.Call(Function.Sin, graph.Multiply(x, graph.Real(i))));
        CheckedDerivation derivation = CheckedDeriver.Derive(Loss(value, [x], []), Request, CancellationToken.None);
        Assert.Equal(CheckOutcome.Unconfirmed, derivation.Outcome);
        Assert.InRange(derivation.Report.Steps, 1, SelfCheck.MaximumSteps);
    }

    [Fact]
    public void ConditionsAtTheHead_AreSatisfied()
    {
        Symbol x = Vector("x", 0);
        Symbol w = Vector("w", 1);
        Symbol y = Vector("y", 2);
        Node samples = graph.Length(y);
        Node features = graph.Length(w);
        Index i = graph.FreshIndex(graph.Integer(0), samples);
        Index j = graph.FreshIndex(graph.Integer(0), features);
        Node prediction = graph.Reduce(ReductionKind.Sum, j, graph.Multiply(graph.Element(w, j), graph.Element(x, graph.Add(graph.Multiply(i, features), j))));
        Node value = graph.Reduce(ReductionKind.Sum, i, graph.Power(graph.Subtract(prediction, graph.Element(y, i)), 2));
        LossFunction loss = Loss(value, [w], [x, y]) with { Assumptions = [graph.Equal(graph.Length(x), graph.Multiply(samples, features)), graph.Less(graph.Integer(1), features)] };
        CheckedDerivation derivation = CheckedDeriver.Derive(loss, Request, CancellationToken.None);
        Assert.Equal(CheckOutcome.Confirmed, derivation.Outcome);
    }

    private static bool IsFound(LossFunction loss, DerivedForms forms, DerivedKernel kernel, Kernel changed)
    {
        DerivationResult result = forms.Result with { Kernels = forms.Result.Kernels.Replace(kernel, kernel with { Kernel = changed }) };
        return new SelfCheck(loss).Check(forms with { Result = result }, false, CancellationToken.None).Verdict == CheckVerdict.Mismatch;
    }

    private CheckReport Check(DerivedForms forms) => new SelfCheck(SoftmaxCrossEntropy()).Check(forms, false, CancellationToken.None);

    private static DerivedForms WithHalfTheDerivative(DerivedForms forms) => forms with
    {
        Derivatives = [.. forms.Derivatives.Select(d => d with
        {
            Contributions = [.. d.Contributions.Select(c => c with { Value = forms.Graph.Scale(c.Value, Rational.Half) })],
        })],
    };

    /// <summary>−Σ y log(exp z / Σ exp z).</summary>
    private LossFunction SoftmaxCrossEntropy()
    {
        Symbol z = Vector("z", 0);
        Symbol y = Vector("y", 1);
        Index j = graph.FreshIndex(graph.Integer(0), graph.Length(z));
        Node sum = graph.Reduce(ReductionKind.Sum, j, graph.Exp(graph.Element(z, j)));
        Index i = graph.FreshIndex(graph.Integer(0), graph.Length(z));
        Node p = graph.Divide(graph.Exp(graph.Element(z, i)), sum);
        return Loss(graph.Negate(graph.Reduce(ReductionKind.Sum, i, graph.Multiply(graph.Element(y, i), graph.Log(p)))), [z], [y]);
    }

    private LossFunction Loss(Node value, Symbol[] variables, Symbol[] constants) => new(
        graph,
        value,
        [
            .. variables.Select(v => new LossParameter(v, true, StatedFacts.None, 0, 0)),
            .. constants.Select(v => new LossParameter(v, false, StatedFacts.None, 0, 0)),
        ],
        [],
        []);

    private Symbol Scalar(string name, int ordinal) => graph.Symbol(name, name, NodeType.Real, 0, ordinal);

    private Symbol Vector(string name, int ordinal) => graph.Symbol(name, name, NodeType.Real, 1, ordinal);
}
