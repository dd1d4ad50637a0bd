namespace DerivGen.Symbolics.Expressions;

/// <summary>Functions of their inverses.</summary>
internal sealed partial class ExpressionGraph
{
    /// <summary>Whether outer(inner(x)) is x wherever it is defined.</summary>
    public static bool Undoes(Function outer, Function inner) => (outer, inner) is
        (Function.Sin, Function.Asin) or (Function.Cos, Function.Acos) or (Function.Tan, Function.Atan)
        or (Function.Sinh, Function.Asinh) or (Function.Cosh, Function.Acosh) or (Function.Tanh, Function.Atanh)
        or (Function.Asinh, Function.Sinh) or (Function.Atanh, Function.Tanh);

    /// <summary>cos(acos x) = x, sin(acos x) = √((1 − x)(1 + x)), and the like.</summary>
    private Node? FoldInverse(Function function, Node a)
    {
        if (a is not Call inner)
        {
            return null;
        }

        if (Undoes(function, inner.Function))
        {
            return inner.Argument;
        }

        return (function, inner.Function) is (Function.Sin, Function.Acos) or (Function.Cos, Function.Asin)
            ? Sqrt(Multiply(Subtract(One, inner.Argument), Add(One, inner.Argument)))
            : null;
    }
}
