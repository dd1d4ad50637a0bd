using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Index = DerivGen.Symbolics.Expressions.Index;

namespace DerivGen.Generator.Reading;

/// <summary>A scalar that a loop carries: its symbol at the start of an iteration, its value before the loop, its next value.</summary>
internal sealed record CarriedScalar(string Name, Symbol Placeholder, Node Start, Node Next);

/// <summary>A local array that a loop carries; the next contents are a function of its open index.</summary>
internal sealed record CarriedArray(string Name, int Number, Symbol Placeholder, ArrayContents Start, Node Next);

#pragma warning disable RCS1194 // thrown in one place, caught in one place
/// <summary>Ends the classification of a loop: the variable that is not understood, and what to write instead.</summary>
internal sealed class LoopRefusal(DiagnosticDescriptor descriptor, string name, string advice) : Exception(advice)
{
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    public string Name { get; } = name;

    public string Advice { get; } = advice;
}
#pragma warning restore RCS1194

/// <summary>
/// Splits a loop by the variables that it carries and solves each alone: what is overwritten, what accumulates, what is
/// written element by element. A variable is solved as soon as its next value depends on nothing unsolved but itself.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="facts">What is known of integers.</param>
/// <param name="range">The iterations.</param>
/// <param name="isKnownElement">Whether an element was read at this position of an array of this length: then the array is longer than that.</param>
internal sealed partial class LoopClassifier(ExpressionGraph graph, IndexFacts facts, LoopRange range, Func<Node, Node, Node, bool> isKnownElement)
{
    private readonly Dictionary<Node, Node> solvedAtStart = [];
    private readonly Dictionary<Symbol, SolvedExtremum> extrema = [];
    private readonly List<SolvedWrite> writes = [];
    private readonly HashSet<Symbol> accumulating = [];
    private readonly HashSet<Symbol> own = [];

    /// <summary>The value of every scalar after the loop.</summary>
    public Dictionary<Symbol, Node> Scalars { get; } = [];

    /// <summary>The contents of every array after the loop.</summary>
    public Dictionary<int, ArrayContents> Arrays { get; } = [];

    private sealed record SolvedExtremum(Accumulator Accumulator, LoopRange Range, Node Start, StartUse Use, Node Reduced);

    /// <summary>What became of the value before the loop.</summary>
    private enum StartUse
    {
        /// <summary>It is the identity: nothing.</summary>
        Identity,

        /// <summary>It is the contribution of an iteration before the first: the range was extended.</summary>
        Extension,

        /// <summary>It is the contribution of the first iteration, or of another that makes no difference.</summary>
        Repetition,

        /// <summary>It is combined with the reduction.</summary>
        Combined,
    }

    public void Solve(IReadOnlyList<CarriedScalar> scalars, IReadOnlyList<CarriedArray> arrays)
    {
        own.UnionWith(scalars.Select(scalar => scalar.Placeholder));
        own.UnionWith(arrays.Select(array => array.Placeholder));
        List<CarriedScalar> openScalars = [.. scalars];
        List<CarriedArray> openArrays = [.. arrays];
        while (openScalars.Count + openArrays.Count > 0)
        {
            int before = openScalars.Count + openArrays.Count;
            openArrays.RemoveAll(TrySolve);
            openScalars.RemoveAll(TrySolve);
            if (openScalars.Count + openArrays.Count == before)
            {
                string name = openScalars.Count > 0 ? openScalars[0].Name : openArrays[0].Name;
                throw Carried(name, accumulating.Count > 0
                    ? "it depends on a value that is still being accumulated; accumulate in one loop and use the result in a second one"
                    : "it depends on another variable that depends on it");
            }
        }
    }

    private static LoopRefusal Carried(string name, string advice) => new(Diagnostics.Descriptors.CarriedState, name, advice);

