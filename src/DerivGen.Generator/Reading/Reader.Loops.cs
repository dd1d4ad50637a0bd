using System.Collections.Immutable;
using DerivGen.Generator.Diagnostics;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>
/// Loops: the body is run once, from a state in which every variable that the loop carries is a symbol; what comes out is
/// classified. A loop that cannot be classified but runs a small constant number of times is unrolled.
/// </summary>
internal sealed partial class Reader
{
    private const int MaximumUnrolled = 8;

    /// <summary>Loops over a table of constants are better unrolled than read as conditions on the index.</summary>
    private const int MaximumUnrolledTable = 16;

    private Outcome RunLoop(ILoopOperation loop)
    {
        if (isProgramBody)
        {
            KeepReductions();
        }

        LoopText text;
        switch (loop)
        {
            case IForLoopOperation counted:
                state = RunAll(counted.Before, state).Live!;
                text = new LoopText(loop, counted.Condition, true, loop.Body, counted.AtLoopBottom, null);
                break;
            case IWhileLoopOperation { Condition: { } condition, ConditionIsUntil: false, IgnoredCondition: null } repeated:
                text = new LoopText(loop, condition, repeated.ConditionIsTop, loop.Body, ImmutableArray<IOperation>.Empty, null);
                break;
            case IForEachLoopOperation { IsAsynchronous: false } each:
                return RunForEach(each);
            default:
                throw Uncounted(loop, "it is none of for, foreach, while and do");
        }

        return RunLoop(text);
    }

    private Outcome RunLoop(LoopText text)
    {
        loops++;
        try
        {
            return RunLoop(text, state);
        }
        finally
        {
            loops--;
        }
    }

    private static Refusal Uncounted(IOperation loop, string advice) => new(Descriptors.UncountedLoop, Refusal.HeadOf(loop.Syntax), advice);

    private Outcome RunLoop(LoopText text, ProgramState start)
    {
        LoopIterations? iterations = null;
        int mark = program.Count;
        List<(ISymbol Variable, List<IOperation> Assignments)> assigned = text.Assigned();
        start = WithUnassigned(text, start, assigned);
        ProgramState kept = start;
        try
        {
            HashSet<int> arrays = [];
            HashSet<ISymbol> carried = new(assigned.Select(entry => entry.Variable).Where(start.Variables.ContainsKey), SymbolEqualityComparer.Default);
            for (int round = 0; ; round++)
            {
                if (round > 8)
                {
                    throw Uncounted(text.Loop, "what it writes differs between its iterations");
                }

                if (TryRunOnce(text, ref kept, assigned, carried, arrays, ref iterations) is { } outcome)
                {
                    return outcome;
                }
            }
        }
        catch (Refusal refusal) when (IsOfLoops(refusal))
        {
            program.RemoveRange(mark, program.Count - mark);
            return iterations is not null && CountOf(iterations.Range) is <= MaximumUnrolled ? UnrollOrRun(text, start, iterations) : RunProgram(text, start);
        }
        catch (EntangledChoiceException)
        {
            program.RemoveRange(mark, program.Count - mark);
            return RunProgram(text, start);
        }
    }

    private static bool IsOfLoops(Refusal refusal) =>
        refusal.Descriptor == Descriptors.CarriedState || refusal.Descriptor == Descriptors.LoopExit
            || refusal.Descriptor == Descriptors.UncountedLoop;

    private int? CountOf(LoopRange range) =>
        graph.TripCount(range.Lower, range.Upper) is Constant { Value: var count } && count <= MaximumUnrolled ? (int)count.Numerator : null;

