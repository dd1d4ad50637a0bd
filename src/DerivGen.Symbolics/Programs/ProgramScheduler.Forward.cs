using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Scheduling;

namespace DerivGen.Symbolics.Programs;

/// <summary>The forward sweep.</summary>
internal sealed partial class ProgramScheduler
{
    private readonly Dictionary<LoopStep, (Node Lower, Node Upper)> keptBounds = [];
    private readonly Dictionary<BranchStep, Node> keptConditions = [];
    private readonly Dictionary<Symbol, Symbol> waiting = [];

    private bool KeepsCourse(Step step) => hasGradient && program.Saved.KeepsCourse(step);

    private void Forward(Step step, bool isNested)
    {
        if (!ProgramFlow.Computes(step, computed) && !KeepsCourse(step))
        {
            return;
        }

        switch (step)
        {
            case SegmentStep segment:
                ForwardSegment(segment);
                break;
            case AllocationStep allocation:
                ForwardAllocation(allocation);
                break;
            case LoopStep { IsConditional: true } loop:
                ForwardConditionalLoop(loop, isNested);
                break;
            case LoopStep loop:
                ForwardLoop(loop, isNested);
                break;
            case BranchStep branch:
                ForwardBranch(branch, isNested);
                break;
        }
    }

    private void ForwardAllocation(AllocationStep step)
    {
        Symbol array = step.Allocation.Array;
        if (declared.Add(array))
        {
            head.Add(new DeclareArray(Own(array), LengthOf(array)));
        }

        if (Saves(step, array))
        {
            saves = true;
            statements.Add(new PushRange(Own(array), null, graph.Length(Own(array))));
        }
    }

    private bool Saves(Step step, Symbol variable) => hasGradient && program.Saved.Saves(step, variable);

    private void ForwardSegment(SegmentStep step)
    {
        ImmutableArray<ScalarAssignment> scalars = step.Segment.Scalars.RemoveAll(s => !computed.Contains(s.Variable));
        ImmutableArray<ElementWrite> elements = step.Segment.Elements.RemoveAll(e => !computed.Contains(e.Array));
        ImmutableArray<RangeWrite> ranges = step.Segment.Ranges.RemoveAll(r => !computed.Contains(r.Array));
        SegmentBlock block = Block(scalars.Select(s => s.Value)
            .Concat(elements.SelectMany(e => new[] { e.Position, e.Value }))
            .Concat(ranges.Select(r => r.Value)));
        ForwardSaves(step, block, scalars, elements, ranges);

        List<Effect> effects = [];
        List<RangeWrite> waitingRanges = [];
        foreach (RangeWrite range in ranges)
        {
            RequireArray(range.Array);
            Symbol array = Own(range.Array);
            if (IsReadElsewhere(step.Segment, range))
            {
                // What is still read is not overwritten: the new values wait in an array of their own.
                waitingRanges.Add(range);
                array = Waiting(array, range.Array);
            }

            effects.Add(block.Store(array, range.Index, range.Value));
        }

        statements.AddRange(block.Schedule(
            scalars.Select(s => s.Value).Concat(elements.SelectMany(e => new[] { e.Position, e.Value })).Concat(ranges.SelectMany(r => BoundsOf(r.Index))),
            effects));
        HashSet<Symbol> written = [.. scalars.Select(s => s.Variable), .. elements.Select(e => e.Array), .. ranges.Select(r => r.Array)];
        List<For> copies = [.. waitingRanges.Select(r => CopyOfWaiting(block, r, written))];
        OrderedWrites writes = new(kernel);
        foreach (ElementWrite element in elements)
        {
            RequireArray(element.Array);
            writes.Add(Own(element.Array), block.Express(element.Position), block.Express(element.Value));
        }

        foreach (ScalarAssignment scalar in scalars)
        {
            writes.Add(Own(scalar.Variable), block.Express(scalar.Value), isDeclared: !declared.Add(scalar.Variable));
        }

        statements.AddRange(writes.Statements());
        statements.AddRange(copies);
    }

    /// <summary>An array as long as a program's array, in which values wait within one step.</summary>
    private Symbol Waiting(Symbol values, Symbol array)
    {
        if (!waiting.TryGetValue(values, out Symbol? result))
        {
            result = kernel.Names.Array(values.Name + "Next", array.Type);
            waiting.Add(values, result);
            head.Add(new DeclareArray(result, LengthOf(array)));
        }

        return result;
    }

    /// <summary>
    /// The loop that takes what waited into its array, behind everything else that the step writes: a bound that mentions what
    /// is written is asked for before.
    /// </summary>
    private For CopyOfWaiting(SegmentBlock block, RangeWrite range, HashSet<Symbol> written)
    {
        (Node lower, Node upper) = source.RangeOf(range.Index);
        Symbol array = Own(range.Array);
        Symbol index = kernel.Names.LoopIndex(0);
        return new For(
            index,
            Bound(lower, "start"),
            Bound(upper, "end"),
            ImmutableArray.Create<Statement>(new Store(array, ImmutableArray.Create<Node>(index), graph.Element(Waiting(array, range.Array), index))));

        Node Bound(Node bound, string name) =>
            program.Reads.Of(bound).Overlaps(written) ? Hold(block.Express(bound), name) : block.Express(bound);
    }

