using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>How often a loop runs: variables that grow by a constant step are solved first, then the condition for the last iteration.</summary>
internal sealed partial class Reader
{
    /// <summary>The variables that every iteration moves by the same step.</summary>
    private Dictionary<ISymbol, Node> Steps(
        LoopText text,
        ProgramState symbolic,
        List<(ISymbol Variable, List<IOperation> Assignments)> assigned,
        Dictionary<ISymbol, Symbol> placeholders,
        HashSet<Symbol> own)
    {
        Dictionary<ISymbol, Node> steps = new(SymbolEqualityComparer.Default);
        foreach ((ISymbol variable, List<IOperation> assignments) in assigned)
        {
            if (!placeholders.TryGetValue(variable, out Symbol placeholder) || assignments.Count != 1 || !text.IsUnconditional(assignments[0]) || !IsSimpleStep(assignments[0]))
            {
                continue;
            }

            state = symbolic;
            Node next;
            try
            {
                Assign(assignments[0]);
                next = ((ScalarValue)state.Variables[variable]).Node;
            }
            catch (Refusal)
            {
                continue; // whatever it is will be met again when the body is run
            }

            if (next.Type == NodeType.Boolean)
            {
                continue;
            }

            Node step = graph.Subtract(next, placeholder);
            if (!Mention.Any(step, part => part is Symbol symbol && own.Contains(symbol)))
            {
                steps.Add(variable, step);
            }
        }

        return steps;
    }

    /// <summary>An assignment of arithmetic on locals: neither elements nor calls, which the loop may change.</summary>
    private static bool IsSimpleStep(IOperation assignment) =>
        assignment is not IDeconstructionAssignmentOperation
            && !assignment.Descendants().Any(operation => operation is IInvocationOperation or IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation
                or IAssignmentOperation or IIncrementOrDecrementOperation or IPropertyReferenceOperation { Property.IsIndexer: true });

    private LoopIterations Iterations(
        LoopText text,
        ProgramState start,
        ProgramState symbolic,
        List<(ISymbol Variable, List<IOperation> Assignments)> assigned,
        Dictionary<ISymbol, Symbol> placeholders,
        HashSet<Symbol> own,
        Dictionary<ISymbol, Node> steps)
    {
        Node zero = Integer(0);
        Node one = Integer(1);
        Dictionary<ISymbol, Node> tested = new(SymbolEqualityComparer.Default);
        if (text.Elements is { Count: var count })
        {
            return Solve(LoopRange.Over(graph, zero, count, isReversed: false), null);
        }

        // The condition holds while margin > 0; what it changes itself, it counts.
        IOperation condition = text.Condition ?? throw Uncounted(text.Loop, "it has no condition");
        if (!text.TestsFirst && ReadsUnassigned(condition, symbolic))
        {
            throw Uncounted(text.Loop, "its condition depends on what an iteration assigns; write for (int i = 0; i < n; i++)");
        }

        state = symbolic;
        int mark = program.Count;
        Node margin = Margin(text, ReadCondition(condition));
        foreach (KeyValuePair<ISymbol, Node> step in steps.Where(step => assigned.First(entry => SymbolEqualityComparer.Default.Equals(entry.Variable, step.Key)).Assignments.Any(text.IsOfTest)))
        {
            tested.Add(step.Key, step.Value);
            state = state.With(step.Key, symbolic.Variables[step.Key]);
        }

        if (HasChanged(symbolic, state) || state.Variables.Count > symbolic.Variables.Count || program.Count > mark)
        {
            throw Uncounted(text.Loop, "its condition changes something; write for (int i = 0; i < n; i++)");
        }

        Node atStart = margin;
        Node slope = zero;
        List<ISymbol> counters = [];
        foreach (KeyValuePair<ISymbol, Symbol> entry in placeholders)
        {
            if (!Mention.Of(margin, entry.Value))
            {
                continue;
            }

            Node? coefficient = CoefficientOf(margin, entry.Value);
            if (coefficient is null || !steps.TryGetValue(entry.Key, out Node step) || entry.Value.Type != NodeType.Integer)
            {
                throw Uncounted(text.Loop, "its condition depends on '" + entry.Key.Name + "', which is not moved by the same step in every iteration; write for (int i = 0; i < n; i++)");
            }

            counters.Add(entry.Key);
            slope = graph.Subtract(slope, graph.Multiply(coefficient, step));
            atStart = graph.Replace(atStart, new Dictionary<Node, Node> { [entry.Value] = ((ScalarValue)start.Variables[entry.Key]).Node });
        }

        if (counters.Count == 0 || slope is Constant { Value.Sign: <= 0 } || Mention.Any(atStart, part => part is Symbol symbol && own.Contains(symbol)) || Mention.Any(slope, part => part is Symbol symbol && own.Contains(symbol)))
        {
            throw Uncounted(text.Loop, "its condition does not become false by counting; write for (int i = 0; i < n; i++)");
        }

        Node trips = slope is Constant { Value.IsOne: true } ? atStart
            : graph.Call(Function.IntegerDivide, graph.Subtract(graph.Add(atStart, slope), one), slope);
        if (slope is not Constant && !(facts.IsLessOrEqual(one, slope) && facts.IsLess(graph.Negate(slope), graph.Subtract(graph.Add(atStart, slope), one))))
        {
            // A step of 0 makes the text run forever, but only if it runs at all.
            trips = graph.Conditional(graph.Less(zero, atStart), trips, zero);
        }

        trips = facts.Simplify(trips);

        if (!text.TestsFirst)
        {
            trips = graph.Call(Function.Max, one, trips);
        }

        ISymbol counter = counters[0];
        Node first = ((ScalarValue)start.Variables[counter]).Node;
        if (counters.Count == 1 && slope is Constant { Value.IsOne: true } && steps[counter] is Constant { Value: var unit } && Rational.Abs(unit).IsOne)
        {
            bool isReversed = unit.Sign < 0;
            LoopRange counted = isReversed
                ? LoopRange.Over(graph, graph.Add(graph.Subtract(first, trips), one), graph.Add(first, one), isReversed: true)
                : LoopRange.Over(graph, first, graph.Add(first, trips), isReversed: false);
            return Solve(counted, counter);
        }

        return Solve(LoopRange.Over(graph, zero, trips, isReversed: false), null);

        LoopIterations Solve(LoopRange range, ISymbol? index)
        {
            Dictionary<ISymbol, Node> values = new(SymbolEqualityComparer.Default);
            Dictionary<ISymbol, Node> after = new(SymbolEqualityComparer.Default);
            Node elapsed = range.Elapsed(graph);
            Node total = facts.IsLessOrEqual(range.Lower, range.Upper) ? graph.Subtract(range.Upper, range.Lower) : graph.TripCount(range.Lower, range.Upper);
            foreach (KeyValuePair<ISymbol, Node> step in steps)
            {
                Node before = ((ScalarValue)start.Variables[step.Key]).Node;
                values[step.Key] = SymbolEqualityComparer.Default.Equals(step.Key, index) ? range.Index : graph.Add(before, graph.Multiply(elapsed, step.Value));
                after[step.Key] = graph.Add(before, graph.Multiply(tested.ContainsKey(step.Key) ? graph.Add(total, one) : total, step.Value));
            }

            return new LoopIterations(range, values, after, tested);
        }
    }

