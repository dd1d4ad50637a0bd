using System.Numerics;
using System.Runtime.CompilerServices;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Tests.Evaluation;

/// <summary>
/// The value of an expression at a point, by what its nodes mean: branches that are not taken are not evaluated, equal
/// largest arguments are one maximum, what is undefined is NaN. A logarithm of a sum of exponentials that stands in an
/// exponent is formal (see <see cref="LogDomain"/>): exp(u − log S) is exp(u)/S, whatever the sign of S.
/// </summary>
internal sealed class Evaluator<T>(Arithmetic<T> arithmetic, Point<T> point)
{
    private readonly Dictionary<int, BigInteger> indices = [];
    private readonly Dictionary<(Node, BigInteger), T> reals = [];
    private long steps;

    public Point<T> Point { get; } = point;

    /// <summary>Whether values are remembered; not where locals change.</summary>
    public bool Remembers { get; init; } = true;

    /// <summary>Whether exp(u − log S) is read as exp(u)/S.</summary>
    public bool ReadsFormalLogarithms { get; init; } = true;

    /// <summary>Whether nested extrema are one extremum, whose equal arguments share alike.</summary>
    public bool FlattensExtrema { get; init; } = true;

    public long StepLimit { get; init; } = 2_000_000;

    public void Bind(Expressions.Index index, BigInteger value) => indices[index.Number] = value;

    public T Real(Node node)
    {
        if (node.Children.IsEmpty || !Remembers || Key(node) is not { } key)
        {
            return Compute(node);
        }

        if (!reals.TryGetValue((node, key), out T? value))
        {
            value = Compute(node);
            reals.Add((node, key), value);
        }

        return value;
    }

    public BigInteger Integer(Node node)
    {
        Step();
        switch (node)
        {
            case Constant constant:
                return constant.Value.Numerator;
            case Symbol symbol:
                return Point.Integers[symbol.Ordinal];
            case Expressions.Index index:
                return indices[index.Number];
            case Length length:
                return LengthOf(length.Array, length.Dimension);
            case Element element:
                ArrayValue<BigInteger> array = Point.IntegerArrays[element.Array.Ordinal];
                int place = array.Place([.. element.Children.Skip(1).Select(Integer)]);
                return place < 0 ? throw new UndefinedException("an index is out of range: " + element) : array.Items[place];
            case Sum sum:
                Rational total = sum.Constant;
                for (int i = 0; i < sum.Terms.Length; i++)
                {
                    total += sum.Coefficients[i] * new Rational(Integer(sum.Terms[i]), BigInteger.One);
                }

                return total.IsInteger ? total.Numerator : throw new InvalidOperationException("An integer is broken: " + node);
            case Product product:
                BigInteger result = BigInteger.One;
                for (int i = 0; i < product.Bases.Length; i++)
                {
                    result *= BigInteger.Pow(Integer(product.Bases[i]), (int)product.Exponents[i].Numerator);
                }

                return result;
            case Conditional conditional:
                return Truth(conditional.Condition) ? Integer(conditional.Then) : Integer(conditional.Else);
            case Reduction reduction:
                return IntegerReduction(reduction);
            case Call call:
                return IntegerCall(call);
            default:
                throw new NotSupportedException(node.ToString());
        }
    }

