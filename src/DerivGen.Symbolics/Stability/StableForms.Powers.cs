using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Stability;

/// <summary>Powers of sums of exponentials with exponents that are no numbers, as in the curves of Richards.</summary>
internal sealed partial class StableForms
{
    /// <summary>S^y is exp(y·log S) where S overflows or vanishes.</summary>
    private Node PowerOfExponentials(Call power)
    {
        chosen?.Chose(StableFormTable.PowerOfExponentials, power);
        if (WeightedExponentialOf(power.Argument) is { } weighted)
        {
            return target.Conditional(weighted.IsFar, target.Exp(target.Multiply(Lower(power.Arguments[1]), FarLogOf(weighted))), OrdinaryPower(power));
        }

        return target.Conditional(IsOrdinary(power.Argument), OrdinaryPower(power), target.Exp(target.Multiply(Lower(power.Arguments[1]), Lower(source.Log(power.Argument)))));
    }

    /// <summary>S^y where S is an ordinary number, 1 + little among them.</summary>
    private Node OrdinaryPower(Call power) => power.Argument is Sum { Constant.IsOne: true } onePlus
        ? PowerNearOne(onePlus, power.Arguments[1])
        : target.Call(Function.Pow, Lower(power.Argument), Lower(power.Arguments[1]));

    /// <summary>exp(u)·S^y is exp(u + y·log S) where S overflows or vanishes; null for any other product.</summary>
    private Node? ExponentialTimesPower(Product product)
    {
        if (Patterns.Factors(product).FirstOrDefault(f => f is { Exponent.IsInteger: true, Base: Call { Function: Function.Pow } pow } && IsPowerOfExponentials(pow)) is not { Base: Call power, Exponent: var p }
            || Patterns.Factors(product).FirstOrDefault(f => f is { Exponent.IsOne: true, Base: Call { Function: Function.Exp } }) is not { Base: Call exp })
        {
            return null;
        }

        chosen?.Chose(StableFormTable.PowerOfExponentials, product);
        Node others = source.Monomial([(source.One, Rational.One), .. Patterns.Factors(product).Where(f => !ReferenceEquals(f.Base, power) && !ReferenceEquals(f.Base, exp))]);
        if (power.Arguments[1] is Sum { IsScaled: false, Constant: { IsZero: false, IsInteger: true } whole } y)
        {
            // exp(u)·S^(y + c) is a share, exp(u + c·log S), of S^y, which others need too
            Node share = source.Exp(source.LinearCombination([(exp.Argument, Rational.One), (source.Log(power.Argument), whole * p)]));
            Node rest = source.Power(source.Call(Function.Pow, power.Argument, source.Subtract(y, source.Number(whole))), p);
            return target.Multiply(Lower(others), Lower(share), Lower(rest));
        }

        Node exponent = target.Add(Lower(exp.Argument), target.Scale(target.Multiply(Lower(power.Arguments[1]), Lower(source.Log(power.Argument))), p));
        return target.Multiply(
            Lower(others),
            target.Conditional(IsOrdinary(power.Argument), target.Multiply(Lower(exp), target.Power(OrdinaryPower(power), p)), target.Exp(exponent)));
    }

    private bool IsPowerOfExponentials(Call power) => LogDomain.IsExponentialSum(power.Argument) && facts.IsPositive(power.Argument);

    /// <summary>Whether a sum of exponentials is a number that a power of it has all digits of.</summary>
    private Node IsOrdinary(Node sum)
    {
        Node isBounded = target.Less(Lower(sum), target.Number(LargeQuotient));
        return sum is Sum { Constant.Sign: > 0 } ? isBounded : target.And(target.Less(target.Number(SmallQuotient), Lower(sum)), isBounded);
    }
}