    /// <summary>Runs the body once; null if it turned out to write more than was thought, and has to be run again.</summary>
    private Outcome? TryRunOnce(
        LoopText text,
        ref ProgramState start,
        List<(ISymbol Variable, List<IOperation> Assignments)> assigned,
        HashSet<ISymbol> carried,
        HashSet<int> arrays,
        ref LoopIterations? iterations)
    {
        Location head = Refusal.HeadOf(text.Loop.Syntax);

        // Symbols in the place of all that is carried.
        ProgramState symbolic = start;
        Dictionary<ISymbol, Symbol> placeholders = new(SymbolEqualityComparer.Default);
        Dictionary<ISymbol, Value> aggregates = new(SymbolEqualityComparer.Default);
        Dictionary<ISymbol, Symbol> vectors = new(SymbolEqualityComparer.Default);
        foreach (ISymbol variable in carried)
        {
            if (start.Variables[variable] is ScalarValue scalar)
            {
                Symbol placeholder = Placeholder(variable.Name, scalar.Node.Type, 0);
                placeholders.Add(variable, placeholder);
                symbolic = symbolic.With(variable, new ScalarValue(placeholder));
            }
            else if (start.Variables[variable] is AggregateValue aggregate)
            {
                Value parts = AggregateScalars.Replace(aggregate, variable.Name, (node, name) => Placeholder(name, node.Type, 0));
                aggregates.Add(variable, parts);
                symbolic = symbolic.With(variable, parts);
            }
            else if (start.Variables[variable] is LanesValue vector)
            {
                Symbol placeholder = Placeholder(variable.Name, vector.Node.Type, 1);
                vectors.Add(variable, placeholder);
                symbolic = symbolic.With(variable, vector with { Node = graph.Element(placeholder, vector.Lane) });
            }
            else
            {
                throw new Refusal(Descriptors.CarriedState, head, variable.Name, "which array it is may not change in a loop");
            }
        }

        Dictionary<int, Symbol> arrayPlaceholders = [];
        foreach (int number in arrays)
        {
            ArrayContents contents = start.Arrays[number];
            Symbol placeholder = Placeholder("array", contents.Type, 1);
            arrayPlaceholders.Add(number, placeholder);
            symbolic = symbolic.With(number, new ArrayContents(contents.Index, graph.Element(placeholder, contents.Index)));
        }

        HashSet<Symbol> own = [.. placeholders.Values, .. aggregates.Values.SelectMany(AggregateScalars.Of).Cast<Symbol>(), .. vectors.Values, .. arrayPlaceholders.Values];
        Dictionary<ISymbol, Node> steps = Plainly(() => Steps(text, symbolic, assigned, placeholders, own));
        iterations = Iterations(text, start, symbolic, assigned, placeholders, own, steps);
        LoopRange range = iterations.Range;
        if (CountOf(range) is 0 && text.TestsFirst)
        {
            return Outcome.Normal(iterations.Test(graph, start));
        }

        if (CountOf(range) is <= MaximumUnrolledTable && start.Arrays.Values.Any(contents => !contents.Known.IsEmpty))
        {
            return Unroll(text, start, iterations);
        }

        if (isProgramBody && KeepElements(text, start) is { } kept)
        {
            start = kept;
            return null;
        }

        // The iteration at the open index.
        ProgramState before = symbolic;
        foreach (KeyValuePair<ISymbol, Node> entry in iterations.Values)
        {
            before = before.With(entry.Key, new ScalarValue(entry.Value));
        }

        state = iterations.Test(graph, before);
        int mark = program.Count;
        Outcome body = RunBody(text, range.Index, isOfProgram: false);
        if (program.Count > mark)
        {
            throw new Refusal(Descriptors.CarriedState, head, "a variable", "a loop in it carries state");
        }

        if (!body.Returned.IsEmpty || !body.Broken.IsEmpty)
        {
            throw new Refusal(Descriptors.LoopExit, head, body.Returned.IsEmpty ? "break" : "return");
        }

        ProgramState after = Outcome.Rejoin(graph, body.Continued, body.Live) ?? throw Uncounted(text.Loop, "it never ends an iteration");
        after = RunAll(text.AtBottom, after).Live!;
        if (FindsMore(before, after, start, carried, arrays))
        {
            return null;
        }

        foreach (KeyValuePair<ISymbol, Node> step in steps)
        {
            if (after.Variables[step.Key] is not ScalarValue { Node: var moved } || !ReferenceEquals(moved, graph.Add(iterations.Values[step.Key], step.Value)))
            {
                throw Uncounted(text.Loop, "'" + step.Key.Name + "' is also moved elsewhere in it");
            }
        }

        ProgramState classified = Classify(start, after, placeholders, aggregates, vectors, arrayPlaceholders, iterations, head);
        if (RepeatsSums(start, classified) && KeepSums(start) is { } withSums)
        {
            start = withSums;
            return null;
        }

        return Outcome.Normal(classified);
    }

