using System.Runtime.CompilerServices;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Stability;

/// <summary>
/// Sums whose terms all have sigmoids as factors, such as the density of a mixture of logistic distributions. Far out every term
/// vanishes, and with it the sum; its logarithm and its quotients do not, once the largest exponent is taken out. (Of a sum over an
/// index the largest would cost a loop of its own, at every point.)
/// </summary>
internal sealed partial class StableForms
{
    /// <summary>Below this a sum has lost digits, or all of its terms.</summary>
    private static readonly Rational Vanished = Rational.ParseDecimal("1e-280");

    private readonly Dictionary<Node, (bool Vanishes, bool HasSigmoid)> vanishing = [];
    private readonly Dictionary<Node, (Node Exponent, Node Sum)> withoutExponent = [];

    /// <summary>log S is m + log(S·exp(−m)) where S vanishes, m the largest exponent; null where S is no such sum.</summary>
    private Node? LogOfVanishing(Node sum)
    {
        if (!IsVanishingSum(sum))
        {
            return null;
        }

        chosen?.Chose(StableFormTable.VanishingSum, source.Log(sum));
        (Node exponent, Node rest) = WithoutExponent(sum);
        return target.Conditional(IsLeft(sum), target.Log(Lower(sum)), target.Add(exponent, target.Log(rest)));
    }

    /// <summary>A quotient by such sums, of something that vanishes with them; null for any other product.</summary>
    private Node? QuotientOfVanishing(Product product)
    {
        if (Patterns.Factors(product).FirstOrDefault(f => f.Exponent.IsInteger && f.Exponent.Sign < 0 && IsVanishingSum(f.Base)) is not { Base: { } first, Exponent: var power })
        {
            return null;
        }

        (Node shift, Node rest) = WithoutExponent(first);
        Rational balance = power;
        List<(Node Base, Rational Exponent)> own = [];
        List<(Node, Rational)> lowered = [(rest, power)];
        foreach ((Node b, Rational e) in Patterns.Factors(product).Where(f => !ReferenceEquals(f.Base, first)))
        {
            if (e.IsOne && b is Sum { IsScaled: false } && Kind(b).Vanishes && !IsFading(b))
            {
                balance += Rational.One;
                lowered.Add((Shifted(b, shift), Rational.One));
            }
            else if (e.IsInteger && e.Sign > 0 && IsFading(b))
            {
                own.Add((b, e));
            }
            else
            {
                lowered.Add((Lower(b), e));
            }
        }

        if (own.Count == 0 && balance.Sign < 0)
        {
            return null;
        }

        chosen?.Chose(StableFormTable.VanishingSum, product);
        lowered.Add((target.Exp(target.Add(target.LinearCombination([.. ExponentsOf(own)]), target.Scale(shift, balance))), Rational.One));
        lowered.AddRange(MantissasOf(own));
        return target.Conditional(IsLeft(first), LowerProduct(product, null, null, mayBeFar: false), target.Monomial(lowered));
    }

    private bool IsVanishingSum(Node node) => node is Sum { IsScaled: false, Constant.IsZero: true } && Kind(node) is (true, true);

    /// <summary>Whether a sum is large enough to be computed as it stands.</summary>
    private Node IsLeft(Node sum) =>
        target.Less(target.Number(Vanished), facts.IntervalOf(sum).IsNonNegative ? Lower(sum) : target.Call(Function.Abs, Lower(sum)));

