using System.Runtime.CompilerServices;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Stability;

/// <summary>
/// Steps: factors that are numbers chosen by conditions, such as the derivative of a maximum. Where another factor may
/// overflow, the condition comes first, because 0·∞ is no number.
/// </summary>
internal sealed partial class StableForms
{
    private const int MaximumSteps = 8;

    private readonly Dictionary<Node, bool> overflowing = [];

    /// <summary>(c ? k : 0)·y is c ? k·y : 0 where y may overflow; null for any other product.</summary>
    private Node? StepFirst(Product product)
    {
        foreach ((Node step, Rational e) in Patterns.Factors(product))
        {
            if (!e.IsOne || !IsStep(step))
            {
                continue;
            }

            Node others = source.Monomial([(source.One, Rational.One), .. Patterns.Factors(product).Where(f => !ReferenceEquals(f.Base, step))]);
            return MayOverflow(others) ? Times(step, others) : null;
        }

        return null;
    }

    private Node Times(Node step, Node others)
    {
        switch (step)
        {
            case Constant number:
                return number.Value.IsZero ? target.Zero : Lower(source.Scale(others, number.Value));
            case Conditional conditional:
                return target.Conditional(Lower(conditional.Condition), Times(conditional.Then, others), Times(conditional.Else, others));
            case Sum sum:
                return target.LinearCombination([.. Patterns.Terms(sum).Select(t => (Times(t.Term, others), t.Coefficient))]);
            default:
                (Node first, _) = Patterns.Factors(step).First();
                return Times(first, source.Multiply(source.Divide(step, first), others));
        }
    }

    /// <summary>Numbers chosen by conditions, 0 among them, and products and sums of such.</summary>
    private static bool IsStep(Node node) => node switch
    {
        Conditional { Then: var then, Else: var otherwise } =>
            (then is Constant || IsStep(then)) && (otherwise is Constant || IsStep(otherwise)) && (then is not Constant || otherwise is not Constant || IsZero(then) || IsZero(otherwise)),
        Sum { Constant.IsZero: true } sum => sum.Terms.Length <= MaximumSteps && sum.Terms.All(IsStep),
        Product product => product.Bases.Length <= MaximumSteps && product.Exponents.All(e => e.IsOne) && product.Bases.All(IsStep),
        _ => false,
    };

    /// <summary>Whether a finite point may make the node infinite before the product as a whole is: by an exponential.</summary>
    private bool MayOverflow(Node node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (overflowing.TryGetValue(node, out bool result))
        {
            return result;
        }

        result = node.Type == NodeType.Real && node switch
        {
            Call { Function: Function.Exp or Function.Sinh or Function.Cosh or Function.Pow } call => !(facts.IntervalOf(call).Upper < double.PositiveInfinity) || !(facts.IntervalOf(call).Lower > double.NegativeInfinity),
            Product product => product.Bases.Any(MayOverflow),
            Sum sum => sum.Terms.Any(MayOverflow),
            Conditional conditional => MayOverflow(conditional.Then) || MayOverflow(conditional.Else),
            _ => false,
        };
        overflowing[node] = result;
        return result;
    }
}
