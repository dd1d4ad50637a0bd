using System.Collections.Immutable;
using System.Globalization;
using DerivGen.Generator.Diagnostics;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>
/// Loops that no reduction says: they stay loops. Each variable that such a loop carries becomes a program variable, whose
/// next value the body gives as an expression; the way out by break or return becomes a truth value that the loop carries too.
/// </summary>
internal sealed partial class Reader
{
    private const int MaximumRounds = 8;

    private List<ProgramStatement> program = [];
    private int nextProgramVariable = SymbolOrdinals.Program;

    /// <summary>Whether what is being read runs once in an iteration of a loop that stays a loop.</summary>
    private bool isProgramBody;

    /// <summary>What the loops that are being read run over: it stays what it was at their start.</summary>
    private readonly List<Value> runOver = [];

    /// <summary>What runs before the value is evaluated.</summary>
    public ImmutableArray<ProgramStatement> Program => program.ToImmutableArray();

    /// <summary>What is read within <paramref name="read"/> belongs to a branch: loops in it run only where the condition holds.</summary>
    private T Guarded<T>(Node condition, Func<T> read) => Guarded(() => condition, read);

    /// <summary>The same where the condition is long: it is made where something asks for it.</summary>
    private T Guarded<T>(Func<Node> condition, Func<T> read)
    {
        List<ProgramStatement> outer = program;
        program = [];
        guards.Add(condition);
        try
        {
            T result = read();
            if (program.Count > 0)
            {
                outer.Add(new ProgramBranch(condition(), program.ToImmutableArray()));
            }

            return result;
        }
        finally
        {
            program = outer;
            guards.RemoveAt(guards.Count - 1);
        }
    }

    private Symbol ProgramVariable(string name, NodeType type, int dimensions)
    {
        int ordinal = nextProgramVariable++;
        return graph.Symbol(name, "#" + ordinal.ToString(CultureInfo.InvariantCulture), type, dimensions, ordinal);
    }

    private Outcome RunProgram(LoopText text, ProgramState start) => WithChoices(keeps => RunProgram(text, start, keeps));

    private Outcome RunProgram(LoopText text, ProgramState start, bool keepsChoicesOfBody)
    {
        state = start;
        Materialise();
        start = state;
        int mark = program.Count;
        List<(ISymbol Variable, List<IOperation> Assignments)> assigned = text.Assigned();
        HashSet<ISymbol> carried = new(assigned.Select(entry => entry.Variable).Where(start.Variables.ContainsKey), SymbolEqualityComparer.Default);
        HashSet<int> arrays = [];
        foreach (ISymbol variable in carried)
        {
            arrays.UnionWith(HeldArrays.Of(start.Variables[variable]));
        }

        HashSet<ISymbol> unsteady = new(SymbolEqualityComparer.Default);
        for (int round = 0; round < MaximumRounds; round++)
        {
            if (TryRunProgram(text, start, assigned, carried, arrays, unsteady, keepsChoicesOfBody) is { } outcome)
            {
                return outcome;
            }

            program.RemoveRange(mark, program.Count - mark);
        }

        throw Uncounted(text.Loop, "what it writes differs between its iterations");
    }

    /// <summary>One iteration from the current state; what a loop over elements counts by is their position.</summary>
    private Outcome RunBody(LoopText text, Node? position, bool isOfProgram, bool keepsChoicesOfBody = false)
    {
        (bool outer, bool keptOutside) = (isProgramBody, keepsChoices);
        isProgramBody = isOfProgram;
        keepsChoices = keepsChoicesOfBody;
        programs += isOfProgram ? 1 : 0;
        try
        {
            return RunIteration(text, position);
        }
        finally
        {
            isProgramBody = outer;
            keepsChoices = keptOutside;
            programs -= isOfProgram ? 1 : 0;
        }
    }

    private Outcome RunIteration(LoopText text, Node? position) => text.Elements is { } elements ? elements.Run(position!) : Run(text.Body!, state);

