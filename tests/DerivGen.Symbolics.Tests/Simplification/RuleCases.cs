using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Tests.Properties;

namespace DerivGen.Symbolics.Tests.Simplification;

/// <summary>Left sides for every rule: for each name some texts in letters, and the letters' facts are those of <see cref="Parameters"/>.</summary>
internal sealed class RuleCases(ExpressionGraph g)
{
    private readonly Node x = Parameters.SymbolOf(g, Parameters.X);
    private readonly Node a = Parameters.SymbolOf(g, Parameters.A);
    private readonly Node positive = Parameters.SymbolOf(g, Parameters.Rate);
    private readonly Node share = Parameters.SymbolOf(g, Parameters.Target);
    private readonly Node scale = Parameters.SymbolOf(g, Parameters.Scale);
    private readonly Node label = Parameters.SymbolOf(g, Parameters.Label);

    public IEnumerable<(string Rule, Node Left)> All() =>
    [
        ("log-sigmoid", Log(Sigmoid(x))),
        ("log-sigmoid-complement", Log(Complement(x))),
        ("log-scaled", Log(g.Scale(x, 3))),
        ("log-scaled", Log(g.Scale(x, -3))),
        ("log-scaled", Log(g.LinearCombination([(x, 2), (a, -4), (g.One, 6)]))),
        ("log-product", Log(g.Multiply(positive, x))),
        ("log-product", Log(g.Divide(x, share))),
        ("log-product", Log(g.Multiply(share, x))),
        ("log-product", Log(g.Multiply(g.Power(x, 2), a))),
        ("log-product", Log(g.Multiply(g.Sqrt(x), a))),
        ("log-product", Log(g.Power(x, -3))),
        ("log-pow", Log(Pow(positive, x))),
        ("log-pow", Log(Pow(share, x))),
        ("log-abs", Log(g.Call(Function.Abs, g.Multiply(x, a)))),
        ("log-abs", Log(g.Call(Function.Abs, g.Divide(x, a)))),
        ("log-conditional", Log(g.Conditional(g.Less(x, a), x, a))),
        ("log-conditional", Log(g.Conditional(g.Less(x, a), positive, scale))),
        ("log-of-product-over-index", Log(Over(ReductionKind.Product, i => Exp(Z(i))))),
        ("log-of-product-over-index", Log(Over(ReductionKind.Product, Weight))),
        ("log-sum-of-two-exponentials", Log(g.Add(Exp(x), Exp(a)))),
        ("log-sum-of-two-exponentials", Log(g.LinearCombination([(Exp(x), 3), (g.One, 2)]))),
        ("log-sum-of-two-exponentials", Log(g.LinearCombination([(Exp(x), 3), (Exp(g.Negate(a)), new Rational(1, 7))]))),
        ("log-difference-of-exponentials", Log(g.Subtract(Exp(x), Exp(a)))),
        ("log-difference-of-exponentials", Log(g.Subtract(Exp(x), g.One))),
        ("log-difference-of-exponentials", Log(g.Subtract(Exp(x), Exp(g.Negate(x))))),
        ("log-to-asinh", Log(g.Add(x, g.Sqrt(g.Add(g.Power(x, 2), g.One))))),
        ("log-to-asinh", Log(g.Add(g.Negate(x), g.Sqrt(g.Add(g.Power(x, 2), g.Number(3)))))),
        ("log-to-asinh", Log(g.LinearCombination([(x, 2), (g.Sqrt(g.Add(g.Power(x, 2), g.One)), 2)]))),
        ("log-to-acosh", Log(g.Add(x, g.Sqrt(g.Subtract(g.Power(x, 2), g.One))))),
        ("log-to-acosh", Log(g.Add(x, g.Sqrt(g.Subtract(g.Power(x, 2), g.Number(new Rational(1, 4))))))),
        ("log-sigmoid-difference", Log(g.Subtract(Sigmoid(x), Sigmoid(a)))),
        ("log-sum-exp-nested", Log(g.Add(g.Multiply(Exp(x), Over(ReductionKind.Sum, i => Exp(Z(i)))), g.One))),
        ("log-sum-exp-nested", Log(g.Add(g.Multiply(Exp(x), Over(ReductionKind.Sum, i => Exp(Z(i)))), Exp(a)))),
        ("log-sum-exp-shift", Log(Over(ReductionKind.Sum, i => Exp(g.Add(Z(i), x))))),
        ("log-sum-exp-shift", Log(Over(ReductionKind.Sum, i => g.Multiply(Weight(i), Exp(g.Subtract(Z(i), a)))))),
        ("softplus-of-log", g.Call(Function.Softplus, Log(x))),
        ("softplus-abs", g.Call(Function.Softplus, g.Call(Function.Abs, x))),
        ("exp-softplus", Exp(g.Subtract(x, g.Scale(Softplus(x), 2)))),
        ("exp-softplus", Exp(g.LinearCombination([(x, 3), (a, 1), (Softplus(x), -2)]))),
        ("exp-softplus", Exp(g.Negate(Softplus(x)))),
        ("exp-softplus", Exp(Softplus(x))),
        ("exp-softplus", Exp(g.Subtract(g.Scale(Softplus(x), 3), g.Scale(x, 2)))),
        ("exp-half-times-sigmoid", g.Multiply(Exp(x), Complement(g.Scale(x, 2)))),
        ("exp-half-times-sigmoid", g.Multiply(Exp(g.LinearCombination([(x, new Rational(-1, 2)), (a, 1)])), g.Power(Sigmoid(x), 2))),
        ("exp-half-times-sigmoid", g.Multiply(Exp(g.Scale(x, 3)), g.Power(Complement(g.Scale(x, 2)), 2))),
        ("difference-to-sinh", g.Divide(g.Number(2), g.Subtract(Exp(x), Exp(g.Negate(x))))),
        ("difference-to-sinh", g.Multiply(Exp(g.Add(x, a)), g.Power(g.Subtract(g.One, Exp(x)), -2), positive)),
        ("difference-to-sinh", g.Multiply(Exp(g.Add(g.Scale(x, 2), a)), g.Power(g.LinearCombination([(Exp(x), 3), (g.One, -3)]), -3))),
        ("difference-to-sinh", g.Multiply(Exp(x), g.Power(g.Subtract(Exp(x), g.One), -3))),
        ("exponentials-over-sinh", g.Divide(g.Add(Exp(x), Exp(g.Negate(x))), g.Call(Function.Sinh, x))),
        ("exponentials-over-sinh", g.Multiply(g.Number(3), g.Power(g.LinearCombination([(Exp(x), 2), (Exp(a), 2)]), 2), g.Power(g.Call(Function.Sinh, g.Scale(g.Subtract(x, a), Rational.Half)), -3))),
        ("tanh-softplus", g.Call(Function.Tanh, Softplus(x))),
        ("log-exponential-polynomial", Log(g.Add(g.Power(g.Add(g.One, Exp(x)), 2), g.One))),
        ("log-exponential-polynomial", Log(g.LinearCombination([(g.Multiply(g.Add(Exp(x), Exp(a)), g.Add(positive, Exp(g.Negate(x)))), 2), (Exp(a), 1)]))),
        ("weighted-sum-over-difference", g.Divide(g.Subtract(positive, g.Multiply(share, Exp(g.Negate(x)))), g.Subtract(g.One, Exp(g.Negate(x))))),
        ("weighted-sum-over-difference", g.Multiply(g.Number(3), a, g.Add(g.Multiply(positive, Exp(x)), g.Multiply(share, Exp(a))), g.Reciprocal(g.LinearCombination([(Exp(x), 2), (Exp(a), -5)])))),
        ("rest-of-difference", g.LinearCombination([(positive, 2), (a, 1), (g.Divide(positive, g.Subtract(g.One, Exp(x))), -2)])),
        ("rest-of-difference", g.LinearCombination([(g.One, 1), (g.Reciprocal(g.LinearCombination([(g.One, 3), (Exp(x), -2)])), -3)])),
        ("rest-of-difference", g.LinearCombination([(a, 5), (positive, 1), (g.One, 2), (g.Divide(g.LinearCombination([(a, 5), (g.One, 2)]), g.LinearCombination([(g.One, 2), (Exp(x), -1)])), -2)])),
        ("shares-together", g.LinearCombination([(g.Divide(Exp(x), Quadratic()), 2), (g.Multiply(Exp(g.Scale(x, 3)), g.Power(Quadratic(), -2)), -2), (g.Multiply(Exp(g.Scale(x, 2)), g.Power(Quadratic(), -2)), -2), (a, 1)])),
        ("log-of-product-and-number", Log(g.LinearCombination([(g.Multiply(Exponentials(), Over(ReductionKind.Sum, i => Exp(g.Negate(Z(i))))), 2), (g.One, 3)]))),
        ("share-of-powers", g.Divide(Pow(positive, x), g.LinearCombination([(Pow(positive, x), 2), (g.One, 3)]))),
        ("share-of-powers", g.Multiply(a, g.Power(g.Add(g.One, Pow(positive, x)), -2))),
        ("share-of-two-powers", g.Divide(Pow(positive, x), g.Add(Pow(positive, x), Pow(scale, x)))),
        ("share-of-two-powers", g.Multiply(a, Pow(scale, x), g.Reciprocal(g.LinearCombination([(Pow(positive, x), 2), (Pow(scale, x), 3)])))),
        ("sigmoid-into-weighted-sum", g.Multiply(Exp(a), g.Add(g.Multiply(positive, Exp(g.Subtract(x, a))), g.Multiply(share, Exp(g.Negate(a)))), Complement(x))),
        ("sigmoid-into-weighted-sum", g.Multiply(g.Add(g.Multiply(positive, Exp(g.Negate(x))), share), Sigmoid(x))),
        ("cosh-beside-sigmoid", g.Add(g.Multiply(a, g.Power(g.Call(Function.Cosh, x), -2)), g.Multiply(share, Sigmoid(g.Scale(x, 2))))),
        ("cosh-beside-sigmoid", g.LinearCombination([(g.Power(g.Call(Function.Cosh, x), -4), 3), (g.Multiply(share, g.Power(Complement(g.Scale(x, 2)), 2)), 2)])),
        ("exp-over-difference", g.Divide(Exp(x), g.Subtract(g.One, Exp(x)))),
        ("exp-over-difference", g.Multiply(Exp(g.Add(x, a)), g.Power(g.Subtract(Exp(x), Exp(a)), -2))),
        ("exp-over-difference", g.Multiply(Exp(g.Scale(x, 2)), g.Power(g.LinearCombination([(Exp(x), -3), (g.One, 5)]), -3))),
        ("exp-times-log", Exp(g.Add(g.Multiply(x, Log(a)), x))),
        ("exp-times-log", Exp(g.Multiply(share, Log(share)))),
        ("sigmoid-of-logit", Sigmoid(g.Subtract(Log(x), Log(g.Subtract(g.One, x))))),
        ("sigmoid-of-logit", Sigmoid(g.Add(Log(x), Log(a)))),
        ("sigmoid-odds", g.Divide(Sigmoid(x), g.Power(Complement(x), 2))),
        ("sigmoid-odds", g.Divide(g.Power(Complement(x), 3), Sigmoid(x))),
        ("exp-times-sigmoid", g.Multiply(Exp(g.Add(x, a)), g.Power(Complement(x), 2))),
        ("exp-times-sigmoid", g.Multiply(Exp(g.Scale(x, -2)), Sigmoid(x))),
        ("exp-times-sigmoid", g.Multiply(Exp(g.Add(x, a)), Complement(g.LinearCombination([(x, 1), (g.One, 3)])))),
        ("exp-into-sum", g.Multiply(Exp(x), g.LinearCombination([(Exp(g.Negate(x)), 2), (Exp(x), 3)]))),
        ("sigmoid-into-sum", g.Multiply(g.LinearCombination([(Exp(x), 2), (g.One, 3)]), Complement(x))),
        ("sigmoid-into-sum", g.Multiply(g.LinearCombination([(Exp(g.Negate(x)), -1), (g.One, 1)]), Sigmoid(x), a)),
        ("inverse-sigmoid-times-complement", g.Multiply(g.Add(g.One, Exp(g.Negate(x))), Complement(x))),
        ("inverse-sigmoid-times-complement", g.Multiply(g.Add(g.One, Exp(x)), Sigmoid(x), a)),
        ("softmax-whole", g.Multiply(g.Power(Exponentials(), 2), g.Reciprocal(Exponentials()), a)),
        ("softmax-whole", g.Multiply(WeightedExponentials(), g.Power(WeightedExponentials(), -2))),
        ("softmax-distribute", g.Divide(g.Add(Exp(x), Exp(a)), Exponentials())),
        ("softmax-distribute", g.Divide(Over(ReductionKind.Sum, i => g.Multiply(Z(i), Exp(Z(i)))), Exponentials())),
        ("softmax-distribute", g.Multiply(g.Power(Over(ReductionKind.Sum, i => g.Multiply(Z(i), Exp(Z(i)))), 2), g.Power(Exponentials(), -2), x)),
        ("softmax-distribute", g.Multiply(Over(ReductionKind.Sum, i => g.Multiply(Z(i), Exp(Z(i)))), g.Add(Exp(x), Exp(a)), g.Power(Exponentials(), -3))),
        ("shares-whole", g.Add(Share(Exp(x)), Share(Exp(a)), Share(Exp(g.Multiply(x, a))))),
        ("shares-whole", g.LinearCombination([(Share(Exp(g.Add(x, positive))), 3), (Share(Exp(g.Add(a, positive))), 3), (Share(Exp(g.Add(g.Multiply(x, a), positive))), 3), (x, 2), (g.One, -1)])),
        ("pow-merge", g.Multiply(Pow(share, x), Pow(share, a), g.Power(share, 2))),
        ("pow-merge", g.Multiply(Pow(positive, x), g.Power(positive, -1))),
        ("abs-known", g.Call(Function.Abs, g.Multiply(scale, Sigmoid(x)))),
        ("abs-known", g.Call(Function.Abs, share)),
        ("abs-known", g.Call(Function.Abs, g.Add(g.One, g.Power(x, 2)))),
        ("abs-product", g.Call(Function.Abs, g.Multiply(positive, x))),
        ("abs-product", g.Call(Function.Abs, g.Multiply(share, x, g.Power(a, -1)))),
        ("abs-product", g.Call(Function.Abs, g.Multiply(g.Power(x, 2), a))),
        ("abs-product", g.Call(Function.Abs, g.Multiply(positive, x, share, Z(label), Weight(label)))),
        ("abs-factors", g.Call(Function.Abs, g.Multiply(a, x))),
        ("abs-factors", g.Call(Function.Abs, g.Power(x, -3))),
        ("abs-factors", g.Call(Function.Abs, g.Multiply(a, x, Z(label), Weight(label)))),
        ("sign-known", g.Call(Function.Sign, Exp(x))),
        ("sign-known", g.Call(Function.Sign, g.Add(positive, scale))),
        ("abs-ratio", g.Divide(x, g.Call(Function.Abs, x))),
        ("abs-ratio", g.Multiply(g.Power(x, 3), g.Power(g.Call(Function.Abs, x), -1))),
        ("abs-ratio", g.Multiply(g.Power(x, -1), g.Call(Function.Abs, x))),
        ("abs-ratio", g.Multiply(g.Power(x, 2), g.Power(g.Call(Function.Abs, x), new Rational(-1, 2)))),
        ("abs-ratio-known", g.Divide(share, g.Call(Function.Abs, share))),
        ("abs-ratio-known", g.Multiply(g.Power(share, -1), g.Power(g.Call(Function.Abs, share), new Rational(1, 2)), x)),
        ("sign-times-abs", g.Multiply(g.Call(Function.Sign, x), g.Call(Function.Abs, x))),
        ("sign-times-abs", g.Multiply(g.Call(Function.Sign, x), g.Power(g.Call(Function.Abs, x), -3), a, positive, Z(label), Weight(label))),
        ("sign-times-self", g.Multiply(g.Call(Function.Sign, x), x)),
        ("sign-times-self", g.Multiply(g.Call(Function.Sign, x), x, a, positive, Z(label), Weight(label))),
        ("branches-agree", g.Conditional(g.LessOrEqual(g.Zero, x), Sigmoid(Absolute(x)), Complement(Absolute(x)))),
        ("branches-agree", g.Conditional(g.Less(g.Zero, x), g.Add(Absolute(x), a), g.Subtract(a, g.Call(Function.Max, g.Negate(x), g.Zero)))),
        ("branches-agree", g.Conditional(g.Less(x, a), g.Call(Function.Min, x, a), g.Call(Function.Max, x, a))),
        ("root-of-positive-factor", g.Sqrt(g.Multiply(positive, x))),
        ("root-of-product", g.Sqrt(g.Multiply(share, Weight(label)))),
        ("root-of-positive-factor", g.Power(g.Multiply(scale, x, a), new Rational(-3, 2))),
        ("extremum-known", g.Call(Function.Max, Sigmoid(x), g.Number(2))),
        ("extremum-known", g.Call(Function.Min, share, g.One)),
        ("extremum-known", g.Call(Function.Max, Exp(x), g.Zero)),
        ("extremum-known", g.Call(Function.Min, x, g.Add(x, positive))),
        ("common-addend", g.Conditional(g.Equal(label, g.Integer(1)), g.Add(x, a), a)),
        ("common-addend", g.Conditional(g.Equal(label, g.Integer(0)), g.Add(x, g.Scale(a, 2)), g.Add(x, g.Scale(a, 2), g.Multiply(share, x), g.One))),
        ("conditional-known", g.Conditional(g.Less(label, g.Length(Array(Parameters.Z))), x, a)),
        ("condition-known", g.Less(label, g.Length(Array(Parameters.Z)))),
        ("conditional-common-factor", g.Conditional(g.Less(x, a), g.Multiply(Exp(x), x, a, share), g.Multiply(Exp(x), a))),
        ("conditional-common-factor", g.Conditional(g.Less(x, a), g.Scale(g.Multiply(g.Power(g.Call(Function.Sin, x), -2), x), 3), g.Power(g.Call(Function.Sin, x), -2))),
        ("conditional-common-factor", g.Conditional(g.Less(x, a), g.Multiply(Exp(Z(label)), x), g.Multiply(Exp(Z(label)), a, share))),
        ("inverse-of-conditional", g.Call(Function.Cos, g.Conditional(g.Less(x, a), g.Call(Function.Acos, share), x))),
        ("inverse-of-conditional", Exp(g.Conditional(g.Less(x, a), x, Log(positive)))),
        ("inverse-of-conditional", g.Call(Function.Asinh, g.Conditional(g.Less(x, a), g.Call(Function.Sinh, x), a))),
        ("fraction-in-fraction", g.Divide(x, g.Multiply(g.Power(a, 2), g.Add(g.One, g.Divide(positive, a))))),
        ("fraction-in-fraction", g.Divide(x, g.Multiply(a, g.Add(g.One, g.Divide(g.Power(x, 2), g.Power(a, 2)))))),
        ("fraction-in-root", g.Multiply(Absolute(x), g.Sqrt(g.Add(g.One, g.Divide(g.Power(a, 2), g.Power(x, 2)))))),
        ("fraction-in-root", g.Multiply(Absolute(x), g.Power(g.LinearCombination([(g.One, 2), (g.Divide(g.Power(a, 2), g.Power(x, 2)), -3)]), new Rational(-1, 2)))),
        ("exponentials-over-cosh", g.Divide(g.Subtract(Exp(x), Exp(g.Negate(x))), g.Call(Function.Cosh, x))),
        ("exponentials-over-cosh", g.Multiply(g.Power(g.Subtract(Exp(x), Exp(g.Negate(x))), 2), g.Power(g.Call(Function.Cosh, x), -1), a)),
        ("exponentials-over-root", g.Divide(g.Subtract(Exp(g.Scale(x, 2)), g.One), g.Subtract(Exp(x), g.One))),
        ("exponentials-over-root", g.Multiply(a, g.LinearCombination([(Exp(g.Scale(x, 2)), 12), (Exp(g.Scale(a, 2)), -27)]), g.Power(g.LinearCombination([(Exp(x), 2), (Exp(a), -3)]), -2))),
        ("pow-over-difference", g.Divide(Pow(positive, x), g.Subtract(Pow(positive, x), g.One))),
        ("pow-over-difference", g.Multiply(Pow(positive, a), x, g.Power(g.LinearCombination([(Pow(positive, a), 2), (g.One, -3)]), -2))),
        ("exp-over-cosh", g.Divide(Exp(g.Add(x, a)), g.Call(Function.Cosh, x))),
        ("exp-over-cosh", g.Multiply(Exp(g.Scale(x, -2)), g.Power(g.Call(Function.Cosh, x), -2))),
        ("sinh-over-cosh", g.Divide(g.Call(Function.Sinh, x), g.Power(g.Call(Function.Cosh, x), 2))),
        ("sin-over-cos", g.Divide(g.Power(g.Call(Function.Sin, x), 2), g.Call(Function.Cos, x))),
        ("pythagoras", g.LinearCombination([(g.Power(g.Call(Function.Sin, x), 2), 3), (g.Power(g.Call(Function.Cos, x), 2), 3), (a, 1)])),
        ("hyperbolic-pythagoras", g.Subtract(g.Power(g.Call(Function.Cosh, x), 2), g.Power(g.Call(Function.Sinh, x), 2))),
        ("sigmoid-to-tanh", g.LinearCombination([(Sigmoid(x), 6), (g.One, -3)])),
        ("sigmoid-to-tanh", g.LinearCombination([(Sigmoid(x), -2), (g.One, 1)])),
        ("tanh-complement", g.LinearCombination([(g.Power(g.Call(Function.Tanh, x), 2), -5), (g.One, 5)])),
        ("abs-by-max", g.LinearCombination([(g.Call(Function.Abs, x), 1), (g.Call(Function.Max, x, g.Zero), -2), (a, 1)])),
        ("abs-by-max", g.LinearCombination([(g.Call(Function.Abs, x), 2), (g.Call(Function.Max, g.Negate(x), g.Zero), -1)])),
        ("extrema-of-one-difference", g.Subtract(g.Call(Function.Max, x, a), g.Call(Function.Max, g.Subtract(x, a), g.Zero))),
        ("extrema-of-one-difference", g.Add(g.Call(Function.Max, x, a), g.Call(Function.Min, x, a))),
        ("extrema-of-one-difference", g.Subtract(g.Call(Function.Max, x, a), g.Call(Function.Min, x, a))),
        ("extrema-of-one-difference", g.Add(g.Call(Function.Max, x, g.Zero), g.Call(Function.Max, g.Negate(x), g.Zero))),
        ("extrema-of-one-difference", g.LinearCombination([(g.Call(Function.Min, x, g.Zero), 2), (Absolute(x), 1), (a, 1)])),
        ("erfc-complement", g.LinearCombination([(g.Call(Function.Erfc, Sine(label)), -3), (g.One, 3), (a, 1)])),
        ("erfc-complement", g.LinearCombination([(g.Call(Function.Erfc, share), -1), (g.One, 2)])),
        ("moment-about-mean", g.Subtract(Over(ReductionKind.Sum, i => g.Power(Z(i), 2)), g.Divide(g.Power(Over(ReductionKind.Sum, Z), 2), Count()))),
        ("moment-about-mean", g.LinearCombination([(g.Divide(Over(ReductionKind.Sum, i => g.Power(Z(i), 2)), Count()), 3), (g.Multiply(g.Power(Over(ReductionKind.Sum, Z), 2), g.Power(Count(), -2)), -3), (a, 1)])),
        ("moment-about-mean", g.Subtract(Over(ReductionKind.Sum, i => g.Multiply(Z(i), Weight(i))), g.Divide(g.Multiply(Over(ReductionKind.Sum, Z), Over(ReductionKind.Sum, Weight)), Count()))),
        ("relu-by-condition", g.Subtract(g.Conditional(g.Less(g.Zero, x), x, g.Zero), g.Call(Function.Max, x, g.Zero))),
        ("relu-by-condition", g.Subtract(g.Call(Function.Max, x, g.Zero), g.Conditional(g.LessOrEqual(x, g.Zero), g.Zero, x))),
        ("relu-by-condition", g.Add(g.Conditional(g.LessOrEqual(x, g.Zero), g.Zero, x), g.Negate(g.Call(Function.Max, x, g.Zero)), a, Z(label))),
        ("sum-peeled", g.Add(Z(g.Integer(0)), Over(ReductionKind.Sum, Z, 1))),
        ("sum-peeled", g.LinearCombination([(Exp(Z(g.Integer(1))), 2), (Over(ReductionKind.Sum, i => Exp(Z(i)), 2), 2), (x, 1)])),
        ("softplus-of-logs", g.Add(Log(a), Softplus(g.Subtract(Log(x), Log(a))))),
        ("softplus-to-logcosh", g.LinearCombination([(Softplus(g.Scale(x, 2)), 1), (x, -1), (Log(g.Number(2)), -1)])),
        ("sum-of-delta", Over(ReductionKind.Sum, i => g.Conditional(g.Equal(i, label), Z(i), g.Zero))),
        ("sum-of-delta", Over(ReductionKind.Sum, i => g.Conditional(g.Equal(g.Add(i, g.Integer(2)), label), Z(i), x))),
        ("sum-of-delta", Over(ReductionKind.Sum, i => g.Conditional(g.Equal(i, label), g.Integer(3), g.Integer(1)))),
        ("sum-split", Over(ReductionKind.Sum, i => g.Add(Z(i), g.One))),
        ("count-into-sum", g.LinearCombination([(Count(), 10), (Over(ReductionKind.Sum, i => g.LinearCombination([(g.Power(Z(i), 2), 1), (g.Call(Function.Cos, Z(i)), -10)])), 1)])),
        ("count-into-sum", g.LinearCombination([(Count(), -3), (x, 1), (Over(ReductionKind.Sum, i => Exp(Z(i))), 3)])),
        ("sum-split", Over(ReductionKind.Sum, i => g.Add(Exp(Z(i)), x))),
        ("sum-split", Over(ReductionKind.Sum, i => g.Add(Z(i), g.Conditional(g.Equal(i, label), a, g.Zero)))),
        ("sum-split", Over(ReductionKind.Sum, i => g.Add(g.Element(Array(Parameters.Order), i), g.Integer(1)))),
        ("extremum-shift", Over(ReductionKind.Maximum, i => g.Add(Z(i), x))),
        ("extremum-shift", Over(ReductionKind.LastMinimum, i => g.Subtract(Z(i), g.One))),
        ("extremum-shift", Over(ReductionKind.Maximum, i => g.Add(g.Element(Array(Parameters.Order), i), label))),
        ("extremum-scale", OfTwo(ReductionKind.Maximum, i => g.Multiply(Z(i), positive))),
        ("extremum-shift", Over(ReductionKind.Maximum, i => g.Add(Z(i), Weight(i), x))),
        ("extremum-scale", OfTwo(ReductionKind.LastMinimum, i => g.Multiply(Z(i), Weight(i), positive))),
        ("extremum-scale", Over(ReductionKind.FirstMinimum, i => g.Scale(Z(i), -3))),
        ("extremum-peeled", g.Call(Function.Max, Z(g.Integer(0)), Over(ReductionKind.Maximum, Z, 1))),
        ("extremum-peeled", g.Call(Function.Min, x, Z(g.Integer(0)), Over(ReductionKind.Minimum, Z, 1))),
        ("blocks-joined", Blocks(ReductionKind.Sum, g.Integer(3), OfPlace, 0, g.Integer(2))),
        ("blocks-joined", Blocks(ReductionKind.Minimum, g.Integer(2), OfPlace, 1, g.Integer(4))),
        ("blocks-joined", Blocks(ReductionKind.Sum, g.Length(Array(Parameters.Weight)), OfPlace, 0, g.Integer(2))),
        ("parts-joined", g.LinearCombination([(Part(ReductionKind.Sum, Exp1, g.Integer(0), Third()), 2), (Part(ReductionKind.Sum, Exp1, Third(), g.Length(Array(Parameters.Z))), 2), (x, 1)])),
        ("extrema-of-parts-joined", g.Call(Function.Max, Part(ReductionKind.Maximum, Z, g.Integer(0), Third()), Part(ReductionKind.Maximum, Z, Third(), g.Length(Array(Parameters.Z))))),
        ("extrema-of-parts-joined", g.Call(Function.Min, x, Part(ReductionKind.Minimum, Z, g.Integer(0), Third()), Part(ReductionKind.Minimum, Z, Third(), g.Length(Array(Parameters.Z))))),
        ("distribution-sum", Over(ReductionKind.Sum, i => g.Element(Array(Parameters.Y), i))),
        ("distribution-sum-of-variable", Over(ReductionKind.Sum, i => g.Element(Array(Parameters.Share), i))),
    ];

