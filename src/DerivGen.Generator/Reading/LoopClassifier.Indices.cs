using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Reading;

/// <summary>The index of the largest or smallest element, kept beside it or alone.</summary>
internal sealed partial class LoopClassifier
{
    /// <summary>if (x &gt; max) { max = x; index = i; }: what else is taken together with a new extremum.</summary>
    private bool SolveIndexOf(CarriedScalar scalar, Node next, SolvedExtremum extremum)
    {
        Accumulator accumulator = extremum.Accumulator;
        if (next is not Conditional conditional || accumulator.Condition is null || !ReferenceEquals(conditional.Condition, accumulator.Condition))
        {
            return false;
        }

        (Node taken, Node kept) = accumulator.TakenWhenTrue ? (conditional.Then, conditional.Else) : (conditional.Else, conditional.Then);
        if (!ReferenceEquals(kept, scalar.Placeholder) || Placeholders(taken).Count > 0 || accumulator.Body.Type != NodeType.Real
            || Mention.Any(accumulator.Body, part => part is NamedConstant))
        {
            return false;
        }

        Node best = IndexOfExtremum(accumulator, extremum.Range, accumulator.Body);
        Node atBest = graph.Substitute(taken, range.Index, best);
        switch (extremum.Use)
        {
            case StartUse.Extension:
                Node before = range.IsReversed ? range.Upper : graph.Subtract(range.Lower, graph.Integer(Rational.One));
                if (!ReferenceEquals(graph.Substitute(taken, range.Index, before), scalar.Start))
                {
                    return false;
                }

                break;
            case StartUse.Repetition:
                if (!ReferenceEquals(graph.Substitute(taken, range.Index, range.First(graph)), scalar.Start)
                    || !ReferenceEquals(graph.Substitute(accumulator.Body, range.Index, range.First(graph)), extremum.Start))
                {
                    return false;
                }

                break;
            case StartUse.Identity:
                atBest = IfRun(atBest, scalar.Start);
                break;
            case StartUse.Combined:
                atBest = graph.Conditional(Beats(accumulator.Kind, extremum.Reduced, extremum.Start), atBest, scalar.Start);
                break;
        }

        Scalars[scalar.Placeholder] = atBest;
        accumulating.Add(scalar.Placeholder);
        return true;
    }

    /// <summary>if (z[i] &gt; z[best]) best = i.</summary>
    private bool SolveIndexOfElement(CarriedScalar scalar, Node next)
    {
        if (next is not Conditional { Condition: Call { Function: Function.Less or Function.LessOrEqual } comparison } conditional
            || scalar.Placeholder.Type != NodeType.Integer || comparison.Argument.Type != NodeType.Real)
        {
            return false;
        }

        bool takesWhenTrue = ReferenceEquals(conditional.Else, scalar.Placeholder);
        Node taken = takesWhenTrue ? conditional.Then : conditional.Else;
        if (!ReferenceEquals(taken, range.Index) || !(takesWhenTrue || ReferenceEquals(conditional.Then, scalar.Placeholder)))
        {
            return false;
        }

        Node left = comparison.Arguments[0];
        Node right = comparison.Arguments[1];
        bool isLeftBest = Mention.Of(left, scalar.Placeholder);
        Node best = isLeftBest ? left : right;
        Node candidate = isLeftBest ? right : left;
        Node atIndex = graph.Replace(best, new Dictionary<Node, Node> { [scalar.Placeholder] = range.Index });
        if (Mention.Of(candidate, scalar.Placeholder) || !ReferenceEquals(atIndex, candidate))
        {
            return false;
        }

        // The comparison with the best so far in the place of the value before: what kind of extremum is that?
        Symbol before = graph.Symbol("before", "#before", NodeType.Real, 0, int.MaxValue);
        Node shape = graph.Conditional(
            isLeftBest ? graph.Call(comparison.Function, before, candidate) : graph.Call(comparison.Function, candidate, before),
            takesWhenTrue ? candidate : before,
            takesWhenTrue ? before : candidate);
        if (new AccumulatorRecognizer(graph, before, before).Recognize(shape) is not { } accumulator)
        {
            return false;
        }

        Node one = graph.Integer(Rational.One);
        Node beforeFirst = range.IsReversed ? range.Upper : graph.Subtract(range.Lower, one);
        LoopRange over;
        if (ReferenceEquals(scalar.Start, beforeFirst))
        {
            over = range.Extended(graph);
        }
        else if (ReferenceEquals(scalar.Start, range.First(graph)))
        {
            over = range;
        }
        else
        {
            return false;
        }

        Node index = IndexOfExtremum(accumulator, over, candidate);
        Scalars[scalar.Placeholder] = facts.IsNonEmpty(over.Lower, over.Upper)
            ? index
            : graph.Conditional(graph.Less(over.Lower, over.Upper), index, scalar.Start);
        return true;
    }

    private Node IndexOfExtremum(Accumulator accumulator, LoopRange over, Node body)
    {
        ReductionKind kind = Accumulator.IndexOf(accumulator.Kind);
        return graph.Reduce(range.IsReversed ? Accumulator.Reversed(kind) : kind, over.Index, graph.Substitute(body, range.Index, over.Index));
    }
}