    /// <summary>Reads the loop once; null if it turned out to carry more than was thought.</summary>
    private Outcome? TryRunProgram(
        LoopText text,
        ProgramState start,
        List<(ISymbol Variable, List<IOperation> Assignments)> assigned,
        HashSet<ISymbol> carried,
        HashSet<int> arrays,
        HashSet<ISymbol> unsteady,
        bool keepsChoicesOfBody)
    {
        Location head = Refusal.HeadOf(text.Loop.Syntax);
        LoopState states = new(graph, ProgramVariable, head);
        ProgramState symbolic = start;
        foreach (ISymbol variable in carried)
        {
            symbolic = symbolic.With(variable, states.Symbolize(start.Variables[variable], variable.Name));
        }

        foreach (int number in arrays)
        {
            symbolic = symbolic.With(number, states.Symbolize(number, start.Arrays[number], NameOf(number, start)));
        }

        List<ProgramStatement> outer = program;
        program = [];
        try
        {
            return Read();
        }
        finally
        {
            program = outer;
        }

        Outcome? Read()
        {
            Dictionary<ISymbol, Symbol> scalars = new(SymbolEqualityComparer.Default);
            foreach (ISymbol variable in carried)
            {
                if (symbolic.Variables[variable] is ScalarValue { Node: Symbol placeholder })
                {
                    scalars.Add(variable, placeholder);
                }
            }

            LoopIterations? iterations = CountedIterations(text, start, symbolic, assigned, scalars, states.Symbols, unsteady);
            ProgramState before = symbolic;
            foreach (KeyValuePair<ISymbol, Node> counted in iterations?.Values ?? [])
            {
                before = before.With(counted.Key, new ScalarValue(counted.Value));
            }

            state = iterations?.Test(graph, before) ?? before;
            Node goesOn = graph.True;
            Outcome? test = null;
            bool testsAtEnd = false;
            if (iterations is null)
            {
                testsAtEnd = !text.TestsFirst && ReadsUnassigned(text.Condition!, before);
                goesOn = text.Condition is null || testsAtEnd ? graph.True : ReadTest(text.Condition);
                bool isStep = program.Count > 0 || HasChanged(before, state);
                if (isStep && text.TestsFirst)
                {
                    test = TestStep(goesOn);
                    goesOn = graph.True;
                }
                else if (isStep)
                {
                    testsAtEnd = true;
                    program.Clear();
                    state = before;
                    goesOn = graph.True;
                }

                if (text.TestsFirst && goesOn is Constant { Value.IsZero: true })
                {
                    return Outcome.Normal(start);
                }

                if (!text.TestsFirst && !testsAtEnd)
                {
                    Symbol isFirst = states.Add("first", graph.True, graph.False);
                    goesOn = graph.Or(isFirst, goesOn);
                }
            }

            Outcome body = test is null ? RunBody(text, iterations?.Range.Index, isOfProgram: true, keepsChoicesOfBody) : RunTested(test, text, keepsChoicesOfBody);
            ProgramState? end = Outcome.Rejoin(graph, body.Continued, body.Live);
            end = end is null ? null : Plainly(() => RunAll(text.AtBottom, end)).Live;
            if (testsAtEnd && end is not null)
            {
                (body, end) = TestAtEnd(text.Condition!, body, end);
            }

            bool endsByItself = iterations is not null || goesOn is not Constant;
            if (!endsByItself && body.Broken.IsEmpty && body.Returned.IsEmpty)
            {
                throw Uncounted(text.Loop, "its condition always holds, and nothing in it leaves it");
            }

            ProgramState after = Outcome.Rejoin(graph, body.Broken, end) ?? before;
            if (FindsMore(before, after, start, carried, arrays))
            {
                return null;
            }

            // What would come after a return reads nothing: it may not exist.
            if (!body.Returned.IsEmpty && carried.Any(variable => after.Variables[variable] is not ScalarValue { Node: var next } || MayNotExist(next)))
            {
                after = Outcome.Join(graph, body.Returned).State.Merge(graph, graph.Or(body.Returned.Select(exit => exit.Condition).ToArray()), after);
            }

            if (iterations is not null && end is not null)
            {
                int known = unsteady.Count;
                unsteady.UnionWith(iterations.Values.Keys.Where(variable => !IsCounted(iterations, variable, end)));
                if (body.Broken.Length + body.Returned.Length > 0)
                {
                    // The test that ends the loop moves them once more than leaving it otherwise.
                    unsteady.UnionWith(iterations.Tested.Keys.Where(variable => !IsOwn(text, variable)));
                }

                if (unsteady.Count > known)
                {
                    return null;
                }
            }

            // The ways out.
            Exit? returned = body.Returned.IsEmpty ? null : Outcome.Join(graph, body.Returned);
            Node hasReturned = body.Returned.IsEmpty ? graph.False : graph.Or(body.Returned.Select(exit => exit.Condition).ToArray());
            Value? result = returned?.Value;
            Symbol? returnedFlag = null;
            if (returned is not null)
            {
                returnedFlag = states.Add("returned", graph.False, hasReturned);
                result = result is null ? null : states.Result(result, hasReturned);
            }

            if (body.Returned.Length + body.Broken.Length > 0)
            {
                Node stops = graph.Or([hasReturned, .. body.Broken.Select(exit => exit.Condition)]);
                Symbol stopped = states.Add("stopped", graph.False, stops);
                goesOn = goesOn is Constant ? graph.Not(stopped) : graph.And(graph.Not(stopped), goesOn);
            }

            ProgramState result2 = start;
            foreach (ISymbol variable in carried)
            {
                if (iterations is not null && iterations.After.TryGetValue(variable, out Node counted) && (IsOwn(text, variable) || (body.Returned.IsEmpty && body.Broken.IsEmpty)))
                {
                    states.Drop(scalars[variable]);
                    result2 = result2.With(variable, new ScalarValue(counted));
                    continue;
                }

                states.Next(symbolic.Variables[variable], after.Variables[variable], variable.Name);
                result2 = result2.With(variable, symbolic.Variables[variable]);
            }

            // Exchanging contents is exchanging arrays only where every name of an array takes part in it.
            ISymbol[] leftBehind = [.. start.Variables.Where(entry => IsLeftBehind(entry.Value, after.Variables[entry.Key], states) && IsInScope(entry.Key, text.Loop)).Select(entry => entry.Key)];
            if (leftBehind.Length > 0)
            {
                throw states.Ambiguous(leftBehind.OrderBy(PlaceOf).First().Name);
            }

            foreach (int array in runOver.SelectMany(HeldArrays.Of).Where(array => states.HolderOf(array) != array))
            {
                throw states.Ambiguous(NameOf(array, start));
            }

            foreach (int number in arrays)
            {
                states.Next(number, after.Arrays[states.HolderOf(number)]);
                result2 = result2.With(number, symbolic.Arrays[number]);
            }

            Symbol counter = ProgramVariable(text.Locals.FirstOrDefault(local => local.Type.SpecialType == SpecialType.System_Int32)?.Name ?? "i", NodeType.Integer, 0);
            ProgramLoop loop = new(
                counter,
                iterations?.Range.Lower ?? Integer(0),
                iterations?.Range.Upper,
                iterations?.Range.IsReversed ?? false,
                goesOn is Constant ? null : goesOn,
                program.Concat(states.Step()).ToImmutableArray());
            outer.AddRange(states.Start());
            outer.Add(iterations is null ? loop : Counted(loop, iterations.Range.Index));
            bool isLive = endsByItself || !body.Broken.IsEmpty;
            return new(
                isLive ? result2 : null,
                returnedFlag is null ? ImmutableArray<Exit>.Empty : ImmutableArray.Create(new Exit(isLive ? returnedFlag : graph.True, result2, result)),
                ImmutableArray<Exit>.Empty,
                ImmutableArray<Exit>.Empty);
        }
    }

