using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>Sums and extrema over an index.</summary>
internal static class ReductionRules
{
    private static readonly Rule DeltaRule = new("sum-of-delta", "sum_i (i = c ? f(i) : k)", "(lower <= c < upper ? f(c) - k : 0) + sum_i k", Guard.None, false, SumOfDelta) { Where = "k does not depend on i" };

    public static readonly Rule[] Rules =
    [
        DeltaRule,
        new("sum-split", "sum_i (f(i) + g(i))", "sum_i f(i) + sum_i g(i)", Guard.None, false, SumSplit) { Where = "sum_i g(i) has a closed form" },
        new("count-into-sum", "k*n + sum_{i=l}^{l+n} (f(i) - k*g(i))", "sum_{i=l}^{l+n} (f(i) + k - k*g(i))", Guard.None, false, CountIntoSum) { Where = "g(i) may be nearly 1: a cosine, an exponential, a power of 1 + x" },
        new("extremum-shift", "max_i (a_i + c)", "c + max_i a_i", Guard.None, false, ExtremumShift) { Where = "c does not depend on i" },
        new("extremum-scale", "max_i (c * a_i)", "c * max_i a_i", Guard.Positive("c > 0"), false, ExtremumScale) { Where = "c does not depend on i, and is a number or i has a value" },
        new("extremum-peeled", "max(f(l-1), max_{i=l}^{u} f(i))", "max_{i=l-1}^{u} f(i)", Guard.Decided("l - 1 < u"), true, ExtremumPeeled),
    ];

    private static Node? SumOfDelta(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Reduction { Kind: ReductionKind.Sum } r || !MentionsEquality(r.Body))
        {
            return null;
        }

        Index i = c.Graph.FreshIndex(r.Lower, r.Upper);
        Node body = c.Graph.Open(r, i);
        // Where f(c) were subtracted from a sum that contains it, digits would cancel.
        if (body is not Conditional q || q.Else.DependsOn(i) || Delta(c.Graph, q.Condition, i) is not { } place)
        {
            return null;
        }

