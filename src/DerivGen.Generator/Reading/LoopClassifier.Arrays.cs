using DerivGen.Generator.Diagnostics;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;
using Index = DerivGen.Symbolics.Expressions.Index;

namespace DerivGen.Generator.Reading;

/// <summary>
/// Arrays that a loop writes: element by element at its own index, row by row, or every element as an accumulator. The
/// contents are a function of the array's open index; A stands for the contents at the start of an iteration.
/// </summary>
internal sealed partial class LoopClassifier
{
    /// <summary>An array that is written at one position in each iteration, no two the same.</summary>
    private sealed record SolvedWrite(CarriedArray Array, Node Position, bool IsAscending);

    private bool TrySolve(CarriedArray array)
    {
        Node next = Resolve(array.Next, except: array.Placeholder);
        HashSet<Symbol> others = Placeholders(next);
        bool isCarried = others.Remove(array.Placeholder);
        if (others.Count > 0)
        {
            return false;
        }

        Index index = array.Start.Index;
        Node start = array.Start.Flatten(graph);
        HashSet<Node> positions = Positions(next, index);
        List<Node> moving = positions.Where(position => position.DependsOn(range.Index)).ToList();
        if (moving.Count > 1)
        {
            throw Carried(array.Name, "it writes two elements in one iteration; write them in two loops");
        }

        Node result;
        if (moving.Count == 1)
        {
            result = SolveElementwise(array, next, moving[0], start);
        }
        else if (TrySolveWindows(array, next, start) is { } windows)
        {
            result = windows;
        }
        else if (!isCarried)
        {
            Node last = graph.Substitute(next, range.Index, range.Last(graph));
            result = IfRun(last, start);
            accumulating.Add(array.Placeholder);
        }
        else
        {
            // Every element is carried alone, by a loop that knows nothing of the others.
            Node before = graph.Element(array.Placeholder, index);
            foreach (Node position in positions)
            {
                next = UnderEquality(next, index, position, array.Placeholder);
            }

            Accumulator accumulator = new AccumulatorRecognizer(graph, before, array.Placeholder).Recognize(next)
                ?? throw (Mention.Any(next, part => part is Element element && ReferenceEquals(element.Array, array.Placeholder) && !ReferenceEquals(element.Position, index))
                    ? Carried(array.Name, "an element that depends on other elements is not supported yet")
                    : Carried(array.Name, "a recurrence like this one is not supported yet"));
            result = Reduce(accumulator, start, placeholder: null);
            accumulating.Add(array.Placeholder);
        }

        Arrays[array.Number] = new ArrayContents(index, facts.Simplify(result));
        return true;
    }

    /// <summary>All e in conditions index = e.</summary>
    private HashSet<Node> Positions(Node next, Index index) =>
        [.. Mention.All<Call>(next, call => call.Function == Function.Equal).Select(equality => ReductionRules.Delta(graph, equality, index)).OfType<Node>()];

    /// <summary>t[i] = …: each iteration writes one element, which no other iteration writes.</summary>
    private Node SolveElementwise(CarriedArray array, Node next, Node position, Node start)
    {
        Index index = array.Start.Index;
        Node offset = graph.Subtract(position, range.Index);
        bool isAscending = true;
        if (offset.DependsOn(range.Index))
        {
            offset = graph.Add(position, range.Index);
            isAscending = false;
            if (offset.DependsOn(range.Index))
            {
                throw Carried(array.Name, "its position is not the loop's index plus something that stays the same; write each element once, at the loop's own index");
            }
        }

        // Elsewhere nothing may change.
        Node unwritten = graph.Replace(next, new Dictionary<Node, Node> { [graph.Equal(index, position)] = graph.False });
        if (!ReferenceEquals(unwritten, graph.Element(array.Placeholder, index)))
        {
            throw Carried(array.Name, "it writes other elements than its own; write them in a loop of their own");
        }

        writes.Add(new SolvedWrite(array, position, isAscending != range.IsReversed));
        Node written = Resolve(graph.Substitute(next, index, position));
        if (Placeholders(written).Count > 0)
        {
            throw Carried(array.Name, "an element that depends on elements written before is not supported yet");
        }

        // The iteration that writes the element at the open index.
        Node iteration = isAscending ? graph.Subtract(index, offset) : graph.Subtract(offset, index);
        Node inside = graph.And(graph.LessOrEqual(range.Lower, iteration), graph.Less(iteration, range.Upper));
        return graph.Conditional(facts.Simplify(inside), graph.Substitute(written, range.Index, iteration), start);
    }

