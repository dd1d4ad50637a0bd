using System.Collections.Immutable;

namespace DerivGen.Symbolics.Expressions;

/// <summary>Collects the factors of a product: coefficient · exp(exponent) · Π base ^ exponent.</summary>
internal sealed class MonomialBuilder(ExpressionGraph graph, bool real)
{
    private const int LargestWholeCoefficient = 1000;

    private readonly Dictionary<Node, Rational> exponents = [];
    private readonly List<Node> order = [];
    private readonly List<(Node, Rational)> logarithm = [];
    private Rational coefficient = Rational.One;

    public void Multiply(Node node, Rational exponent)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (exponent.IsZero)
        {
            return; // x⁰ = 1: the domain is extended
        }

        switch (node)
        {
            case Constant number:
                MultiplyConstant(number, exponent);
                break;
            case Sum { IsScaled: true } scaled when exponent.IsInteger || scaled.Coefficients[0].Sign > 0:
                Multiply(Coefficient(scaled.Coefficients[0]), exponent);
                Multiply(scaled.Terms[0], exponent);
                break;
            case Sum { IsScaled: true } scaled when !scaled.Coefficients[0].Equals(Rational.MinusOne):
                Multiply(Coefficient(-scaled.Coefficients[0]), exponent);
                Multiply(graph.Negate(scaled.Terms[0]), exponent);
                break;
            case Sum { IsScaled: false } sum when exponent.IsInteger && graph.KeepsLogDomain:
                Rational content = Content(sum);
                Multiply(Coefficient(content), exponent);
                Node primitive = graph.Scale(sum, Rational.One / content);
                if (exponent.Sign < 0 && LogDomain.IsExponentialSum(primitive))
                {
                    logarithm.Add((graph.Log(primitive), exponent));
                }
                else
                {
                    Collect(primitive, exponent);
                }

                break;
            case Product product:
                MultiplyProduct(product, exponent);
                break;
            case Call { Function: Function.Exp } exp when graph.KeepsLogDomain:
                logarithm.Add((exp.Argument, exponent));
                break;
            case Call { Function: Function.Abs } abs when exponent.IsEvenInteger:
                Multiply(abs.Argument, exponent);
                break;
            case var _ when graph.KeepsLogDomain && exponent.Sign < 0 && LogDomain.IsExponentialSum(node):
                logarithm.Add((graph.Log(node), exponent));
                break;
            default:
                Collect(node, exponent);
                break;
        }
    }

    public Node ToNode()
    {
        FoldExponential();
        FoldConstantBases();
        if (coefficient.IsZero)
        {
            return Coefficient(Rational.Zero);
        }

        List<Node> bases = new(order.Count + 1);
        foreach (Node node in order)
        {
            if (!exponents[node].IsZero)
            {
                bases.Add(node);
            }
        }

        if (TryPushIntoConditional(bases) is { } pushed)
        {
            return pushed;
        }

        Node result;
        if (bases.Count == 0)
        {
            return Coefficient(coefficient);
        }

        if (bases.Count == 1 && exponents[bases[0]].IsOne)
        {
            result = bases[0];
        }
        else
        {
            bases.Sort(CanonicalOrder.Instance);
            result = graph.Intern(new Product(bases.ToImmutableArray(), bases.Select(b => exponents[b]).ToImmutableArray()));
        }

        return coefficient.IsOne ? result : graph.LinearCombination([(result, coefficient)]);
    }

    private void MultiplyConstant(Constant number, Rational exponent)
    {
        if (Rational.TryPower(number.Value, exponent, out Rational power))
        {
            coefficient *= power;
        }
        else
        {
            Collect(number, exponent);
        }
    }

    /// <summary>(x^p)^r is |x|^(pr) for even p, and x^(pr) for odd and for broken p, where x is not negative.</summary>
    private void MultiplyProduct(Product product, Rational exponent)
    {
        if (exponent.IsInteger)
        {
            for (int i = 0; i < product.Bases.Length; i++)
            {
                Multiply(product.Bases[i], product.Exponents[i] * exponent);
            }
        }
        else if (product.Bases.Length == 1)
        {
            Rational power = product.Exponents[0] * exponent;
            Multiply(
                product.Exponents[0].IsEvenInteger ? graph.Call(Function.Abs, product.Bases[0]) : product.Bases[0],
                power);
        }
        else
        {
            // √(x²y) = |x|√y: squares may leave the root whatever the rest is, if the rest stays under it.
            List<(Node, Rational)> rest = [];
            for (int i = 0; i < product.Bases.Length; i++)
            {
                if (product.Exponents[i].IsEvenInteger)
                {
                    Multiply(graph.Call(Function.Abs, product.Bases[i]), product.Exponents[i] * exponent);
                }
                else if (product.Bases[i] is Call { Function: Function.Exp } exp)
                {
                    logarithm.Add((exp.Argument, product.Exponents[i] * exponent));
                }
                else
                {
                    rest.Add((product.Bases[i], product.Exponents[i]));
                }
            }

            if (rest.Count == product.Bases.Length)
            {
                Collect(product, exponent);
            }
            else if (rest.Count > 0)
            {
                Multiply(graph.Monomial(rest), exponent);
            }
        }
    }

    private void Collect(Node node, Rational exponent)
    {
        if (exponents.TryGetValue(node, out Rational before))
        {
            exponents[node] = before + exponent;
        }
        else
        {
            exponents.Add(node, exponent);
            order.Add(node);
        }
    }

    private void FoldExponential()
    {
        if (logarithm.Count == 0)
        {
            return;
        }

        Node exponential = graph.Call(Function.Exp, graph.LinearCombination(logarithm));
        logarithm.Clear();
        if (exponential is Call { Function: Function.Exp })
        {
            Collect(exponential, Rational.One);
        }
        else
        {
            // exp(a + k·log b) is a product itself; what is left of the exponential comes back once.
            MultiplyFolded(exponential);
        }
    }

    private void MultiplyFolded(Node node)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node)
        {
            case Constant number:
                coefficient *= number.Value;
                break;
            case Sum { IsScaled: true } scaled:
                coefficient *= scaled.Coefficients[0];
                MultiplyFolded(scaled.Terms[0]);
                break;
            case Product product:
                for (int i = 0; i < product.Bases.Length; i++)
                {
                    Collect(product.Bases[i], product.Exponents[i]);
                }

                break;
            default:
                Collect(node, Rational.One);
                break;
        }
    }

    private void FoldConstantBases()
    {
        foreach (Node node in order)
        {
            if (node is Constant number && !exponents[node].IsZero
                && Rational.TryPower(number.Value, exponents[node], out Rational power))
            {
                coefficient *= power;
                exponents[node] = Rational.Zero;
            }
        }
    }

    /// <summary>(c ? x : 0) · y is c ? x·y : 0, so that what belongs to the other branch is never multiplied by zero.</summary>
    private Node? TryPushIntoConditional(List<Node> bases)
    {
        foreach (Node node in bases)
        {
            if (node is not Conditional conditional || !exponents[node].IsOne
                || !(IsZero(conditional.Then) || IsZero(conditional.Else))
                || (bases.Count == 1 && coefficient.IsOne))
            {
                continue;
            }

            List<(Node, Rational)> rest = [(Coefficient(coefficient), Rational.One)];
            foreach (Node other in bases)
            {
                if (!ReferenceEquals(other, node))
                {
                    rest.Add((other, exponents[other]));
                }
            }

            return graph.Conditional(
                conditional.Condition,
                IsZero(conditional.Then) ? conditional.Then : graph.Monomial([.. rest, (conditional.Then, Rational.One)]),
                IsZero(conditional.Else) ? conditional.Else : graph.Monomial([.. rest, (conditional.Else, Rational.One)]));
        }

        return null;
    }

    private Node Coefficient(Rational value) => real ? graph.Number(value) : graph.Integer(value);

    private static bool IsZero(Node node) => node is Constant { Value.IsZero: true };

    /// <summary>
    /// The factor that leaves one representative of all multiples of a sum: small whole coefficients without a common
    /// divisor, or where they are not small a largest coefficient of 1. Its sign makes the constant of 1 − x positive, and
    /// otherwise the first coefficient.
    /// </summary>
    private static Rational Content(Sum sum)
    {
        Rational divisor = sum.Constant;
        Rational largest = Rational.Abs(sum.Constant);
        foreach (Rational coefficient in sum.Coefficients)
        {
            divisor = divisor.IsZero ? Rational.Abs(coefficient) : Rational.GreatestCommonDivisor(divisor, coefficient);
            largest = Rational.Abs(coefficient) > largest ? Rational.Abs(coefficient) : largest;
        }

        Rational content = largest / Rational.Abs(divisor) <= LargestWholeCoefficient ? Rational.Abs(divisor) : largest;
        bool isNegative = sum.Terms.Length == 1 ? sum.Constant.Sign < 0 : sum.Coefficients[0].Sign < 0;
        return isNegative ? -content : content;
    }
}
