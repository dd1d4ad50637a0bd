using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>Switch expressions and statements, and patterns.</summary>
internal sealed partial class Reader
{
    private Value ReadSwitch(ISwitchExpressionOperation choice)
    {
        Value value = Read(choice.Value);
        List<(Node Condition, Value Result, ProgramState State)> arms = [];
        ProgramState start = state;
        bool isCovered = false;
        foreach (ISwitchExpressionArmOperation arm in choice.Arms)
        {
            state = start;
            Node condition = Match(arm.Pattern, value, choice.Value);
            if (arm.Guard is not null)
            {
                condition = graph.And(condition, ReadGuard(condition, arm.Guard));
            }

            if (condition is Constant { Value.IsZero: true })
            {
                continue;
            }

            int place = arms.Count;
            arms.Add((condition, Guarded(() => graph.And(graph.Not(AnyOf(place)), condition), () => Read(arm.Value)), state));
            // One more number leaves others.
            isCovered = condition is not Call { Function: Function.Equal } && AnyOf(arms.Count) is Constant;
            if (isCovered)
            {
                break;
            }
        }

        if (arms.Count == 0)
        {
            throw Refusals.OfExpression(choice);
        }

        // Where no arm matches the text throws: there is no value to be right about.
        (Node _, Value result, ProgramState merged) = arms[arms.Count - 1];
        if (!isCovered && result is ScalarValue { Node.Type: NodeType.Real } last)
        {
            result = new ScalarValue(graph.Conditional(arms[arms.Count - 1].Condition, last.Node, graph.NaN));
        }

        for (int i = arms.Count - 2; i >= 0; i--)
        {
            result = ProgramState.Merge(graph, arms[i].Condition, arms[i].Result, result, Refusals.FirstLineOf(choice));
            merged = arms[i].State.Merge(graph, arms[i].Condition, merged);
        }

        state = merged;
        return result;

        Node AnyOf(int count) => graph.Or([.. arms.Take(count).Select(arm => arm.Condition)]);
    }

    /// <summary>The condition after a pattern, which is evaluated only where the pattern matches.</summary>
    private Node ReadGuard(Node match, IOperation guard) =>
        match is Constant ? ReadCondition(guard) : Plainly(() => Guarded(match, () => ReadCondition(guard)));

    private Outcome RunSwitch(ISwitchOperation choice)
    {
        Value value = Read(choice.Value);
        ProgramState start = state;
        List<(Node Condition, ISwitchCaseOperation Section)> sections = [];
        ISwitchCaseOperation? fallback = null;
        foreach (ISwitchCaseOperation section in choice.Cases)
        {
            Node condition = graph.False;
            foreach (ICaseClauseOperation clause in section.Clauses)
            {
                switch (clause)
                {
                    case IDefaultCaseClauseOperation:
                        fallback = section;
                        break;
                    case ISingleValueCaseClauseOperation single:
                        condition = graph.Or(condition, MatchConstant(single.Value, value, single));
                        break;
                    case IPatternCaseClauseOperation pattern:
                        Node match = Match(pattern.Pattern, value, choice.Value);
                        condition = graph.Or(condition, pattern.Guard is null ? match : graph.And(match, ReadGuard(match, pattern.Guard)));
                        break;
                    default:
                        throw Refusals.OfExpression(clause);
                }
            }

            sections.Add((condition, section));
        }

        // The default section runs where no other one matches, wherever it stands.
        ProgramState matched = start with { Variables = state.Variables };
        Outcome outcome = fallback is null ? Outcome.Normal(start) : Guarded(() => graph.Not(AnyOf(sections)), () => RunSection(fallback, matched));
        for (int i = sections.Count - 1; i >= 0; i--)
        {
            (Node condition, ISwitchCaseOperation section) = sections[i];
            if (ReferenceEquals(section, fallback))
            {
                continue;
            }

            if (condition is Constant truth)
            {
                outcome = truth.Value.IsZero ? outcome : RunSection(section, matched);
                continue;
            }

            int place = i;
            outcome = Guarded(() => graph.And(graph.Not(AnyOf(sections.Take(place))), condition), () => RunSection(section, matched)).Merge(graph, condition, outcome);
        }

        return outcome;

        Node AnyOf(IEnumerable<(Node Condition, ISwitchCaseOperation Section)> earlier) =>
            graph.Or([.. earlier.Where(other => !ReferenceEquals(other.Section, fallback)).Select(other => other.Condition)]);
    }

    /// <summary>A section ends with its break.</summary>
    private Outcome RunSection(ISwitchCaseOperation section, ProgramState start)
    {
        Outcome outcome = RunAll(section.Body, start);
        return outcome with
        {
            Live = Outcome.Rejoin(graph, outcome.Broken, outcome.Live),
            Broken = ImmutableArray<Exit>.Empty,
        };
    }
}