    private void RequireArray(Symbol array)
    {
        if (!declared.Contains(array))
        {
            throw new ProgramException(array.Name + " is an array that the method has not made and changes");
        }
    }

    /// <summary>Saves what is overwritten: arrays first, so that scalars, which places may mention, are restored before them.</summary>
    private void ForwardSaves(SegmentStep step, SegmentBlock block, ImmutableArray<ScalarAssignment> scalars, ImmutableArray<ElementWrite> elements, ImmutableArray<RangeWrite> ranges)
    {
        List<ElementWrite> savedElements = [.. elements.Where(e => Saves(step, e.Array))];
        List<RangeWrite> savedRanges = [.. ranges.Where(r => Saves(step, r.Array))];
        statements.AddRange(block.Schedule(savedElements.Select(e => e.Position).Concat(savedRanges.SelectMany(r => BoundsOf(r.Index))), []));
        int before = statements.Count;
        foreach (ElementWrite element in savedElements)
        {
            Node position = block.Express(element.Position);
            statements.Add(new Push(graph.Element(Own(element.Array), position)));
            if (MovesWithSegment(step.Segment, element))
            {
                statements.Add(new Push(position));
            }
        }

        foreach (RangeWrite range in savedRanges)
        {
            statements.Add(OverRange(block, range, (start, count) => new PushRange(Own(range.Array), start, count)));
        }

        statements.AddRange(scalars.Where(s => Saves(step, s.Variable)).Select(s => new Push(Own(s.Variable))));
        saves |= statements.Count > before;
    }

    /// <summary>A statement for a range of an array, where there is any.</summary>
    private Statement OverRange(SegmentBlock block, RangeWrite range, Func<Node?, Node, Statement> statement)
    {
        if (program.IsWhole(range))
        {
            return statement(null, graph.Length(Own(range.Array)));
        }

        (Node lower, Node upper) = source.RangeOf(range.Index);
        (Node start, Node end) = (block.Express(lower), block.Express(upper));
        Statement some = statement(start, graph.Subtract(end, start));
        Node isAny = graph.Less(start, end);
        return isAny is Constant { Value.IsZero: false } ? some : new If(isAny, ImmutableArray.Create(some), ImmutableArray<Statement>.Empty);
    }

    /// <summary>Whether the place mentions an array that the segment writes too, so that it is not known before that one is restored.</summary>
    private bool MovesWithSegment(Segment segment, ElementWrite element) =>
        program.Reads.Of(element.Position).Overlaps(segment.Elements.Select(e => e.Array).Concat(segment.Ranges.Select(r => r.Array)));

    private Node[] BoundsOf(Expressions.Index index)
    {
        (Node lower, Node upper) = source.RangeOf(index);
        return [lower, upper];
    }

    /// <summary>Whether the array is read by anything but the element that takes the read one's place.</summary>
    private bool IsReadElsewhere(Segment segment, RangeWrite range)
    {
        IEnumerable<Node> others = segment.Scalars.Select(s => s.Value)
            .Concat(segment.Elements.SelectMany(e => new[] { e.Position, e.Value }))
            .Concat(segment.Ranges.SelectMany(r => ReferenceEquals(r, range) ? [] : new[] { r.Value, r.Index }))
            .Append(range.Index);
        if (others.Any(o => program.Reads.Of(o).Contains(range.Array)))
        {
            return true;
        }

        HashSet<Node> seen = [];
        Stack<Node> pending = new([range.Value]);
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (!seen.Add(node))
            {
                continue;
            }

            if (node is Element element && ReferenceEquals(element.Array, range.Array) && !ReferenceEquals(element.Position, range.Index))
            {
                return true;
            }

            foreach (Node child in node.Children)
            {
                pending.Push(child);
            }
        }

