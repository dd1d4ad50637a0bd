using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Scheduling;

namespace DerivGen.Symbolics.Programs;

/// <summary>The backward sweep.</summary>
internal sealed partial class ProgramScheduler
{
    private void Backward(Step step, bool isNested)
    {
        if (!program.Saved.RunsBackward(step))
        {
            return;
        }

        switch (step)
        {
            case SegmentStep segment:
                BackwardSegment(segment);
                break;
            case AllocationStep { Allocation.Array: var array }:
                if (Saves(step, array))
                {
                    statements.Add(new PopRange(Own(array), null, graph.Length(Own(array))));
                }

                if (program.Adjoints.Has(array))
                {
                    statements.Add(new Clear(Own(program.Adjoints.Of(array))));
                }

                break;
            case LoopStep loop:
                BackwardLoop(loop, isNested);
                break;
            case BranchStep branch:
                BackwardBranch(branch, isNested);
                break;
        }
    }

    private ImmutableArray<Statement> BackwardBody(ImmutableArray<Step> steps) => Inside(() =>
    {
        foreach (Step step in steps.Reverse())
        {
            Backward(step, isNested: true);
        }
    });

    private void BackwardLoop(LoopStep step, bool isNested)
    {
        ProgramLoop loop = step.Loop;
        (Node lower, Node upper) = step.IsConditional ? ConditionalBounds(step, isNested) : CountedBounds(step, isNested);
        statements.Add(new For(Own(loop.Counter), lower, upper, BackwardBody(step.Body)) { Last = loop.IsDescending ? null : Before(upper) });
    }

    /// <summary>The bounds again, from where they were kept or from variables that have been restored.</summary>
    private (Node Lower, Node Upper) CountedBounds(LoopStep step, bool isNested)
    {
        Node last = step.ChangesUpper ? Take(keptBounds[step].Upper, isNested) : Evaluate(step.Loop.Upper!);
        Node first = step.ChangesLower ? Take(keptBounds[step].Lower, isNested) : Evaluate(step.Loop.Lower);
        return (first, last);
    }

    /// <summary>A loop that a condition ended has run to where its counter stood.</summary>
    private (Node Lower, Node Upper) ConditionalBounds(LoopStep step, bool isNested)
    {
        ProgramLoop loop = step.Loop;
        Node counter = Own(loop.Counter);
        (Node lower, Node upper) = keptBounds[step];
        if (loop.IsDescending)
        {
            Node last = step.ChangesUpper ? Take(upper, isNested) : Evaluate(loop.Upper!);
            Node end = isNested ? Take(counter, isNested) : counter;
            return (graph.Add(end, graph.Integer(Rational.One)), last);
        }

        Node first = step.ChangesLower ? Take(lower, isNested) : Evaluate(loop.Lower);
        return (first, isNested ? Take(counter, isNested) : counter);
    }

    /// <summary>What a local holds, or inside a loop the stack.</summary>
    private Node Take(Node kept, bool isNested)
    {
        if (!isNested || kept is Constant)
        {
            return kept;
        }

        Symbol local = kernel.Names.Local(((Symbol)kept).Name, kept.Type);
        statements.Add(new DeclarePopped(local));
        return local;
    }

    private void BackwardBranch(BranchStep step, bool isNested)
    {
        Node condition = step.ChangesCondition ? Take(keptConditions[step], isNested) : Evaluate(step.Condition);
        statements.Add(new If(condition, BackwardBody(step.Body), ImmutableArray<Statement>.Empty));
    }

    private void BackwardSegment(SegmentStep step)
    {
        SegmentAdjoint? adjoint = step.Adjoint;
        SegmentBlock block = Block(adjoint is null ? [] : ProgramExpressions.Of(adjoint));
        Restore(step, block);
        if (adjoint is null)
        {
            return;
        }

        TakeSeeds(adjoint, block);
        statements.AddRange(block.Schedule(adjoint.Scalars.Select(s => s.Value), Contributions(block, adjoint)));
        OrderedWrites writes = new(kernel);
        HashSet<Symbol> written = [.. step.Segment.Scalars.Select(s => s.Variable)];
        foreach ((Symbol variable, Node value) in adjoint.Scalars)
        {
            Symbol own = Own(program.Adjoints.Of(variable));
            Node derivative = block.Express(value);
            writes.Add(own, written.Contains(variable) ? derivative : graph.Add(own, derivative), isDeclared: true);
        }

        foreach (Symbol variable in written.Where(v => program.Adjoints.Has(v) && !step.First.Contains(v)))
        {
            if (adjoint.Scalars.All(s => !ReferenceEquals(s.Variable, variable)))
            {
                writes.Add(Own(program.Adjoints.Of(variable)), graph.Zero, isDeclared: true);
            }
        }

        // What the scalars' adjoints read is cleared after them.
        statements.AddRange(writes.Statements());
        foreach (RangeSeed seed in adjoint.Ranges.Where(s => !s.IsCopy && !s.Stays && !step.First.Contains(s.Write.Array)))
        {
            ClearRange(block, seed.Write);
        }
    }