    private bool TrySolve(CarriedScalar scalar)
    {
        Node next = Resolve(scalar.Next);
        HashSet<Symbol> others = Placeholders(next);
        bool isCarried = others.Remove(scalar.Placeholder);
        if (others.Count == 1 && extrema.TryGetValue(others.First(), out SolvedExtremum extremum) && SolveIndexOf(scalar, next, extremum))
        {
            return true;
        }

        if (others.Count > 0)
        {
            return false;
        }

        if (!isCarried)
        {
            SolveOverwritten(scalar, next);
            return true;
        }

        accumulating.Add(scalar.Placeholder);
        if (next.Type == NodeType.Boolean)
        {
            Scalars[scalar.Placeholder] = Flag(scalar, next);
            return true;
        }

        if (SolveIndexOfElement(scalar, next))
        {
            return true;
        }

        Accumulator accumulator = new AccumulatorRecognizer(graph, scalar.Placeholder, scalar.Placeholder).Recognize(next)
            ?? throw Carried(scalar.Name, "a recurrence like this one is not supported yet");
        Scalars[scalar.Placeholder] = Reduce(accumulator, scalar.Start, scalar.Placeholder);
        return true;
    }

    /// <summary>The symbols of carried variables that an expression mentions.</summary>
    private HashSet<Symbol> Placeholders(Node node) => Mention.All<Symbol>(node, own.Contains);

    /// <summary>The value that an iteration overwrites before anybody reads it, or that the next iteration reads.</summary>
    private void SolveOverwritten(CarriedScalar scalar, Node next)
    {
        Node last = graph.Substitute(next, range.Index, range.Last(graph));
        Scalars[scalar.Placeholder] = IfRun(last, scalar.Start);
        Node previous = graph.Substitute(next, range.Index, range.Previous(graph));
        solvedAtStart[scalar.Placeholder] = graph.Conditional(graph.Equal(range.Index, range.First(graph)), scalar.Start, previous);
    }

    private Node IfRun(Node then, Node otherwise) =>
        facts.IsNonEmpty(range.Lower, range.Upper) ? then : graph.Conditional(graph.Less(range.Lower, range.Upper), then, otherwise);

    /// <summary>A truth value that one iteration sets or clears for good.</summary>
    private Node Flag(CarriedScalar scalar, Node next)
    {
        Node ifFalse = graph.Replace(next, new Dictionary<Node, Node> { [scalar.Placeholder] = graph.False });
        Node ifTrue = graph.Replace(next, new Dictionary<Node, Node> { [scalar.Placeholder] = graph.True });
        Node one = graph.Integer(Rational.One);
        Node zero = graph.Integer(Rational.Zero);
        if (ReferenceEquals(ifTrue, graph.True))
        {
            Node count = graph.Reduce(ReductionKind.Sum, range.Index, graph.Conditional(ifFalse, one, zero));
            return graph.Or(scalar.Start, graph.Less(zero, count));
        }

        if (ReferenceEquals(ifFalse, graph.False))
        {
            Node count = graph.Reduce(ReductionKind.Sum, range.Index, graph.Conditional(ifTrue, zero, one));
            return graph.And(scalar.Start, graph.Equal(count, zero));
        }

        throw Carried(scalar.Name, "a truth value may only be set, or only be cleared, in a loop");
    }

    /// <summary>The start and the contributions of all iterations.</summary>
    private Node Reduce(Accumulator accumulator, Node start, Symbol? placeholder)
    {
        ReductionKind kind = range.IsReversed ? Accumulator.Reversed(accumulator.Kind) : accumulator.Kind;
        StartUse use = UseOfStart(accumulator, start);
        LoopRange over = range;
        Node body = accumulator.Body;
        if (use == StartUse.Extension)
        {
            over = range.Extended(graph);
            body = graph.Substitute(body, range.Index, over.Index);
        }

        Node reduced = graph.Reduce(kind, over.Index, body);
        if (placeholder is not null && (accumulator.IsMaximum || accumulator.IsMinimum))
        {
            extrema[placeholder] = new SolvedExtremum(accumulator, over, start, use, reduced);
        }

        if (use != StartUse.Combined)
        {
            return reduced;
        }

        return accumulator.Kind switch
        {
            ReductionKind.Sum => graph.Add(start, reduced),
            ReductionKind.Product => graph.Multiply(start, reduced),
            ReductionKind.Maximum => graph.Call(Function.Max, start, reduced),
            ReductionKind.Minimum => graph.Call(Function.Min, start, reduced),
            _ => graph.Conditional(Beats(accumulator.Kind, reduced, start), reduced, start),
        };
    }

