using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;
using DerivGen.Symbolics.Stability.Series;

namespace DerivGen.Symbolics.Stability;

/// <summary>Sums Σ cⱼ·gⱼ(u) whose terms cancel coefficient by coefficient, as the derivatives of what is linear in several coefficients do.</summary>
internal sealed partial class StableForms
{
    private const int MaximumCofactors = 4;
    private const int LevelsToExpand = 3;
    private const int BeginningOfSeries = 8;

    /// <summary>The parts cⱼ·gⱼ(u) by themselves, where one of the gⱼ has a Taylor branch; null elsewhere.</summary>
    private Node? ByCofactors(Sum sum)
    {
        if (isUnbranched || sum.IsScaled || sum.Terms.Length < 2 || series.IsExhausted)
        {
            return null;
        }

        Node expanded = sum;
        for (int i = 0; i < LevelsToExpand && FormChooser.Expand(source, expanded) is Sum further; i++)
        {
            expanded = further;
        }

        foreach (Node u in ArgumentsIn(expanded))
        {
            if (Parts((Sum)expanded, u) is var (parts, rest) && AreLost(parts, rest, u) && parts.Select(p => Branch(Factored(p.Function))).Any(b => b is not null))
            {
                return target.Add([.. parts.Select(p => target.Multiply(Lower(p.Cofactor), Lower(Factored(p.Function)))), Lower(Factored(rest))]);
            }
        }

        return null;
    }

    /// <summary>With the author's own factors, which multiplying out has spread.</summary>
    private Node Factored(Node node) => node is Sum { IsScaled: false } sum ? FormChooser.Factor(source, sum) : node;

    /// <summary>What exponentials, circular functions and logarithms of 1 + u in the terms are called with, up to a number.</summary>
    private static IEnumerable<Node> ArgumentsIn(Node sum) => Patterns.Terms(sum).SelectMany(t => Patterns.Factors(t.Term))
        .Select(f => f.Base is Call { Function: Function.Exp or Function.Sin or Function.Cos or Function.Sinh or Function.Cosh } call
            ? call.Argument is Sum { IsScaled: true } scaled ? scaled.Terms[0] : call.Argument
            : f.Base is Call { Function: Function.Log, Argument: Sum { Constant.IsOne: true, Terms: [var only] } } ? only
            : null)
        .OfType<Node>()
        .Where(u => u is Symbol or Product or Element)
        .Distinct()
        .Take(2);

    /// <summary>The functions of u that stand with each cofactor, and the terms that u is not in; null where there are many, or nothing is gained.</summary>
    private (List<(Node Cofactor, Node Function)> Parts, Node Others)? Parts(Sum sum, Node u)
    {
        SeriesExpansion expansion = new(source, u, Rational.Zero, BeginningOfSeries);
        Dictionary<Node, List<(Node, Rational)>> byCofactor = [];
        List<Node> order = [];
        foreach ((Node term, Rational k) in Patterns.Terms(sum).Concat(sum.Constant.IsZero ? [] : [(source.One, sum.Constant)]))
        {
            List<(Node, Rational)> own = [(source.One, Rational.One)];
            List<(Node, Rational)> others = [(source.One, Rational.One)];
            foreach ((Node b, Rational e) in Patterns.Factors(term))
            {
                if (u is Product ratio && ReferenceEquals(b, ratio.Bases[0]))
                {
                    // b is a power of u, and of what u has beside b
                    Rational power = e / ratio.Exponents[0];
                    own.Add((u, power));
                    others.Add((source.Monomial([(u, Rational.One), (b, -ratio.Exponents[0])]), -power));
                }
                else if (b is Call { Function: Function.Pow } pow && IsPowerOfExponentials(pow) && e.IsInteger && expansion.Of(pow.Argument) is not null && pow.Arguments[1] is Sum { IsScaled: false, Constant: var shift })
                {
                    // (1 + u)^(y + c) is (1 + u)^c beside (1 + u)^y
                    own.Add((pow.Argument, shift * e));
                    others.Add((source.Call(Function.Pow, pow.Argument, source.Subtract(pow.Arguments[1], source.Number(shift))), e));
                }
                else
                {
                    (expansion.Of(b) is null ? others : own).Add((b, e));
                }
            }

            Node cofactor = source.Monomial(others);
            if (cofactor is Sum { IsScaled: true } || own.Any(f => ReferenceEquals(f.Item1, u) && !f.Item2.IsInteger))
            {
                return null;
            }

            if (!byCofactor.TryGetValue(cofactor, out List<(Node, Rational)>? list))
            {
                byCofactor.Add(cofactor, list = []);
                order.Add(cofactor);
            }

            list.Add((source.Monomial(own), k));
        }

        List<(Node Cofactor, Node Function)> all = [.. order.Select(c => (c, source.LinearCombination(byCofactor[c])))];
        List<(Node Cofactor, Node Function)> parts = all.FindAll(p => p.Function is not Constant);
        Node rest = source.Add([.. all.Except(parts).Select(p => source.Multiply(p.Cofactor, p.Function))]);
        return parts.Count > MaximumCofactors || parts.All(p => p.Function is not Sum) || order is [Constant] ? null : (parts, rest);
    }

    /// <summary>Whether every part cancels, or what does not is as small as u beside what does: elsewhere what does not cancel hides what is lost.</summary>
    private bool AreLost(List<(Node Cofactor, Node Function)> parts, Node rest, Node u)
    {
        List<(Node Cofactor, Node Function)> lost = parts.FindAll(p => Cancels(p.Function, u));
        return lost.Count > 0 && IsZero(rest) && parts.Except(lost).All(p => lost.Any(l => Patterns.Factors(source.Divide(p.Cofactor, l.Cofactor)).Any(f => Patterns.Factors(u).Any(own => ReferenceEquals(own.Base, f.Base)))));
    }

    /// <summary>Whether a sum begins with a higher power of u than its terms do.</summary>
    private bool Cancels(Node node, Node u)
    {
        SeriesExpansion expansion = new(source, u, Rational.Zero, BeginningOfSeries);
        return node is Sum { IsScaled: false } sum && expansion.Of(sum) is { } whole
            && (!sum.Constant.IsZero && whole.Order > 0 || sum.Terms.Any(t => expansion.Of(t) is { } term && term.Order < whole.Order));
    }
}
