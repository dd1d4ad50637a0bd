using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Stability;

/// <summary>A variable before a sum of terms that have poles at its zero: what is 0·∞ there has its limit term by term.</summary>
internal sealed partial class StableForms
{
    private const int TermsWithPoles = 4;

    /// <summary>x·(a·f(x) + b·g(x)) is a·(x·f(x)) + b·(x·g(x)), where x·f(x) has a limit at 0 and f(x) has none; null for any other product.</summary>
    private Node? RemovablePoles(Product product)
    {
        if (isUnbranched || series.IsExhausted
            || Patterns.Factors(product).Where(f => f.Base is Sum { IsScaled: false }).ToList() is not [{ Base: Sum sum, Exponent.IsOne: true }]
            || sum.Terms.Length > TermsWithPoles || !sum.Constant.IsZero)
        {
            return null;
        }

        foreach ((Node x, Rational e) in Patterns.Factors(product).Where(f => f.Base is Symbol or Element && f.Exponent.IsInteger && f.Exponent.Sign > 0))
        {
            List<(Node Cofactor, Node Own, Rational Coefficient)> parts = [.. Patterns.Terms(sum).Select(t => (
                source.Monomial([(source.One, Rational.One), .. Patterns.Factors(t.Term).Where(f => !Mentions(f.Base, x))]),
                source.Monomial([(source.One, Rational.One), .. Patterns.Factors(t.Term).Where(f => Mentions(f.Base, x))]),
                t.Coefficient))];
            Node power = source.Power(x, e);
            if (parts.Any(p => HasPole(p.Own, x)) && parts.Any(p => HasPole(p.Own, x) && Branch(p.Own) is null && Branch(source.Multiply(power, p.Own)) is not null))
            {
                chosen?.Chose(StableFormTable.RemovablePole, product);
                Node others = source.Monomial([(source.One, Rational.One), .. Patterns.Factors(product).Where(f => !ReferenceEquals(f.Base, x) && !ReferenceEquals(f.Base, sum))]);
                return target.Multiply(
                    Lower(others),
                    target.LinearCombination([.. parts.Select(p => (target.Multiply(Lower(p.Cofactor), Lower(source.Multiply(power, p.Own))), p.Coefficient))]));
            }
        }

        return null;
    }

    private static bool HasPole(Node node, Node x) => Patterns.Factors(node).Any(f => f.Exponent.Sign < 0 && f.Base is Sum or Call && Mentions(f.Base, x));
}