    /// <summary>Rows: iteration r writes the elements from base + r·stride on, stride of them; no two rows overlap.</summary>
    private Node? TrySolveWindows(CarriedArray array, Node next, Node start)
    {
        Index index = array.Start.Index;
        if (next is not Conditional conditional || range.IsReversed)
        {
            return null;
        }

        Node old = graph.Element(array.Placeholder, index);
        bool isSwapped = ReferenceEquals(conditional.Then, old);
        Node written = isSwapped ? conditional.Else : conditional.Then;
        if ((isSwapped ? graph.Not(conditional.Condition) : conditional.Condition) is not Call { Function: Function.Less or Function.And } condition
            || !(isSwapped || ReferenceEquals(conditional.Else, old)) || !condition.DependsOn(range.Index))
        {
            return null;
        }

        // index < base + (r + 1)·stride, and base + r·stride < index + 1.
        Node? above = null;
        Node? below = null;
        foreach (Node part in condition.Function == Function.And ? [.. condition.Arguments] : new[] { (Node)condition })
        {
            if (part is not Call { Function: Function.Less } less)
            {
                return null;
            }

            Node difference = graph.Subtract(graph.Subtract(less.Arguments[1], less.Arguments[0]), graph.Integer(Rational.One));
            Node withIndex = graph.Subtract(difference, index);
            Node withoutIndex = graph.Add(difference, index);
            if (!withIndex.DependsOn(index))
            {
                below = graph.Negate(withIndex);
            }
            else if (!withoutIndex.DependsOn(index))
            {
                above = graph.Add(withoutIndex, graph.Integer(Rational.One));
            }
            else
            {
                return null;
            }
        }

        if (below is null)
        {
            return null;
        }

        if (above is null || StrideOf(below) is not { } stride || !ReferenceEquals(above, graph.Add(below, stride)))
        {
            return null;
        }

        if (Mention.Of(written, array.Placeholder))
        {
            written = graph.Replace(written, new Dictionary<Node, Node> { [old] = start });
            if (Mention.Of(written, array.Placeholder))
            {
                throw Carried(array.Name, "a row that depends on rows written before is not supported yet");
            }
        }

        Node first = graph.Subtract(below, Expand.Product(graph, stride, range.Index));
        Node origin = graph.Add(first, Expand.Product(graph, stride, range.Lower));
        Node row = graph.Add(range.Lower, graph.Call(Function.IntegerDivide, graph.Subtract(index, origin), stride));
        Node end = graph.Add(first, Expand.Product(graph, stride, range.Upper));
        Node inside = graph.And(graph.LessOrEqual(origin, index), graph.Less(index, end));
        accumulating.Add(array.Placeholder);
        return graph.Conditional(facts.Simplify(inside), graph.Substitute(written, range.Index, row), start);
    }

    /// <summary>The factor of the loop's index in an expression that is linear in it; null if it is not linear.</summary>
    private Node? StrideOf(Node node)
    {
        List<(Node, Rational)> stride = [(graph.Integer(Rational.Zero), Rational.One)];
        Sum? sum = node as Sum;
        int count = sum?.Terms.Length ?? 1;
        for (int i = 0; i < count; i++)
        {
            Node term = sum is null ? node : sum.Terms[i];
            if (!term.DependsOn(range.Index))
            {
                continue;
            }

            List<(Node, Rational)> others = [];
            if (term is Product product)
            {
                for (int j = 0; j < product.Bases.Length; j++)
                {
                    if (!ReferenceEquals(product.Bases[j], range.Index))
                    {
                        others.Add((product.Bases[j], product.Exponents[j]));
                    }
                    else if (!product.Exponents[j].IsOne)
                    {
                        return null;
                    }
                }
            }
            else if (!ReferenceEquals(term, range.Index))
            {
                return null;
            }

            Node factor = others.Count == 0 ? graph.Integer(Rational.One) : graph.Monomial(others);
            if (factor.DependsOn(range.Index))
            {
                return null;
            }

            stride.Add((factor, sum is null ? Rational.One : sum.Coefficients[i]));
        }

        return graph.LinearCombination(stride);
    }

    /// <summary>In the branch where index = position, the element at the position is the one at the index.</summary>
    private Node UnderEquality(Node next, Index index, Node position, Symbol placeholder)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (next is not Conditional conditional)
        {
            return next;
        }

        if (ReferenceEquals(conditional.Condition, graph.Equal(index, position)))
        {
            Dictionary<Node, Node> same = new() { [graph.Element(placeholder, position)] = graph.Element(placeholder, index) };
            return graph.Conditional(conditional.Condition, graph.Replace(conditional.Then, same), UnderEquality(conditional.Else, index, position, placeholder));
        }

        return graph.Conditional(
            conditional.Condition,
            UnderEquality(conditional.Then, index, position, placeholder),
            UnderEquality(conditional.Else, index, position, placeholder));
    }

    /// <summary>
    /// The expression with what is known of the start of an iteration put in: variables that are overwritten, and elements
    /// of arrays that no earlier iteration has written.
    /// </summary>
    private Node Resolve(Node node, Symbol? except = null)
    {
        if (solvedAtStart.Count > 0)
        {
            node = graph.Replace(node, solvedAtStart);
        }

        if (writes.Count == 0)
        {
            return node;
        }

        Dictionary<Node, Node> reads = [];
        foreach (SolvedWrite write in writes)
        {
            if (ReferenceEquals(write.Array.Placeholder, except))
            {
                continue;
            }

            foreach (Element element in Mention.All<Element>(node, element => ReferenceEquals(element.Array, write.Array.Placeholder)))
            {
                if (ReferenceEquals(element.Position, write.Position)
                    || (write.IsAscending ? facts.IsLess(write.Position, element.Position) : facts.IsLess(element.Position, write.Position)))
                {
                    reads[element] = write.Array.Start.Read(graph, element.Position);
                }
            }
        }

        return reads.Count == 0 ? node : graph.Replace(node, reads);
    }
}
