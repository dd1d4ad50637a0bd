using System.Collections.Immutable;
using DerivGen.Generator.Diagnostics;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Programs;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>
/// Linear recursion: a method that calls itself once, with arguments that count, is a loop from the innermost call
/// outwards; one that returns what its own call gives is a loop inwards, which may carry any number. How deep it goes
/// depends on integers alone. Other recursion is refused.
/// </summary>
internal sealed partial class Reader
{
    /// <summary>The conditions of the branches around what is being read.</summary>
    private readonly List<Func<Node>> guards = [];

    private Recursion? recursion;
    private int loops;

    private Refusal Recursive(IOperation place, IMethodSymbol called, string how)
    {
        ISymbol? within = ModelOf(place.Syntax.SyntaxTree).GetEnclosingSymbol(place.Syntax.SpanStart, cancellation);
        bool isOther = within is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction }
            && !SymbolEqualityComparer.Default.Equals(within, called)
            && (!callers.Contains(within, SymbolEqualityComparer.Default) || SymbolEqualityComparer.Default.Equals(within, callers[callers.Count - 1]));
        return new Refusal(Descriptors.Recursion, place.Syntax.GetLocation(), called.Name, isOther ? "through '" + within!.Name + "' " + how : how);
    }

    /// <summary>Notes a call of the method whose body is being read as one step of a recursion.</summary>
    private Value NoteRecursiveCall(Recursion reading, IOperation place, Value[] arguments)
    {
        if (loops > reading.Loops)
        {
            throw Recursive(place, reading.Method, "within a loop of its own");
        }

        reading.Calls.Add((arguments, graph.And([.. guards.Skip(reading.Guards).Select(guard => guard())]), place));
        return reading.Result;
    }

    /// <summary>The body with the given arguments, its own calls giving the given result.</summary>
    private (Value Value, Recursion Reading) RunStep(IMethodSymbol called, Value[] arguments, Value result, ProgramState start)
    {
        Recursion? outer = recursion;
        Recursion reading = new(called, result, guards.Count, loops);
        recursion = reading;
        try
        {
            state = start;
            for (int i = 0; i < arguments.Length; i++)
            {
                state = state.With(called.Parameters[i], arguments[i]);
            }

            Value? value = RunBody(called, isMarked: false);
            IOperation? place = reading.Calls.Count == 0 ? null : reading.Calls[0].Place;
            return value is null || (place is not null && HasWritten(start, called))
                ? throw (place is null ? new Refusal(Descriptors.NoBody, called.Locations[0], called.Name) : Recursive(place, called, "and writes what the caller sees"))
                : (value, reading);
        }
        finally
        {
            recursion = outer;
        }
    }

    /// <summary>Whether the body has changed a variable that is not its own, or an array that was there before.</summary>
    private bool HasWritten(ProgramState before, IMethodSymbol called) =>
        HasChanged(before with { Variables = before.Variables.RemoveRange(before.Variables.Keys.Where(variable => SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, called))) }, state);

    private Value ReadRecursion(IOperation operation, IMethodSymbol called, ProgramState start)
    {
        // What is given, and one symbol for every number in it.
        state = start;
        Materialise();
        start = state;
        Value[] given = [.. called.Parameters.Select(parameter => start.Variables[parameter])];
        Node[] first = [.. Recursion.NumbersOf(given)];
        Symbol[] symbols = [.. first.Select((number, i) => Placeholder("argument" + i, number.Type, 0))];
        Value result = ResultOf(called.ReturnType) ?? throw Recursive(operation, called, "and returns something else than numbers");
        HashSet<Node> results = [.. Recursion.NumbersOf([result])];

        // One step of the recursion.
        int mark = program.Count;
        int firstVariable = nextProgramVariable;
        (Value symbolic, Recursion reading) = RunStep(called, With(given, symbols), result, start);
        program.RemoveRange(mark, program.Count - mark);
        if (reading.Calls.Count == 0)
        {
            throw Recursive(operation, called, "to a depth that is not known");
        }

        (Value[] arguments, _, IOperation place) = reading.Calls[0];
        Node[] next = [.. Recursion.NumbersOf(arguments)];
        if (reading.Calls.Any(call => !Recursion.AreAlike(call.Arguments, given) || !Recursion.NumbersOf(call.Arguments).SequenceEqual(next)))
        {
            throw Recursive(reading.Calls[reading.Calls.Count - 1].Place, called, reading.Calls.Count > 1 ? "more than once, with different arguments" : "with another array or function");
        }

        Node condition = graph.Or([.. reading.Calls.Select(call => call.Condition)]);
        if (condition is Constant || Mention.Any(condition, node => results.Contains(node) || node is Symbol { Ordinal: var ordinal } && ordinal >= firstVariable))
        {
            throw Recursive(place, called, "to a depth that cannot be told from its arguments");
        }

        if (Mention.Any(condition, node => node.Type == NodeType.Real))
        {
            throw Recursive(place, called, "to a depth that depends on data");
        }

        if (next.Any(argument => Mention.Any(argument, results.Contains)))
        {
            throw Recursive(place, called, "with what another call of itself returns");
        }

        RecursionSteps steps = RecursionSteps.Of(graph, first, symbols, next, condition);
        bool isTail = Recursion.NumbersOf([symbolic]).Zip(Recursion.NumbersOf([result]), (value, own) => IsOwnResult(value, own, graph.True)).All(isOwn => isOwn);
        return isTail ? RunInwards(called, given, result, steps, start, place)
            : steps.Carried.Length == 0 ? RunOutwards(called, given, result, steps, start, place)
            : throw Recursive(place, called, "with arguments that change otherwise than by counting, and computes with what that call returns");

        // The value is what the method's own call gives wherever there is one.
        bool IsOwnResult(Node value, Node own, Node path) =>
            ReferenceEquals(value, own)
            || (value is Conditional conditional
                ? !Mention.Any(conditional.Condition, results.Contains)
                    && IsOwnResult(conditional.Then, own, graph.And(path, conditional.Condition))
                    && IsOwnResult(conditional.Else, own, graph.And(path, graph.Not(conditional.Condition)))
                : !Mention.Any(value, results.Contains) && reading.Calls.TrueForAll(call => ReferenceEquals(graph.And(path, call.Condition), graph.False)));
    }

    /// <summary>From the innermost call outwards: each call computes with what its own call gives.</summary>
    private Value RunOutwards(IMethodSymbol called, Value[] given, Value result, RecursionSteps steps, ProgramState start, IOperation place)
    {
        Location location = place.Syntax.GetLocation();
        LoopRange? range = steps.Range(isOutwards: true);
        if (range is null)
        {
            LoopState depths = new(graph, ProgramVariable, location);
            Symbol depth = depths.Add("depth", Integer(0), Integer(0));
            depths.Next(new ScalarValue(depth), new ScalarValue(graph.Add(depth, Integer(1))), "depth");
            AddLoop(depths, null, steps.ConditionAt(depth), []);
            range = LoopRange.Over(graph, Integer(0), depth, isReversed: true);
        }

        Value[] arguments = With(given, steps.At(range));
        Value end = RunStep(called, With(given, steps.After(range)), Zero(result), start).Value;
        int mark = program.Count;
        Value next = RunStepApart(called, arguments, result, start, isOfProgram: false, out List<ProgramStatement> body, out _);
        if (body.Count == 0 && Solve(range, [.. Recursion.NumbersOf([result])], [.. Recursion.NumbersOf([end])], [.. Recursion.NumbersOf([next])]) is { } solved)
        {
            state = start;
            return With([result], solved)[0];
        }

        program.RemoveRange(mark, program.Count - mark);
        LoopState states = new(graph, ProgramVariable, location);
        Value carried = states.Symbolize(end, called.Name);
        states.Next(carried, RunStepApart(called, arguments, carried, start, isOfProgram: true, out body, out _), called.Name);
        AddLoop(states, range, null, body);
        state = start;
        return carried;
    }

    /// <summary>From the outermost call inwards: what the innermost one gives is the result of all.</summary>
    private Value RunInwards(IMethodSymbol called, Value[] given, Value result, RecursionSteps steps, ProgramState start, IOperation place)
    {
        Node[] first = [.. Recursion.NumbersOf(given)];
        LoopRange? range = steps.Range(isOutwards: false);
        if (range is not null)
        {
            Node[] current = steps.At(range);
            RunStepApart(called, With(given, current), result, start, isOfProgram: false, out List<ProgramStatement> body, out Recursion reading);
            Node[] next = NextOf(reading, current);
            if (body.Count == 0 && Solve(range, Of(current), Of(first), Of(next)) is { } solved)
            {
                Node[] after = steps.After(range);
                for (int i = 0; i < solved.Length; i++)
                {
                    after[steps.Carried[i]] = solved[i];
                }

                return End(after);
            }
        }

        // Whatever changes is carried; where nothing counts, what changes by a constant step too.
        LoopState states = new(graph, ProgramVariable, place.Syntax.GetLocation());
        Node[] now = range is null ? [.. first] : steps.At(range);
        Node[] last = range is null ? [.. first] : steps.After(range);
        int[] carried = range is null ? steps.Changing : steps.Carried;
        foreach (int i in carried)
        {
            now[i] = last[i] = states.Add(called.Name, first[i], first[i]);
        }

        RunStepApart(called, With(given, now), result, start, isOfProgram: true, out List<ProgramStatement> statements, out Recursion step);
        Node[] moved = NextOf(step, now);
        foreach (int i in carried)
        {
            states.Next(new ScalarValue(now[i]), new ScalarValue(moved[i]), called.Name);
        }

        AddLoop(states, range, range is null ? steps.ConditionWith(now) : null, statements);
        return End(last);

        Node[] Of(Node[] numbers) => [.. steps.Carried.Select(i => numbers[i])];

        Node[] NextOf(Recursion reading, Node[] current) => reading.Calls.Count == 0 ? current : [.. Recursion.NumbersOf(reading.Calls[0].Arguments)];

        Value End(Node[] numbers)
        {
            Value end = RunStep(called, With(given, numbers), Zero(result), start).Value;
            state = start;
            return end;
        }
    }

    /// <summary>A step whose statements are kept apart: they become the body of a loop.</summary>
    private Value RunStepApart(IMethodSymbol called, Value[] arguments, Value result, ProgramState start, bool isOfProgram, out List<ProgramStatement> body, out Recursion reading)
    {
        List<ProgramStatement> outer = program;
        bool outerBody = isProgramBody;
        body = program = [];
        isProgramBody = isOfProgram;
        try
        {
            (Value value, reading) = RunStep(called, arguments, result, start);
            return value;
        }
        finally
        {
            program = outer;
            isProgramBody = outerBody;
        }
    }

    /// <summary>The values after a loop that is sums, products or extrema; null where it has to stay a loop.</summary>
    private Node[]? Solve(LoopRange range, Node[] own, Node[] start, Node[] next)
    {
        if (own.Any(symbol => symbol.Type == NodeType.Boolean))
        {
            return null;
        }

        LoopClassifier classifier = new(graph, facts, range, IsKnownElement);
        try
        {
            classifier.Solve([.. own.Select((symbol, i) => new CarriedScalar("result", (Symbol)symbol, start[i], next[i]))], []);
        }
        catch (LoopRefusal)
        {
            return null;
        }

        return [.. own.Select(symbol => classifier.Scalars[(Symbol)symbol])];
    }

    private void AddLoop(LoopState states, LoopRange? range, Node? condition, List<ProgramStatement> body)
    {
        ProgramLoop loop = new(
            ProgramVariable("i", NodeType.Integer, 0),
            range?.Lower ?? Integer(0),
            range?.Upper,
            range?.IsReversed ?? false,
            condition,
            body.Concat(states.Step()).ToImmutableArray());
        program.AddRange(states.Start());
        program.Add(range is null ? loop : Counted(loop, range.Index));
    }

    /// <summary>A symbol in the place of every number that a method returns; null where it returns something else.</summary>
    private Value? ResultOf(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            Value?[] elements = [.. tuple.TupleElements.Select(element => ResultOf(element.Type))];
            return elements.Any(element => element is null) ? null : new TupleValue(elements.Select(element => element!).ToImmutableArray());
        }

        if (ShapeOf(type) is { } shape)
        {
            Value?[] members = [.. shape.Members.Select(member => ResultOf(member.Type))];
            return members.Any(member => member is null) ? null : new StructValue(shape, members.Select(member => member!).ToImmutableArray());
        }

        return IsFloating(type) ? new ScalarValue(Placeholder("result", NodeType.Real, 0))
            : IsSmallInteger(type) ? new ScalarValue(Placeholder("result", NodeType.Integer, 0))
            : type.SpecialType == SpecialType.System_Boolean ? new ScalarValue(Placeholder("result", NodeType.Boolean, 0))
            : null;
    }

    private Value Zero(Value result) => With([result], Recursion.NumbersOf([result]).Select(number => number.Type switch
    {
        NodeType.Boolean => graph.False,
        NodeType.Integer => Integer(0),
        _ => graph.Zero,
    }))[0];

    private static Value[] With(Value[] arguments, IEnumerable<Node> numbers)
    {
        Queue<Node> queue = new(numbers);
        return [.. arguments.Select(argument => Recursion.With(argument, queue))];
    }
}
