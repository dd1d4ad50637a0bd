using DerivGen.Symbolics.Checking;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Programs;
using DerivGen.Symbolics.Tests.Evaluation;
using Index = DerivGen.Symbolics.Expressions.Index;

namespace DerivGen.Symbolics.Tests.Programs;

/// <summary>Programs of every shape: loops with carried scalars and arrays, conditions, nesting.</summary>
public sealed class ProgramTests(ITestOutputHelper output)
{
    private readonly ProgramText t = new();
    private readonly Point<Rational> point = new();

    private ExpressionGraph G => t.Graph;

    [Fact]
    public void Horner()
    {
        Symbol c = Vector("c", 2, -1, 0.5, 3, 0.25);
        Symbol x = Scalar("x", 1.5);
        Symbol s = t.Let("s", G.Zero);
        t.For("i", t.I(0), G.Length(c), i => t.Set((s, G.Add(G.Multiply(s, x), G.Element(c, i)))), isDescending: true);
        Check(t.Returns(s));
    }

    [Fact]
    public void SeveralScalars_TakeTheirValuesFromBefore()
    {
        Symbol theta = Scalar("theta", 0.3);
        Symbol n = Integer("n", 5);
        Symbol a = t.Let("a", G.One);
        Symbol b = t.Let("b", theta);
        Symbol c = t.Let("c", t.N(0.25));
        t.For("k", t.I(0), n, k => t.Set(
            (a, G.Add(b, G.Multiply(theta, c))),
            (b, G.Call(Function.Sin, a)),
            (c, G.Add(G.Multiply(a, b), G.Multiply(G.Real(k), theta)))));
        Check(t.Returns(G.Add(G.Multiply(a, b), c)));
    }

    [Fact]
    public void NewtonsSquareRoot_StopsByItsCondition()
    {
        Symbol a = Scalar("a", 2);
        Symbol x = t.Let("x", a);
        Node distance = G.Call(Function.Abs, G.Subtract(G.Multiply(x, x), a));
        t.While(G.Less(t.N(1e-6), distance), () => t.Set((x, G.Multiply(t.N(0.5), G.Add(x, G.Divide(a, x))))));
        Check(t.Returns(G.Multiply(x, a)));
    }

    [Fact]
    public void NestedLoops_WithAnInnerConditionAndMovingBounds()
    {
        Symbol p = Vector("p", 0.5, 1.25, -0.75, 2);
        Symbol s = t.Let("s", G.One);
        Symbol q = t.Let("q", G.Zero);
        t.For("i", t.I(0), G.Length(p), i =>
        {
            t.Set((q, G.Element(p, i)));
            t.For("j", t.I(0), G.Add(i, t.I(1)), j => t.Set((s, G.Add(G.Call(Function.Sin, G.Multiply(s, q)), G.Multiply(G.Element(p, j), q)))));
            t.While(G.Less(t.N(0.5), G.Call(Function.Abs, q)), () => t.Set((q, G.Multiply(q, t.N(0.6))), (s, G.Add(s, G.Multiply(q, s)))));
        });
        Check(t.Returns(G.Multiply(s, s)));
    }

    [Fact]
    public void BoundsThatTheBodyChanges_AreThoseOfBefore()
    {
        Symbol x = Scalar("x", 0.7);
        Symbol n = t.Let("n", t.I(3));
        Symbol s = t.Let("s", G.One);
        t.For("i", t.I(0), t.I(3), i =>
        {
            t.For("j", t.I(0), n, j => t.Set((n, G.Add(n, t.I(1))), (s, G.Multiply(G.Call(Function.Sin, G.Add(s, G.Real(n))), x))));
            t.Set((n, G.Subtract(n, t.I(4))));
        });
        Check(t.Returns(s));
    }

    [Fact]
    public void CountedLoopWithACondition_RunsBackOverWhatItRan()
    {
        Symbol x = Scalar("x", 1.1);
        Symbol s = t.Let("s", x);
        t.For("i", t.I(2), t.I(40), i => t.Set((s, G.Multiply(G.Add(s, G.Divide(x, G.Real(i))), x))), _ => G.Less(s, t.N(20)));
        t.For("i", t.I(2), t.I(40), i => t.Set((s, G.Subtract(s, G.Divide(G.Multiply(s, x), G.Real(i))))), _ => G.Less(t.N(3), s), isDescending: true);
        Check(t.Returns(s));
    }

