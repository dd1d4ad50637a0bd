using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Tests.Properties;

/// <summary>
/// Random texts of losses: well typed, mostly defined somewhere, and made of what losses are made of — quotients of
/// exponentials, logarithms of their sums, masks, weights, extrema, norms — in shapes that nobody wrote down before.
/// </summary>
internal sealed class LossGenerator(Random random)
{
    private static readonly Rational[] Numbers =
    [
        1, 2, 3, -1, -2, Rational.Half, new(1, 3), new(-7, 4), new(1, 10), new(3, 1000), new(1_000_001, 100_000), new(1, 1_000_000),
    ];

    private static readonly Function[] Total =
    [
        Function.Exp, Function.Sin, Function.Cos, Function.Atan, Function.Tanh, Function.Sinh, Function.Cosh, Function.Asinh,
        Function.Abs, Function.Abs, Function.Erf, Function.Erfc, Function.Cbrt, Function.Sign, Function.Tan,
    ];

    private int depth;

    public Term Loss(int size) => Next(3) == 0 ? Idiom(size, 0) : Real(size, 0);

    private Term Real(int size, int scope)
    {
        if (size <= 1)
        {
            return Leaf(scope);
        }

        depth++;
        try
        {
            return Next(24) switch
            {
                0 or 1 or 2 => Two(TermKind.Add, size, scope),
                3 or 4 => Two(TermKind.Subtract, size, scope),
                5 or 6 or 7 => Two(TermKind.Multiply, size, scope),
                8 => Term.Of(TermKind.Divide, Real(size / 2, scope), Next(2) == 0 ? Positive(size / 2, scope) : Real(size / 2, scope)),
                9 => Term.Of(TermKind.Negate, Real(size - 1, scope)),
                10 => Term.Power(Real(size - 1, scope), Pick<Rational>([2, 2, 3, 4, -1, -2])),
                11 => Term.Call(Function.Log, Positive(size - 1, scope)),
                12 => Term.Power(Positive(size - 1, scope), Pick<Rational>([Rational.Half, Rational.Half, new(3, 2), -Rational.Half, new(1, 3)])),
                13 => Term.Call(Pick(Total), Real(size - 1, scope)),
                14 => Term.Call(Pick([Function.Max, Function.Min]), Real(size / 2, scope), Next(3) == 0 ? Term.Number(0) : Real(size / 2, scope)),
                15 => Term.Of(TermKind.If, Condition(size / 3, scope), Real(size / 3, scope), Next(3) == 0 ? Term.Number(0) : Real(size / 3, scope)),
                16 or 17 or 18 when scope < 3 => Reduction(size, scope),
                19 or 20 or 21 => Idiom(size, scope),
                22 => Term.Call(Function.Pow, Positive(size / 2, scope), Real(size / 2, scope)),
                23 => Next(3) switch
                {
                    0 => Term.Call(Function.Clamp, Real(size - 1, scope), Term.Number(-1), Term.Number(new(3, 2))),
                    1 => Term.Call(Function.Atan2, Real(size / 2, scope), Positive(size / 2, scope)),
                    _ => Term.Call(Pick([Function.Floor, Function.Acos, Function.Atanh, Function.Acosh]), Real(size - 1, scope)),
                },
                _ => Leaf(scope),
            };
        }
        finally
        {
            depth--;
        }
    }

