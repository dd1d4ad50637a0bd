using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Facts;

/// <summary>
/// What is known about every node: an interval, from the ranges of functions, the stated facts, and the conditions that
/// hold where the node is evaluated. A question that cannot be answered is answered no.
/// </summary>
internal sealed class FactBase
{
    private readonly ExpressionGraph graph;
    private readonly Dictionary<Node, Interval> known;
    private readonly HashSet<Node> truths;
    private readonly HashSet<int> mentioned;
    private readonly Dictionary<Node, Interval> computed = [];
    private readonly Dictionary<Node, bool?> decided = [];
    private readonly Dictionary<(Node, bool), FactBase> branches = [];
    private readonly Shared shared;

    private FactBase(ExpressionGraph graph, Shared shared, Dictionary<Node, Interval> known, HashSet<Node> truths, HashSet<int> mentioned)
    {
        this.graph = graph;
        this.shared = shared;
        this.known = known;
        this.truths = truths;
        this.mentioned = mentioned;
    }

    public static FactBase Of(LossFunction loss)
    {
        FactBase facts = new(loss.Graph, new Shared(loss.Parameters.ToDictionary(p => (Node)p.Symbol)), [], [], []);
        foreach (Node assumption in loss.Assumptions)
        {
            facts.Learn(assumption, true);
        }

        return facts;
    }

    public bool IsPositive(Node node) => IntervalOf(node).IsPositive;

    public bool IsNonNegative(Node node) => IntervalOf(node).IsNonNegative;

    public bool IsNonZero(Node node) => IntervalOf(node).IsNonZero;

    public LossParameter? ParameterOf(Symbol symbol) => shared.Parameters.TryGetValue(symbol, out LossParameter? parameter) ? parameter : null;