    [Fact]
    public void Branches_RunOnlyWhereTheirConditionHolds()
    {
        Symbol x = Vector("x", 0.5, -1.5, 2.5, -0.25);
        Symbol s = t.Let("s", G.One);
        t.For("i", t.I(0), G.Length(x), i =>
        {
            t.If(G.Less(G.Zero, G.Element(x, i)), () => t.Set((s, G.Multiply(s, G.Exp(G.Element(x, i))))));
            t.If(G.Less(s, t.N(3)), () =>
            {
                t.Set((s, G.Add(G.Multiply(s, s), G.Element(x, i))));
                t.For("j", t.I(0), t.I(2), _ => t.Set((s, G.Call(Function.Sin, s))));
            });
        });
        Check(t.Returns(s));
    }

    [Fact]
    public void TruthValues_AreRestored()
    {
        Symbol x = Scalar("x", 0.9);
        Symbol s = t.Let("s", x);
        Symbol isOdd = t.Let("isOdd", G.False);
        t.For("i", t.I(0), t.I(5), _ => t.Set((s, G.Conditional(isOdd, G.Multiply(s, x), G.Call(Function.Sin, s))), (isOdd, G.Not(isOdd))));
        Check(t.Returns(s));
    }

    [Fact]
    public void WhatTheValueDoesNotNeed_IsNotComputed()
    {
        Symbol x = Scalar("x", 0.9);
        Symbol s = t.Let("s", x);
        Symbol waste = t.Let("waste", x);
        t.For("i", t.I(0), t.I(5), _ => t.Set((s, G.Multiply(s, x)), (waste, G.Call(Function.Cos, G.Add(waste, s)))));
        Assert.DoesNotContain("waste", Check(t.Returns(s)), StringComparison.Ordinal);
    }

    [Fact]
    public void Sum_SavesNothing()
    {
        Symbol x = Vector("x", 0.5, -1.5, 2.5, -0.25);
        Symbol s = t.Let("s", G.Zero);
        t.For("i", t.I(0), G.Length(x), i => t.Set((s, G.Add(s, G.Call(Function.Sin, G.Element(x, i))))));
        Assert.DoesNotContain("push", Check(t.Returns(s)), StringComparison.Ordinal);
    }

    [Fact]
    public void LocalOfAnIteration_IsSavedWhereTheNextOverwritesIt()
    {
        Symbol x = Vector("x", 0.5, -1.5, 2.5, -0.25);
        Symbol s = t.Let("s", G.Zero);
        Symbol local = t.Variable("local");
        t.For("i", t.I(0), G.Length(x), i =>
        {
            t.Set((local, G.Call(Function.Sin, G.Element(x, i))));
            t.Set((s, G.Add(s, G.Multiply(local, local))));
        });
        Assert.Contains("push local", Check(t.Returns(s)), StringComparison.Ordinal);
    }

    [Fact]
    public void GradientOfARecurrence_CostsAFixedMultipleOfTheValue()
    {
        double[] ratios = [.. new[] { 8, 32 }.Select(n =>
        {
            ProgramText own = new();
            LossFunction loss = Recurrence(own);
            Point<double> at = new();
            at.RealArrays[0] = ArrayValue<double>.Vector([.. Enumerable.Range(0, n * n).Select(i => Math.Sin(i) / n)]);
            at.RealArrays[1] = ArrayValue<double>.Vector([.. Enumerable.Range(0, n).Select(i => Math.Cos(i))]);
            at.Integers[2] = n;
            long value = CountOf(loss, KernelKind.Value, at);
            long both = CountOf(loss, KernelKind.ValueAndGradient, at);
            output.WriteLine($"n = {n}: value {value}, value and gradient {both}, ratio {(double)both / value:F2}");
            return (double)both / value;
        })];
        Assert.All(ratios, ratio => Assert.InRange(ratio, 1, 4.5));
        Assert.InRange(ratios[1] / ratios[0], 0.8, 1.2);
    }

    /// <summary>h := tanh(W·h + x_t) for all t, and Σ h².</summary>
    private static LossFunction Recurrence(ProgramText own)
    {
        ExpressionGraph g = own.Graph;
        Symbol w = own.Vector("w");
        Symbol x = own.Vector("x");
        Symbol n = own.Scalar("n", isVariable: false, NodeType.Integer);
        Symbol h = own.Array("h", n);
        own.Fill(h, own.I(0), n, _ => g.Zero);
        own.For("t", own.I(0), g.Length(x), step => own.Fill(h, own.I(0), n, i => g.Call(
            Function.Tanh,
            g.Add(g.Element(x, step), own.Sum(own.I(0), n, j => g.Multiply(g.Element(w, g.Add(g.Multiply(i, n), j)), g.Element(h, j)))))));
        return own.Returns(own.Sum(own.I(0), n, i => g.Multiply(g.Element(h, i), g.Element(h, i))));
    }