    private Term Positive(int size, int scope)
    {
        if (size <= 1)
        {
            return Next(4) switch
            {
                0 => Term.Parameter(TermKind.Scalar, Parameters.Rate),
                1 => Term.Parameter(TermKind.Scalar, Parameters.Scale),
                2 when scope > 0 => Term.Parameter(TermKind.Element, Parameters.Weight, Bound(scope)),
                _ => Term.Call(Function.Exp, Leaf(scope)),
            };
        }

        return Next(13) switch
        {
            0 or 1 or 2 => Term.Call(Function.Exp, Real(size - 1, scope)),
            3 => Term.Of(TermKind.Add, Positive(size / 2, scope), Positive(size / 2, scope)),
            4 => Term.Of(TermKind.Multiply, Positive(size / 2, scope), Positive(size / 2, scope)),
            5 => Term.Of(TermKind.Divide, Positive(size / 2, scope), Positive(size / 2, scope)),
            6 => Term.Of(TermKind.Add, Term.Number(1), Positive(size - 1, scope)),
            7 => Sigmoid(Real(size - 1, scope)),
            8 => Term.Power(Real(size - 1, scope), 2),
            9 => Term.Call(Function.Abs, Real(size - 1, scope)),
            10 when scope < 3 => Term.Reduce(ReductionKind.Sum, Range(scope), Positive(size - 1, scope + 1)),
            11 when scope < 3 => Term.Reduce(Pick([ReductionKind.Product, ReductionKind.Maximum]), Range(scope), Positive(size - 1, scope + 1)),
            12 => Term.Of(TermKind.If, Condition(1, scope), Positive(size / 2, scope), Positive(size / 2, scope)),
            _ => Real(size - 1, scope),
        };
    }

    private Term Reduction(int size, int scope)
    {
        ReductionKind kind = Next(10) < 6
            ? ReductionKind.Sum
            : Pick([ReductionKind.Product, ReductionKind.Maximum, ReductionKind.Minimum, ReductionKind.FirstMaximum, ReductionKind.LastMinimum]);
        return Term.Reduce(kind, Range(scope), Real(size - 1, scope + 1));
    }

