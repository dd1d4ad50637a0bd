using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Checking;

/// <summary>
/// What the check computes in the place of a function whose text it cannot run: 1/(2 + u²) of u = c + Σ wₖxₖ, with numbers
/// that the function's name chooses, and its true partial derivatives. What was derived holds for every function with the
/// partial derivatives that were given, so it has to hold for this one, which is smooth, lies in (0, ½], and looks
/// different from every side. A function with rules has them for partial derivatives, at the same stand-ins of what they call.
/// </summary>
internal sealed class ForeignStandIn<T>(Arithmetic<T> arithmetic)
{
    public T Value(ForeignFunction function, T[] arguments)
    {
        T value = Free(function, arguments);
        return function.Rules.IsEmpty
            ? value
            : arithmetic.Chain(value, Enumerable.Range(0, arguments.Length).Where(function.HasPartial).Select(k => (arguments[k], RuleEvaluation<T>.Of(arithmetic, function, arguments, k))));
    }

    /// <summary>The stand-in with the derivatives that it has by itself.</summary>
    public T Free(ForeignFunction function, T[] arguments)
    {
        uint hash = SampleHash.Of(function.Root);
        T u = Weight(hash, 0);
        for (int i = 0; i < arguments.Length; i++)
        {
            u = arithmetic.Add(u, arithmetic.Multiply(Weight(hash, i + 1), arguments[i]));
        }

        T value = arithmetic.Power(arithmetic.Add(arithmetic.FromInteger(2), arithmetic.Multiply(u, u)), Rational.MinusOne);
        if (function.Derivative < 0)
        {
            return value;
        }

        T slope = arithmetic.Multiply(arithmetic.Multiply(arithmetic.FromInteger(-2), u), arithmetic.Multiply(value, value));
        return arithmetic.Multiply(Weight(hash, function.Derivative + 1), slope);
    }

    /// <summary>A number between ¼ and 2, of either sign.</summary>
    private T Weight(uint hash, int place)
    {
        uint mixed = SampleHash.Of(hash, place, 0);
        long size = 16 + (long)(mixed % 113);
        return arithmetic.FromRational(new Rational((mixed & 1024) == 0 ? size : -size, 64));
    }
}
