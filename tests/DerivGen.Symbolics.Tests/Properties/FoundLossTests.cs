using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Tests.Properties;

/// <summary>Losses that failed once, each as small as it could be made, with the same checks as the random ones.</summary>
public sealed class FoundLossTests
{
    private static readonly Term X = Term.Parameter(TermKind.Scalar, Parameters.X);
    private static readonly Term A = Term.Parameter(TermKind.Scalar, Parameters.A);
    private static readonly Term I = Term.Parameter(TermKind.Bound, 0);
    private static readonly Term J = Term.Parameter(TermKind.Bound, 1);
    private static readonly Term Label = Term.Parameter(TermKind.IntegerScalar, Parameters.Label);

    [Fact]
    public void SharesOfALargestElement_AreCountedOverAllElements() =>
        Check(Term.Reduce(ReductionKind.Maximum, TermRange.All, Z(I)));

    [Fact]
    public void ConditionOnAnOuterIndex_SaysNothingOfAnInnerOne() =>
        Check(Sum(If(Less(I, Label), Sum(If(Less(J, Label), Z(J), X)), Term.Number(0))));

    [Fact]
    public void LastSmallestOfNoElements_ReadsAndWritesNothing() =>
        Check(Term.Call(Function.Exp, Term.Reduce(ReductionKind.LastMinimum, TermRange.Tail, Z(I))));

    [Fact]
    public void OppositeConditionsOnIndices_AreOneForm()
    {
        ExpressionGraph graph = new();
        Node i = Parameters.SymbolOf(graph, Parameters.Label);
        Node n = graph.Length(Parameters.SymbolOf(graph, Parameters.Z));
        Node x = Parameters.SymbolOf(graph, Parameters.X);
        Assert.Same(graph.Conditional(graph.Less(i, n), x, graph.One), graph.Conditional(graph.LessOrEqual(n, i), graph.One, x));
        Assert.Same(graph.Conditional(graph.LessOrEqual(i, n), x, graph.One), graph.Conditional(graph.Less(n, i), graph.One, x));
        Assert.Same(graph.Not(graph.LessOrEqual(i, n)), graph.Less(n, i));
        Assert.Same(graph.Not(graph.Less(i, graph.Integer(1))), graph.Less(graph.Integer(0), i));
    }

    [Fact]
    public void FactorThatIsASumOfExponentials_IsTakenOutOnce() => Check(Term.Of(
        TermKind.Add,
        Term.Of(TermKind.Multiply, X, Sum(Exp(Z(I)))),
        Term.Of(TermKind.Multiply, A, Sum(Exp(Z(I))))));

    [Fact]
    public void QuotientThatIsDistributed_IsNotFactoredAgainForever() =>
        Check(Term.Call(Function.Log, Sum(Exp(Term.Call(Function.Tanh, Term.Of(
            TermKind.Multiply,
            Term.Of(TermKind.Subtract, Exp(Term.Parameter(TermKind.Element, Parameters.Y, I)), Term.Number(1)),
            X))))));

    [Fact]
    public void DifferenceOfConstants_KeepsTheSignThatItTakesUp() =>
        Check(Term.Of(TermKind.Multiply, Term.Of(TermKind.Subtract, Exp(Term.Number(-2)), Term.Number(1)), Term.Call(Function.Log, X)));

    [Fact]
    public void FactThatAVariableIsNotNegative_LeavesTheKinkAtZero() =>
        Check(Sum(Term.Call(Function.Abs, Term.Parameter(TermKind.Element, Parameters.Share, I))));

    [Fact]
    public void FactThatAFactorIsNotNegative_LeavesTheKinkAtZero() =>
        Check(Sum(Term.Call(Function.Abs, Term.Of(TermKind.Multiply, X, Term.Parameter(TermKind.Element, Parameters.Share, I)))));

    [Fact]
    public void ComparisonOfIntegersWithConstantDifference_IsDecided()
    {
        ExpressionGraph graph = new();
        Node i = Parameters.SymbolOf(graph, Parameters.Label);
        Assert.Same(graph.False, graph.Equal(i, graph.Add(i, graph.Integer(1))));
        Assert.Same(graph.True, graph.Less(i, graph.Add(i, graph.Integer(1))));
        Assert.Same(graph.True, graph.LessOrEqual(i, i));
    }