    /// <summary>Whether the value names an array that another one takes the place of, and does not go on to that one.</summary>
    private static bool IsLeftBehind(Value before, Value after, LoopState states) => (before, after) switch
    {
        (ArrayValue { Source: null, Local: var local }, _) => states.HolderOf(local) != local && (after as ArrayValue)?.Local != states.HolderOf(local),
        (AggregateValue parts, AggregateValue others) when parts.IsAlike(others) => parts.Elements.Zip(others.Elements, (part, other) => IsLeftBehind(part, other, states)).Any(isLeft => isLeft),
        _ => HeldArrays.Of(before).Any(array => states.HolderOf(array) != array),
    };

    /// <summary>Whether the variable can be named after the loop: not where its block has ended before.</summary>
    private static bool IsInScope(ISymbol variable, IOperation loop)
    {
        SyntaxNode? declaration = variable is ILocalSymbol ? variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() : null;
        SyntaxNode? block = declaration?.Ancestors().FirstOrDefault(node => node is BlockSyntax or ForStatementSyntax or SwitchSectionSyntax);
        return block is null || block.Span.Contains(loop.Syntax.Span) || !IsMemberOf(loop.Syntax, block);

        static bool IsMemberOf(SyntaxNode node, SyntaxNode block) =>
            node.FirstAncestorOrSelf<SyntaxNode>(IsFunction) is { } function && ReferenceEquals(function, block.FirstAncestorOrSelf<SyntaxNode>(IsFunction));

        static bool IsFunction(SyntaxNode node) => node is MemberDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax;
    }

