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
        Node covered = graph.False;
        foreach (ISwitchExpressionArmOperation arm in choice.Arms)
        {
            state = start;
            Node condition = Match(arm.Pattern, value, choice.Value);
            if (arm.Guard is not null)
            {
                condition = graph.And(condition, ReadCondition(arm.Guard));
            }

            if (condition is Constant { Value.IsZero: true })
            {
                continue;
            }

            arms.Add((condition, Guarded(graph.And(graph.Not(covered), condition), () => Read(arm.Value)), state));
            covered = graph.Or(covered, condition);
            if (covered is Constant)
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
        if (covered is not Constant && result is ScalarValue { Node.Type: NodeType.Real } last)
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
    }

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
                        condition = graph.Or(condition, pattern.Guard is null ? match : graph.And(match, ReadCondition(pattern.Guard)));
                        break;
                    default:
                        throw Refusals.OfExpression(clause);
                }
            }

            sections.Add((condition, section));
        }

        // The default section runs where no other one matches, wherever it stands.
        ProgramState matched = start with { Variables = state.Variables };
        Node others = graph.Or([.. sections.Where(section => !ReferenceEquals(section.Section, fallback)).Select(section => section.Condition)]);
        Outcome outcome = fallback is null ? Outcome.Normal(start) : Guarded(graph.Not(others), () => RunSection(fallback, matched));
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

            Node before = graph.Or([.. sections.Take(i).Where(other => !ReferenceEquals(other.Section, fallback)).Select(other => other.Condition)]);
            outcome = Guarded(graph.And(graph.Not(before), condition), () => RunSection(section, matched)).Merge(graph, condition, outcome);
        }

        return outcome;
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

    private Node Match(IPatternOperation pattern, Value value, IOperation subject)
    {
        Step(pattern);
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return graph.True;
            case IConstantPatternOperation constant:
                return MatchConstant(constant.Value, value, pattern);
            case IRelationalPatternOperation relational when value is ScalarValue scalar && subject.Type is not null:
                return Noted(Apply(relational.OperatorKind, scalar.Node, ReadNode(relational.Value), subject.Type, pattern), pattern);
            case INegatedPatternOperation negated:
                return graph.Not(Match(negated.Pattern, value, subject));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                return graph.And(Match(both.LeftPattern, value, subject), Match(both.RightPattern, value, subject));
            case IBinaryPatternOperation either:
                return graph.Or(Match(either.LeftPattern, value, subject), Match(either.RightPattern, value, subject));
            case IDeclarationPatternOperation declaration when declaration.MatchesNull || SymbolEqualityComparer.Default.Equals(declaration.MatchedType, pattern.InputType):
                if (declaration.DeclaredSymbol is { } variable)
                {
                    state = state.With(variable, value);
                }

                return graph.True;
            case ITypePatternOperation type when SymbolEqualityComparer.Default.Equals(type.MatchedType, pattern.InputType):
                return graph.True;
            case IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true } recursive when value is TupleValue tuple && recursive.DeconstructionSubpatterns.Length == tuple.Elements.Length:
                return MatchTuple(recursive, tuple, subject);
            default:
                throw Refusals.OfExpression(pattern);
        }
    }

    private Node MatchTuple(IRecursivePatternOperation pattern, TupleValue tuple, IOperation subject)
    {
        ImmutableArray<IFieldSymbol> elements = pattern.InputType is INamedTypeSymbol { IsTupleType: true } type ? type.TupleElements : throw Refusals.OfExpression(pattern);
        List<Node> matches = [];
        for (int i = 0; i < tuple.Elements.Length; i++)
        {
            matches.Add(MatchElement(pattern.DeconstructionSubpatterns[i], tuple.Elements[i], elements[i].Type));
        }

        return graph.And(matches.ToArray());

        Node MatchElement(IPatternOperation part, Value element, ITypeSymbol elementType) => part switch
        {
            IRelationalPatternOperation relational when element is ScalarValue scalar =>
                Noted(Apply(relational.OperatorKind, scalar.Node, ReadNode(relational.Value), elementType, part), part),
            INegatedPatternOperation negated => graph.Not(MatchElement(negated.Pattern, element, elementType)),
            IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both =>
                graph.And(MatchElement(both.LeftPattern, element, elementType), MatchElement(both.RightPattern, element, elementType)),
            IBinaryPatternOperation either =>
                graph.Or(MatchElement(either.LeftPattern, element, elementType), MatchElement(either.RightPattern, element, elementType)),
            _ => Match(part, element, subject),
        };
    }

    private Node MatchConstant(IOperation constant, Value value, IOperation pattern)
    {
        if (value is not ScalarValue scalar)
        {
            throw Refusals.OfExpression(pattern);
        }

        Node wanted = ReadNode(constant);
        if (wanted.Type == NodeType.Real || scalar.Node.Type == NodeType.Real)
        {
            (wanted, scalar) = (graph.Real(wanted), new ScalarValue(graph.Real(scalar.Node)));
        }

        return scalar.Node.Type == NodeType.Boolean
            ? Equivalent(scalar.Node, wanted)
            : Noted(graph.Equal(scalar.Node, wanted), pattern is ISingleValueCaseClauseOperation or IPatternOperation ? constant : pattern);
    }
}
