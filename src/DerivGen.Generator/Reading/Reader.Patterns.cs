using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>Patterns, as the conditions that they stand for. What they declare is what was matched.</summary>
internal sealed partial class Reader
{
    /// <summary>What the properties of a pattern are those of.</summary>
    private Value? patternInput;

    private Node Match(IPatternOperation pattern, Value value, IOperation subject)
    {
        Step(pattern);
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return graph.True;
            case INegatedPatternOperation negated:
                return graph.Not(Match(negated.Pattern, value, subject));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                return MatchBoth(Match(both.LeftPattern, value, subject), () => Match(both.RightPattern, value, subject));
            case IBinaryPatternOperation either:
                return graph.Or(Match(either.LeftPattern, value, subject), Match(either.RightPattern, value, subject));
            case IConstantPatternOperation { Value: { } constant } when IsNull(constant):
                return IsNullValue(value, pattern);
            case IDeclarationPatternOperation { MatchesNull: true } declaration:
                return Declared(declaration.DeclaredSymbol, value);
        }

        if (!IsNullable(pattern.InputType) && pattern.InputType is not INamedTypeSymbol { IsTupleType: true } && value is TupleValue { Elements: [ScalarValue { Node.Type: NodeType.Boolean }, var present] })
        {
            return MatchValue(pattern, present, pattern.InputType, subject); // what another pattern has found to be there
        }

        if (IsNullable(pattern.InputType) && value is TupleValue { Elements: [ScalarValue hasValue, var inner] })
        {
            return MatchBoth(hasValue.Node, () => MatchValue(pattern, inner, NumberOfNullable(pattern.InputType)!, subject));
        }

        return MatchValue(pattern, value, pattern.InputType, subject);
    }

    /// <summary>Matches what is there: a number that may be missing is not.</summary>
    private Node MatchValue(IPatternOperation pattern, Value value, ITypeSymbol type, IOperation subject)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                return MatchConstant(constant.Value, value, pattern);
            case IRelationalPatternOperation relational when value is ScalarValue scalar:
                return Noted(Apply(relational.OperatorKind, scalar.Node, ReadOperand(relational.Value, relational.OperatorKind), type, pattern), pattern);
            case IDeclarationPatternOperation declaration when SymbolEqualityComparer.Default.Equals(declaration.MatchedType, type):
                return Declared(declaration.DeclaredSymbol, value);
            case ITypePatternOperation matched when SymbolEqualityComparer.Default.Equals(matched.MatchedType, type):
                return graph.True;
            case IRecursivePatternOperation recursive when SymbolEqualityComparer.Default.Equals(recursive.MatchedType, type):
                return MatchParts(recursive, value, subject);
            case IListPatternOperation list when value is ArrayValue array:
                return MatchList(list, array, subject);
            default:
                throw Refusals.OfExpression(pattern);
        }
    }

    /// <summary>The second is asked only where the first holds.</summary>
    private Node MatchBoth(Node first, Func<Node> second) =>
        first is Constant truth ? truth.Value.IsZero ? first : second() : graph.And(first, Guarded(first, second));

    private Node Declared(ISymbol? variable, Value value)
    {
        if (variable is not null)
        {
            state = state.With(variable, value);
        }

        return graph.True;
    }

    /// <summary>Elements of a tuple, then properties.</summary>
    private Node MatchParts(IRecursivePatternOperation pattern, Value value, IOperation subject)
    {
        Node matches = graph.True;
        if (!pattern.DeconstructionSubpatterns.IsEmpty)
        {
            TupleValue tuple = (value, pattern.DeconstructSymbol) switch
            {
                (StructValue parts, IMethodSymbol method) => new TupleValue(DeconstructStruct(parts, method, pattern).Select(part => part.Value).ToImmutableArray()),
                (TupleValue elements, not IMethodSymbol) => elements,
                _ => throw Refusals.OfExpression(pattern),
            };
            if (tuple.Elements.Length != pattern.DeconstructionSubpatterns.Length)
            {
                throw Refusals.OfExpression(pattern);
            }

            for (int i = 0; i < tuple.Elements.Length; i++)
            {
                IPatternOperation part = pattern.DeconstructionSubpatterns[i];
                Value element = tuple.Elements[i];
                matches = MatchBoth(matches, () => Match(part, element, subject));
            }
        }

        foreach (IPropertySubpatternOperation part in pattern.PropertySubpatterns)
        {
            matches = MatchBoth(matches, () => Match(part.Pattern, ReadMember(part.Member, value), subject));
        }

        Declared(pattern.DeclaredSymbol, value);
        return matches;
    }

    private Value ReadMember(IOperation member, Value owner)
    {
        Value? outer = patternInput;
        patternInput = owner;
        try
        {
            return Read(member);
        }
        finally
        {
            patternInput = outer;
        }
    }

    /// <summary>[first, .. var rest, last]: the length first, then the elements from both ends.</summary>
    private Node MatchList(IListPatternOperation list, ArrayValue array, IOperation subject)
    {
        ImmutableArray<IPatternOperation> parts = list.Patterns;
        int slice = -1;
        for (int i = 0; i < parts.Length; i++)
        {
            slice = parts[i] is ISlicePatternOperation ? i : slice;
        }

        Node least = Integer(slice < 0 ? parts.Length : parts.Length - 1);
        Node matches = Noted(slice < 0 ? graph.Equal(array.Length, least) : graph.LessOrEqual(least, array.Length), list);
        for (int i = 0; i < parts.Length; i++)
        {
            IPatternOperation part = parts[i];
            if (part is IDiscardPatternOperation or ISlicePatternOperation { Pattern: null })
            {
                continue;
            }

            Node position = slice < 0 || i < slice ? Integer(i) : graph.Subtract(array.Length, Integer(parts.Length - i));
            matches = MatchBoth(matches, () => part is ISlicePatternOperation middle
                ? Match(middle.Pattern!, Slice(), subject)
                : Match(part, new ScalarValue(ReadElement(array, position, part)), subject));
        }

        return MatchBoth(matches, () => Declared(list.DeclaredSymbol, array));

        Value Slice()
        {
            ArrayValue window = array with { Offset = graph.Add(array.Offset, Integer(slice)), Length = graph.Subtract(array.Length, least) };
            return IsSpan(list.InputType) ? window : Copy(window, list);
        }
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
