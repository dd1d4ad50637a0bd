using System.Collections.Immutable;

namespace DerivGen.Symbolics.Expressions;

/// <summary>Sums, products and powers in canonical form.</summary>
internal sealed partial class ExpressionGraph
{
    public Node Add(params Node[] terms)
    {
        List<(Node, Rational)> list = new(terms.Length);
        foreach (Node term in terms)
        {
            list.Add((term, Rational.One));
        }

        return LinearCombination(list);
    }

    public Node Subtract(Node a, Node b) => LinearCombination([(a, Rational.One), (b, Rational.MinusOne)]);

    public Node Negate(Node a) => Scale(a, Rational.MinusOne);

    public Node Scale(Node a, Rational factor) => factor.IsOne ? a : LinearCombination([(a, factor)]);

    public Node Multiply(params Node[] factors)
    {
        List<(Node, Rational)> list = new(factors.Length);
        foreach (Node factor in factors)
        {
            list.Add((factor, Rational.One));
        }

        return Monomial(list);
    }

    public Node Divide(Node a, Node b) => Monomial([(a, Rational.One), (b, Rational.MinusOne)]);

    public Node Reciprocal(Node a) => Power(a, Rational.MinusOne);

    public Node Power(Node a, Rational exponent) => exponent.IsOne ? a : Monomial([(a, exponent)]);

    public Node Sqrt(Node a) => Power(a, Rational.Half);

    /// <summary>Σ coefficient · term. Integers among real terms are converted.</summary>
    public Node LinearCombination(IReadOnlyList<(Node Node, Rational Coefficient)> parts)
    {
        bool real = false;
        foreach ((Node node, Rational _) in parts)
        {
            real |= node.Type == NodeType.Real;
        }

        Rational constant = Rational.Zero;
        Dictionary<Node, Rational> collected = new(parts.Count);
        List<Node> order = new(parts.Count);
        Dictionary<Node, int>? conditions = null;
        foreach ((Node node, Rational coefficient) in parts)
        {
            Node part = real ? Real(node) : node;
            if (coefficient.IsZero)
            {
                continue;
            }

            switch (part)
            {
                case Constant number:
                    constant += number.Value * coefficient;
                    break;
                case Sum sum:
                    constant += sum.Constant * coefficient;
                    for (int i = 0; i < sum.Terms.Length; i++)
                    {
                        Collect(sum.Terms[i], sum.Coefficients[i] * coefficient);
                    }

                    break;
                default:
                    Collect(part, coefficient);
                    break;
            }
        }

        if (conditions is not null)
        {
            MergeConditionals(conditions, collected, order, ref constant);
        }

        List<Node> terms = new(order.Count);
        foreach (Node term in order)
        {
            if (!collected[term].IsZero)
            {
                terms.Add(term);
            }
        }

        if (terms.Count == 0)
        {
            return Scalar(constant, real ? NodeType.Real : NodeType.Integer);
        }

        if (terms.Count == 1 && constant.IsZero && collected[terms[0]].IsOne)
        {
            return terms[0];
        }

        terms.Sort(CanonicalOrder.Instance);
        ImmutableArray<Rational>.Builder coefficients = ImmutableArray.CreateBuilder<Rational>(terms.Count);
        foreach (Node term in terms)
        {
            coefficients.Add(collected[term]);
        }

        return Intern(new Sum(constant, coefficients.MoveToImmutable(), terms.ToImmutableArray()));

        void Collect(Node term, Rational coefficient)
        {
            if (collected.TryGetValue(term, out Rational before))
            {
                collected[term] = before + coefficient;
                return;
            }

            collected.Add(term, coefficient);
            order.Add(term);
            if (term is Conditional conditional)
            {
                conditions ??= [];
                Node condition = Smaller(conditional.Condition);
                conditions.TryGetValue(condition, out int count);
                conditions[condition] = count + 1;
            }
        }
    }

    /// <summary>Π base ^ exponent. Integers among real factors are converted.</summary>
    public Node Monomial(IReadOnlyList<(Node Node, Rational Exponent)> parts)
    {
        bool real = false;
        foreach ((Node node, Rational exponent) in parts)
        {
            real |= node.Type == NodeType.Real || !exponent.IsInteger || exponent.Sign < 0;
        }

        MonomialBuilder builder = new(this, real);
        foreach ((Node node, Rational exponent) in parts)
        {
            builder.Multiply(real ? Real(node) : node, exponent);
        }

        return builder.ToNode();
    }

    /// <summary>A conversion to floating point, pushed to the integer atoms (the sum of two indices never overflows).</summary>
    public Node Real(Node node)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (node.Type == NodeType.Real)
        {
            return node;
        }

        if (node.Type == NodeType.Boolean)
        {
            throw new ArgumentException("A truth value is no number.", nameof(node));
        }

        switch (node)
        {
            case Constant number:
                return Number(number.Value);
            case Sum sum:
                List<(Node, Rational)> terms = [(Number(sum.Constant), Rational.One)];
                for (int i = 0; i < sum.Terms.Length; i++)
                {
                    terms.Add((Real(sum.Terms[i]), sum.Coefficients[i]));
                }

                return LinearCombination(terms);
            case Product product:
                List<(Node, Rational)> factors = new(product.Bases.Length);
                for (int i = 0; i < product.Bases.Length; i++)
                {
                    factors.Add((Real(product.Bases[i]), product.Exponents[i]));
                }

                return Monomial(factors);
            case Conditional conditional:
                return Conditional(conditional.Condition, Real(conditional.Then), Real(conditional.Else));
            default:
                return Intern(new Call(Function.ToReal, NodeType.Real, ImmutableArray.Create(node)));
        }
    }

    /// <summary>Terms under one condition become one term: (c ? a : b) + (c ? d : e) is c ? a + d : b + e.</summary>
    private void MergeConditionals(Dictionary<Node, int> conditions, Dictionary<Node, Rational> collected, List<Node> order, ref Rational constant)
    {
        foreach (KeyValuePair<Node, int> entry in conditions)
        {
            if (entry.Value < 2)
            {
                continue;
            }

            List<(Node, Rational)> then = [];
            List<(Node, Rational)> otherwise = [];
            for (int i = order.Count - 1; i >= 0; i--)
            {
                if (order[i] is Conditional conditional && ReferenceEquals(Smaller(conditional.Condition), entry.Key))
                {
                    Rational coefficient = collected[conditional];
                    bool asIs = ReferenceEquals(conditional.Condition, entry.Key);
                    then.Add((asIs ? conditional.Then : conditional.Else, coefficient));
                    otherwise.Add((asIs ? conditional.Else : conditional.Then, coefficient));
                    collected.Remove(conditional);
                    order.RemoveAt(i);
                }
            }

            Node merged = Conditional(entry.Key, LinearCombination(then), LinearCombination(otherwise));
            switch (merged)
            {
                case Constant number:
                    constant += number.Value;
                    break;
                case Sum sum:
                    constant += sum.Constant;
                    for (int i = 0; i < sum.Terms.Length; i++)
                    {
                        Put(sum.Terms[i], sum.Coefficients[i]);
                    }

                    break;
                default:
                    Put(merged, Rational.One);
                    break;
            }
        }

        void Put(Node term, Rational coefficient)
        {
            if (collected.TryGetValue(term, out Rational before))
            {
                collected[term] = before + coefficient;
            }
            else
            {
                collected.Add(term, coefficient);
                order.Add(term);
            }
        }
    }
}