    /// <summary>The shapes of losses, around random parts.</summary>
    private Term Idiom(int size, int scope)
    {
        int half = Math.Max(1, size / 2);
        switch (Next(scope < 2 ? 20 : 7))
        {
            case 0:
                return Sigmoid(Real(size - 1, scope));
            case 1:
                Term u = Real(half, scope);
                return Term.Of(TermKind.Divide, Term.Call(Function.Exp, u), Term.Of(TermKind.Add, Term.Call(Function.Exp, u), Term.Number(1)));
            case 2:
                Term s = Sigmoid(Real(half, scope));
                Term t = Term.Parameter(TermKind.Scalar, Parameters.Target);
                return Term.Of(
                    TermKind.Add,
                    Term.Of(TermKind.Multiply, t, Term.Call(Function.Log, s)),
                    Term.Of(TermKind.Multiply, Minus(Term.Number(1), t), Term.Call(Function.Log, Minus(Term.Number(1), s))));
            case 3:
                return Term.Call(Function.Log, Term.Of(TermKind.Add, Term.Number(1), Term.Call(Function.Exp, Real(half, scope))));
            case 4:
                Term x = Real(half, scope);
                return Term.Of(
                    TermKind.Add,
                    Term.Call(Function.Max, x, Term.Number(0)),
                    Term.Call(Function.Log, Term.Of(TermKind.Add, Term.Number(1), Term.Call(Function.Exp, Term.Of(TermKind.Negate, Term.Call(Function.Abs, x))))));
            case 5:
                Term w = Real(half, scope);
                return Minus(Term.Call(Function.Exp, w), Term.Number(1));
            case 6:
                Term p = Positive(half, scope);
                return Term.Of(TermKind.Multiply, p, Term.Call(Function.Log, p));
            case 7 or 8:
                // log Σ w·exp(a), perhaps with its largest exponent taken out by hand
                Term exponent = Real(half, scope + 1);
                TermRange range = Range(scope);
                if (Next(2) == 0)
                {
                    return Term.Call(Function.Log, Term.Reduce(ReductionKind.Sum, range, Weighted(Term.Call(Function.Exp, exponent), scope + 1)));
                }

                Term largest = Term.Reduce(ReductionKind.Maximum, range, exponent);
                Term deeper = Raise(largest, scope);
                return Term.Of(
                    TermKind.Add,
                    largest,
                    Term.Call(Function.Log, Term.Reduce(ReductionKind.Sum, range, Term.Call(Function.Exp, Minus(exponent, deeper)))));
            case 9 or 10:
                // Σ f(softmax)
                Term logit = Leaf(scope + 1);
                Term sum = Raise(Term.Reduce(ReductionKind.Sum, TermRange.All, Weighted(Term.Call(Function.Exp, logit), scope + 1)), scope);
                Term share = Term.Of(TermKind.Divide, Term.Call(Function.Exp, logit), sum);
                Term body = Next(4) switch
                {
                    0 => Term.Of(TermKind.Multiply, Term.Parameter(TermKind.Element, Parameters.Y, Bound(scope + 1)), Term.Call(Function.Log, share)),
                    1 => Term.Power(share, 2),
                    2 => Term.Of(TermKind.Multiply, Term.Parameter(TermKind.Element, Parameters.V, Bound(scope + 1)), share),
                    _ => Term.Of(TermKind.Multiply, share, Real(half, scope + 1)),
                };
                return Term.Reduce(ReductionKind.Sum, TermRange.All, body);
            case 11:
                // one term apart
                return Term.Reduce(ReductionKind.Sum, TermRange.All, Term.Of(
                    TermKind.If,
                    Term.Of(TermKind.IntegerEqual, Bound(scope + 1), Integer(scope)),
                    Next(2) == 0 ? Term.Number(0) : Real(half, scope + 1),
                    Next(2) == 0 ? Term.Number(0) : Real(half, scope + 1)));
            case 12:
                return Term.Power(Term.Reduce(ReductionKind.Sum, TermRange.All, Term.Power(Real(half, scope + 1), 2)), Rational.Half);
            case 13:
                return Term.Parameter(TermKind.Element, Pick([Parameters.Z, Parameters.U]), IndexOf(half, scope));
            case 14:
                Term first = Term.Parameter(TermKind.Element, Parameters.Z, IntegerNumber(0));
                return Term.Of(TermKind.Add, first, Term.Reduce(ReductionKind.Sum, TermRange.Tail, Term.Parameter(TermKind.Element, Parameters.Z, Bound(scope + 1))));
            case 17:
                // a triangle of pairs
                Term other = Term.Parameter(TermKind.Bound, scope + 1);
                return Term.Reduce(ReductionKind.Sum, TermRange.All, Term.Reduce(ReductionKind.Sum, TermRange.Before, Term.Call(
                    Pick([Function.Sin, Function.Tanh, Function.Abs, Function.Exp]),
                    Minus(Term.Parameter(TermKind.Element, Parameters.Z, Term.Parameter(TermKind.Bound, scope)), Term.Parameter(TermKind.Element, Parameters.U, other)))));
            case 18:
                // a polynomial
                return Term.Reduce(ReductionKind.Sum, TermRange.Three, Term.Of(
                    TermKind.Multiply,
                    Term.Of(TermKind.ToReal, Term.Parameter(TermKind.Bound, scope)),
                    Real(half, scope)));
            case 16:
                Term here = Bound(scope + 1, isInnermost: true);
                return Term.Reduce(ReductionKind.Sum, TermRange.Tail, Term.Call(
                    Pick([Function.Abs, Function.Exp, Function.Tanh]),
                    Minus(
                        Term.Parameter(TermKind.Element, Parameters.Z, here),
                        Term.Parameter(TermKind.Element, Pick([Parameters.Z, Parameters.U]), new Term(TermKind.Next, [here], Value: -1)))));
            case 15:
                return Term.Call(
                    Function.Max,
                    Term.Parameter(TermKind.Element, Parameters.Z, IntegerNumber(0)),
                    Term.Reduce(ReductionKind.Maximum, TermRange.Tail, Term.Parameter(TermKind.Element, Parameters.Z, Bound(scope + 1))));
            default:
                return Minus(Term.Call(Function.Log, Positive(half, scope)), Term.Call(Function.Log, Positive(half, scope)));
        }
    }

    private Term Weighted(Term term, int scope) => Next(4) switch
    {
        0 => Term.Of(TermKind.Multiply, Term.Parameter(TermKind.Element, Parameters.Weight, Bound(scope)), term),
        1 => Term.Of(TermKind.Multiply, Term.Parameter(TermKind.Element, Parameters.V, Bound(scope)), term),
        _ => term,
    };

