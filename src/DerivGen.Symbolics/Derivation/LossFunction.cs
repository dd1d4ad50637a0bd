using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;
using DerivGen.Symbolics.Programs;

namespace DerivGen.Symbolics.Derivation;

/// <summary>A fact about a parameter that its author states by an attribute; see the contract.</summary>
[Flags]
internal enum StatedFacts
{
    None = 0,
    Positive = 1,
    NonNegative = 2,
    Probability = 4,
    Distribution = 8,
    OneHot = 16,
    InRange = 32,
}

/// <summary>A parameter as the mathematics sees it.</summary>
/// <param name="Symbol">Its symbol.</param>
/// <param name="IsVariable">Whether derivatives by it are wanted.</param>
/// <param name="Facts">What its author states.</param>
/// <param name="Lower">The lower end of <see cref="StatedFacts.InRange"/>.</param>
/// <param name="Upper">The upper end of <see cref="StatedFacts.InRange"/>.</param>
internal sealed record LossParameter(Symbol Symbol, bool IsVariable, StatedFacts Facts, double Lower, double Upper)
{
    /// <summary>Whether the derivative by it is kept in a narrower type than the one that is computed in.</summary>
    public bool IsNarrow { get; init; }

    /// <summary>Where it, or each of its elements, lies by what its author states.</summary>
    public Interval Range
    {
        get
        {
            Interval range = Interval.All;
            if ((Facts & StatedFacts.Positive) != 0)
            {
                range = range.Intersect(Interval.Positive);
            }

            if ((Facts & StatedFacts.NonNegative) != 0)
            {
                range = range.Intersect(Interval.NonNegative);
            }

            if ((Facts & (StatedFacts.Probability | StatedFacts.Distribution | StatedFacts.OneHot)) != 0)
            {
                range = range.Intersect(Interval.Unit);
            }

            return (Facts & StatedFacts.InRange) != 0 ? range.Intersect(Interval.Closed(Lower, Upper)) : range;
        }
    }
}

/// <summary>A scalar-valued method that has been read: the input of simplification and differentiation.</summary>
/// <param name="Graph">The graph that the nodes live in.</param>
/// <param name="Value">The value that the method returns.</param>
/// <param name="Parameters">All parameters of the method that the value can mention, in order.</param>
/// <param name="Assumptions">Conditions that hold wherever the method returns: its argument checks at the head, negated.</param>
/// <param name="Names">The user's names for intermediate values, as hints for the names of locals.</param>
internal sealed record LossFunction(
    ExpressionGraph Graph,
    Node Value,
    ImmutableArray<LossParameter> Parameters,
    ImmutableArray<Node> Assumptions,
    ImmutableArray<KeyValuePair<Node, string>> Names)
{
    /// <summary>What runs before the value is evaluated: loops with carried state. The value may mention the program's variables.</summary>
    public ImmutableArray<ProgramStatement> Program { get; init; } = ImmutableArray<ProgramStatement>.Empty;
}
