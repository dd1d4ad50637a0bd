using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Stability;

namespace DerivGen.Symbolics.Simplification;

/// <summary>
/// What operations cost, in units of one addition: measured in a chain, where each waits for the one before
/// (<c>tests/DerivGen.Benchmarks operations</c>, docs/benchmarks.md).
/// </summary>
internal static class CostModel
{
    /// <summary>A loop is assumed to run this often when its cost is compared with another form's.</summary>
    public const int AssumedTrips = 8;

    /// <summary>Above this size, as a tree, costs are compared down to <see cref="ComparedDepth"/>.</summary>
    private const int LargeSize = 600;
    private const int ComparedDepth = 6;
    private const int MaximumCost = 1_000_000;

    public const int Division = 6;
    public const int SquareRoot = 10;
    public const int Power = 45;

    /// <summary>A function whose text is not known is assumed to be dear.</summary>
    public const int Unknown = 100;

    /// <summary>The cost of a call by itself, without its arguments.</summary>
    public static int Of(Function function) => function switch
    {
        Function.Exp => 17,
        Function.Log => 22,
        Function.Group => 0,
        Function.Sigmoid => 27,
        Function.Softplus => 55,
        Function.Log1P => 28,
        Function.ExpM1 => 24,
        Function.Log1MExp => 53,
        Function.XLogX or Function.XLogY => 24,
        Function.Pow => Power,
        Function.Sin or Function.Cos => 28,
        Function.Tan or Function.Atan => 40,
        Function.Asin or Function.Acos => 27,
        Function.Atan2 => 54,
        Function.Sinh or Function.Tanh => 62,
        Function.Cosh => 31,
        Function.Asinh or Function.Acosh or Function.Atanh => 55,
        Function.Cbrt => 51,
        Function.Erf or Function.Erfc => 84,
        Function.Remainder => 9,
        Function.IEEERemainder => 17,
        Function.Hypot => 22,
        Function.Sqrt => SquareRoot,
        Function.ToReal or Function.ToInteger => 1,
        Function.IntegerDivide or Function.IntegerRemainder => 8,
        Function.Foreign => Unknown,
        Function.Floor or Function.Ceiling or Function.Truncate => 2,
        Function.Round or Function.RoundAwayFromZero => 4,
        _ => 1,
    };

    /// <summary>
    /// The cost of everything that the node needs, each shared node once. What lies below <paramref name="floor"/> counts
    /// with its own operation alone, as if its operands were computed anyway.
    /// </summary>
    public static int Of(Node node, int floor) => new Count(_ => false, floor, MaximumCost).Of(node);

    /// <summary>Whether everything that the node needs costs at least this much.</summary>
    public static bool Reaches(Node node, int cost) => Reaches(node, cost, _ => false);

    /// <summary>The same, beside what <paramref name="isPaid"/> tells is computed anyway.</summary>
    public static bool Reaches(Node node, int cost, Func<Node, bool> isPaid) => new Count(isPaid, 0, cost).Of(node) >= cost;

    /// <summary>
    /// The depth below which equal forms of a node are not compared: forms differ near the top, and comparing everything
    /// for every sum would be quadratic.
    /// </summary>
    public static int FloorOf(Node node) => node.Size > LargeSize ? node.Depth - ComparedDepth : 0;

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
                        : size.IsInteger && size <= IntegerPowers.Largest ? IntegerPowers.Multiplications((int)size.Numerator)
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

    private sealed class Count(Func<Node, bool> isPaid, int floor, int limit)
    {
        private readonly HashSet<Node> counted = [];
        private long total;

        public int Of(Node node)
        {
            Add(node, 1);
            return (int)Math.Min(total, limit);
        }

        private void Add(Node node, long times)
        {
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            if (total >= limit || node.Children.IsEmpty || node is Element || node.Type == NodeType.Integer || !counted.Add(node) || isPaid(node))
            {
                return;
            }

            total += times * Own(node);
            if (node.Depth <= floor)
            {
                return;
            }

            if (node is Reduction reduction)
            {
                total += times * (AssumedTrips + 1);
                Add(reduction.Body, times * AssumedTrips);
                return;
            }

            foreach (Node child in node.Children)
            {
                Add(child, times);
            }
        }
    }
}