    private Term Leaf(int scope)
    {
        int choice = Next(10);
        if (choice < 2)
        {
            return Term.Number(Pick(Numbers));
        }

        if (scope > 0 && choice < 8)
        {
            int vector = Pick([Parameters.Z, Parameters.Z, Parameters.U, Parameters.Y, Parameters.V, Parameters.Weight, Parameters.Share]);
            return Next(12) == 0 ? Term.Of(TermKind.ToReal, Integer(scope)) : Term.Parameter(TermKind.Element, vector, Next(5) == 0 ? Integer(scope) : Bound(scope));
        }

        return Next(6) == 0
            ? Term.Parameter(TermKind.Element, Pick([Parameters.Z, Parameters.U]), Integer(scope))
            : Term.Parameter(TermKind.Scalar, Pick([Parameters.X, Parameters.X, Parameters.A, Parameters.Rate, Parameters.Target, Parameters.Scale]));
    }

    private Term Condition(int size, int scope) => Next(scope > 0 ? 9 : 5) switch
    {
        0 => Term.Of(TermKind.Less, Real(size, scope), Term.Number(0)),
        1 => Term.Of(TermKind.LessOrEqual, Real(size, scope), Real(size, scope)),
        2 => Term.Of(TermKind.Less, Term.Parameter(TermKind.Scalar, Parameters.X), Term.Parameter(TermKind.Scalar, Parameters.A)),
        3 => Term.Of(Pick([TermKind.And, TermKind.Or]), Condition(1, scope), Condition(1, scope)),
        4 => Term.Of(TermKind.Not, Condition(size, scope)),
        5 or 6 => Term.Of(TermKind.IntegerEqual, Bound(scope), Integer(scope)),
        7 => Term.Of(TermKind.IntegerLess, Bound(scope), Integer(scope)),
        _ => Term.Of(TermKind.IntegerLess, Integer(scope), Integer(scope)),
    };

    private Term Integer(int scope) => Next(6) switch
    {
        0 or 1 when scope > 0 => Term.Parameter(TermKind.Bound, Next(scope)),
        2 when scope > 0 => Term.Parameter(TermKind.IntegerElement, Parameters.Order, Term.Parameter(TermKind.Bound, Next(scope))),
        4 => IntegerNumber(0),
        _ => Term.Parameter(TermKind.IntegerScalar, Parameters.Label),
    };

    private Term IndexOf(int size, int scope) => Next(2) == 0
        ? Integer(scope)
        : new Term(
            TermKind.IndexOf,
            [Real(size, scope + 1)],
            (int)Pick([ReductionKind.FirstIndexOfMaximum, ReductionKind.LastIndexOfMaximum, ReductionKind.FirstIndexOfMinimum]));

    /// <summary>The index of the innermost reduction, now and then of one around it.</summary>
    private Term Bound(int scope, bool isInnermost = false) =>
        Term.Parameter(TermKind.Bound, !isInnermost && scope > 1 && Next(4) == 0 ? Next(scope) : scope - 1);

    /// <summary>All elements, or all but the first: never none, since what a loop around nothing does not read may not exist.</summary>
    private TermRange Range(int scope) => Next(8) == scope ? TermRange.Tail : TermRange.All;

    private Term Two(TermKind kind, int size, int scope)
    {
        int left = 1 + Next(Math.Max(1, size - 1));
        return Term.Of(kind, Real(left, scope), Real(Math.Max(1, size - 1 - left), scope));
    }

    /// <summary>The term one reduction further inside: the indices bound in it come one later.</summary>
    private static Term Raise(Term term, int from) => term.Kind == TermKind.Bound && term.Tag >= from
        ? term with { Tag = term.Tag + 1 }
        : term with { Children = [.. term.Children.Select(c => Raise(c, from))] };

    private static Term Sigmoid(Term u) => Term.Of(
        TermKind.Divide,
        Term.Number(1),
        Term.Of(TermKind.Add, Term.Number(1), Term.Call(Function.Exp, Term.Of(TermKind.Negate, u))));

    private static Term Minus(Term a, Term b) => Term.Of(TermKind.Subtract, a, b);

    private static Term IntegerNumber(int value) => new(TermKind.IntegerNumber, [], Value: value);

    private int Next(int limit) => random.Next(limit);

    private T Pick<T>(T[] choices) => choices[random.Next(choices.Length)];
}
