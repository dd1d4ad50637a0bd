using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>What operations cost, in units of one addition.</summary>
internal static class CostModel
{
    /// <summary>A loop is assumed to run this often when its cost is compared with another form's.</summary>
    private const int AssumedTrips = 8;

    public const int Division = 5;
    public const int SquareRoot = 6;
    public const int Power = 40;

    /// <summary>The cost of a call by itself, without its arguments.</summary>
    public static int Of(Function function) => function switch
    {
        Function.Exp or Function.Log => 16,
        Function.Group => 0,
        Function.Sigmoid => 22,
        Function.Softplus => 36,
        Function.Log1P or Function.ExpM1 => 20,
        Function.Log1MExp => 34,
        Function.XLogX or Function.XLogY => 18,
        Function.Pow => Power,
        Function.Sin or Function.Cos => 18,
        Function.Tan or Function.Atan or Function.Asin or Function.Acos or Function.Atan2 => 24,
        Function.Sinh or Function.Cosh or Function.Tanh => 22,
        Function.Asinh or Function.Acosh or Function.Atanh => 30,
        Function.Cbrt => 20,
        Function.Erf or Function.Erfc => 30,
        Function.Remainder or Function.IEEERemainder => 20,
        Function.Hypot => 12,
        Function.Sqrt => SquareRoot,
        Function.ToReal or Function.ToInteger => 1,
        Function.IntegerDivide or Function.IntegerRemainder => 8,
        Function.Floor or Function.Ceiling or Function.Truncate or Function.Round or Function.RoundAwayFromZero => 2,
        _ => 1,
    };

    /// <summary>The cost of everything that the node needs, each shared node once.</summary>
    public static int Of(Node node) => Of(node, [], _ => false);

    /// <summary>The same, beside what <paramref name="isPaid"/> tells is computed anyway.</summary>
    public static int Of(Node node, Func<Node, bool> isPaid) => Of(node, [], isPaid);

    /// <summary>The cost of the node's own operation.</summary>
    public static int Own(Node node)
    {
        switch (node)
        {
            case Sum sum:
                int additions = sum.Terms.Length - (sum.Constant.IsZero ? 1 : 0);
                return additions + sum.Coefficients.Count(c => !Rational.Abs(c).IsOne);
            case Product product:
                int cost = 0;
                int multiplications = -1;
                bool divides = false;
                foreach (Rational exponent in product.Exponents)
                {
                    Rational size = Rational.Abs(exponent);
                    divides |= exponent.Sign < 0;
                    multiplications++;
                    cost += size.IsOne ? 0
                        : size.IsInteger && size <= 4 ? (int)size.Numerator - 1
                        : size == Rational.Half ? SquareRoot
                        : size == new Rational(3, 2) ? SquareRoot + 1
                        : Power;
                }

                bool hasNumerator = product.Exponents.Any(e => e.Sign > 0);
                return cost + multiplications + (divides ? Division - (hasNumerator ? 1 : 0) : 0);
            case Call call:
                return Of(call.Function) + (call.Function is Function.Max or Function.Min or Function.And or Function.Or ? call.Arguments.Length - 2 : 0);
            case Conditional:
                return 1;
            default:
                return 0;
        }
    }

    private static int Of(Node node, HashSet<Node> counted, Func<Node, bool> isPaid)
    {
        if (node.Children.IsEmpty || node is Element || node.Type == NodeType.Integer || !counted.Add(node) || isPaid(node))
        {
            return 0;
        }

        if (node is Reduction reduction)
        {
            return (AssumedTrips * (1 + Of(reduction.Body, counted, isPaid))) + 1;
        }

        int cost = Own(node);
        foreach (Node child in node.Children)
        {
            cost += Of(child, counted, isPaid);
        }

        return Math.Min(cost, 1_000_000);
    }
}