    /// <summary>Whether evaluating the node may ask for an element that is not there, or divide by zero.</summary>
    private static bool MayNotExist(Node node) =>
        Mention.Any(node, part => part is Element or Call { Function: Function.IntegerDivide or Function.IntegerRemainder });

    /// <summary>Whether the variable is the loop's own, which nobody sees after it.</summary>
    private static bool IsOwn(LoopText text, ISymbol variable) =>
        variable is ILocalSymbol local && text.Locals.Contains(local, SymbolEqualityComparer.Default);

    /// <summary>The loop with its counter in the place of the open index.</summary>
    private ProgramLoop Counted(ProgramLoop loop, DerivGen.Symbolics.Expressions.Index index) => loop with
    {
        Body = ProgramMap.Substitute(graph, loop.Body, index, loop.Counter),
        Condition = loop.Condition is null ? null : graph.Substitute(loop.Condition, index, loop.Counter),
    };

    /// <summary>The iterations of a counted loop; null where only its condition ends it.</summary>
    private LoopIterations? CountedIterations(
        LoopText text,
        ProgramState start,
        ProgramState symbolic,
        List<(ISymbol Variable, List<IOperation> Assignments)> assigned,
        Dictionary<ISymbol, Symbol> placeholders,
        HashSet<Symbol> own,
        HashSet<ISymbol> unsteady)
    {
        int mark = program.Count;
        try
        {
            Dictionary<ISymbol, Node> steps = Plainly(() => Steps(text, symbolic, assigned, placeholders, own));
            foreach (ISymbol variable in unsteady)
            {
                steps.Remove(variable);
            }

            return Iterations(text, start, symbolic, assigned, placeholders, own, steps);
        }
        catch (Refusal refusal) when (refusal.Descriptor == Descriptors.UncountedLoop)
        {
            program.RemoveRange(mark, program.Count - mark);
            return null;
        }
    }

    /// <summary>Whether an iteration moves the variable as it was thought to.</summary>
    private bool IsCounted(LoopIterations iterations, ISymbol variable, ProgramState end)
    {
        Node next = graph.Add(iterations.Range.Index, Integer(iterations.Range.IsReversed ? -1 : 1));
        return end.Variables[variable] is ScalarValue { Node: var moved }
            && ReferenceEquals(moved, graph.Substitute(iterations.Values[variable], iterations.Range.Index, next));
    }
}