    /// <summary>Nodes that look like left sides, but the right side would be wrong somewhere.</summary>
    public IEnumerable<(string Rule, Node Left)> Refused() =>
    [
        ("share-of-powers", g.Divide(Pow(x, a), g.Add(Pow(x, a), g.One))),
        ("share-of-two-powers", g.Divide(Pow(x, a), g.Add(Pow(x, a), Pow(positive, a)))),
        ("share-of-two-powers", g.Divide(Pow(positive, a), g.Add(Pow(positive, a), Pow(share, a)))),
        ("log-of-product-and-number", Log(g.Add(g.Multiply(Exponentials(), Over(ReductionKind.Sum, i => g.Multiply(Z(i), Exp(Z(i))))), g.One))),
        ("log-product", Log(g.Multiply(x, a))),
        ("log-product", Log(g.Divide(x, WeightedExponentials()))),
        ("root-of-product", g.Sqrt(g.Multiply(share, x))),
        ("log-pow", Log(Pow(x, a))),
        ("log-of-product-over-index", Log(Over(ReductionKind.Product, Z))),
        ("pow-merge", g.Multiply(Pow(x, a), Pow(x, positive))),
        ("pow-over-difference", g.Divide(Pow(share, x), g.Subtract(Pow(share, x), g.One))),
        ("abs-product", g.Call(Function.Abs, g.Multiply(x, a))),
        ("abs-ratio-known", g.Divide(x, Absolute(x))),
        ("branches-agree", g.Conditional(g.LessOrEqual(g.Zero, x), Sigmoid(Absolute(x)), g.Scale(Sigmoid(Absolute(x)), 2))),
        ("branches-agree", g.Conditional(g.LessOrEqual(g.One, x), Sigmoid(Absolute(x)), Complement(Absolute(x)))),
        ("moment-about-mean", g.Subtract(Over(ReductionKind.Sum, i => g.Power(Z(i), 2)), g.Power(Over(ReductionKind.Sum, Z), 2))),
        ("root-of-positive-factor", g.Sqrt(g.Multiply(x, a))),
        ("common-addend", g.Conditional(g.Equal(label, g.Integer(1)), g.Add(x, a), g.Scale(a, 2))),
        ("common-addend", g.Conditional(g.Less(x, a), g.Add(x, a), a)),
        ("conditional-known", g.Conditional(g.Less(label, g.Integer(1)), x, a)),
        ("conditional-known", g.Conditional(g.Less(x, a), x, a)),
        ("condition-known", g.Less(label, g.Integer(1))),
        ("condition-known", g.Less(g.Zero, positive)),
        ("distribution-sum", Over(ReductionKind.Sum, i => g.Element(Array(Parameters.Share), i))),
        ("distribution-sum", Over(ReductionKind.Sum, Weight)),
        ("distribution-sum-of-variable", Over(ReductionKind.Sum, Z)),
        ("abs-known", g.Call(Function.Abs, g.Element(Array(Parameters.Share), label))),
        ("abs-known", g.Call(Function.Abs, x)),
        ("sign-known", g.Call(Function.Sign, share)),
        ("extremum-known", g.Call(Function.Max, x, share)),
        ("root-of-product", g.Sqrt(g.Multiply(x, a))),
        ("extremum-scale", OfTwo(ReductionKind.Maximum, i => g.Multiply(Z(i), x))),
        ("extremum-scale", Over(ReductionKind.Maximum, i => g.Scale(g.Element(Array(Parameters.Order), i), 2))),
        ("sum-of-delta", Over(ReductionKind.Sum, i => g.Conditional(g.Equal(i, label), g.Zero, Log(g.Call(Function.Abs, g.Subtract(Z(i), Z(label))))))),
        ("sum-peeled", g.Add(Sine(g.Integer(0)), Counted(ReductionKind.Sum, Sine))),
        ("extremum-peeled", g.Call(Function.Max, Sine(g.Integer(0)), Counted(ReductionKind.Maximum, Sine))),
        ("blocks-joined", Blocks(ReductionKind.Sum, g.Subtract(label, g.Integer(3)), OfPlace, 2, label)),
        ("parts-joined", g.Add(Part(ReductionKind.Sum, Sine, g.Integer(0), label), Part(ReductionKind.Sum, Sine, label, g.Integer(2)))),
        ("extrema-of-parts-joined", g.Call(Function.Max, Part(ReductionKind.Maximum, Sine, g.Integer(0), label), Part(ReductionKind.Maximum, Sine, label, g.Integer(2)))),
    ];