    private static long CountOf(LossFunction loss, KernelKind kind, Point<double> at)
    {
        CountingArithmetic counting = new();
        KernelInterpreter<double> interpreter = new(counting, at);
        foreach (Symbol variable in loss.Parameters.Where(p => p.IsVariable).Select(p => p.Symbol))
        {
            interpreter.Destination(variable, at.RealArrays[variable.Ordinal]);
        }

        interpreter.Run(Deriver.Derive(loss, new([kind], false), CancellationToken.None).Kernels[0].Kernel);
        return counting.Operations;
    }

    [Fact]
    public void ArrayUpdatedInPlace_ByAPrefixRecurrence()
    {
        Symbol x = Vector("x", 0.5, -1.5, 2.5, -0.25);
        Symbol a = t.Array("a", G.Length(x));
        t.Fill(a, t.I(0), G.Length(x), i => G.Call(Function.Sin, G.Element(x, i)));
        t.For("i", t.I(1), G.Length(x), i => t.Write(a, i, G.Add(G.Element(a, i), G.Multiply(G.Element(a, G.Subtract(i, t.I(1))), G.Element(x, i)))));
        t.For("i", t.I(1), G.Length(x), i => t.Write(a, G.Subtract(i, t.I(1)), G.Multiply(G.Element(a, i), G.Element(a, G.Subtract(i, t.I(1))))));
        Check(t.Returns(t.Sum(t.I(0), G.Length(x), i => G.Multiply(G.Element(a, i), G.Element(a, i)))));
    }

    [Fact]
    public void RecurrentNetwork()
    {
        Symbol w = Vector("w", 0.5, -0.5, 0.25, 0.75, -0.3, 0.2, 0.1, -0.1, 0.9);
        Symbol x = Vector("x", 0.5, -1.5, 2.5, -0.25);
        Symbol n = Integer("n", 3);
        Symbol h = t.Array("h", n);
        t.Fill(h, t.I(0), n, _ => G.Zero);
        t.For("t", t.I(0), G.Length(x), step => t.Fill(h, t.I(0), n, i => G.Call(
            Function.Tanh,
            G.Add(G.Element(x, step), t.Sum(t.I(0), n, j => G.Multiply(G.Element(w, G.Add(G.Multiply(i, n), j)), G.Element(h, j)))))));
        Check(t.Returns(t.Sum(t.I(0), n, i => G.Multiply(G.Element(h, i), G.Element(h, i)))));
    }

    [Fact]
    public void CholeskyFactorisation_AndLogarithmOfTheDeterminant()
    {
        Symbol a = Vector("a", 4, 1, 0.5, 1, 3, 0.25, 0.5, 0.25, 2);
        Symbol n = Integer("n", 3);
        Symbol l = t.Array("l", G.Multiply(n, n));
        t.Fill(l, t.I(0), G.Multiply(n, n), _ => G.Zero);
        Node At(Symbol array, Node i, Node j) => G.Element(array, G.Add(G.Multiply(i, n), j));
        t.For("j", t.I(0), n, j =>
        {
            t.Write(l, G.Add(G.Multiply(j, n), j), G.Sqrt(G.Subtract(At(a, j, j), t.Sum(t.I(0), j, k => G.Multiply(At(l, j, k), At(l, j, k))))));
            t.For("i", G.Add(j, t.I(1)), n, i => t.Write(
                l,
                G.Add(G.Multiply(i, n), j),
                G.Divide(G.Subtract(At(a, i, j), t.Sum(t.I(0), j, k => G.Multiply(At(l, i, k), At(l, j, k)))), At(l, j, j))));
        });
        Check(t.Returns(t.Sum(t.I(0), n, i => G.Call(Function.Log, At(l, i, i)))));
    }

