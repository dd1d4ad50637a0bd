namespace DerivGen.Symbolics.Expressions;

/// <summary>
/// Sums that contain exponentials. A negative power of one is kept as exp(−k · log S), so that every quotient of
/// exponentials by such sums is one exponential of a difference, which no intermediate value overflows. Where such a
/// sum has weights of unknown sign, log S is formal: it stands only in exponents and is realised as a quotient again.
/// </summary>
internal static class LogDomain
{
    /// <summary>
    /// Whether the node is a sum, over terms or an index, with an exponential among its terms. A difference of two plain
    /// terms is none: it may cancel, and expm1 serves it better; a weight of unknown sign is allowed.
    /// </summary>
    public static bool IsExponentialSum(Node node) => node.IsExponentialSum ??= FindExponentialSum(node);

    private static bool FindExponentialSum(Node node)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node)
        {
            case Sum { IsScaled: false } sum:
                bool hasExponential = sum.Terms.Any(HasExponentialFactor);
                bool isPositive = sum.Constant.Sign >= 0 && sum.Coefficients.All(c => c.Sign > 0);
                bool isWeighted = sum.Constant.Sign >= 0 && sum.Terms.Any(t => HasExponentialFactor(t) && !IsNonNegative(t));
                return hasExponential && (isPositive || isWeighted)
                    && sum.Terms.All(t => HasExponentialFactor(t) || IsNonNegative(t));
            case Reduction { Kind: ReductionKind.Sum } reduction:
                return HasExponentialFactor(reduction.Body);
            default:
                return false;
        }
    }

    /// <summary>Whether the exponential is that of a positive number's logarithm: none of the sums in its exponent has weights of unknown sign.</summary>
    public static bool IsPositiveExponential(Call exp) =>
        exp.Argument is Sum sum ? sum.Terms.All(IsPositiveTerm) : IsPositiveTerm(exp.Argument);

    private static bool IsPositiveTerm(Node term) =>
        term is not Call { Function: Function.Log } log || !IsExponentialSum(log.Argument) || IsNonNegative(log.Argument);

    /// <summary>Whether an exponential is a factor of the node, or of a term of it.</summary>
    public static bool HasExponentialFactor(Node node) => node.HasExponentialFactor ??= FindExponentialFactor(node);

    private static bool FindExponentialFactor(Node node)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        return node switch
        {
            Call { Function: Function.Exp } exp => exp.Argument is not Constant,
            Product product => product.Bases.Any(HasExponentialFactor),
            Sum sum => sum.Terms.Any(HasExponentialFactor),
            Reduction { Kind: ReductionKind.Sum } reduction => HasExponentialFactor(reduction.Body),
            Conditional conditional => HasExponentialFactor(conditional.Then) || HasExponentialFactor(conditional.Else),
            _ => false,
        };
    }

    /// <summary>Whether the node is not negative by its form, and by what is stated of its symbols, alone.</summary>
    public static bool IsNonNegative(Node node) => node.IsNonNegative ??= FindNonNegative(node);

    private static bool FindNonNegative(Node node)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        return node switch
        {
            Constant number => number.Value.Sign >= 0,
            Element element => IsNonNegative(element.Array),
            NamedConstant named => named.Name is ConstantName.Pi or ConstantName.PositiveInfinity,
            Call { Function: Function.Exp } exp => IsPositiveExponential(exp),
            Call call => call.Function is Function.Sigmoid or Function.Softplus or Function.Abs or Function.Cosh,
            Product product => Enumerable.Range(0, product.Bases.Length).All(
                i => product.Exponents[i].IsEvenInteger || !product.Exponents[i].IsInteger || IsNonNegative(product.Bases[i])),
            Sum sum => sum.Constant.Sign >= 0 && sum.Coefficients.All(c => c.Sign > 0) && sum.Terms.All(IsNonNegative),
            Reduction { Kind: ReductionKind.Sum or ReductionKind.Product } reduction => IsNonNegative(reduction.Body),
            Conditional conditional => IsNonNegative(conditional.Then) && IsNonNegative(conditional.Else),
            _ => false,
        };
    }
}
