using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Functions;

/// <summary>One known function.</summary>
/// <param name="Function">Which.</param>
/// <param name="Name">Its name in formulas.</param>
/// <param name="Formula">Its partial derivatives, for people.</param>
/// <param name="Partials">Its partial derivatives, one per argument; null where it is piecewise constant.</param>
internal sealed record KnownFunction(Function Function, string Name, string Formula, Func<ExpressionGraph, Call, int, Node>? Partials);

/// <summary>
/// The table of known functions. Ranges stand in <see cref="Facts.FunctionRanges"/>, costs in
/// <see cref="Simplification.CostModel"/>; a function that is missing there has the range of all reals and cost 1.
/// </summary>
internal static class KnownFunctions
{
    private static readonly Dictionary<Function, KnownFunction> Rows = new KnownFunction[]
    {
        new(Function.Exp, "exp", "exp(x)", (g, f, _) => f),
        new(Function.Log, "log", "1/x", (g, f, _) => g.Reciprocal(f.Argument)),
        new(Function.Sigmoid, "sigmoid", "sigmoid(x)*(1 - sigmoid(x))", (g, f, _) => g.Multiply(f, g.Subtract(g.One, f))),
        new(Function.Softplus, "softplus", "sigmoid(x)", (g, f, _) => g.Call(Function.Sigmoid, f.Argument)),
        new(Function.Pow, "pow", "y*pow(x, y-1); pow(x, y)*log(x)", (g, f, k) => k == 0
            ? g.Multiply(f.Arguments[1], g.Call(Function.Pow, f.Argument, g.Subtract(f.Arguments[1], g.One)))
            : g.Conditional(g.And(g.Equal(f.Argument, g.Zero), g.Less(g.Zero, f.Arguments[1])), g.Zero, g.Multiply(f, g.Log(f.Argument)))),
        new(Function.Sin, "sin", "cos(x)", (g, f, _) => g.Call(Function.Cos, f.Argument)),
        new(Function.Cos, "cos", "-sin(x)", (g, f, _) => g.Negate(g.Call(Function.Sin, f.Argument))),
        new(Function.Tan, "tan", "1/cos(x)^2", (g, f, _) => g.Power(g.Call(Function.Cos, f.Argument), -2)),
        new(Function.Asin, "asin", "1/sqrt((1-x)*(1+x))", (g, f, _) => g.Power(OneMinusSquare(g, f.Argument), new Rational(-1, 2))),
        new(Function.Acos, "acos", "-1/sqrt((1-x)*(1+x))", (g, f, _) => g.Negate(g.Power(OneMinusSquare(g, f.Argument), new Rational(-1, 2)))),
        new(Function.Atan, "atan", "1/(1 + x^2)", (g, f, _) => g.Reciprocal(g.Add(g.One, g.Power(f.Argument, 2)))),
        new(Function.Atan2, "atan2", "x/(x^2 + y^2); -y/(x^2 + y^2)", (g, f, k) => g.Multiply(
            k == 0 ? f.Arguments[1] : g.Negate(f.Arguments[0]),
            g.Reciprocal(g.Add(g.Power(f.Arguments[0], 2), g.Power(f.Arguments[1], 2))))),
        new(Function.Sinh, "sinh", "cosh(x)", (g, f, _) => g.Call(Function.Cosh, f.Argument)),
        new(Function.Cosh, "cosh", "sinh(x)", (g, f, _) => g.Call(Function.Sinh, f.Argument)),
        new(Function.Tanh, "tanh", "1/cosh(x)^2", (g, f, _) => g.Power(g.Call(Function.Cosh, f.Argument), -2)),
        new(Function.Asinh, "asinh", "1/sqrt(1 + x^2)", (g, f, _) => g.Power(g.Add(g.One, g.Power(f.Argument, 2)), new Rational(-1, 2))),
        new(Function.Acosh, "acosh", "1/(sqrt(x-1)*sqrt(x+1))", (g, f, _) => g.Multiply(
            g.Power(g.Subtract(f.Argument, g.One), new Rational(-1, 2)),
            g.Power(g.Add(f.Argument, g.One), new Rational(-1, 2)))),
        new(Function.Atanh, "atanh", "1/((1-x)*(1+x))", (g, f, _) => g.Reciprocal(OneMinusSquare(g, f.Argument))),
        new(Function.Cbrt, "cbrt", "1/(3*cbrt(x)^2)", (g, f, _) => g.Scale(g.Power(f, -2), new Rational(1, 3))),
        new(Function.Abs, "abs", "sign(x)", (g, f, _) => g.Call(Function.Sign, f.Argument)),
        new(Function.Max, "max", "1 where largest, shared among equals", (g, f, k) => Share(g, f, k, (a, b) => g.Less(b, a))),
        new(Function.Min, "min", "1 where smallest, shared among equals", (g, f, k) => Share(g, f, k, (a, b) => g.Less(a, b))),
        new(Function.Clamp, "clamp", "1 on the closed interval; 1 where the border is the value outside it", Clamp),
        new(Function.CopySign, "copysign", "sign(x)*sign of y; 0", (g, f, k) => k == 0
            ? g.Multiply(g.Call(Function.Sign, f.Arguments[0]), g.Call(Function.CopySign, g.One, f.Arguments[1]))
            : g.Zero),
        new(Function.Group, "", "1", (g, _, _) => g.One),
        new(Function.Erf, "erf", "2/sqrt(pi)*exp(-x^2)", (g, f, _) => GaussianFactor(g, f.Argument, 2)),
        new(Function.Erfc, "erfc", "-2/sqrt(pi)*exp(-x^2)", (g, f, _) => GaussianFactor(g, f.Argument, -2)),
        new(Function.Remainder, "mod", "1; -truncate(x/y)", (g, f, k) => k == 0
            ? g.One
            : g.Negate(g.Call(Function.Truncate, g.Divide(f.Arguments[0], f.Arguments[1])))),
        new(Function.IEEERemainder, "remainder", "1; -round(x/y)", (g, f, k) => k == 0
            ? g.One
            : g.Negate(g.Call(Function.Round, g.Divide(f.Arguments[0], f.Arguments[1])))),
        new(Function.Sign, "sign", "0", null),
        new(Function.Floor, "floor", "0", null),
        new(Function.Ceiling, "ceiling", "0", null),
        new(Function.Truncate, "truncate", "0", null),
        new(Function.Round, "round", "0", null),
        new(Function.RoundAwayFromZero, "round", "0", null),
        new(Function.ToReal, "real", "0", null),
        new(Function.ToInteger, "integer", "0", null),
    }.ToDictionary(row => row.Function);

