using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Checking;

/// <summary>What an <see cref="Evaluator{T}"/> computes with.</summary>
internal abstract class Arithmetic<T>
{
    /// <summary>The value of an input: a scalar, or an element of an array.</summary>
    /// <param name="value">The value.</param>
    /// <param name="symbol">The number of the symbol among the inputs.</param>
    /// <param name="place">The element's place, 0 for a scalar.</param>
    public abstract T Input(double value, int symbol, int place);

    public abstract T FromRational(Rational value);

    public abstract T FromInteger(long value);

    public abstract T Named(ConstantName name);

    public abstract T Add(T a, T b);

    public abstract T Multiply(T a, T b);

    /// <summary>x^exponent; of a negative x only where the exponent is an integer.</summary>
    public abstract T Power(T x, Rational exponent);

    /// <summary>A function of reals, other than an extremum.</summary>
    public abstract T Call(Function function, T[] arguments);

    /// <summary>A value that moves with each argument as its partial derivative says, whatever its own derivative is.</summary>
    public virtual T Chain(T value, IEnumerable<(T Argument, T Partial)> parts) => value;

    /// <summary>The largest or smallest of at least one number.</summary>
    public abstract T Extremum(List<T> terms, bool isMaximum);

    public abstract Order Compare(T a, T b);

    public abstract bool IsFinite(T x);

    /// <summary>Whether x is 0 and known to be.</summary>
    public abstract bool IsZero(T x);

    /// <summary>The integer that a conversion makes of x; null where there is none, or it is not known.</summary>
    public abstract long? Truncate(T x);

    /// <summary>Whether 0·log 0 is 0 by itself: in mathematics it is, in floating point a function must see to it.</summary>
    public abstract bool ZeroTimesLogarithmIsZero { get; }

    /// <summary>Whether results have the digits of a double only, so that forms for just these are taken.</summary>
    public virtual bool IsRounded => false;

    /// <summary>A number of which nothing is known.</summary>
    public abstract T Unknown { get; }

    /// <summary>Whether one of the operations since this was reset could not tell on which side of a border it was.</summary>
    public bool IsUndecided { get; set; }
}