    /// <summary>Whether no variable of the derivative occurs in the node.</summary>
    public bool IsPassive(Node node)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!shared.Passive.TryGetValue(node, out bool result))
        {
            result = node is Symbol symbol ? ParameterOf(symbol) is not { IsVariable: true }
                : node is Length || node.Type != NodeType.Real || node.Children.All(IsPassive);
            shared.Passive.Add(node, result);
        }

        return result;
    }

    /// <summary>
    /// The facts inside a branch. Branches within branches have as many sets of facts as there are ways to them: beyond
    /// a number of sets, nothing more is assumed.
    /// </summary>
    public FactBase Assuming(Node condition, bool holds)
    {
        if (truths.Contains(holds ? condition : graph.Not(condition)))
        {
            return this;
        }

        if (!branches.TryGetValue((condition, holds), out FactBase? branch))
        {
            if (shared.Branches == Shared.MaximumBranches)
            {
                return this;
            }

            shared.Branches++;
            branch = new(graph, shared, new(known), [.. truths], [.. mentioned, .. condition.FreeIndices]);
            branch.Learn(condition, holds);
            branches.Add((condition, holds), branch);
        }

        return branch;
    }

    /// <summary>Whether a condition is decided.</summary>
    public bool? Decide(Node condition)
    {
        if (!decided.TryGetValue(condition, out bool? answer))
        {
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            answer = DecideAnew(condition);
            decided[condition] = answer;
        }

        return answer;
    }

    private bool? DecideAnew(Node condition)
    {
        if (truths.Contains(condition))
        {
            return true;
        }

        if (condition is Constant truth)
        {
            return !truth.Value.IsZero;
        }

        if (condition is not Call call)
        {
            return null;
        }

        switch (call.Function)
        {
            case Function.Not:
                return truths.Contains(call) ? true : !Decide(call.Argument);
            case Function.And:
                return call.Arguments.All(a => Decide(a) == true) ? true : call.Arguments.Any(a => Decide(a) == false) ? false : null;
            case Function.Or:
                return call.Arguments.Any(a => Decide(a) == true) ? true : call.Arguments.All(a => Decide(a) == false) ? false : null;
            case Function.Less or Function.LessOrEqual or Function.Equal:
                if (truths.Contains(graph.Not(call)))
                {
                    return false;
                }

                // Conditions on variables are decided as written, NaN included: facts decide those on integers only.
                return call.Argument.Type == NodeType.Integer && call.Arguments[1].Type == NodeType.Integer ? DecideComparison(call) : null;
            default:
                return null;
        }
    }

    public Interval IntervalOf(Node node)
    {
        if (computed.TryGetValue(node, out Interval interval))
        {
            return interval;
        }

        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        interval = Compute(node);
        if (known.TryGetValue(node, out Interval stated))
        {
            interval = interval.Intersect(stated);
        }

        computed[node] = interval;
        return interval;
    }

    private bool? DecideComparison(Call call)
    {
        Interval difference = IntervalOf(graph.Subtract(call.Arguments[0], call.Arguments[1]));
        return call.Function switch
        {
            Function.Less => difference.IsNegative ? true : difference.IsNonNegative ? false : null,
            Function.LessOrEqual => difference.IsNonPositive ? true : difference.IsPositive ? false : null,
            _ => difference.IsNonZero ? false : null,
        };
    }

    private void Learn(Node condition, bool holds)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        decided.Clear();
        if (condition is Call { Function: Function.Not } not)
        {
            truths.Add(holds ? condition : not.Argument);
            Learn(not.Argument, !holds);
            return;
        }

        truths.Add(holds ? condition : graph.Not(condition));
        if (condition is not Call call)
        {
            return;
        }

        if (call.Function == (holds ? Function.And : Function.Or))
        {
            foreach (Node part in call.Arguments)
            {
                Learn(part, holds);
            }

            return;
        }

        // Where a comparison of reals fails, NaN may be the reason: only its success tells about the operands' sizes.
        bool integers = call.Arguments.All(a => a.Type == NodeType.Integer);
        if (call.Function is Function.Less or Function.LessOrEqual && (holds || integers))
        {
            (Node small, Node large) = holds ? (call.Arguments[0], call.Arguments[1]) : (call.Arguments[1], call.Arguments[0]);
            bool strict = (call.Function == Function.Less) == holds;
            Bound(small, large, strict);
        }
        else if (call.Function == Function.Equal && holds)
        {
            Bound(call.Arguments[0], call.Arguments[1], false);
            Bound(call.Arguments[1], call.Arguments[0], false);
        }
        else if (call.Function == Function.Equal && integers)
        {
            // What is not 0 but at least 0 is positive.
            Node difference = graph.Subtract(call.Arguments[0], call.Arguments[1]);
            Interval range = IntervalOf(difference);
            if (range.Lower == 0 || range.Upper == 0)
            {
                Restrict(difference, range.Lower == 0 ? Interval.Positive : -Interval.Positive);
            }
        }
    }

    private void Bound(Node small, Node large, bool strict)
    {
        Interval upper = IntervalOf(large);
        Interval lower = IntervalOf(small);
        Restrict(small, new(double.NegativeInfinity, upper.Upper, false, upper.UpperOpen || strict));
        Restrict(large, new(lower.Lower, double.PositiveInfinity, lower.LowerOpen || strict, false));
        Node difference = graph.Subtract(large, small);
        Restrict(difference, strict ? Interval.Positive : Interval.NonNegative);
    }

    private void Restrict(Node node, Interval interval)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node)
        {
            case Constant:
                return;
            case Sum { IsScaled: true } scaled:
                Restrict(scaled.Terms[0], interval.Scale(1 / scaled.Coefficients[0].ToDouble()));
                return;
            case Sum { Terms.Length: 1 } shifted:
                Restrict(shifted.Terms[0], (interval + Interval.Point(-shifted.Constant.ToDouble())).Scale(1 / shifted.Coefficients[0].ToDouble()));
                return;
            case Call { Function: Function.ToReal } conversion:
                Restrict(conversion.Argument, interval);
                break;
        }

        if (node.Type == NodeType.Integer)
        {
            interval = new(
                interval.LowerOpen ? Math.Floor(interval.Lower) + 1 : Math.Ceiling(interval.Lower),
                interval.UpperOpen ? Math.Ceiling(interval.Upper) - 1 : Math.Floor(interval.Upper),
                false,
                false);
        }

        known[node] = known.TryGetValue(node, out Interval before) ? before.Intersect(interval) : interval;
        computed.Clear();
        decided.Clear();
    }

    private Interval Compute(Node node)
    {
        switch (node)
        {
            case Constant number:
                return Interval.Point(number.Value.ToDouble());
            case NamedConstant named:
                return named.Name switch
                {
                    ConstantName.Pi => Interval.Closed(3.14, 3.15),
                    ConstantName.PositiveInfinity => Interval.Point(double.PositiveInfinity),
                    ConstantName.NegativeInfinity => Interval.Point(double.NegativeInfinity),
                    _ => Interval.All,
                };
            case Symbol symbol:
                return Stated(symbol);
            case Element element:
                return Stated(element.Array);
            case Length:
                return Interval.NonNegative;
            case Index index:
                return RangeOf(index);
            case Sum sum:
                Interval total = Interval.Point(sum.Constant.ToDouble());
                for (int i = 0; i < sum.Terms.Length; i++)
                {
                    total += IntervalOf(sum.Terms[i]).Scale(sum.Coefficients[i].ToDouble());
                }

                return sum.Type == NodeType.Integer ? total.Intersect(WithRemainder(sum)).Intersect(-WithRemainder(graph.Negate(sum))) : total;
            case Product product:
                Interval result = Interval.Point(1);
                for (int i = 0; i < product.Bases.Length; i++)
                {
                    result *= Power(IntervalOf(product.Bases[i]), product.Exponents[i]);
                }

                return result;
            case Conditional conditional:
                return Assuming(conditional.Condition, true).IntervalOf(conditional.Then)
                    .Union(Assuming(conditional.Condition, false).IntervalOf(conditional.Else));
            case Call { Function: Function.Exp } exp when !IsPositiveExponential(exp):
                return Interval.All;
            case Call call:
                return FunctionRanges.RangeOf(call, IntervalOf);
            case Reduction reduction:
                return OfReduction(reduction);
            default:
                return Interval.All;
        }
    }

    /// <summary>exp(u − log S) has the sign of S, which may have weights of unknown sign.</summary>
    private bool IsPositiveExponential(Call exp) =>
        LogDomain.IsPositiveExponential(exp)
        || Patterns.Terms(exp.Argument).All(t => t.Term is not Call { Function: Function.Log } log || !LogDomain.IsExponentialSum(log.Argument) || IntervalOf(log.Argument).IsNonNegative);

    /// <summary>What is known because a sum holds an x − d·(x / d), which is not negative where x is not.</summary>
    private Interval WithRemainder(Node node) =>
        node is Sum sum && Remainders.Without(graph, sum) is { } part && IntervalOf(part.Dividend).IsNonNegative && IntervalOf(part.Divisor).IsPositive
            ? IntervalOf(part.Others) + Interval.NonNegative
            : Interval.All;

    private Interval Stated(Symbol symbol) => shared.Parameters.TryGetValue(symbol, out LossParameter? parameter) ? parameter.Range : Interval.All;

    private Interval RangeOf(Index index)
    {
        if (!index.IsOpen)
        {
            return Interval.All;
        }

        (Node lower, Node upper) = graph.RangeOf(index);
        Interval last = IntervalOf(upper) + Interval.Point(-1);
        return new(IntervalOf(lower).Lower, last.Upper, false, false);
    }

    private Interval OfReduction(Reduction reduction)
    {
        Index index = IndexFor(reduction, reduction.Lower, reduction.Upper);
        Interval body = IntervalOf(graph.Open(reduction, index));
        bool runs = IntervalOf(graph.Subtract(reduction.Upper, reduction.Lower)).IsPositive;
        switch (reduction.Kind)
        {
            case ReductionKind.Sum:
                double lower = body.Lower >= 0 ? 0 : double.NegativeInfinity;
                double upper = body.Upper <= 0 ? 0 : double.PositiveInfinity;
                return new(lower, upper, runs && body.IsPositive, runs && body.IsNegative);
            case ReductionKind.Product:
                return body.IsPositive ? Interval.Positive : body.IsNonNegative ? Interval.NonNegative : Interval.All;
            case ReductionKind.Maximum or ReductionKind.FirstMaximum or ReductionKind.LastMaximum:
                return runs ? body : body.Union(Interval.Point(double.NegativeInfinity));
            case ReductionKind.Minimum or ReductionKind.FirstMinimum or ReductionKind.LastMinimum:
                return runs ? body : body.Union(Interval.Point(double.PositiveInfinity));
            default:
                Interval indices = IntervalOf(index);
                return runs ? indices : indices.Union(Interval.Point(-1));
        }
    }

    /// <summary>
    /// The open index over a range for a reduction's body: neither one that the reduction depends on, nor one about which
    /// something is assumed here, which would be taken for the reduction's own.
    /// </summary>
    public Index IndexFor(Reduction reduction, Node lower, Node upper)
    {
        for (int level = 0; ; level++)
        {
            Index index = graph.SharedIndex(lower, upper, level);
            if (!reduction.DependsOn(index) && !mentioned.Contains(index.Number))
            {
                return index;
            }
        }
    }

    private static Interval Power(Interval a, Rational exponent)
    {
        if (exponent.IsOne)
        {
            return a;
        }

        double e = exponent.ToDouble();
        if (exponent.IsEvenInteger)
        {
            Interval size = a.Lower >= 0 ? a : a.Upper <= 0 ? -a
                : new(0, Math.Max(-a.Lower, a.Upper), false, -a.Lower > a.Upper ? a.LowerOpen : a.UpperOpen);
            return PowerOfNonNegative(size, e);
        }

        if (!exponent.IsInteger)
        {
            return PowerOfNonNegative(a.Intersect(Interval.NonNegative), e);
        }

        if (a.Lower >= 0)
        {
            return PowerOfNonNegative(a, e);
        }

        if (a.Upper <= 0)
        {
            return -PowerOfNonNegative(-a, e);
        }

        return e < 0 ? Interval.All : a.Map(x => Math.Pow(x, e));
    }

    private static Interval PowerOfNonNegative(Interval a, double e) =>
        e > 0
            ? a.Map(x => Math.Pow(x, e))
            : new(
                a.Upper == 1 ? 1 : Math.Pow(a.Upper, e) * (double.IsInfinity(a.Upper) ? 0 : 1 - 1e-14),
                a.Lower == 1 ? 1 : Math.Pow(a.Lower, e) * (1 + 1e-14),
                a.UpperOpen || double.IsInfinity(a.Upper),
                a.LowerOpen);

    /// <summary>What all branches of one method have in common.</summary>
    private sealed class Shared(Dictionary<Node, LossParameter> parameters)
    {
        public const int MaximumBranches = 256;

        public Dictionary<Node, LossParameter> Parameters { get; } = parameters;

        public Dictionary<Node, bool> Passive { get; } = [];

        public int Branches { get; set; }
    }
}
