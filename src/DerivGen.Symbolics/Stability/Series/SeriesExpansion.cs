using System.Runtime.CompilerServices;
using DerivGen.Symbolics.Evaluation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Stability.Series;

/// <summary>
/// The series of an expression in v = u − center, where it depends on one expression u alone. Nothing where it depends on
/// more, or is not analytic there by the rules known here.
/// </summary>
internal sealed class SeriesExpansion
{
    private readonly ExpressionGraph graph;
    private readonly Node u;
    private readonly Rational center;
    private readonly int length;
    private readonly Dictionary<Node, PowerSeries?> done = [];

    /// <param name="graph">The graph of the mathematics.</param>
    /// <param name="u">What the expression depends on.</param>
    /// <param name="center">The value of u around which is expanded.</param>
    /// <param name="length">How many terms are computed.</param>
    public SeriesExpansion(ExpressionGraph graph, Node u, Rational center, int length)
    {
        this.graph = graph;
        this.u = u;
        this.center = center;
        this.length = length;
    }

    public PowerSeries? Of(Node node)
    {
        if (done.TryGetValue(node, out PowerSeries? series))
        {
            return series;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        done.Add(node, null); // what leads back to itself has none
        series = Expand(node);
        series = series is { IsEmpty: true } ? null : series;
        done[node] = series;
        return series;
    }

    private PowerSeries? Expand(Node node)
    {
        if (ReferenceEquals(node, u))
        {
            return PowerSeries.Variable(center, length);
        }

        if (node is Constant { Type: NodeType.Real } number)
        {
            return number.Value.IsZero ? null : PowerSeries.Constant(number.Value, length);
        }

        if (ConstantFolder.Fold(node) is { } value)
        {
            return PowerSeries.Constant(value, length);
        }

        return node switch
        {
            Sum sum => OfSum(sum),
            Product product => OfProduct(product),
            Call call => OfCall(call),
            _ => null,
        };
    }

    private PowerSeries? OfSum(Sum sum)
    {
        // k·u + the rest, where u is a sum itself
        if (u is Sum && Patterns.CoefficientOf(sum, ((Sum)u).Terms[0]) is { IsZero: false } part)
        {
            Rational k = part / ((Sum)u).Coefficients[0];
            Node rest = graph.LinearCombination([(sum, Rational.One), (u, -k)]);
            if (rest is Constant constant)
            {
                PowerSeries multiple = PowerSeries.Variable(center, length).Scale(k);
                return constant.Value.IsZero ? multiple : multiple + PowerSeries.Constant(constant.Value, length);
            }

            if (rest.Children.Length < sum.Children.Length)
            {
                return Of(rest) is { } other ? other + PowerSeries.Variable(center, length).Scale(k) : null;
            }
        }

        PowerSeries? total = sum.Constant.IsZero ? null : PowerSeries.Constant(sum.Constant, length);
        for (int i = 0; i < sum.Terms.Length; i++)
        {
            if (Of(sum.Terms[i]) is not { } term)
            {
                return null;
            }

            term = term.Scale(sum.Coefficients[i]);
            total = total is null ? term : total + term;
        }

        return total;
    }

    private PowerSeries? OfProduct(Product product)
    {
        // u^k times the rest, where u is a product itself
        if (u is Product && product.Bases.IndexOf(((Product)u).Bases[0]) is var place and >= 0)
        {
            Rational k = product.Exponents[place] / ((Product)u).Exponents[0];
            Node rest = graph.Monomial([(product, Rational.One), (u, -k)]);
            if (k.IsInteger && Rational.Abs(k) <= 8 && rest.Children.Length < product.Children.Length)
            {
                return Times(PowerSeries.Variable(center, length).Power((int)k.Numerator), Of(rest));
            }
        }

        PowerSeries? total = null;
        for (int i = 0; i < product.Bases.Length; i++)
        {
            if (Of(product.Bases[i]) is not { } b || Power(b, product.Exponents[i]) is not { } power)
            {
                return null;
            }

            total = total is null ? power : total * power;
        }

        return total;
    }

    private PowerSeries? OfCall(Call call)
    {
        if (call.Function == Function.Pow)
        {
            Node exponent = graph.Multiply(call.Arguments[1], graph.Log(call.Argument));
            return Of(exponent) is { } e ? Exp(e) : null;
        }

        if (call.Arguments.Length != 1 || Of(call.Argument) is not { } a)
        {
            return null;
        }

        switch (call.Function)
        {
            case Function.Exp:
                return Exp(a);
            case Function.Log:
                return Log(a);
            case Function.Sigmoid:
                return OnePlus(Exp(-a))?.Reciprocal();
            case Function.Softplus:
                return OnePlus(Exp(a)) is { } sum ? Log(sum) : null;
            case Function.Sin:
                return a.SineAndCosine(-1)?.Sine;
            case Function.Cos:
                return a.SineAndCosine(-1)?.Cosine;
            case Function.Tan:
                return a.SineAndCosine(-1) is var (sine, cosine) ? Times(sine, cosine.Reciprocal()) : null;
            case Function.Sinh:
                return a.SineAndCosine(1)?.Sine;
            case Function.Cosh:
                return a.SineAndCosine(1)?.Cosine;
            case Function.Tanh:
                return a.SineAndCosine(1) is var (sinh, cosh) ? Times(sinh, cosh.Reciprocal()) : null;
            case Function.Atan:
                return a.Order < 1 ? null : a.ByDerivative(OnePlus(a * a)?.Reciprocal());
            case Function.Atanh:
                return a.Order < 1 ? null : a.ByDerivative(OnePlus(-(a * a))?.Reciprocal());
            case Function.Asin:
                return a.Order < 1 ? null : a.ByDerivative(OnePlus(-(a * a))?.PowerRatio(new Rational(-1, 2)));
            case Function.Acos:
                return a.Order < 1 ? null
                    : Of(graph.Scale(graph.Pi, Rational.Half)) is { } right && a.ByDerivative(OnePlus(-(a * a))?.PowerRatio(new Rational(-1, 2))) is { } asin ? right - asin : null;
            case Function.Asinh:
                return a.Order < 1 ? null : a.ByDerivative(OnePlus(a * a)?.PowerRatio(new Rational(-1, 2)));
            case Function.Cbrt:
                return Power(a, new Rational(1, 3));
            case Function.Erf:
                return Erf(a);
            case Function.Erfc:
                return OnePlus(Erf(a) is { } erf ? -erf : null);
            default:
                return null;
        }
    }

    private PowerSeries? Erf(PowerSeries a) =>
        a.Order < 1 || Of(graph.Power(graph.Pi, new Rational(-1, 2))) is not { } factor ? null
            : a.ByDerivative((-(a * a)).Exp()) is { } integral ? (integral * factor).Scale(Rational.Two) : null;

    /// <summary>exp(a₀ + t) = exp(a₀)·exp(t).</summary>
    private PowerSeries? Exp(PowerSeries a)
    {
        if (a.ConstantTerm is not { } start)
        {
            return null;
        }

        if (start.IsZero)
        {
            return a.Exp();
        }

        PowerSeries small = a - PowerSeries.Constant(start, length);
        return ConstantFolder.Fold(graph.Exp(graph.Number(start))) is not { } factor ? null
            : small.IsEmpty ? PowerSeries.Constant(factor, length)
            : small.Exp()?.Scale(factor);
    }

    private PowerSeries? Log(PowerSeries a)
    {
        if (a.Order != 0 || a.ConstantTerm is not { Sign: > 0 } start || a.LogRatio() is not { } ratio)
        {
            return null;
        }

        return start.IsOne ? ratio
            : ConstantFolder.Fold(graph.Log(graph.Number(start))) is { } constant ? ratio + PowerSeries.Constant(constant, length) : null;
    }

    private PowerSeries? Power(PowerSeries b, Rational exponent)
    {
        if (exponent.IsInteger)
        {
            return Rational.Abs(exponent) <= 16 ? b.Power((int)exponent.Numerator) : null;
        }

        if (b.Order != 0 || b.ConstantTerm is not { Sign: > 0 } start)
        {
            return null;
        }

        Rational? factor = Rational.TryPower(start, exponent, out Rational exact) ? exact : ConstantFolder.Fold(graph.Power(graph.Number(start), exponent));
        return factor is { } f ? b.PowerRatio(exponent)?.Scale(f) : null;
    }

    private PowerSeries? OnePlus(PowerSeries? series) => series is null ? null : series + PowerSeries.Constant(Rational.One, length);

    private static PowerSeries? Times(PowerSeries? a, PowerSeries? b) => a is null || b is null ? null : a * b;
}