    public bool Truth(Node node)
    {
        Step();
        switch (node)
        {
            case Constant constant:
                return !constant.Value.IsZero;
            case Symbol symbol:
                return !Point.Integers[symbol.Ordinal].IsZero;
            case Conditional conditional:
                return Truth(conditional.Condition) ? Truth(conditional.Then) : Truth(conditional.Else);
            case Call call:
                switch (call.Function)
                {
                    case Function.Not:
                        return !Truth(call.Argument);
                    case Function.And:
                        return call.Arguments.All(Truth);
                    case Function.Or:
                        return call.Arguments.Any(Truth);
                    case Function.IsNear:
                        return arithmetic.IsRounded && arithmetic.ValueOf(Real(call.Argument)) < arithmetic.ValueOf(Real(call.Arguments[1]));
                    case Function.IsFinite:
                        return arithmetic.ValueOf(Real(call.Argument)).IsFinite;
                    case Function.Less or Function.LessOrEqual or Function.Equal:
                        if (call.Argument.Type == NodeType.Boolean)
                        {
                            return Truth(call.Argument) == Truth(call.Arguments[1]);
                        }

                        int order;
                        if (call.Argument.Type == NodeType.Integer)
                        {
                            order = Integer(call.Argument).CompareTo(Integer(call.Arguments[1]));
                        }
                        else
                        {
                            T a = Real(call.Argument);
                            T b = Real(call.Arguments[1]);
                            if (arithmetic.IsNaN(a) || arithmetic.IsNaN(b))
                            {
                                return arithmetic.ComparesNaN ? false : throw new UndefinedException("a condition is undefined: " + node);
                            }

                            BigFloat x = arithmetic.ValueOf(a);
                            BigFloat y = arithmetic.ValueOf(b);
                            order = x < y ? -1 : x == y ? 0 : 1;
                        }

                        return call.Function switch
                        {
                            Function.Less => order < 0,
                            Function.LessOrEqual => order <= 0,
                            _ => order == 0,
                        };
                }

                break;
        }

        throw new NotSupportedException(node.ToString());
    }

    private T Compute(Node node)
    {
        Step();
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (node.Type == NodeType.Integer)
        {
            return arithmetic.FromRational(new Rational(Integer(node), BigInteger.One));
        }

        switch (node)
        {
            case Constant constant:
                return arithmetic.FromRational(constant.Value);
            case NamedConstant named:
                return arithmetic.Named(named.Name);
            case Symbol symbol:
                return Point.Reals[symbol.Ordinal];
            case Element element:
                ArrayValue<T> array = Point.RealArrays[element.Array.Ordinal];
                int place = array.Place([.. element.Children.Skip(1).Select(Integer)]);
                return place < 0 ? Missing(element) : array.Items[place];
            case Sum sum:
                return ComputeSum(sum);
            case Product product:
                return ComputeProduct(product);
            case Conditional conditional:
                return Truth(conditional.Condition) ? Real(conditional.Then) : Real(conditional.Else);
            case Call call:
                return ComputeCall(call);
            case Reduction reduction:
                return ComputeReduction(reduction);
            default:
                throw new NotSupportedException(node.ToString());
        }
    }

    /// <summary>An element that does not exist is an exception in the emitted code, and no number in mathematics.</summary>
    private T Missing(Element element) => arithmetic.ComparesNaN
        ? throw new UndefinedException("an index is out of range: " + element)
        : arithmetic.Named(ConstantName.NaN);

    private T ComputeSum(Sum sum)
    {
        T total = arithmetic.FromRational(sum.Constant);
        bool isFirst = sum.Constant.IsZero;
        for (int i = 0; i < sum.Terms.Length; i++)
        {
            T term = Real(sum.Terms[i]);
            term = sum.Coefficients[i].IsOne ? term : arithmetic.Multiply(arithmetic.FromRational(sum.Coefficients[i]), term);
            total = isFirst ? term : arithmetic.Add(total, term);
            isFirst = false;
        }

        return total;
    }

    private T ComputeProduct(Product product)
    {
        T result = arithmetic.FromRational(Rational.One);
        List<T> logarithms = [];
        bool isZero = false;
        for (int i = 0; i < product.Bases.Length; i++)
        {
            T value = Real(product.Bases[i]);
            T factor = arithmetic.Power(value, product.Exponents[i]);
            isZero |= arithmetic.ValueOf(value).IsZero;
            bool isLogarithmOfZero = arithmetic.ZeroTimesLogIsZero && product.Bases[i] is Call { Function: Function.Log or Function.Log1P }
                && product.Exponents[i].IsOne && arithmetic.ValueOf(factor).IsInfinity;
            if (isLogarithmOfZero)
            {
                logarithms.Add(factor);
            }
            else
            {
                result = arithmetic.Multiply(result, factor);
            }
        }

        return logarithms.Count == 0 || (isZero && arithmetic.ValueOf(result).IsZero)
            ? result
            : logarithms.Aggregate(result, arithmetic.Multiply);
    }

