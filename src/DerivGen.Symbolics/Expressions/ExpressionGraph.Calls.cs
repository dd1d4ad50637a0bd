using System.Collections.Immutable;
using System.Numerics;

namespace DerivGen.Symbolics.Expressions;

/// <summary>Known functions, conditions and truth values in canonical form.</summary>
internal sealed partial class ExpressionGraph
{
    public Node Exp(Node a) => Call(Function.Exp, a);

    public Node Log(Node a) => Call(Function.Log, a);

    public Node Less(Node a, Node b) => Call(Function.Less, a, b);

    public Node LessOrEqual(Node a, Node b) => Call(Function.LessOrEqual, a, b);

    public Node Equal(Node a, Node b) => Call(Function.Equal, a, b);

    public Node Not(Node a) => Call(Function.Not, a);

    public Node And(params Node[] conditions) => conditions.Length == 0 ? True : Call(Function.And, conditions);

    public Node Or(params Node[] conditions) => conditions.Length == 0 ? False : Call(Function.Or, conditions);

    /// <summary>A known function of its arguments, after the identities that hold wherever both sides are defined.</summary>
    public Node Call(Function function, params Node[] arguments)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (IsOfReals(function))
        {
            bool real = function is not (Function.Max or Function.Min or Function.Abs or Function.Sign or Function.Clamp
                or Function.Less or Function.LessOrEqual or Function.Equal)
                || arguments.Any(a => a.Type == NodeType.Real);
            if (real && arguments.All(a => a.Type != NodeType.Boolean))
            {
                arguments = arguments.Select(Real).ToArray();
            }
        }