    /// <summary>Whether everything that the node adds up vanishes together with sigmoids or exponentials, and whether there is a sigmoid among those.</summary>
    private (bool Vanishes, bool HasSigmoid) Kind(Node node)
    {
        if (vanishing.TryGetValue(node, out (bool, bool) kind))
        {
            return kind;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        kind = node switch
        {
            _ when IsFading(node) => (true, node is not Call { Function: Function.Exp }),
            Sum { Constant.IsZero: true } sum => sum.Terms.Select(Kind).Aggregate((a, b) => (a.Vanishes && b.Vanishes, a.HasSigmoid || b.HasSigmoid)),
            Product product => Patterns.Factors(product).Where(f => f.Exponent.IsInteger && f.Exponent.Sign > 0).Select(f => Kind(f.Base)).Where(k => k.Vanishes).Aggregate((false, false), (a, b) => (true, a.Item2 || b.HasSigmoid)),
            _ => (false, false),
        };
        vanishing[node] = kind;
        return kind;
    }

    private static bool IsFading(Node node) => node is Call { Function: Function.Sigmoid or Function.Exp } || Patterns.ComplementOfSigmoid(node) is not null;

    private (Node Exponent, Node Sum) WithoutExponent(Node sum)
    {
        if (!withoutExponent.TryGetValue(sum, out (Node Exponent, Node Sum) result))
        {
            Node largest = LargestExponent(sum);
            Node shift = target.Conditional(target.Call(Function.IsFinite, largest), largest, target.Zero);
            result = (shift, Shifted(sum, shift));
            withoutExponent.Add(sum, result);
        }

        return result;
    }

    /// <summary>The largest m for which a term goes like exp(m).</summary>
    private Node LargestExponent(Node node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return node is Sum sum && !IsFading(sum)
            ? sum.Terms.Length == 1 ? LargestExponent(sum.Terms[0]) : target.Call(Function.Max, [.. sum.Terms.Select(LargestExponent)])
            : FadingIn(node) is { Count: > 0 } own ? target.LinearCombination([.. ExponentsOf(own)]) : LargestExponent(SumIn(node));
    }

    /// <summary>The node times exp(−shift).</summary>
    private Node Shifted(Node node, Node shift)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (node is Sum sum && !IsFading(sum))
        {
            return target.LinearCombination([.. Patterns.Terms(sum).Select(t => (Shifted(t.Term, shift), t.Coefficient))]);
        }

        List<(Node Base, Rational Exponent)> own = FadingIn(node);
        Node? sumIn = own.Count == 0 ? SumIn(node) : null;
        return target.Monomial(
        [
            .. sumIn is null
                ? MantissasOf(own).Append((target.Exp(target.Subtract(target.LinearCombination([.. ExponentsOf(own)]), shift)), Rational.One))
                : [(Shifted(sumIn, shift), Rational.One)],
            .. Patterns.Factors(node).Where(f => !own.Contains(f) && !ReferenceEquals(f.Base, sumIn)).Select(f => (Lower(f.Base), f.Exponent)),
        ]);
    }

    private static List<(Node Base, Rational Exponent)> FadingIn(Node node) => [.. Patterns.Factors(node).Where(f => IsFading(f.Base) && f.Exponent.IsInteger && f.Exponent.Sign > 0)];

    private Node SumIn(Node product) => Patterns.Factors(product).First(f => f.Exponent.IsOne && Kind(f.Base).Vanishes).Base;

    /// <summary>sigmoid(v) goes like exp(min(v, 0)), its complement like exp(min(−v, 0)).</summary>
    private IEnumerable<(Node Exponent, Rational Coefficient)> ExponentsOf(IReadOnlyList<(Node Base, Rational Exponent)> own)
    {
        foreach ((Node b, Rational e) in own)
        {
            if (b is Call { Function: Function.Exp } exp)
            {
                yield return (Lower(exp.Argument), e);
            }
            else if (Opposite(b) is var opposite && own.Any(f => f.Exponent == e && ReferenceEquals(Opposite(f.Base).Argument, opposite.Argument) && Opposite(f.Base).IsComplement != opposite.IsComplement))
            {
                yield return (target.Call(Function.Abs, Lower(opposite.Argument)), e * new Rational(-1, 2));
            }
            else
            {
                Node v = Lower(opposite.Argument);
                yield return (target.Call(Function.Min, opposite.IsComplement ? target.Negate(v) : v, target.Zero), e);
            }
        }
    }

    private IEnumerable<(Node Base, Rational Exponent)> MantissasOf(IEnumerable<(Node Base, Rational Exponent)> own) => own
        .Where(f => f.Base is not Call { Function: Function.Exp })
        .Select(f => (target.Add(target.One, SigmoidFamily.Decay(target, Lower(Opposite(f.Base).Argument))), -f.Exponent));

    private static (Node Argument, bool IsComplement) Opposite(Node b) => Patterns.ComplementOfSigmoid(b) is { } argument ? (argument, true) : b is Call call ? (call.Argument, false) : (b, false);
}