    /// <summary>A number for each integer, which is defined for all of them.</summary>
    private Node OfPlace(Node i) => Sine(g.Call(Function.IntegerRemainder, i, g.Integer(5)));

    private Node Exp1(Node i) => Exp(Z(i));

    /// <summary>The elements of a third of a range: an integer division by what is not constant to the facts.</summary>
    private Node Third() => g.Scale(g.Call(Function.IntegerDivide, g.Length(Array(Parameters.Z)), g.Integer(3)), 3);

    private Node Part(ReductionKind kind, Func<Node, Node> body, Node lower, Node upper)
    {
        Expressions.Index i = g.FreshIndex(lower, upper);
        return g.Reduce(kind, i, body(i));
    }

    /// <summary>Block after block, of as many elements as are said.</summary>
    private Node Blocks(ReductionKind kind, Node size, Func<Node, Node> body, int first, Node end)
    {
        Expressions.Index i = g.FreshIndex(g.Integer(first), end);
        Expressions.Index j = g.FreshIndex(g.Integer(0), size);
        return g.Reduce(kind, i, g.Reduce(kind, j, body(g.Add(g.Multiply(size, i), j))));
    }

    private Node Sine(Node i) => g.Call(Function.Sin, g.Multiply(x, g.Add(i, g.Integer(1))));