        return false;
    }

    private void ForwardLoop(LoopStep step, bool isNested)
    {
        ProgramLoop loop = step.Loop;
        (Node lower, Node upper) = KeepBounds(step, Evaluate(loop.Lower), Evaluate(loop.Upper!));
        ImmutableArray<Statement> body = Inside(() => Forward(step.Body));
        statements.Add(new For(Own(loop.Counter), lower, upper, body) { Last = loop.IsDescending ? Before(upper) : null });
        if (KeepsBounds(step))
        {
            Save(step, step.ChangesLower ? lower : null, step.ChangesUpper ? upper : null, isNested);
            keptBounds[step] = (lower, upper);
        }
    }

    private void Forward(ImmutableArray<Step> steps)
    {
        foreach (Step step in steps)
        {
            Forward(step, isNested: true);
        }
    }

    private Node Before(Node bound) => graph.Subtract(bound, graph.Integer(Rational.One));

    private bool KeepsBounds(LoopStep step) => hasGradient && program.Saved.RunsBackward(step);

    /// <summary>A bound that the body changes is asked for once.</summary>
    private (Node Lower, Node Upper) KeepBounds(LoopStep step, Node lower, Node upper) =>
        (step.ChangesLower ? Hold(lower, "start") : lower, step.ChangesUpper ? Hold(upper, "end") : upper);

    private Node Hold(Node node, string name)
    {
        if (node is Constant)
        {
            return node;
        }

        Symbol local = kernel.Names.Local(name, node.Type);
        statements.Add(new Declare(local, node, false));
        return local;
    }

    /// <summary>Inside another loop the locals of an iteration are gone when the backward sweep comes: they are saved.</summary>
    private void Save(LoopStep step, Node? first, Node? second, bool isNested)
    {
        foreach (Node? node in new[] { first, second })
        {
            if (isNested && node is not null and not Constant)
            {
                saves = true;
                statements.Add(new Push(node));
            }
        }
    }

    private void ForwardConditionalLoop(LoopStep step, bool isNested)
    {
        ProgramLoop loop = step.Loop;
        Node lower = Evaluate(loop.Lower);
        Node? upper = loop.Upper is null ? null : Evaluate(loop.Upper);
        if (step.ChangesLower)
        {
            lower = Hold(lower, "start");
        }

        if (upper is not null && step.ChangesUpper)
        {
            upper = Hold(upper, "end");
        }

        bool runsBackward = KeepsBounds(step);
        bool counts = runsBackward || upper is not null || IsMentioned(loop.Counter, loop.Condition, step.Body);
        Symbol counter = Own(loop.Counter);
        Node one = graph.Integer(Rational.One);
        if (counts)
        {
            statements.Add(new Declare(counter, loop.IsDescending ? Before(upper!) : lower, true));
        }

        Node condition = graph.True;
        ImmutableArray<Statement> before = Inside(() => condition = loop.Condition is null ? graph.True : Evaluate(loop.Condition));
        Node inRange = upper is null ? graph.True : loop.IsDescending ? graph.LessOrEqual(lower, counter) : graph.Less(counter, upper);
        ImmutableArray<Statement> body = Inside(() =>
        {
            Forward(step.Body);
            if (counts)
            {
                statements.Add(new Accumulate(counter, Accumulation.Add, loop.IsDescending ? graph.Integer(Rational.MinusOne) : one));
            }
        });

        // What computes the condition may read what exists within the bounds alone.
        if (!before.IsEmpty && inRange is not Constant)
        {
            Symbol goesOn = kernel.Names.Local("goesOn", NodeType.Boolean);
            before = ImmutableArray.Create<Statement>(
                new Declare(goesOn, graph.False, true),
                new If(inRange, before.Add(new Assign(goesOn, condition)), ImmutableArray<Statement>.Empty));
            statements.Add(new While(before, goesOn, body));
        }
        else
        {
            statements.Add(new While(before, graph.And(inRange, condition), body));
        }

        if (runsBackward)
        {
            if (isNested)
            {
                saves = true;
                statements.Add(new Push(counter));
            }

            Save(step, step.ChangesLower && !loop.IsDescending ? lower : null, step.ChangesUpper && loop.IsDescending ? upper : null, isNested);
            keptBounds[step] = (lower, upper ?? lower);
        }
    }

    private bool IsMentioned(Symbol counter, Node? condition, ImmutableArray<Step> body) =>
        (condition is not null && program.Reads.Of(condition).Contains(counter)) || body.Any(step => step switch
        {
            SegmentStep { Segment: var segment } => ProgramExpressions.Values(segment)
                .Concat(segment.Elements.Select(e => e.Position))
                .Concat(segment.Ranges.Select(r => r.Index))
                .Any(n => program.Reads.Of(n).Contains(counter)),
            LoopStep loop => program.Reads.Of(loop.Loop.Lower).Contains(counter)
                || (loop.Loop.Upper is { } upper && program.Reads.Of(upper).Contains(counter))
                || IsMentioned(counter, loop.Loop.Condition, loop.Body),
            BranchStep branch => IsMentioned(counter, branch.Condition, branch.Body),
            _ => false,
        });

    private void ForwardBranch(BranchStep step, bool isNested)
    {
        Node condition = Evaluate(step.Condition);
        bool keeps = step.ChangesCondition && hasGradient && program.Saved.RunsBackward(step);
        if (keeps)
        {
            condition = Hold(condition, "taken");
            keptConditions[step] = condition;
        }

        ImmutableArray<Statement> body = Inside(() => Forward(step.Body));
        if (!body.IsEmpty)
        {
            statements.Add(new If(condition, body, ImmutableArray<Statement>.Empty));
        }

        if (keeps && isNested)
        {
            saves = true;
            statements.Add(new Push(condition));
        }
    }
}
