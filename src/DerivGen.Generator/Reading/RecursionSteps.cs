using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Reading;

/// <summary>
/// How the numbers in a method's arguments change from each call of itself to the next: not at all, by a constant step, or
/// otherwise; and how often the method calls itself, where the condition for it is a comparison of integers that count.
/// </summary>
internal sealed class RecursionSteps
{
    private readonly ExpressionGraph graph;
    private readonly Node[] first;
    private readonly Symbol[] symbols;
    private readonly Node condition;
    private readonly Dictionary<int, Node> steps = [];
    private readonly Node? count;
    private readonly bool isExact;
    private readonly int counter = -1;

    private RecursionSteps(ExpressionGraph graph, Node[] first, Symbol[] symbols, Node[] next, Node condition)
    {
        this.graph = graph;
        this.first = first;
        this.symbols = symbols;
        Changing = [.. Enumerable.Range(0, first.Length).Where(i => !ReferenceEquals(next[i], symbols[i]))];
        Dictionary<Node, Node> fixedNumbers = Enumerable.Range(0, first.Length).Except(Changing).ToDictionary(i => (Node)symbols[i], i => first[i]);
        this.condition = graph.Replace(condition, fixedNumbers);
        foreach (int i in Changing.Where(i => symbols[i].Type == NodeType.Integer))
        {
            Node step = graph.Replace(graph.Subtract(next[i], symbols[i]), fixedNumbers);
            if (!Mention.Any(step, node => Array.IndexOf(symbols, node) >= 0))
            {
                steps.Add(i, step);
            }
        }

        Carried = [.. Changing.Where(i => !steps.ContainsKey(i))];
        (Node Margin, bool IsExact)? found = Margins().Where(margin => SlopeOf(margin.Margin) is { Sign: > 0 } slope && (slope.IsOne || !margin.IsExact)).Select(margin => ((Node, bool)?)margin).FirstOrDefault();
        if (found is not var (margin, exact))
        {
            return;
        }

        Rational slope = SlopeOf(margin)!.Value;
        Node atStart = graph.Replace(margin, steps.Keys.ToDictionary(i => (Node)symbols[i], i => first[i]));
        isExact = exact;
        count = slope.IsOne ? atStart
            : graph.Call(Function.IntegerDivide, graph.Add(atStart, graph.Integer(slope - Rational.One)), graph.Integer(slope));
        int[] counters = [.. steps.Keys.Where(i => Mention.Of(margin, symbols[i]))];
        if (counters.Length == 1 && slope.IsOne && steps[counters[0]] is Constant { Value: var unit } && Rational.Abs(unit).IsOne)
        {
            counter = counters[0];
        }
    }

    /// <summary>The numbers that change.</summary>
    public int[] Changing { get; }

    /// <summary>The numbers that change otherwise than by a constant step.</summary>
    public int[] Carried { get; }

    public static RecursionSteps Of(ExpressionGraph graph, Node[] first, Symbol[] symbols, Node[] next, Node condition) =>
        new(graph, first, symbols, next, condition);

    /// <summary>The calls as the iterations of a loop, from the first or from the last one; null where nothing counts them.</summary>
    public LoopRange? Range(bool isOutwards)
    {
        if (count is null)
        {
            return null;
        }

        Node one = graph.Integer(1);
        return counter < 0 ? LoopRange.Over(graph, graph.Integer(0), count, isOutwards)
            : IsUpwards ? LoopRange.Over(graph, first[counter], graph.Add(first[counter], count), isOutwards)
            : LoopRange.Over(graph, graph.Add(graph.Subtract(first[counter], count), one), graph.Add(first[counter], one), !isOutwards);
    }

    /// <summary>The numbers in the call at the range's index; what is carried as its symbol.</summary>
    public Node[] At(LoopRange range) =>
        Numbers(counter < 0 ? range.Index : IsUpwards ? graph.Subtract(range.Index, first[counter]) : graph.Subtract(first[counter], range.Index));

    /// <summary>The numbers in the innermost call; what is carried as its symbol.</summary>
    public Node[] After(LoopRange range) => Numbers(isExact ? count! : graph.TripCount(range.Lower, range.Upper));

    /// <summary>The condition for a further call at a depth, where nothing is carried.</summary>
    public Node ConditionAt(Node depth) => ConditionWith(Numbers(depth));

    /// <summary>The condition for a further call.</summary>
    public Node ConditionWith(Node[] numbers) =>
        graph.Replace(condition, symbols.Select((symbol, i) => (Symbol: (Node)symbol, Number: numbers[i])).ToDictionary(pair => pair.Symbol, pair => pair.Number));

    private bool IsUpwards => steps[counter] is Constant { Value.Sign: > 0 };

    private Node[] Numbers(Node depth)
    {
        Node[] numbers = [.. first];
        foreach (int i in Changing)
        {
            numbers[i] = steps.TryGetValue(i, out Node step) ? graph.Add(first[i], graph.Multiply(depth, step)) : symbols[i];
        }

        return numbers;
    }

    /// <summary>Integers that are positive exactly while the condition holds; an exact one is then 0 at the end.</summary>
    private IEnumerable<(Node Margin, bool IsExact)> Margins()
    {
        bool isNegated = condition is Call { Function: Function.Not };
        if ((isNegated ? ((Call)condition).Argument : condition) is not Call comparison || comparison.Argument.Type != NodeType.Integer)
        {
            yield break;
        }

        Node difference = graph.Subtract(comparison.Arguments[comparison.Arguments.Length - 1], comparison.Argument);
        switch (comparison.Function, isNegated)
        {
            case (Function.Less, false):
                yield return (difference, false);
                break;
            case (Function.Less, true):
                yield return (graph.Subtract(graph.Integer(1), difference), false);
                break;
            case (Function.Equal, true):
                yield return (difference, true);
                yield return (graph.Negate(difference), true);
                break;
        }
    }

    /// <summary>By how much the margin falls from a call to the next; null where that is no constant.</summary>
    private Rational? SlopeOf(Node margin)
    {
        Rational slope = Rational.Zero;
        Sum? sum = margin as Sum;
        Node[] terms = sum is null ? [margin] : [.. sum.Terms];
        for (int i = 0; i < terms.Length; i++)
        {
            int number = Array.IndexOf(symbols, terms[i]);
            if (number >= 0 && steps.TryGetValue(number, out Node step) && step is Constant { Value: var value })
            {
                slope -= value * (sum is null ? Rational.One : sum.Coefficients[i]);
            }
            else if (Mention.Any(terms[i], node => Array.IndexOf(symbols, node) >= 0))
            {
                return null;
            }
        }

        return slope;
    }
}
