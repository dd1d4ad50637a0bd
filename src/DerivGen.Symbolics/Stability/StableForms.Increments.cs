using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Stability;

/// <summary>
/// Increments: what a function, or a power of it, is more at a than at b, where a is b and a single term d more. However small
/// d is beside b, the difference keeps the digits that d has.
/// </summary>
internal sealed partial class StableForms
{
    /// <summary>How many terms of a sum are looked at for one that belongs to another term.</summary>
    private const int MaximumPartners = 64;

    /// <summary>M·f(a)^e − M·f(b)^e, or M·a^e − M·b^e, as a product with the increment of the argument.</summary>
    /// <returns>The form and the subtracted term; null where the sum has no such term.</returns>
    private (Node Form, Node Subtracted)? Increment(Node term, IEnumerable<Node> opposite)
    {
        if (term.Type != NodeType.Real || !Patterns.Factors(term).Any(f => IsIncremental(f.Base, f.Exponent)))
        {
            return null;
        }

        foreach (Node other in opposite)
        {
            if (IncrementBetween(term, other) is { } form)
            {
                return (form, other);
            }
        }

        return null;
    }

    /// <summary>Whether a factor is a function or a power whose increment has a form of its own.</summary>
    private static bool IsIncremental(Node b, Rational e) => b switch
    {
        Call { Function: Function.Sin or Function.Cos or Function.Tan or Function.Atan or Function.Sinh or Function.Cosh or Function.Cbrt } => e.IsInteger && Rational.Abs(e) <= MaximumPower,
        Call { Function: Function.Pow } => e.IsOne,
        _ => !e.IsInteger && b is not Constant,
    };

    private Node? IncrementBetween(Node term, Node other)
    {
        List<(Node Base, Rational Exponent)> left = [.. Patterns.Factors(term)];
        List<(Node Base, Rational Exponent)> right = [.. Patterns.Factors(other)];
        List<(Node Base, Rational Exponent)> common = left.FindAll(f => right.Any(g => ReferenceEquals(f.Base, g.Base) && f.Exponent == g.Exponent));
        if (left.Count != right.Count || common.Count != left.Count - 1)
        {
            return null;
        }

        (Node f, Rational e) = left.Find(x => !common.Contains(x));
        (Node g, Rational otherExponent) = right.Find(x => !common.Contains(x));
        if (e != otherExponent || !IsIncremental(f, e))
        {
            return null;
        }

        Node? increment = f switch
        {
            Call { Arguments.Length: 1 } first when IsIncremental(f, Rational.One) => g is Call second && second.Function == first.Function ? IncrementOfCalls(first, second, (int)e.Numerator) : null,
            Call { Function: Function.Pow } first => g is Call { Function: Function.Pow } second && ReferenceEquals(first.Arguments[1], second.Arguments[1])
                ? IncrementOfPowers(first.Argument, second.Argument, first.Arguments[1])
                : null,
            _ when e.Denominator == 2 || e.Denominator == 3 => IncrementOfRoots(f, g, e),
            _ => IncrementOfPowers(f, g, source.Number(e)),
        };
        if (increment is null)
        {
            return null;
        }

        chosen?.Chose(StableFormTable.Increment, source.Subtract(source.Power(f, e), source.Power(g, e)));
        return common.Count == 0 ? increment : target.Multiply(Lower(source.Monomial([(source.One, Rational.One), .. common])), increment);
    }

    /// <summary>a − b, where one of the two is the other and a single term more.</summary>
    private Node? Step(Node a, Node b) =>
        a is Sum { IsScaled: false } or Sum { Constant.IsZero: false } || b is Sum { IsScaled: false } or Sum { Constant.IsZero: false }
            ? source.Subtract(a, b) is var step && step is Sum { IsScaled: false } or Constant { Value.IsZero: true } ? null : source.Subtract(a, b)
            : null;

    /// <summary>f(a)^n − f(b)^n is (f(a) − f(b))·Σ f(a)^i·f(b)^(n−1−i), for negative n over the powers.</summary>
    private Node? IncrementOfCalls(Call f, Call g, int n)
    {
        if (Step(f.Argument, g.Argument) is not { } step)
        {
            return null;
        }

        if (f.Function == Function.Cbrt)
        {
            return Lower(source.Multiply([step, source.Power(source.Add([.. Geometric(f, g, 3)]), -1), .. Cofactors(f, g, n)]));
        }

        if (f.Function == Function.Atan)
        {
            return n == 1 ? target.Call(Function.Atan2, Lower(step), Lower(source.Add(source.One, source.Multiply(f.Argument, g.Argument)))) : null;
        }

        Node half = source.Scale(step, Rational.Half);
        Node middle = source.Scale(source.Add(f.Argument, g.Argument), Rational.Half);
        Node[] factors = f.Function switch
        {
            Function.Sin => [source.Number(Rational.Two), source.Call(Function.Sin, half), source.Call(Function.Cos, middle)],
            Function.Cos => [source.Number(-Rational.Two), source.Call(Function.Sin, half), source.Call(Function.Sin, middle)],
            Function.Sinh => [source.Number(Rational.Two), source.Call(Function.Sinh, half), source.Call(Function.Cosh, middle)],
            Function.Cosh => [source.Number(Rational.Two), source.Call(Function.Sinh, half), source.Call(Function.Sinh, middle)],
            _ => [source.Call(Function.Sin, step), source.Power(source.Call(Function.Cos, f.Argument), -1), source.Power(source.Call(Function.Cos, g.Argument), -1)],
        };
        return Lower(source.Multiply([.. factors, .. Cofactors(f, g, n)]));
    }