    public static IEnumerable<KnownFunction> All => Rows.Values;

    /// <summary>A function whose text is not known brings its partial derivatives along.</summary>
    private static readonly KnownFunction Foreign = new(Function.Foreign, "f", "as given", (g, f, k) => f.Foreign!.Partial(g, f.Arguments, k));

    public static KnownFunction? Find(Function function) => function == Function.Foreign ? Foreign : Rows.TryGetValue(function, out KnownFunction? row) ? row : null;

    private static Node OneMinusSquare(ExpressionGraph g, Node x) => g.Multiply(g.Subtract(g.One, x), g.Add(g.One, x));

    private static Node GaussianFactor(ExpressionGraph g, Node x, int factor) => g.Scale(
        g.Multiply(g.Power(g.Pi, new Rational(-1, 2)), g.Exp(g.Negate(g.Power(x, 2)))),
        factor);

    /// <summary>The equal largest (smallest) arguments share the derivative equally.</summary>
    private static Node Share(ExpressionGraph g, Call f, int k, Func<Node, Node, Node> beats)
    {
        Node own = f.Arguments[k];
        if (f.Arguments.Length == 2 && !f.Arguments.Any(a => IsSameExtremum(f, a)))
        {
            Node other = f.Arguments[1 - k];
            return g.Conditional(
                beats(own, other),
                g.One,
                g.Conditional(g.Equal(own, other), g.Number(Rational.Half), g.Zero));
        }

        Node ties = g.Add([.. f.Arguments.Select(a => g.Conditional(g.Equal(a, f), Ties(g, f, a), g.Zero))]);
        return g.Conditional(g.Equal(own, f), g.Divide(Ties(g, f, own), ties), g.Zero);
    }

    /// <summary>How many arguments of the one maximum an argument is: a maximum over an index counts its largest terms.</summary>
    private static Node Ties(ExpressionGraph g, Call f, Node argument)
    {
        if (!IsSameExtremum(f, argument))
        {
            return g.One;
        }

        Reduction reduction = (Reduction)argument;
        Index index = g.FreshIndex(reduction.Lower, reduction.Upper);
        return g.Reduce(ReductionKind.Sum, index, g.Conditional(g.Equal(g.Open(reduction, index), reduction), g.One, g.Zero));
    }

    private static bool IsSameExtremum(Call f, Node argument) =>
        argument is Reduction reduction && reduction.Kind == (f.Function == Function.Max ? ReductionKind.Maximum : ReductionKind.Minimum);

    private static Node Clamp(ExpressionGraph g, Call f, int k)
    {
        Node below = g.Less(f.Arguments[0], f.Arguments[1]);
        Node above = g.Less(f.Arguments[2], f.Arguments[0]);
        return k switch
        {
            0 => g.Conditional(below, g.Zero, g.Conditional(above, g.Zero, g.One)),
            1 => g.Conditional(below, g.One, g.Zero),
            _ => g.Conditional(above, g.One, g.Zero),
        };
    }
}