    private static bool HasChanged(ProgramState before, ProgramState after) =>
        before.Variables.Any(entry => !after.Variables.TryGetValue(entry.Key, out Value? value) || !(ReferenceEquals(value, entry.Value) || value.Equals(entry.Value)))
            || before.Arrays.Any(entry => !entry.Value.IsSameAs(after.Arrays[entry.Key]));

    /// <summary>An integer that is positive exactly while the condition holds.</summary>
    private Node Margin(LoopText text, Node condition)
    {
        bool isNegated = condition is Call { Function: Function.Not };
        Node inner = condition is Call { Function: Function.Not } not ? not.Argument : condition;
        if (inner is Call { Function: Function.Less } less && less.Argument.Type == NodeType.Integer && !isNegated)
        {
            return graph.Subtract(less.Arguments[1], less.Arguments[0]);
        }

        // i != n counts up to n only where i is known to start at or below it.
        if (isNegated && inner is Call { Function: Function.Equal } equal && equal.Argument.Type == NodeType.Integer)
        {
            Node difference = graph.Subtract(equal.Arguments[1], equal.Arguments[0]);
            Node symbols = graph.Subtract(equal.Arguments[0], equal.Arguments[1]);
            foreach (Node side in new[] { difference, symbols })
            {
                Node placeholderFree = graph.Replace(side, Mention.All<Symbol>(side, symbol => symbol.Ordinal >= SymbolOrdinals.Placeholder).ToDictionary(symbol => (Node)symbol, _ => Integer(0)));
                bool falls = Mention.All<Symbol>(side, symbol => symbol.Ordinal >= SymbolOrdinals.Placeholder).All(symbol => CoefficientOf(side, symbol) is Constant { Value: var c } && c == Rational.MinusOne);
                if (falls && facts.IsLessOrEqual(Integer(0), placeholderFree) && StartsAtZero(text))
                {
                    return side;
                }
            }
        }

        throw condition is Constant
            ? Uncounted(text.Loop, "its condition never changes; write for (int i = 0; i < n; i++)")
            : Uncounted(text.Loop, "its condition is not a comparison of integers; write for (int i = 0; i < n; i++)");
    }

    private static bool StartsAtZero(LoopText text) =>
        text.Loop is IForLoopOperation { Before: { Length: 1 } before }
            && before[0] is IVariableDeclarationGroupOperation group
            && group.Declarations.SelectMany(declaration => declaration.Declarators).Any(declarator => declarator.Initializer?.Value.ConstantValue is { HasValue: true, Value: 0 });

    /// <summary>The constant factor of a symbol in a linear expression; null if it is not linear.</summary>
    private Node? CoefficientOf(Node node, Symbol symbol)
    {
        if (ReferenceEquals(node, symbol))
        {
            return Integer(1);
        }

        if (node is not Sum sum)
        {
            return null;
        }

        Rational? coefficient = null;
        for (int i = 0; i < sum.Terms.Length; i++)
        {
            if (ReferenceEquals(sum.Terms[i], symbol))
            {
                coefficient = sum.Coefficients[i];
            }
            else if (Mention.Of(sum.Terms[i], symbol))
            {
                return null;
            }
        }

        return coefficient is { } found ? graph.Integer(found) : null;
    }
}