    /// <summary>Takes back what the forward sweep has saved, in the opposite order.</summary>
    private void Restore(SegmentStep step, SegmentBlock block)
    {
        foreach (ScalarAssignment scalar in step.Segment.Scalars.Where(s => Saves(step, s.Variable)).Reverse())
        {
            statements.Add(new Pop(Own(scalar.Variable), ImmutableArray<Node>.Empty));
        }

        foreach (RangeWrite range in step.Segment.Ranges.Where(r => Saves(step, r.Array)).Reverse())
        {
            statements.AddRange(block.Schedule(BoundsOf(range.Index), []));
            statements.Add(OverRange(block, range, (start, count) => new PopRange(Own(range.Array), start, count)));
        }

        foreach (ElementWrite element in step.Segment.Elements.Where(e => Saves(step, e.Array)).Reverse())
        {
            Node position;
            if (MovesWithSegment(step.Segment, element))
            {
                Symbol place = kernel.Names.Local("place", NodeType.Integer);
                statements.Add(new DeclarePopped(place));
                position = place;
            }
            else
            {
                statements.AddRange(block.Schedule([element.Position], []));
                position = block.Express(element.Position);
            }

            statements.Add(new Pop(Own(element.Array), ImmutableArray.Create(position)));
        }
    }

    /// <summary>Takes the adjoints of what is overwritten; what stood there before has none yet.</summary>
    private void TakeSeeds(SegmentAdjoint adjoint, SegmentBlock block)
    {
        statements.AddRange(block.Schedule(adjoint.Elements.Select(e => e.Write.Position), []));
        foreach (ElementSeed seed in adjoint.Elements.Reverse())
        {
            Symbol array = Own(program.Adjoints.Of(seed.Write.Array));
            Node position = block.Express(seed.Write.Position);
            statements.Add(new Declare(Own(seed.Seed), graph.Element(array, position), false));
            if (!seed.Stays)
            {
                statements.Add(new Store(array, ImmutableArray.Create(position), graph.Zero));
            }
        }

        foreach (RangeSeed seed in adjoint.Ranges.Where(s => s.IsCopy))
        {
            Symbol array = Own(program.Adjoints.Of(seed.Write.Array));
            Symbol copy = Own(seed.Seeds);
            if (declared.Add(seed.Seeds))
            {
                head.Add(new DeclareArray(copy, LengthOf(seed.Write.Array)));
            }

            statements.AddRange(block.Schedule(BoundsOf(seed.Write.Index), []));
            statements.Add(Loop(
                block,
                seed.Write.Index,
                seed.Stays
                    ? [i => new Store(copy, ImmutableArray.Create<Node>(i), graph.Element(array, i))]
                    : [i => new Store(copy, ImmutableArray.Create<Node>(i), graph.Element(array, i)), i => new Store(array, ImmutableArray.Create<Node>(i), graph.Zero)]));
        }
    }

    private void ClearRange(SegmentBlock block, RangeWrite write)
    {
        Symbol array = Own(program.Adjoints.Of(write.Array));
        if (program.IsWhole(write))
        {
            statements.Add(new Clear(array));
            return;
        }

        statements.AddRange(block.Schedule(BoundsOf(write.Index), []));
        statements.Add(Loop(block, write.Index, i => new Store(array, ImmutableArray.Create<Node>(i), graph.Zero)));
    }

    private For Loop(SegmentBlock block, Expressions.Index index, params Func<Symbol, Statement>[] body)
    {
        (Node lower, Node upper) = source.RangeOf(index);
        Symbol symbol = kernel.Names.LoopIndex(0);
        return new For(symbol, block.Express(lower), block.Express(upper), body.Select(b => b(symbol)).ToImmutableArray());
    }
}
