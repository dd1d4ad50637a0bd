using DerivGen.Symbolics.Expressions;
using Index = DerivGen.Symbolics.Expressions.Index;

namespace DerivGen.Symbolics.Tests.CanonicalForms;

/// <summary>What is equal by its construction alone is one node, however it was written.</summary>
public sealed class CanonicalFormTests
{
    private readonly ExpressionGraph graph = new();
    private readonly Symbol z;
    private readonly Symbol c;
    private readonly Node n;

    public CanonicalFormTests()
    {
        z = graph.Symbol("z", "z", NodeType.Real, 1, 0);
        c = graph.Symbol("c", "c", NodeType.Boolean, 0, 1);
        n = graph.Length(z);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(-3)]
    public void ShiftedIndex_GivesTheSameSum(int shift)
    {
        Node expected = Sum(0, i => graph.Multiply(graph.Real(graph.Add(i, graph.Integer(1))), graph.Exp(graph.Element(z, i))));
        Node shifted = Sum(shift, i =>
        {
            Node own = graph.Subtract(i, graph.Integer(shift));
            return graph.Multiply(graph.Real(graph.Add(own, graph.Integer(1))), graph.Exp(graph.Element(z, own)));
        });
        Assert.Same(expected, shifted);
    }

    [Fact]
    public void RangeAfterTheFirstElement_StaysAsItIs()
    {
        Index i = graph.FreshIndex(graph.Integer(1), n);
        Reduction sum = Assert.IsType<Reduction>(graph.Reduce(ReductionKind.Sum, i, graph.Exp(graph.Element(z, i))));
        Assert.Same(graph.Integer(1), sum.Lower);
        Assert.Same(n, sum.Upper);
    }

    [Fact]
    public void ShiftedIndexWithoutElements_GivesTheSameSum()
    {
        Node expected = Sum(0, i => graph.Reciprocal(graph.Real(graph.Add(i, graph.Integer(4)))));
        Node shifted = Sum(3, i => graph.Reciprocal(graph.Real(graph.Add(i, graph.Integer(1)))));
        Assert.Same(expected, shifted);
    }

    [Theory]
    [InlineData((int)Function.Sin, (int)Function.Asin)]
    [InlineData((int)Function.Cos, (int)Function.Acos)]
    [InlineData((int)Function.Tan, (int)Function.Atan)]
    [InlineData((int)Function.Sinh, (int)Function.Asinh)]
    [InlineData((int)Function.Cosh, (int)Function.Acosh)]
    [InlineData((int)Function.Tanh, (int)Function.Atanh)]
    [InlineData((int)Function.Asinh, (int)Function.Sinh)]
    [InlineData((int)Function.Atanh, (int)Function.Tanh)]
    public void FunctionOfItsInverse_IsItsArgument(int outer, int inner)
    {
        Node x = graph.Element(z, graph.Integer(0));
        Assert.Same(x, graph.Call((Function)outer, graph.Call((Function)inner, x)));
    }

    [Theory]
    [InlineData((int)Function.Asin, (int)Function.Sin)]
    [InlineData((int)Function.Acos, (int)Function.Cos)]
    [InlineData((int)Function.Atan, (int)Function.Tan)]
    [InlineData((int)Function.Acosh, (int)Function.Cosh)]
    public void InverseOfWhatIsNotOneToOne_Stays(int outer, int inner)
    {
        Node x = graph.Element(z, graph.Integer(0));
        Node call = graph.Call((Function)outer, graph.Call((Function)inner, x));
        Assert.Equal((Function)outer, Assert.IsType<Call>(call).Function);
    }

    [Fact]
    public void SineOfAnArcCosine_IsARoot()
    {
        Node x = graph.Element(z, graph.Integer(0));
        Node root = graph.Sqrt(graph.Multiply(graph.Subtract(graph.One, x), graph.Add(graph.One, x)));
        Assert.Same(root, graph.Call(Function.Sin, graph.Call(Function.Acos, x)));
        Assert.Same(root, graph.Call(Function.Cos, graph.Call(Function.Asin, x)));
    }

    [Fact]
    public void CoefficientInABranch_StandsBeforeTheCondition()
    {
        Node x = graph.Exp(graph.Element(z, graph.Integer(0)));
        Assert.Same(graph.Negate(graph.Conditional(c, x, graph.Zero)), graph.Conditional(c, graph.Negate(x), graph.Zero));
        Assert.Same(graph.Scale(graph.Conditional(c, graph.Zero, x), 2), graph.Conditional(c, graph.Zero, graph.Scale(x, 2)));
        Assert.Same(graph.Scale(graph.Conditional(c, graph.One, graph.Zero), 3), graph.Conditional(c, graph.Number(3), graph.Zero));
    }

    private Node Sum(int first, Func<Node, Node> body)
    {
        Index i = graph.FreshIndex(graph.Integer(first), graph.Add(n, graph.Integer(first)));
        return graph.Reduce(ReductionKind.Sum, i, body(i));
    }
}