        return Fold(function, arguments)
            ?? Intern(new Call(function, ResultType(function, arguments), arguments.ToImmutableArray()));
    }

    /// <summary>A function whose text is not known.</summary>
    public Node Call(ForeignFunction function, params Node[] arguments) => Intern(new Call(function, arguments.ToImmutableArray()));

    /// <summary>The same function of other arguments.</summary>
    public Node Call(Call call, params Node[] arguments) =>
        call.Foreign is { } foreign ? Call(foreign, arguments) : Call(call.Function, arguments);

    public Node Conditional(Node condition, Node then, Node otherwise)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (condition is Constant truth)
        {
            return truth.Value.IsZero ? otherwise : then;
        }

        if (ReferenceEquals(then, otherwise))
        {
            return then;
        }

        if (condition is Call { Function: Function.Not } not)
        {
            return Conditional(not.Argument, otherwise, then);
        }

        // i < j has the opposite j < i + 1: the condition is the one under which the value is not 0, or the smaller one.
        if (IsComparisonOfIntegers(condition)
            && (IsZero(then) == IsZero(otherwise) ? !ReferenceEquals(Smaller(condition), condition) : IsZero(then)))
        {
            return Conditional(Not(condition), otherwise, then);
        }

        if (then.Type != otherwise.Type)
        {
            then = Real(then);
            otherwise = Real(otherwise);
        }

        if (then is Conditional inner && ReferenceEquals(inner.Condition, condition))
        {
            then = inner.Then;
        }

        if (otherwise is Conditional innerElse && ReferenceEquals(innerElse.Condition, condition))
        {
            otherwise = innerElse.Else;
        }

        if (then.Type == NodeType.Boolean)
        {
            return Or(And(condition, then), And(Not(condition), otherwise));
        }

        if (ReferenceEquals(then, otherwise))
        {
            return then;
        }

        // A coefficient stands in a sum: c ? k·x : 0 is k · (c ? x : 0). What is computed in the end has it inside again.
        if (KeepsLogDomain && (IsZero(then) || IsZero(otherwise)))
        {
            Node other = IsZero(then) ? otherwise : then;
            Rational coefficient = other is Sum { IsScaled: true } scaled ? scaled.Coefficients[0] : other is Constant number ? number.Value : Rational.One;
            if (!coefficient.IsOne)
            {
                Node one = other is Sum sum ? sum.Terms[0] : Scalar(Rational.One, other.Type);
                return Scale(IsZero(then) ? Conditional(condition, then, one) : Conditional(condition, one, otherwise), coefficient);
            }
        }

        return Intern(new Conditional(condition, then, otherwise));
    }

    /// <summary>Of a comparison of integers and its opposite, which is one too, the smaller one; any other condition itself.</summary>
    private Node Smaller(Node condition) =>
        IsComparisonOfIntegers(condition) && Not(condition) is var opposite && CanonicalOrder.Instance.Compare(opposite, condition) < 0
            ? opposite
            : condition;

    private static bool IsComparisonOfIntegers(Node condition) => condition is Call { Function: Function.Less, Argument.Type: NodeType.Integer };

    /// <summary>Whether the canonical order puts a negative coefficient first: of u and −u exactly one is so.</summary>
    internal static bool LeadsNegative(Node node) => node switch
    {
        Constant number => number.Value.Sign < 0,
        Sum sum => sum.Coefficients[0].Sign < 0,
        NamedConstant { Name: ConstantName.NegativeInfinity } => true,
        _ => false,
    };

    private Node? Fold(Function function, Node[] a)
    {
        if (FoldInverse(function, a[0]) is { } undone)
        {
            return undone;
        }

        switch (function)
        {
            case Function.Exp:
                return FoldExp(a[0]);
            case Function.Log:
                return FoldLog(a[0]);
            case Function.Pow:
                return a[1] is Constant power ? Power(a[0], power.Value)
                    : a[0] is Constant { Value.IsOne: true } ? One
                    : a[0] is Call { Function: Function.Exp } exp ? Exp(Multiply(exp.Argument, a[1]))
                    : null;
            case Function.Sigmoid:
                return IsZero(a[0]) ? Number(Rational.Half)
                    : LeadsNegative(a[0]) ? Subtract(One, Call(Function.Sigmoid, Negate(a[0])))
                    : null;
            case Function.Softplus:
                return IsZero(a[0]) ? Log(Number(Rational.Two))
                    : LeadsNegative(a[0]) ? Add(Call(Function.Softplus, Negate(a[0])), a[0])
                    : null;
            case Function.Sin or Function.Tan or Function.Asin or Function.Atan or Function.Sinh or Function.Tanh
                or Function.Asinh or Function.Atanh or Function.Cbrt or Function.Erf or Function.Sign:
                return IsZero(a[0]) ? a[0]
                    : function == Function.Sign && a[0] is Constant sign ? Scalar(sign.Value.Sign, a[0].Type)
                    : LeadsNegative(a[0]) ? Negate(Call(function, Negate(a[0])))
                    : null;
            case Function.Cos or Function.Cosh:
                return IsZero(a[0]) ? One : LeadsNegative(a[0]) ? Call(function, Negate(a[0])) : null;
            case Function.Acos:
                return a[0] is Constant { Value.IsOne: true } ? Zero : null;
            case Function.Abs:
                return FoldAbs(a[0]);
            case Function.Max or Function.Min:
                return FoldExtremum(function, a);
            case Function.Floor or Function.Ceiling or Function.Truncate or Function.Round or Function.RoundAwayFromZero:
                return a[0] is Call { Function: Function.ToReal } or Constant { Value.IsInteger: true } ? a[0] : null;
            case Function.ToReal:
                return Real(a[0]);
            case Function.ToInteger:
                return a[0] is Call { Function: Function.ToReal } integer ? integer.Argument
                    : a[0] is Constant { Value.IsInteger: true } whole ? Integer(whole.Value)
                    : null;
            case Function.IntegerDivide or Function.IntegerRemainder:
                return FoldDivision(function, a[0], a[1]);
            case Function.Less or Function.LessOrEqual or Function.Equal:
                return FoldComparison(function, a[0], a[1]);
            case Function.Not:
                return FoldNot(a[0]);
            case Function.And or Function.Or:
                return FoldJunction(function, a);
            case Function.Group:
                return a[0] is Product or Sum ? null : a[0];
            case Function.IsFinite:
                return a[0] is Constant ? True : null;
            default:
                return null;
        }
    }

    /// <summary>exp(log b) = b, exp(k·log b + u) = b^k · exp(u); not for a sum of exponentials, which stays in the log domain.</summary>
    private Node? FoldExp(Node a)
    {
        if (IsZero(a))
        {
            return One;
        }

        if (a is Call { Function: Function.Log } log && !LogDomain.IsExponentialSum(log.Argument))
        {
            return log.Argument;
        }

        if (a is NamedConstant { Name: ConstantName.NegativeInfinity })
        {
            return Zero;
        }

        if (a is not Sum sum)
        {
            return null;
        }

        List<(Node, Rational)>? factors = null;
        List<(Node, Rational)> rest = [(Number(sum.Constant), Rational.One)];
        for (int i = 0; i < sum.Terms.Length; i++)
        {
            if (sum.Terms[i] is Call { Function: Function.Log } term
                && (!LogDomain.IsExponentialSum(term.Argument) || (sum.IsScaled && sum.Coefficients[0].IsOne)))
            {
                factors ??= [];
                factors.Add((term.Argument, sum.Coefficients[i]));
            }
            else
            {
                rest.Add((sum.Terms[i], sum.Coefficients[i]));
            }
        }

        if (factors is null)
        {
            return null;
        }

        Node remaining = LinearCombination(rest);
        if (!IsZero(remaining))
        {
            factors.Add((Exp(remaining), Rational.One));
        }

        return Monomial(factors);
    }

    private Node? FoldLog(Node a) => a switch
    {
        Constant { Value.IsOne: true } => Zero,
        Constant { Value.Sign: 0 } => NegativeInfinity,
        Constant { Value: { Sign: > 0, IsInteger: false } } number =>
            Subtract(Log(Number(new Rational(number.Value.Numerator, BigInteger.One))), Log(Number(new Rational(number.Value.Denominator, BigInteger.One)))),
        Call { Function: Function.Exp } exp => exp.Argument,
        Call { Function: Function.Group, Argument: Product product } when KeepsLogDomain => Log(product),
        _ => null,
    };

    private Node? FoldAbs(Node a) => a switch
    {
        Constant number => Scalar(Rational.Abs(number.Value), a.Type),
        Call { Function: Function.Abs or Function.Sigmoid or Function.Softplus } => a,
        Call { Function: Function.Exp } exp when LogDomain.IsPositiveExponential(exp) => a,
        Sum { IsScaled: true } scaled => Scale(Call(Function.Abs, scaled.Terms[0]), Rational.Abs(scaled.Coefficients[0])),
        Product product when product.Exponents.All(e => e.IsEvenInteger || !e.IsInteger) => a,
        _ when LeadsNegative(a) => Call(Function.Abs, Negate(a)),
        _ => null,
    };

    /// <summary>Nested maxima are one maximum: its equal largest arguments share the derivative.</summary>
    private Node? FoldExtremum(Function function, Node[] arguments)
    {
        bool maximum = function == Function.Max;
        Constant? best = null;
        HashSet<Node> distinct = [];
        List<Node> flat = [];
        foreach (Node argument in arguments)
        {
            foreach (Node part in argument is Call call && call.Function == function ? call.Arguments : ImmutableArray.Create(argument))
            {
                if (part is Constant number)
                {
                    best = best is null || (maximum ? number.Value > best.Value : number.Value < best.Value) ? number : best;
                }
                else if (part is NamedConstant named && named.Name == (maximum ? ConstantName.NegativeInfinity : ConstantName.PositiveInfinity))
                {
                    continue;
                }
                else if (distinct.Add(part))
                {
                    flat.Add(part);
                }
            }
        }

        if (best is not null)
        {
            flat.Add(best);
        }

        flat.Sort(CanonicalOrder.Instance);
        if (flat.Count == 1)
        {
            return flat[0];
        }

        return flat.SequenceEqual(arguments) ? null : Call(function, flat.ToArray());
    }

    /// <summary>C#'s own integer division truncates: k·d + r splits only where the facts are known.</summary>
    private Node? FoldDivision(Function function, Node a, Node b)
    {
        bool division = function == Function.IntegerDivide;
        if (b is not Constant { Value.IsZero: false } divisor)
        {
            return null;
        }

        if (a is Constant dividend)
        {
            return Integer(division
                ? new Rational(BigInteger.Divide(dividend.Value.Numerator, divisor.Value.Numerator), BigInteger.One)
                : new Rational(BigInteger.Remainder(dividend.Value.Numerator, divisor.Value.Numerator), BigInteger.One));
        }

        return Rational.Abs(divisor.Value).IsOne ? (division ? Scale(a, divisor.Value) : Integer(Rational.Zero)) : null;
    }

    private Node? FoldComparison(Function function, Node a, Node b)
    {
        if (a is Constant x && b is Constant y)
        {
            return Truth(function switch
            {
                Function.Less => x.Value < y.Value,
                Function.LessOrEqual => x.Value <= y.Value,
                _ => x.Value == y.Value,
            });
        }

        if (a.Type != NodeType.Integer)
        {
            return null;
        }

        if (Subtract(a, b) is Constant difference)
        {
            return Truth(function switch
            {
                Function.Less => difference.Value.Sign < 0,
                Function.LessOrEqual => difference.Value.Sign <= 0,
                _ => difference.Value.IsZero,
            });
        }

        // Integers compare exactly: i + 1 < j + 1 is i < j, i ≤ j is i < j + 1, and equality is symmetric.
        if (a is Sum { Constant: var shift } && !shift.IsZero)
        {
            return Call(function, Subtract(a, Integer(shift)), Subtract(b, Integer(shift)));
        }

        if (a is Constant && b is Sum { Constant: var offset } && !offset.IsZero)
        {
            return Call(function, Subtract(a, Integer(offset)), Subtract(b, Integer(offset)));
        }

        if (function == Function.LessOrEqual)
        {
            return Call(Function.Less, a, Add(b, Integer(Rational.One)));
        }

        // The order is that of what varies: the constant goes to the other side with every exchange.
        Node varying = b is Sum { Constant: var constant } && !constant.IsZero ? Subtract(b, Integer(constant)) : b;
        return function == Function.Equal && CanonicalOrder.Instance.Compare(a, varying) > 0 ? Call(Function.Equal, b, a) : null;
    }

    private Node? FoldNot(Node a) => a switch
    {
        Constant truth => Truth(truth.Value.IsZero),
        Call { Function: Function.Not } not => not.Argument,
        Call { Function: Function.Less } less when less.Argument.Type == NodeType.Integer =>
            Call(Function.Less, less.Arguments[1], Add(less.Arguments[0], Integer(Rational.One))),
        _ => null,
    };

    private Node? FoldJunction(Function function, Node[] arguments)
    {
        bool conjunction = function == Function.And;
        List<Node> flat = [];
        HashSet<Node> parts = [];
        foreach (Node argument in arguments)
        {
            foreach (Node part in argument is Call call && call.Function == function ? call.Arguments : ImmutableArray.Create(argument))
            {
                if (part is Constant truth)
                {
                    if (truth.Value.IsZero == conjunction)
                    {
                        return part;
                    }
                }
                else if (parts.Add(part))
                {
                    flat.Add(part);
                }
            }
        }

        if (flat.Any(part => parts.Contains(Not(part))))
        {
            return Truth(!conjunction);
        }

        // The order stays as written: a later condition may be defined only where the earlier ones hold.
        return flat.Count == 0 ? Truth(conjunction) : flat.Count == 1 ? flat[0]
            : flat.SequenceEqual(arguments) ? null : Call(function, flat.ToArray());
    }

    private static bool IsZero(Node node) => node is Constant { Value.IsZero: true };

    private static bool IsOfReals(Function function) =>
        function is < Function.ToReal or Function.Less or Function.LessOrEqual or Function.Equal or Function.ToInteger or >= Function.Group;

    private static NodeType ResultType(Function function, Node[] arguments) => function switch
    {
        Function.Less or Function.LessOrEqual or Function.Equal or Function.Not or Function.And or Function.Or or Function.IsFinite or Function.IsNear => NodeType.Boolean,
        Function.ToInteger or Function.IntegerDivide or Function.IntegerRemainder or Function.BitAnd or Function.BitOr
            or Function.BitXor or Function.ShiftLeft or Function.ShiftRight => NodeType.Integer,
        Function.Max or Function.Min or Function.Abs or Function.Sign or Function.Clamp => arguments[0].Type,
        _ => NodeType.Real,
    };
}