    /// <summary>From 1 to a number of the caller's, which may be negative: then nothing is left to peel from.</summary>
    private Node Counted(ReductionKind kind, Func<Node, Node> body)
    {
        Expressions.Index i = g.FreshIndex(g.Integer(1), label);
        return g.Reduce(kind, i, body(i));
    }

    /// <summary>Over what is there for sure.</summary>
    private Node OfTwo(ReductionKind kind, Func<Node, Node> body)
    {
        Expressions.Index i = g.FreshIndex(g.Integer(0), g.Integer(2));
        return g.Reduce(kind, i, body(i));
    }

    private Node Over(ReductionKind kind, Func<Node, Node> body, int lower = 0)
    {
        Expressions.Index i = g.FreshIndex(g.Integer(lower), g.Length(Array(Parameters.Z)));
        return g.Reduce(kind, i, body(i));
    }

    private Symbol Array(int ordinal) => Parameters.SymbolOf(g, ordinal);

    private Node Count() => g.Real(g.Length(Array(Parameters.Z)));

    private Node Absolute(Node u) => g.Call(Function.Abs, u);

    private Node Z(Node i) => g.Element(Array(Parameters.Z), i);

    private Node Weight(Node i) => g.Element(Array(Parameters.Weight), i);

    private Node Quadratic() => g.LinearCombination([(Exp(g.Scale(x, 2)), 1), (Exp(x), 2), (g.One, 3)]);

    private Node Exponentials() => Over(ReductionKind.Sum, i => Exp(Z(i)));

    private Node Share(Node exponential) => g.Divide(exponential, g.Add(Exp(x), Exp(a), Exp(g.Multiply(x, a))));

    private Node WeightedExponentials() => Over(ReductionKind.Sum, i => g.Multiply(g.Element(Array(Parameters.V), i), Exp(Z(i))));

    private Node Log(Node u) => g.Log(u);

    private Node Exp(Node u) => g.Exp(u);

    private Node Sigmoid(Node u) => g.Call(Function.Sigmoid, u);

    private Node Complement(Node u) => g.Subtract(g.One, Sigmoid(u));

    private Node Softplus(Node u) => g.Call(Function.Softplus, u);

    private Node Pow(Node u, Node v) => g.Call(Function.Pow, u, v);
}
