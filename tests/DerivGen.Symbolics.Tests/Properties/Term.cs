using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Tests.Properties;

/// <summary>What a <see cref="Term"/> is.</summary>
internal enum TermKind
{
    // reals
    Number,
    Scalar,
    Element,
    ToReal,
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Power,
    Call,
    If,
    Reduce,

    // integers
    Bound,
    IntegerNumber,
    IntegerScalar,
    IntegerElement,
    Next,
    Count,
    IndexOf,

    // truth values
    Less,
    LessOrEqual,
    IntegerEqual,
    IntegerLess,
    Not,
    And,
    Or,
}

/// <summary>The range of a reduction.</summary>
internal enum TermRange
{
    /// <summary>0 ≤ i &lt; n.</summary>
    All,

    /// <summary>1 ≤ i &lt; n.</summary>
    Tail,

    /// <summary>0 ≤ j &lt; i, where i is the index around; all where there is none.</summary>
    Before,

    /// <summary>0 ≤ i &lt; 3.</summary>
    Three,
}

/// <summary>A text of a loss, as it is written: nothing is simplified, merged or reordered.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Children">The operands.</param>
/// <param name="Tag">A parameter's ordinal, a bound index's depth, a function, or a reduction's kind.</param>
/// <param name="Value">A number or an exponent.</param>
/// <param name="Range">A reduction's range.</param>
internal sealed record Term(TermKind Kind, ImmutableArray<Term> Children, int Tag = 0, Rational Value = default, TermRange Range = TermRange.All)
{
    public bool IsReal => Kind <= TermKind.Reduce;

    public bool IsInteger => Kind is > TermKind.Reduce and <= TermKind.IndexOf;

    public int Size => 1 + Children.Sum(c => c.Size);

    public static Term Number(Rational value) => new(TermKind.Number, [], Value: value);

    public static Term Of(TermKind kind, params Term[] children) => new(kind, [.. children]);

    public static Term Call(Function function, params Term[] children) => new(TermKind.Call, [.. children], (int)function);

    public static Term Power(Term x, Rational exponent) => new(TermKind.Power, [x], Value: exponent);

    public static Term Parameter(TermKind kind, int ordinal, params Term[] indices) => new(kind, [.. indices], ordinal);

    public static Term Reduce(ReductionKind kind, TermRange range, Term body) => new(TermKind.Reduce, [body], (int)kind, Range: range);

    /// <summary>Whether every bound index stands inside its reduction.</summary>
    public bool IsClosedUnder(int depth) => Kind == TermKind.Bound
        ? Tag < depth
        : Children.All(c => c.IsClosedUnder(Kind is TermKind.Reduce or TermKind.IndexOf ? depth + 1 : depth));

    public override string ToString()
    {
        string[] c = [.. Children.Select(x => x.ToString())];
        return Kind switch
        {
            TermKind.Number or TermKind.IntegerNumber => Value.Sign < 0 || !Value.IsInteger ? "(" + Value + ")" : Value.ToString(),
            TermKind.Scalar or TermKind.IntegerScalar => Parameters.All[Tag].Name,
            TermKind.Element or TermKind.IntegerElement => Parameters.All[Tag].Name + "[" + string.Join(", ", c) + "]",
            TermKind.ToReal => "(double)" + c[0],
            TermKind.Add => "(" + c[0] + " + " + c[1] + ")",
            TermKind.Subtract => "(" + c[0] + " - " + c[1] + ")",
            TermKind.Multiply => c[0] + "*" + c[1],
            TermKind.Divide => c[0] + "/(" + c[1] + ")",
            TermKind.Negate => "-(" + c[0] + ")",
            TermKind.Power => "(" + c[0] + ")^(" + Value + ")",
            TermKind.Call => (Function)Tag + "(" + string.Join(", ", c) + ")",
            TermKind.If => "(" + c[0] + " ? " + c[1] + " : " + c[2] + ")",
            TermKind.Reduce => (ReductionKind)Tag + "[" + Range + "](" + c[0] + ")",
            TermKind.IndexOf => (ReductionKind)Tag + "[" + Range + "](" + c[0] + ")",
            TermKind.Bound => "i" + Tag,
            TermKind.Next => "(" + c[0] + " + " + Value + ")",
            TermKind.Count => "n",
            TermKind.Less => c[0] + " < " + c[1],
            TermKind.LessOrEqual => c[0] + " <= " + c[1],
            TermKind.IntegerEqual => c[0] + " == " + c[1],
            TermKind.IntegerLess => c[0] + " < " + c[1],
            TermKind.Not => "!(" + c[0] + ")",
            TermKind.And => "(" + c[0] + " && " + c[1] + ")",
            _ => "(" + c[0] + " || " + c[1] + ")",
        };
    }
}