        Node inside = c.Graph.And(
            c.Graph.Less(r.Lower, c.Graph.Add(place, c.Graph.Integer(Rational.One))),
            c.Graph.Less(place, r.Upper));
        Node difference = c.Graph.Substitute(c.Graph.Subtract(q.Then, q.Else), i, place);
        return c.Graph.Add(
            c.Graph.Conditional(inside, difference, Zero(c, difference.Type)),
            c.Graph.Reduce(ReductionKind.Sum, i, q.Else));
    }

    private static bool MentionsEquality(Node body) =>
        body is Conditional { Condition: Call { Function: Function.Equal, Argument.Type: NodeType.Integer } };

    /// <summary>c where the condition is i = c and c does not depend on i.</summary>
    internal static Node? Delta(ExpressionGraph graph, Node condition, Index i)
    {
        if (condition is not Call { Function: Function.Equal } equal || equal.Argument.Type != NodeType.Integer)
        {
            return null;
        }

        Node difference = graph.Subtract(equal.Argument, equal.Arguments[1]);
        Rational k = Patterns.CoefficientOf(difference, i);
        Node rest = graph.Subtract(difference, graph.Scale(i, k));
        return Rational.Abs(k).IsOne && !rest.DependsOn(i) ? graph.Scale(rest, -k) : null;
    }

    /// <summary>Whether another term is the opposite of this one but for a factor that may be nearly 1: apart the two would lose its digits.</summary>
    private static bool HasPartner(ExpressionGraph graph, Sum body, Node term, Rational coefficient) => !coefficient.IsZero && Enumerable.Range(0, body.Terms.Length).Any(k =>
        body.Coefficients[k] == -coefficient
        && graph.Divide(body.Terms[k], term) is var factor
        && factor switch
        {
            Call { Function: Function.Exp or Function.Cos or Function.Cosh } => true,
            Product { Bases: [Sum { Constant.IsOne: true }], Exponents: [var power] } => !power.IsInteger || power.Sign < 0,
            _ => false,
        });

    private static Node? SumSplit(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Reduction { Kind: ReductionKind.Sum, Body: Sum } r)
        {
            return null;
        }

        Index i = c.Graph.FreshIndex(r.Lower, r.Upper);
        if (c.Graph.Open(r, i) is not Sum body)
        {
            return null;
        }

        List<(Node, Rational)> closed = [];
        List<(Node, Rational)> rest = [(Zero(c, body.Type), Rational.One)];
        bool keepsConstant = HasPartner(c.Graph, body, c.Graph.One, body.Constant);
        if (keepsConstant)
        {
            rest.Add((c.Graph.One, body.Constant));
        }
        else if (!body.Constant.IsZero)
        {
            closed.Add((c.Graph.TripCount(r.Lower, r.Upper), body.Constant));
        }

        for (int k = 0; k < body.Terms.Length; k++)
        {
            Node term = body.Terms[k];
            if (!term.DependsOn(i) && !HasPartner(c.Graph, body, term, body.Coefficients[k]))
            {
                closed.Add((c.Graph.Multiply(term, c.Graph.TripCount(r.Lower, r.Upper)), body.Coefficients[k]));
            }
            else if (c.Graph.Reduce(ReductionKind.Sum, i, term) is var sum && ClosedForm(c, sum) is { } value)
            {
                closed.Add((value, body.Coefficients[k]));
            }
            else
            {
                rest.Add((term, body.Coefficients[k]));
            }
        }

        if (closed.Count == 0)
        {
            return null;
        }

        closed.Add((c.Graph.Reduce(ReductionKind.Sum, i, c.Graph.LinearCombination(rest)), Rational.One));
        return c.Graph.LinearCombination(closed);
    }

    /// <summary>The opposite of what <see cref="SumSplit"/> keeps together: a number of times that stands beside the sum belongs to its terms, where they cancel it.</summary>
    private static Node? CountIntoSum(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        foreach ((Node term, Rational m) in Patterns.Terms(n))
        {
            if (n.Type != NodeType.Real || term is not Reduction { Kind: ReductionKind.Sum, Body: Sum or Call } r)
            {
                continue;
            }

            Node count = c.Graph.Real(c.Graph.TripCount(r.Lower, r.Upper));
            Rational k = Patterns.CoefficientOf(n, count) / m;
            if (k.IsZero)
            {
                continue;
            }

            Index i = c.Graph.FreshIndex(r.Lower, r.Upper);
            Node body = c.Graph.Open(r, i);
            Node whole = c.Graph.Add(body, c.Graph.Number(k));
            if (whole is Sum { Constant: var constant } sum && constant == k && HasPartner(c.Graph, sum, c.Graph.One, k))
            {
                return c.Graph.LinearCombination([(n, Rational.One), (count, -k * m), (term, -m), (c.Graph.Reduce(ReductionKind.Sum, i, whole), m)]);
            }
        }

        return null;
    }

    private static Node? ClosedForm(RuleContext c, Node sum) =>
        sum is Reduction ? DeltaRule.Apply(c, sum) ?? RelationRules.DistributionSum.Apply(c, sum)
        : sum is Conditional ? null
        : Patterns.Factors(sum).Any(f => f.Base is Reduction) && Patterns.Factors(sum).All(f => f.Base is not Reduction r || RelationRules.DistributionSum.Apply(c, r) is not null)
            ? sum
            : null;

    private static Node? ExtremumShift(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Reduction { Body: Sum } r || !IsExtremum(r.Kind))
        {
            return null;
        }

        Index i = c.Graph.FreshIndex(r.Lower, r.Upper);
        if (c.Graph.Open(r, i) is not Sum body)
        {
            return null;
        }

        List<(Node, Rational)> outside = body.Type == NodeType.Real ? [(c.Graph.Number(body.Constant), Rational.One)] : [(c.Graph.Integer(body.Constant), Rational.One)];
        outside.AddRange(Patterns.Terms(body).Where(t => !t.Term.DependsOn(i)).Select(t => (t.Term, t.Coefficient)));
        Node shift = c.Graph.LinearCombination(outside);
        return shift is Constant { Value.IsZero: true }
            ? null
            : c.Graph.Add(shift, c.Graph.Reduce(r.Kind, i, c.Graph.Subtract(body, shift)));
    }

    private static Node? ExtremumScale(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Reduction { Type: NodeType.Real } r || !IsExtremum(r.Kind) || r.Body is not (Sum { IsScaled: true } or Product))
        {
            return null;
        }

        Index i = c.Graph.FreshIndex(r.Lower, r.Upper);
        Node body = c.Graph.Open(r, i);
        Rational coefficient = body is Sum { IsScaled: true } scaled ? Rational.Abs(scaled.Coefficients[0]) : Rational.One;
        List<(Node, Rational)> outside = [(c.Graph.Number(coefficient), Rational.One)];

        // Where there is nothing to take the extremum of, it is infinite: its factor's derivative would be 0 times that.
        if (c.Facts.Decide(c.Graph.Less(r.Lower, r.Upper)) == true)
        {
            outside.AddRange(Patterns.Factors(body).Where(f => !f.Base.DependsOn(i) && isProven(c, f.Base)).Select(f => (f.Base, f.Exponent)));
        }

        Node factor = c.Graph.Monomial(outside);
        return factor is Constant { Value.IsOne: true }
            ? null
            : c.Graph.Multiply(factor, c.Graph.Reduce(r.Kind, i, c.Graph.Divide(body, factor)));
    }

    private static Node? ExtremumPeeled(RuleContext c, Node n, Func<RuleContext, Node, bool> isProven)
    {
        if (n is not Call { Function: Function.Max or Function.Min } call)
        {
            return null;
        }

        foreach (Node argument in call.Arguments)
        {
            bool matching = argument is Reduction reduction
                && reduction.Kind == (call.Function == Function.Max ? ReductionKind.Maximum : ReductionKind.Minimum);
            if (!matching || argument is not Reduction { Lower: Constant { Value.Sign: > 0 } } r)
            {
                continue;
            }

            Node before = c.Graph.Add(r.Lower, c.Graph.Integer(Rational.MinusOne));
            Index i = c.Graph.FreshIndex(r.Lower, r.Upper);
            Node first = c.Graph.Substitute(c.Graph.Open(r, i), i, before);
            if (call.Arguments.Contains(first) && Patterns.IsInRange(c, first, before, r.Upper, isProven))
            {
                Index whole = c.Graph.FreshIndex(before, r.Upper);
                Node longer = c.Graph.Reduce(r.Kind, whole, c.Graph.Open(r, whole));
                return c.Graph.Call(call.Function, [longer, .. call.Arguments.Where(a => !ReferenceEquals(a, r) && !ReferenceEquals(a, first))]);
            }
        }

        return null;
    }

    private static Node Zero(RuleContext c, NodeType type) => type == NodeType.Integer ? c.Graph.Integer(Rational.Zero) : c.Graph.Zero;

    private static bool IsExtremum(ReductionKind kind) => kind is ReductionKind.Maximum or ReductionKind.FirstMaximum
        or ReductionKind.LastMaximum or ReductionKind.Minimum or ReductionKind.FirstMinimum or ReductionKind.LastMinimum;
}
