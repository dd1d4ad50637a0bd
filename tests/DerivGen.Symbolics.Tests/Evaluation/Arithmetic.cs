using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Tests.Evaluation;

/// <summary>What an <see cref="Evaluator{T}"/> computes with.</summary>
internal abstract class Arithmetic<T>
{
    public abstract T FromRational(Rational value);

    /// <summary>A named constant; NaN is what is undefined.</summary>
    public abstract T Named(ConstantName name);

    public abstract T Add(T a, T b);

    public abstract T Multiply(T a, T b);

    /// <summary>x^r; for x &lt; 0 only where r is an integer.</summary>
    public abstract T Power(T x, Rational exponent);

    /// <summary>A function of reals, except those that <see cref="Evaluator{T}"/> decides itself.</summary>
    public abstract T Call(Function function, T[] arguments);

    /// <summary>The largest or smallest; the equal ones share what depends on the arguments.</summary>
    public abstract T Extremum(IReadOnlyList<T> arguments, bool isMaximum);

    /// <summary>The number whose value decides conditions.</summary>
    public abstract BigFloat ValueOf(T x);

    /// <summary>Whether results have the digits of a double only, so that forms for just these are taken.</summary>
    public virtual bool IsRounded => false;

    /// <summary>Whether NaN decides a comparison, as it does where the emitted code runs, instead of leaving it undefined.</summary>
    public virtual bool ComparesNaN => false;

    /// <summary>Whether 0·log 0 is 0 by itself: in mathematics it is, in floating point a function must see to it.</summary>
    public virtual bool ZeroTimesLogIsZero => true;

    public virtual bool IsNaN(T x) => ValueOf(x).IsNaN;
}
