using System.Collections.Immutable;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;
using DerivGen.Symbolics.Programs;

namespace DerivGen.Symbolics.Checking;

/// <summary>
/// What the points of a check are chosen from: the symbols that the loss reads, and for each the interval that is stated of
/// it. Conditions at the method's head narrow the intervals where they compare a scalar with a number; the others
/// are tried at each point.
/// </summary>
internal sealed class SampleSpace
{
    private readonly Interval[] intervals;
    private readonly StatedFacts[] facts;

    public SampleSpace(LossFunction loss, SymbolNumbers symbols)
    {
        Symbols = symbols;
        foreach (LossParameter parameter in loss.Parameters)
        {
            symbols.NumberOf(parameter.Symbol);
            symbols.NumberOf(parameter.Symbol.Sized);
        }

        HashSet<int> measured = [];
        Collect([loss.Value, .. loss.Assumptions, .. ProgramMap.Expressions(loss.Program).SelectMany(n => Operands(loss.Graph, n))], measured);
        MeasuredSymbols = measured.ToImmutableHashSet();
        Count = symbols.Count;
        intervals = new Interval[Count];
        facts = new StatedFacts[Count];
        for (int i = 0; i < Count; i++)
        {
            intervals[i] = Interval.All;
        }

        foreach (LossParameter parameter in loss.Parameters)
        {
            int number = symbols.NumberOf(parameter.Symbol);
            facts[number] = parameter.Facts;
            intervals[number] = IntervalOf(parameter);
        }

        foreach (Node assumption in loss.Assumptions)
        {
            Learn(assumption);
        }
    }

    public SymbolNumbers Symbols { get; }

    /// <summary>The number of symbols that a point gives a value.</summary>
    public int Count { get; }

    /// <summary>The arrays whose lengths the loss asks for.</summary>
    public ImmutableHashSet<int> MeasuredSymbols { get; }

    public Interval IntervalOf(int symbol) => intervals[symbol];

    public StatedFacts FactsOf(int symbol) => facts[symbol];

    private static Interval IntervalOf(LossParameter parameter)
    {
        Interval interval = Interval.All;
        if ((parameter.Facts & StatedFacts.Positive) != 0)
        {
            interval = interval.Intersect(Interval.Positive);
        }

        if ((parameter.Facts & StatedFacts.NonNegative) != 0)
        {
            interval = interval.Intersect(Interval.NonNegative);
        }

        if ((parameter.Facts & (StatedFacts.Probability | StatedFacts.Distribution | StatedFacts.OneHot)) != 0)
        {
            interval = interval.Intersect(Interval.Unit);
        }

        return (parameter.Facts & StatedFacts.InRange) != 0 ? interval.Intersect(Interval.Closed(parameter.Lower, parameter.Upper)) : interval;
    }

    private void Learn(Node assumption)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (assumption is not Call call)
        {
            return;
        }

        if (call.Function == Function.And)
        {
            foreach (Node part in call.Arguments)
            {
                Learn(part);
            }

            return;
        }

        bool holds = call.Function != Function.Not;
        if ((holds ? call : call.Argument) is not Call { Function: Function.Less or Function.LessOrEqual } comparison)
        {
            return;
        }

        // What must not hold is the opposite comparison of the exchanged operands.
        (Node small, Node large) = holds ? (comparison.Arguments[0], comparison.Arguments[1]) : (comparison.Arguments[1], comparison.Arguments[0]);
        bool isOpen = (comparison.Function == Function.Less) == holds;
        if (small is Constant least && NumberOf(large) is { } above)
        {
            intervals[above] = intervals[above].Intersect(new(least.Value.ToDouble(), double.PositiveInfinity, isOpen, false));
        }
        else if (large is Constant most && NumberOf(small) is { } below)
        {
            intervals[below] = intervals[below].Intersect(new(double.NegativeInfinity, most.Value.ToDouble(), false, isOpen));
        }
    }

    private int? NumberOf(Node node) => node switch
    {
        Symbol symbol => Symbols.NumberOf(symbol),
        Element element => Symbols.NumberOf(element.Array),
        Call { Function: Function.ToReal } conversion => NumberOf(conversion.Argument),
        _ => null,
    };

    private static IEnumerable<Node> Operands(ExpressionGraph graph, Node node) =>
        node is Expressions.Index index ? [graph.RangeOf(index).Lower, graph.RangeOf(index).Upper] : [node];

    private void Collect(IEnumerable<Node> roots, HashSet<int> measured)
    {
        HashSet<Node> seen = [];
        Stack<Node> pending = new(roots);
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (!seen.Add(node))
            {
                continue;
            }

            // A program's variables have no values of their own.
            if (node is Symbol { Ordinal: < SymbolOrdinals.Program } symbol)
            {
                Symbols.NumberOf(symbol);
                Symbols.NumberOf(symbol.Sized);
            }
            else if (node is Length { Array.Ordinal: < SymbolOrdinals.Program } length)
            {
                measured.Add(Symbols.NumberOf(length.Array));
            }

            foreach (Node child in node.Children)
            {
                pending.Push(child);
            }
        }
    }
}