    [Fact]
    public void ElementsAtComputedPlaces_MayMeet()
    {
        Symbol x = Vector("x", 0.5, -1.5, 2.5, -0.25);
        Symbol a = t.Array("a", t.I(3));
        Symbol p = t.Array("p", t.I(3), NodeType.Integer);
        t.Fill(a, t.I(0), t.I(3), i => G.Element(x, i));
        t.Fill(p, t.I(0), t.I(3), i => G.Call(Function.IntegerRemainder, G.Multiply(i, t.I(2)), t.I(3)));
        t.For("i", t.I(0), t.I(3), i =>
        {
            Node there = G.Element(p, i);
            t.Add(new Segment(
                [],
                [
                    new ElementWrite(a, there, G.Multiply(G.Element(a, i), G.Element(x, t.I(3)))),
                    new ElementWrite(a, i, G.Call(Function.Sin, G.Element(a, there))),
                    new ElementWrite(p, i, G.Call(Function.IntegerRemainder, G.Add(there, t.I(1)), t.I(3))),
                ],
                []));
        });
        Check(t.Returns(t.Sum(t.I(0), t.I(3), i => G.Multiply(G.Element(a, i), G.Add(G.Real(i), t.I(1))))));
    }

    [Fact]
    public void PartOfAnArray_IsReplacedByWhatReadsIt()
    {
        Symbol x = Vector("x", 0.5, -1.5, 2.5, -0.25, 0.75);
        Symbol a = t.Array("a", G.Length(x));
        Symbol b = t.Array("b", G.Length(x));
        t.Fill(a, t.I(0), G.Length(x), i => G.Multiply(G.Element(x, i), G.Element(x, i)));
        t.Fill(b, t.I(0), G.Length(x), i => G.Element(x, i));
        t.For("k", t.I(1), t.I(4), k =>
        {
            t.Fill(a, k, G.Length(x), i => G.Call(Function.Sin, G.Add(G.Element(a, G.Subtract(i, t.I(1))), G.Element(b, i))));
            Index i = G.FreshIndex(t.I(0), G.Length(x));
            t.Add(new Segment([], [], [new RangeWrite(a, i, G.Multiply(G.Element(b, i), t.N(1.5))), new RangeWrite(b, i, G.Multiply(G.Element(a, i), G.Element(x, i)))]));
            t.Fill(b, t.I(0), G.Length(x), j => G.Add(G.Element(b, j), G.Multiply(G.Element(a, j), G.Element(b, t.I(0)))));
        });
        Check(t.Returns(t.Sum(t.I(0), G.Length(x), j => G.Multiply(G.Element(a, j), G.Element(b, j)))));
    }

    [Fact]
    public void ArrayMadeInALoop_IsNewInEveryIteration()
    {
        Symbol x = Vector("x", 0.5, -1.5, 2.5);
        Symbol s = t.Let("s", G.One);
        t.For("k", t.I(0), t.I(3), k =>
        {
            Symbol a = t.Array("a", G.Length(x));
            t.Fill(a, t.I(0), G.Length(x), i => G.Multiply(G.Element(x, i), s));
            t.For("i", t.I(1), G.Length(x), i => t.Write(a, i, G.Multiply(G.Element(a, i), G.Call(Function.Sin, G.Element(a, G.Subtract(i, t.I(1)))))));
            t.Set((s, t.Sum(t.I(0), G.Length(x), i => G.Multiply(G.Element(a, i), G.Element(a, i)))));
        });
        Check(t.Returns(s));
    }

    private Symbol Scalar(string name, double value)
    {
        Symbol symbol = t.Scalar(name);
        point.Reals[symbol.Ordinal] = Rational.FromShortestDecimal(value);
        return symbol;
    }

    private Symbol Vector(string name, params double[] values)
    {
        Symbol symbol = t.Vector(name);
        point.RealArrays[symbol.Ordinal] = ArrayValue<Rational>.Vector([.. values.Select(Rational.FromShortestDecimal)]);
        return symbol;
    }

    private Symbol Integer(string name, int value)
    {
        Symbol symbol = t.Scalar(name, isVariable: false, NodeType.Integer);
        point.Integers[symbol.Ordinal] = value;
        return symbol;
    }

    private string Check(LossFunction loss)
    {
        string text = ProgramCheck.Run(loss, point);
        output.WriteLine(text);

        // The check that every derivative goes through agrees, or does not know: it chooses its own points.
        CheckedDerivation derivation = CheckedDeriver.Derive(loss, new([KernelKind.ValueAndGradient], false), CancellationToken.None);
        output.WriteLine(derivation.Outcome + " " + derivation.Report);
        Assert.NotEqual(CheckOutcome.Refuted, derivation.Outcome);
        return text;
    }
}