    private T ComputeCall(Call call)
    {
        switch (call.Function)
        {
            case Function.Max or Function.Min:
                return Extremum(call, call.Function == Function.Max);
            case Function.Group:
                return Real(call.Argument);
            case Function.ToReal:
                return arithmetic.FromRational(new Rational(Integer(call.Argument), BigInteger.One));
            case Function.Exp when ReadsFormalLogarithms && call.Argument is Sum sum && sum.Terms.Any(IsFormal):
                T result = arithmetic.FromRational(sum.Constant);
                List<T> factors = [];
                for (int i = 0; i < sum.Terms.Length; i++)
                {
                    if (IsFormal(sum.Terms[i]))
                    {
                        factors.Add(arithmetic.Power(Real(sum.Terms[i].Children[0]), sum.Coefficients[i]));
                    }
                    else
                    {
                        result = arithmetic.Add(result, arithmetic.Multiply(arithmetic.FromRational(sum.Coefficients[i]), Real(sum.Terms[i])));
                    }
                }

                return factors.Aggregate(arithmetic.Call(Function.Exp, [result]), arithmetic.Multiply);
            default:
                return arithmetic.Call(call.Function, [.. call.Arguments.Select(Real)]);
        }
    }

    private static bool IsFormal(Node term) => term is Call { Function: Function.Log } log && LogDomain.IsExponentialSum(log.Argument);

    /// <summary>Nested extrema of one kind, calls and loops of them, are one extremum of all their arguments.</summary>
    private T Extremum(Node node, bool isMaximum)
    {
        List<T> terms = [];
        Collect(node);
        return terms.Count == 0
            ? arithmetic.Named(isMaximum ? ConstantName.NegativeInfinity : ConstantName.PositiveInfinity)
            : arithmetic.Extremum(terms, isMaximum);

        void Collect(Node part)
        {
            if (!FlattensExtrema && !ReferenceEquals(part, node))
            {
                terms.Add(Real(part));
            }
            else if (part is Call call && call.Function == (isMaximum ? Function.Max : Function.Min))
            {
                foreach (Node argument in call.Arguments)
                {
                    Collect(argument);
                }
            }
            else if (part is Reduction reduction && reduction.Kind == (isMaximum ? ReductionKind.Maximum : ReductionKind.Minimum))
            {
                Run(reduction, _ =>
                {
                    if (FlattensExtrema)
                    {
                        Collect(reduction.Body);
                    }
                    else
                    {
                        terms.Add(Real(reduction.Body));
                    }
                });
            }
            else
            {
                terms.Add(Real(part));
            }
        }
    }

    private T ComputeReduction(Reduction reduction)
    {
        if (reduction.Kind is ReductionKind.Maximum or ReductionKind.Minimum)
        {
            return Extremum(reduction, reduction.Kind == ReductionKind.Maximum);
        }

        List<T> terms = [];
        List<BigInteger> places = [];
        Run(reduction, i =>
        {
            terms.Add(Real(reduction.Body));
            places.Add(i);
        });
        switch (reduction.Kind)
        {
            case ReductionKind.Sum:
                return terms.Aggregate(arithmetic.FromRational(Rational.Zero), arithmetic.Add);
            case ReductionKind.Product:
                return terms.Aggregate(arithmetic.FromRational(Rational.One), arithmetic.Multiply);
        }

        bool isMaximum = reduction.Kind is ReductionKind.FirstMaximum or ReductionKind.LastMaximum;
        if (terms.Count == 0)
        {
            return arithmetic.Named(isMaximum ? ConstantName.NegativeInfinity : ConstantName.PositiveInfinity);
        }

        return reduction.Kind switch
        {
            ReductionKind.FirstMaximum or ReductionKind.FirstMinimum => terms[Winner(terms, isMaximum, isFirst: true)],
            _ => terms[Winner(terms, isMaximum, isFirst: false)],
        };
    }