    /// <summary>Whether a contribution replaces the value before it.</summary>
    private Node Beats(ReductionKind kind, Node contribution, Node before) => kind switch
    {
        ReductionKind.FirstMaximum or ReductionKind.Maximum => graph.Less(before, contribution),
        ReductionKind.LastMaximum => graph.LessOrEqual(before, contribution),
        ReductionKind.FirstMinimum or ReductionKind.Minimum => graph.Less(contribution, before),
        _ => graph.LessOrEqual(contribution, before),
    };

    private StartUse UseOfStart(Accumulator accumulator, Node start)
    {
        if (accumulator.Kind is ReductionKind.Sum or ReductionKind.Product)
        {
            Rational identity = accumulator.Kind == ReductionKind.Sum ? Rational.Zero : Rational.One;
            if (start is Constant number && number.Value == identity && start.Type == accumulator.Body.Type)
            {
                return StartUse.Identity;
            }
        }
        else if (IsWorst(start, accumulator.IsMaximum))
        {
            return StartUse.Identity;
        }

        Node one = graph.Integer(Rational.One);
        Node beforeFirst = range.IsReversed ? range.Upper : graph.Subtract(range.Lower, one);
        if (ReferenceEquals(graph.Substitute(accumulator.Body, range.Index, beforeFirst), start)
            && (range.IsReversed ? ShowsNonEmpty(start, range.Lower, graph.Add(range.Upper, one)) : ShowsNonEmpty(start, beforeFirst, range.Upper)))
        {
            return StartUse.Extension;
        }

        if ((accumulator.IsMaximum || accumulator.IsMinimum) && ShowsNonEmpty(start, range.Lower, range.Upper))
        {
            // The last contribution once more makes no difference where the last of equal ones wins, or where all share.
            bool lastWinsOrShares = accumulator.Kind is not (ReductionKind.FirstMaximum or ReductionKind.FirstMinimum);
            if (ReferenceEquals(graph.Substitute(accumulator.Body, range.Index, range.First(graph)), start)
                || (lastWinsOrShares && ReferenceEquals(graph.Substitute(accumulator.Body, range.Index, range.Last(graph)), start)))
            {
                return StartUse.Repetition;
            }
        }

        return StartUse.Combined;
    }

    /// <summary>Whether a range holds an index wherever the start is defined: it reads an element that only then exists.</summary>
    private bool ShowsNonEmpty(Node start, Node lower, Node upper) =>
        facts.IsNonEmpty(lower, upper)
            || Mention.Any(start, part => isKnownElement(part, lower, upper))
            || (lower is Constant { Value.IsZero: true } && Mention.Any(start, part => isKnownElement(part, graph.Subtract(upper, graph.Integer(Rational.One)), upper)));

    /// <summary>−∞, or the smallest number that there is, as the start of a maximum; their opposites for a minimum.</summary>
    private static bool IsWorst(Node start, bool isMaximum) => start switch
    {
        NamedConstant { Name: ConstantName.NegativeInfinity } => isMaximum,
        NamedConstant { Name: ConstantName.PositiveInfinity } => !isMaximum,
        Constant { Type: NodeType.Real } constant => isMaximum
            ? constant.Value == Rational.FromDouble(double.MinValue) || constant.Value == Rational.FromDouble(float.MinValue)
            : constant.Value == Rational.FromDouble(double.MaxValue) || constant.Value == Rational.FromDouble(float.MaxValue),
        _ => false,
    };
}