    /// <summary>Variables and arrays from before the loop that the body wrote though nobody expected it.</summary>
    private static bool FindsMore(ProgramState before, ProgramState after, ProgramState start, HashSet<ISymbol> carried, HashSet<int> arrays)
    {
        int known = carried.Count + arrays.Count;
        foreach (KeyValuePair<ISymbol, Value> entry in start.Variables.OrderBy(entry => entry.Key.Name, StringComparer.Ordinal).ThenBy(entry => PlaceOf(entry.Key)))
        {
            if (!carried.Contains(entry.Key) && after.Variables.TryGetValue(entry.Key, out Value? value) && !ReferenceEquals(value, before.Variables[entry.Key]) && !value.Equals(before.Variables[entry.Key]))
            {
                carried.Add(entry.Key);
            }
        }

        foreach (KeyValuePair<int, ArrayContents> entry in start.Arrays)
        {
            if (!arrays.Contains(entry.Key) && !after.Arrays[entry.Key].IsSameAs(before.Arrays[entry.Key]))
            {
                arrays.Add(entry.Key);
            }
        }

        return carried.Count + arrays.Count > known;
    }

    private ProgramState Classify(
        ProgramState start,
        ProgramState after,
        Dictionary<ISymbol, Symbol> placeholders,
        Dictionary<ISymbol, Value> aggregates,
        Dictionary<ISymbol, Symbol> vectors,
        Dictionary<int, Symbol> arrayPlaceholders,
        LoopIterations iterations,
        Location head)
    {
        List<CarriedScalar> scalars = [];
        foreach (KeyValuePair<ISymbol, Symbol> entry in placeholders)
        {
            if (!iterations.Values.ContainsKey(entry.Key))
            {
                Node next = after.Variables[entry.Key] is ScalarValue value ? value.Node : throw new Refusal(Descriptors.CarriedState, head, entry.Key.Name, "its value depends on which iteration ran last");
                scalars.Add(new CarriedScalar(entry.Key.Name, entry.Value, ((ScalarValue)start.Variables[entry.Key]).Node, next));
            }
        }

        foreach (KeyValuePair<ISymbol, Value> entry in aggregates)
        {
            Value next = after.Variables[entry.Key];
            scalars.AddRange(AggregateScalars.AreAlike(entry.Value, next)
                ? AggregateScalars.Of(entry.Value).Cast<Symbol>().Zip(AggregateScalars.Of(start.Variables[entry.Key]).Zip(AggregateScalars.Of(next), (first, then) => (first, then)), (symbol, values) => new CarriedScalar(entry.Key.Name, symbol, values.first, values.then))
                : throw new Refusal(Descriptors.CarriedState, head, entry.Key.Name, "which array it holds may not change in a loop"));
        }

        List<CarriedArray> arrays = [];
        foreach (KeyValuePair<int, Symbol> entry in arrayPlaceholders)
        {
            arrays.Add(new CarriedArray(NameOf(entry.Key, start), entry.Key, entry.Value, start.Arrays[entry.Key], after.Arrays[entry.Key].Flatten(graph)));
        }

        // A vector of the processor is an array of its lanes, with a number of its own while the loop is classified.
        Dictionary<int, ISymbol> vectorOf = [];
        foreach (KeyValuePair<ISymbol, Symbol> entry in vectors)
        {
            LanesValue first = (LanesValue)start.Variables[entry.Key];
            Node next = after.Variables[entry.Key] is LanesValue then && ReferenceEquals(then.Lane, first.Lane) ? then.Node : throw new Refusal(Descriptors.CarriedState, head, entry.Key.Name, "its value depends on which iteration ran last");
            vectorOf.Add(nextArray, entry.Key);
            arrays.Add(new CarriedArray(entry.Key.Name, nextArray++, entry.Value, new ArrayContents(first.Lane, first.Node), next));
        }

        LoopClassifier classifier = new(graph, facts, iterations.Range, IsKnownElement);
        try
        {
            classifier.Solve(scalars, arrays);
        }
        catch (LoopRefusal refusal)
        {
            throw refusal.Descriptor == Descriptors.CarriedState
                ? new Refusal(Descriptors.CarriedState, head, refusal.Name, refusal.Advice)
                : new Refusal(refusal.Descriptor, head, refusal.Name, refusal.Advice);
        }

        ProgramState result = start;
        foreach (KeyValuePair<ISymbol, Symbol> entry in placeholders)
        {
            Node value = iterations.After.TryGetValue(entry.Key, out Node counted) ? counted : classifier.Scalars[entry.Value];
            result = result.With(entry.Key, Named(new ScalarValue(value), entry.Key.Name));
        }

        foreach (KeyValuePair<ISymbol, Value> entry in aggregates)
        {
            result = result.With(entry.Key, Named(AggregateScalars.Replace(entry.Value, entry.Key.Name, (symbol, _) => classifier.Scalars[(Symbol)symbol]), entry.Key.Name));
        }

        foreach (KeyValuePair<int, ArrayContents> entry in classifier.Arrays)
        {
            result = vectorOf.TryGetValue(entry.Key, out ISymbol vector)
                ? result.With(vector, Named(new LanesValue(entry.Value.Index, entry.Value.Body), vector.Name))
                : result.With(entry.Key, entry.Value);
        }

        return result;
    }