    /// <summary>a^(p/q) − b^(p/q) is (a − b)·Σ A^i·B^(p−1−i)/Σ A^i·B^(q−1−i) with A = a^(1/q), B = b^(1/q).</summary>
    private Node? IncrementOfRoots(Node a, Node b, Rational e)
    {
        if (Rational.Abs(e).Numerator > MaximumPower || Step(a, b) is not { } step)
        {
            return null;
        }

        Rational root = new(1, e.Denominator);
        (Node first, Node second) = (source.Power(a, root), source.Power(b, root));
        Node sum = source.Add([.. Geometric(first, second, (int)e.Denominator)]);
        return Lower(source.Multiply([step, source.Power(sum, -1), .. Cofactors(first, second, (int)e.Numerator)]));
    }

    /// <summary>By what A − B is multiplied to be A^n − B^n.</summary>
    private IEnumerable<Node> Cofactors(Node a, Node b, int n)
    {
        int size = Math.Abs(n);
        if (size > 1)
        {
            yield return source.Add([.. Geometric(a, b, size)]);
        }

        if (n < 0)
        {
            yield return source.Number(Rational.MinusOne);
            yield return source.Power(a, n);
            yield return source.Power(b, n);
        }
    }

    private IEnumerable<Node> Geometric(Node a, Node b, int n) => Enumerable.Range(0, n).Select(i => source.Multiply(source.Power(a, i), source.Power(b, n - 1 - i)));

    /// <summary>a^y − b^y is b^y·expm1(y·log1p((a − b)/b)) where that exponent is small; elsewhere the difference is accurate as it stands.</summary>
    private Node? IncrementOfPowers(Node a, Node b, Node y)
    {
        if (Step(a, b) is not { } step)
        {
            return null;
        }

        Node exponent = target.Multiply(Lower(y), target.Call(Function.Log1P, target.Divide(Lower(step), Lower(b))));
        Node power = Lower(Power(b));
        return target.Conditional(
            target.Less(target.Call(Function.Abs, exponent), target.One),
            target.Multiply(power, target.Call(Function.ExpM1, exponent)),
            target.Subtract(Lower(Power(a)), power));

        Node Power(Node x) => y is Constant number ? source.Power(x, number.Value) : source.Call(Function.Pow, x, y);
    }

    /// <summary>log a − log b − log c − …, where a is b·c·… and a single term more: a product under a logarithm has come apart.</summary>
    private (Node Form, Node[] Subtracted)? IncrementOfLogarithm(Node term, IEnumerable<Node> opposite)
    {
        if (term is not Call { Function: Function.Log, Argument: Sum { IsScaled: false } a })
        {
            return null;
        }

        Node[] subtracted = [.. opposite.Where(t => t is Call { Function: Function.Log } log && !LogDomain.IsExponentialSum(log.Argument))];
        if (subtracted.Length < 2)
        {
            return null;
        }

        Node b = source.Multiply([.. subtracted.Select(l => ((Call)l).Argument)]);
        if (Step(a, b) is not { } step)
        {
            return null;
        }

        chosen?.Chose(StableFormTable.LogQuotient, source.Subtract(term, source.Log(b)));
        return (target.Call(Function.Log1P, target.Divide(Lower(step), Lower(b))), subtracted);
    }

    /// <summary>k·P·log a − k·Q·log b is k·Q·log(a/b) + k·(P − Q)·log a, where a is b and a single term more, and P is Q and a single term more.</summary>
    /// <returns>The form of Q·log(a/b), the subtracted term, and what is left of the first one.</returns>
    private (Node Form, Node Subtracted, Node Left)? IncrementOfWeightedLogarithm(Node term, IEnumerable<Node> opposite)
    {
        if (Logarithm(term) is not { } a)
        {
            return null;
        }

        foreach (Node other in opposite)
        {
            if (Logarithm(other) is not { } b || Step(a.Argument, b.Argument) is null)
            {
                continue;
            }

            (Node p, Node q) = (Without(term, a), Without(other, b));
            Node left = source.Subtract(p, q);
            if (left is not Sum { IsScaled: false } && (!ReferenceEquals(term, a) || !ReferenceEquals(other, b)))
            {
                Node quotient = LogOfQuotient(a.Argument, b.Argument, arePositive: true);
                chosen?.Chose(StableFormTable.LogQuotient, source.Subtract(a, b));
                return (target.Multiply(Lower(q), quotient), other, source.Multiply(left, a));
            }
        }

        return null;

        static Call? Logarithm(Node node) =>
            Patterns.Factors(node).FirstOrDefault(f => f.Exponent.IsOne && f.Base is Call { Function: Function.Log, Argument: not Constant } log && !LogDomain.IsExponentialSum(log.Argument)).Base as Call;

        Node Without(Node node, Call log) => source.Monomial([(source.One, Rational.One), .. Patterns.Factors(node).Where(f => !ReferenceEquals(f.Base, log))]);
    }
}