    private BigInteger IntegerReduction(Reduction reduction)
    {
        List<BigInteger> places = [];
        List<T> terms = [];
        List<BigInteger> integers = [];
        bool isIndex = reduction.Kind >= ReductionKind.FirstIndexOfMaximum;
        Run(reduction, i =>
        {
            places.Add(i);
            if (isIndex)
            {
                terms.Add(Real(reduction.Body));
            }
            else
            {
                integers.Add(Integer(reduction.Body));
            }
        });
        return reduction.Kind switch
        {
            ReductionKind.Sum => integers.Aggregate(BigInteger.Zero, (a, b) => a + b),
            ReductionKind.Product => integers.Aggregate(BigInteger.One, (a, b) => a * b),
            ReductionKind.Maximum or ReductionKind.FirstMaximum or ReductionKind.LastMaximum => integers.Count == 0 ? throw new UndefinedException("an empty range of integers") : integers.Max(),
            ReductionKind.Minimum or ReductionKind.FirstMinimum or ReductionKind.LastMinimum => integers.Count == 0 ? throw new UndefinedException("an empty range of integers") : integers.Min(),
            _ when places.Count == 0 => BigInteger.MinusOne,
            ReductionKind.FirstIndexOfMaximum => places[Winner(terms, true, true)],
            ReductionKind.LastIndexOfMaximum => places[Winner(terms, true, false)],
            ReductionKind.FirstIndexOfMinimum => places[Winner(terms, false, true)],
            _ => places[Winner(terms, false, false)],
        };
    }

    private int Winner(List<T> terms, bool isMaximum, bool isFirst)
    {
        int best = 0;
        for (int i = 0; i < terms.Count; i++)
        {
            BigFloat value = arithmetic.ValueOf(terms[i]);
            if (value.IsNaN)
            {
                throw new UndefinedException("an extremum of what is undefined");
            }

            BigFloat incumbent = arithmetic.ValueOf(terms[best]);
            bool better = isMaximum ? incumbent < value : value < incumbent;
            best = better || (!isFirst && value == incumbent) ? i : best;
        }

        return best;
    }

    private void Run(Reduction reduction, Action<BigInteger> body)
    {
        BigInteger lower = Integer(reduction.Lower);
        BigInteger upper = Integer(reduction.Upper);
        bool had = indices.TryGetValue(reduction.Number, out BigInteger outer);
        for (BigInteger i = lower; i < upper; i++)
        {
            Step();
            indices[reduction.Number] = i;
            body(i);
        }

        indices.Remove(reduction.Number);
        if (had)
        {
            indices.Add(reduction.Number, outer);
        }
    }

    private BigInteger IntegerCall(Call call)
    {
        if (call.Function == Function.ToInteger)
        {
            BigFloat x = arithmetic.ValueOf(Real(call.Argument));
            return x.IsFinite ? (x.Sign < 0 ? -BigFloat.Floor(-x) : BigFloat.Floor(x)) : throw new UndefinedException("no integer: " + call);
        }

        BigInteger[] a = [.. call.Arguments.Select(Integer)];
        return call.Function switch
        {
            Function.Max => a.Max(),
            Function.Min => a.Min(),
            Function.Abs => BigInteger.Abs(a[0]),
            Function.Sign => a[0].Sign,
            Function.Clamp => a[0] < a[1] ? a[1] : a[2] < a[0] ? a[2] : a[0],
            Function.IntegerDivide => a[1].IsZero ? throw new UndefinedException("division by zero") : BigInteger.Divide(a[0], a[1]),
            Function.IntegerRemainder => a[1].IsZero ? throw new UndefinedException("division by zero") : BigInteger.Remainder(a[0], a[1]),
            Function.BitAnd => a[0] & a[1],
            Function.BitOr => a[0] | a[1],
            Function.BitXor => a[0] ^ a[1],
            Function.ShiftLeft => a[0] << (int)a[1],
            Function.ShiftRight => a[0] >> (int)a[1],
            _ => throw new NotSupportedException(call.ToString()),
        };
    }

    private int LengthOf(Symbol array, int dimension) => array.Type == NodeType.Integer
        ? Point.IntegerArrays[array.Ordinal].Dimensions[dimension]
        : Point.RealArrays[array.Ordinal].Dimensions[dimension];

    /// <summary>The values of the indices that the node depends on, in one number; null where they are too many.</summary>
    private BigInteger? Key(Node node)
    {
        BigInteger key = BigInteger.Zero;
        foreach (int number in node.FreeIndices)
        {
            key = (key << 32) + indices[number] + (1 << 30);
        }

        return key;
    }

    private void Step()
    {
        if (++steps > StepLimit)
        {
            throw new InconclusiveException("too many steps");
        }
    }
}