    [Fact]
    public void SquareOfAnExponentialSum_StaysASquareWhereItIsShifted() =>
        Check(Term.Call(Function.Atan, Term.Of(TermKind.Add, Term.Number(1), Exp(X))));

    [Fact]
    public void ConditionInsideABranch_IsNotAskedOutsideOfIt()
    {
        Term second = Z(new Term(TermKind.IntegerNumber, [], Value: 1));
        Check(If(Term.Of(TermKind.Less, Term.Number(1), A), If(Term.Of(TermKind.LessOrEqual, second, Term.Number(1)), X, A), Term.Number(1)));
    }

    [Fact]
    public void LargestTerm_IsFoundAgainWhateverItsFactorsAre() => Check(Term.Reduce(ReductionKind.Minimum, TermRange.All, Term.Of(
        TermKind.Divide,
        Term.Of(TermKind.Subtract, Term.Parameter(TermKind.Element, Parameters.V, I), X),
        Sum(Term.Of(TermKind.Divide, Term.Number(1), Sum(Term.Parameter(TermKind.Element, Parameters.Weight, Term.Parameter(TermKind.Bound, 2))))))));

    [Fact]
    public void MultipleOfARoot_IsNoDifference() => Check(Term.Of(TermKind.Multiply, Term.Number(2), Term.Power(Exp(X), Rational.Half)));

    [Fact]
    public void RootOfAMultipleOfTheLength_IsNoDifference() =>
        Check(Term.Power(Sum(Term.Power(Term.Number(new Rational(1, 3)), 2)), Rational.Half));

    [Fact]
    public void LargestTerm_IsFoundAgainWhateverFormItsSigmoidsHave()
    {
        Term sigmoid = Term.Of(TermKind.Divide, Term.Number(1), Term.Of(TermKind.Add, Term.Number(1), Exp(Term.Of(
            TermKind.Divide,
            Z(I),
            Term.Of(TermKind.Add, Term.Number(new Rational(1, 2)), Term.Power(Term.Parameter(TermKind.Element, Parameters.U, J), 2))))));
        Check(Term.Reduce(ReductionKind.Maximum, TermRange.All, Sum(sigmoid)));
    }

    [Fact]
    public void ArrayThatALoopFillsInEveryStep_IsNotReadAfterTheLoop() => Check(Term.Reduce(ReductionKind.Minimum, TermRange.All, Term.Reduce(
        ReductionKind.Maximum,
        TermRange.Tail,
        Exp(Term.Of(TermKind.Subtract, X, If(Term.Of(TermKind.Less, Term.Number(1), A), Term.Parameter(TermKind.Element, Parameters.V, J), Z(I)))))));

    [Fact]
    public void SigmoidOfANumber_IsNoLogit() =>
        Check(Term.Of(TermKind.Add, X, Term.Of(TermKind.Divide, Exp(Term.Number(1)), Term.Of(TermKind.Add, Exp(Term.Number(1)), Term.Number(1)))));

    [Fact]
    public void SumInsideAShiftOfItsOwnRange_KeepsItsIndex() => Check(Sum(Term.Call(Function.Log, Term.Of(
        TermKind.Add,
        Exp(Term.Of(TermKind.Multiply, X, Z(I))),
        Sum(Exp(Term.Parameter(TermKind.Element, Parameters.U, J)))))));

    private static Term Exp(Term u) => Term.Call(Function.Exp, u);

    private static Term Z(Term index) => Term.Parameter(TermKind.Element, Parameters.Z, index);

    private static Term Sum(Term body) => Term.Reduce(ReductionKind.Sum, TermRange.All, body);

    private static Term If(Term condition, Term then, Term otherwise) => Term.Of(TermKind.If, condition, then, otherwise);

    private static Term Less(Term a, Term b) => Term.Of(TermKind.IntegerLess, a, b);

    private static void Check(Term term)
    {
        for (int seed = 1; seed <= 6; seed++)
        {
            Failure? failure = LossCheck.Run(term, seed);
            Assert.True(failure is null, term + "\n" + failure?.Property + "\n" + failure?.Details);
        }
    }
}