    /// <summary>What the marked method calls the array, or else the first method that has a name for it.</summary>
    private string NameOf(int array, ProgramState state)
    {
        return state.Variables.Where(entry => NameOf(entry.Value, entry.Key.Name) is not null)
            .OrderBy(entry => SymbolEqualityComparer.Default.Equals(entry.Key.ContainingSymbol, method) ? 0 : 1)
            .ThenBy(entry => PlaceOf(entry.Key)).ThenBy(entry => entry.Key.Name, StringComparer.Ordinal)
            .Select(entry => NameOf(entry.Value, entry.Key.Name))
            .FirstOrDefault() ?? "the array";

        string? NameOf(Value value, string name) => value switch
        {
            ArrayValue numbers => numbers.Local == array ? name : null,
            AggregateValue aggregate => aggregate.Elements.Select((element, i) => NameOf(element, aggregate.NameOf(i, name))).FirstOrDefault(found => found is not null),
            _ => null,
        };
    }

    /// <summary>The loop unrolled; as a program where arrays, or the matrices that it multiplies, have to be kept from one iteration to the next.</summary>
    private Outcome UnrollOrRun(LoopText text, ProgramState start, LoopIterations iterations)
    {
        (int mark, int kept) = (program.Count, keptSums);
        UnrolledGrowth growth = new(graph);
        bool grows = false;
        Outcome unrolled = Unroll(text, start, iterations, after => grows = growth.IsMore(after));
        if (!grows && (keptSums == kept || program.Count == mark))
        {
            return unrolled;
        }

        program.RemoveRange(mark, program.Count - mark);
        try
        {
            return RunProgram(text, start);
        }
        catch (Refusal) when (grows)
        {
            program.RemoveRange(mark, program.Count - mark);
            return Unroll(text, start, iterations);
        }
    }

    private Outcome Unroll(LoopText text, ProgramState start, LoopIterations iterations) => Unroll(text, start, iterations, _ => false);

    /// <param name="text">The loop.</param>
    /// <param name="start">The state before it.</param>
    /// <param name="iterations">Its iterations.</param>
    /// <param name="stops">Whether it is given up in a state after an iteration.</param>
    private Outcome Unroll(LoopText text, ProgramState start, LoopIterations iterations, Func<ProgramState, bool> stops)
    {
        int count = CountOf(iterations.Range)!.Value;
        Outcome total = Outcome.Normal(start);
        for (int i = 0; i < count && total.Live is not null; i++)
        {
            state = iterations.Test(graph, total.Live);
            Outcome body = RunIteration(text, Integer(i));
            ProgramState? live = Outcome.Rejoin(graph, body.Continued, body.Live);
            body = body with { Live = live is null ? null : Plainly(() => RunAll(text.AtBottom, live)).Live, Continued = ImmutableArray<Exit>.Empty };
            total = total.Then(graph, body);
            if (total.Live is not null && stops(total.Live))
            {
                return total;
            }
        }

        ProgramState? end = total.Live is null ? null : iterations.Test(graph, total.Live);
        return total with { Live = Outcome.Rejoin(graph, total.Broken, end), Broken = ImmutableArray<Exit>.Empty };
    }
}
