using System.Collections.Immutable;
using DerivGen.Generator.Diagnostics;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>Expressions: each is read in the current state, which its side effects move on.</summary>
internal sealed partial class Reader
{
    /// <summary>The number or truth value of an expression.</summary>
    private Node ReadNode(IOperation operation) => Read(operation) switch
    {
        ScalarValue scalar => scalar.Node,
        AmbiguousValue ambiguous => throw Ambiguous(operation, ambiguous),
        _ => throw Refusals.OfExpression(operation),
    };

    private static Refusal Ambiguous(IOperation operation, AmbiguousValue value) =>
        Refusal.Construct(operation, "'" + value.Name + "'", "which array or method it is depends on a condition: write both cases out");

    private void ReadForEffect(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation invocation:
                Call(invocation, needsResult: false);
                break;
            case IThrowOperation:
                throw Refusals.OfStatement(operation.Parent ?? operation);
            default:
                Read(operation);
                break;
        }
    }

    /// <summary>
    /// Whether an operation of type double has a double's precision: arithmetic, a variable that holds one, or a function
    /// whose result is not made a float at once, which MathF's function of floats gives as well.
    /// </summary>
    private static bool ComputesInDouble(IOperation operation) => operation switch
    {
        IBinaryOperation or ICompoundAssignmentOperation or IIncrementOrDecrementOperation => true,
        ILocalReferenceOperation or IParameterReferenceOperation => true,
        IInvocationOperation => operation.Parent is not IConversionOperation { Type.SpecialType: SpecialType.System_Single },
        _ => false,
    };

    private Value Read(IOperation operation)
    {
        Step(operation);
        if (operation.Type is { TypeKind: TypeKind.Dynamic } or { SpecialType: SpecialType.System_Decimal })
        {
            throw Refusals.OfExpression(operation);
        }

        if (operation.ConstantValue.HasValue && ReadConstant(operation) is { } constant)
        {
            return new ScalarValue(constant);
        }

        ReadsDouble |= operation.Type?.SpecialType == SpecialType.System_Double && ComputesInDouble(operation);
        switch (operation)
        {
            case IParenthesizedOperation parenthesized:
                return Read(parenthesized.Operand);
            case ILocalReferenceOperation local:
                return ReadVariable(local.Local, local);
            case IParameterReferenceOperation parameter:
                return ReadVariable(parameter.Parameter, parameter);
            case IConversionOperation conversion:
                return ReadConversion(conversion);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd:
                return new PositionValue(ReadNode(fromEnd.Operand), FromEnd: true);
            case IUnaryOperation { OperatorMethod: { } user, IsLifted: false } unary when !GenericMath.IsMember(user):
                return CallOperator(unary, user, Read(unary.Operand));
            case IUnaryOperation unary:
                return new ScalarValue(ReadUnary(unary));
            case IBinaryOperation { OperatorMethod: { } user, IsLifted: false, OperatorKind: not (BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr) } binary when !GenericMath.IsMember(user):
                return CallOperator(binary, user, Read(binary.LeftOperand), Read(binary.RightOperand));
            case IBinaryOperation binary when ReadNullTest(binary) is { } isNull:
                return new ScalarValue(isNull);
            case IBinaryOperation { IsLifted: true } lifted:
                return ReadLifted(lifted);
            case ICoalesceOperation coalesce:
                return ReadCoalesce(coalesce);
            case IConditionalAccessOperation access:
                return ReadConditionalAccess(access);
            case IConditionalAccessInstanceOperation when conditionalInstance is not null:
                return conditionalInstance;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput } when patternInput is not null:
                return patternInput;
            case IBinaryOperation binary:
                return new ScalarValue(ReadBinary(binary));
            case IConditionalOperation conditional:
                return ReadConditional(conditional);
            case IInvocationOperation invocation:
                return Call(invocation, needsResult: true)!;
            case ICoalesceAssignmentOperation assignment:
                return AssignCoalesced(assignment);
            case IAssignmentOperation or IIncrementOrDecrementOperation:
                return Assign(operation);
            case IDeclarationExpressionOperation declaration:
                return Read(declaration.Expression);
            case IFieldReferenceOperation field:
                return ReadField(field);
            case IPropertyReferenceOperation property:
                return ReadProperty(property);
            case IArrayElementReferenceOperation element:
                return ReadArrayElement(element);
            case IImplicitIndexerReferenceOperation element:
                return ReadAt(element, Read(element.Instance), Read(element.Argument));
            case IArrayCreationOperation creation:
                return CreateArray(creation);
            case ITupleOperation tuple:
                return new TupleValue(tuple.Elements.Select(Read).ToImmutableArray());
            case ISwitchExpressionOperation choice:
                return ReadSwitch(choice);
            case IIsPatternOperation test:
                return new ScalarValue(Match(test.Pattern, Read(test.Value), test.Value));
            case ITupleBinaryOperation comparison:
                return new ScalarValue(CompareTuples(comparison));
            case IRangeOperation range:
                return new RangeValue(
                    range.LeftOperand is null ? null : ReadPosition(range.LeftOperand),
                    range.RightOperand is null ? null : ReadPosition(range.RightOperand));
            case IDelegateCreationOperation creation:
                return Read(creation.Target);
            case ITranslatedQueryOperation query:
                return Read(query.Operation);
            case IAnonymousObjectCreationOperation creation when creation.Initializers.All(initializer => initializer is ISimpleAssignmentOperation):
                return new TupleValue(creation.Initializers.Select(initializer => Read(((ISimpleAssignmentOperation)initializer).Value)).ToImmutableArray());
            case IAnonymousFunctionOperation lambda:
                lambdas[lambda.Symbol] = lambda.Body;
                return new MethodValue(lambda.Symbol, null);
            case IMethodReferenceOperation reference:
                return new MethodValue(reference.Method, reference.Instance is null || reference.Method.MethodKind == MethodKind.LocalFunction ? null : Read(reference.Instance));
            case IInstanceReferenceOperation instance:
                return ReadInstance(instance);
            case IWithOperation with:
                return ReadWith(with);
            case IDefaultValueOperation defaultValue:
                return Default(defaultValue);
            case IObjectCreationOperation creation:
                return ReadCreation(creation);
            default:
                return IsStackAllocation(operation) ? CreateOnStack(operation)
                    : IsCollectionExpression(operation) ? CreateFromCollection(operation)
                    : throw Refusals.OfExpression(operation);
        }
    }

    private Value ReadVariable(ISymbol variable, IOperation operation)
    {
        if (IsOfTypeHead(variable))
        {
            bool isStruct = state.Variables.TryGetValue(CurrentMember, out Value? instance) && instance is StructValue;
            return instance is StructValue parts ? ReadMember(parts, variable, operation)
                : !isStruct && IsOfOwnHead(variable, instance) ? HeadDatum((IParameterSymbol)variable, operation)
                : throw new Refusal(Descriptors.InaccessibleDatum, operation.Syntax.GetLocation(), variable.Name, "keep it in a field or a property that is internal, or pass it as a parameter");
        }

        if (!state.Variables.TryGetValue(variable, out Value? value))
        {
            throw Refusal.Construct(operation, "'" + variable.Name + "'", "its value is not known here");
        }

        if (value is ReferenceValue reference)
        {
            return ReadPlaceValue(reference.Place, operation);
        }

        return value is AmbiguousValue ? throw Ambiguous(operation, new AmbiguousValue(variable.Name)) : value;
    }

    /// <summary>A constant's decimal; null where the expression is read by its parts, so that 1.0 / 3 is a third.</summary>
    private Node? ReadConstant(IOperation operation)
    {
        switch (operation)
        {
            case IFieldReferenceOperation field when KnownMethods.Constant(graph, field.Field) is { } known:
                return known;
            case ILiteralOperation or IFieldReferenceOperation or ILocalReferenceOperation or IDefaultValueOperation or ISizeOfOperation:
                break;
            default:
                if (IsFloating(operation.Type) || operation is IConversionOperation || operation.Type?.SpecialType == SpecialType.System_Boolean)
                {
                    return null;
                }

                break;
        }

        return FromConstant(operation.ConstantValue.Value, operation);
    }

    private Node FromConstant(object? value, IOperation operation)
    {
        switch (value)
        {
            case double number:
                return double.IsNaN(number) ? graph.NaN
                    : double.IsPositiveInfinity(number) ? graph.PositiveInfinity
                    : double.IsNegativeInfinity(number) ? graph.NegativeInfinity
                    : graph.Number(Rational.FromShortestDecimal(number));
            case float number:
                return float.IsNaN(number) ? graph.NaN
                    : float.IsPositiveInfinity(number) ? graph.PositiveInfinity
                    : float.IsNegativeInfinity(number) ? graph.NegativeInfinity
                    : graph.Number(Rational.FromShortestDecimal(number));
            case bool truth:
                return graph.Truth(truth);
            case int number:
                return graph.Integer(number);
            case short number:
                return graph.Integer(number);
            case sbyte number:
                return graph.Integer(number);
            case byte number:
                return graph.Integer(number);
            case ushort number:
                return graph.Integer(number);
            case char number:
                return graph.Integer(number);
            case long number:
                return graph.Number(number);
            case uint number:
                return graph.Number(number);
            case ulong number:
                return graph.Number(new Rational(number, 1));
            default:
                throw Refusals.OfExpression(operation);
        }
    }

    private Value ReadConversion(IConversionOperation conversion)
    {
        ITypeSymbol? from = conversion.Operand.Type;
        ITypeSymbol? to = conversion.Type;
        if (IsSpan(to) && (IsSpan(from) || from is IArrayTypeSymbol))
        {
            return Read(conversion.Operand);
        }

        if (conversion.OperatorMethod is null && (IsNullable(from) || IsNullable(to)))
        {
            return ConvertNullable(conversion);
        }

        if (conversion.OperatorMethod is { } user)
        {
            if (to?.ToDisplayString() == "System.Index")
            {
                return new PositionValue(ReadNode(conversion.Operand), FromEnd: false);
            }

            return CallOperator(conversion, user, Read(conversion.Operand));
        }

        if (conversion.Operand is IThrowOperation)
        {
            throw Refusals.OfExpression(conversion.Operand);
        }

        Value value = Read(conversion.Operand);
        return Convert(value, from, to, conversion);
    }

    private Value Convert(Value value, ITypeSymbol? from, ITypeSymbol? to, IOperation operation)
    {
        switch (value)
        {
            case TupleValue tuple when from is INamedTypeSymbol { IsTupleType: true } source && to is INamedTypeSymbol { IsTupleType: true } target:
                return new TupleValue(tuple.Elements.Select((element, i) => Convert(element, source.TupleElements[i].Type, target.TupleElements[i].Type, operation)).ToImmutableArray());
            case ScalarValue scalar:
                return new ScalarValue(Convert(scalar.Node, from, to, operation));
            case AmbiguousValue ambiguous:
                throw Ambiguous(operation, ambiguous);
            case StructArrayValue:
                return value;
            case StructValue when !SymbolEqualityComparer.Default.Equals(from?.OriginalDefinition, to?.OriginalDefinition):
                throw Refusals.OfExpression(operation);
            case StructValue:
                return value;
            default:
                return SymbolEqualityComparer.Default.Equals(from, to) || to is { TypeKind: TypeKind.Delegate } or IArrayTypeSymbol or { SpecialType: SpecialType.System_Array }
                    || (IsEnumerable(to) && SequenceOf(value) is not null)
                    ? value
                    : throw Refusals.OfExpression(operation);
        }
    }

    private Node Convert(Node node, ITypeSymbol? from, ITypeSymbol? to, IOperation operation)
    {
        ITypeSymbol? target = Underlying(to);
        ITypeSymbol? source = Underlying(from);
        if (SymbolEqualityComparer.Default.Equals(source, target))
        {
            return node;
        }

        if (IsFloating(target) && node.Type != NodeType.Boolean)
        {
            // An integer that is a sign is the sign itself.
            return node is Call { Function: Function.ToInteger, Argument: Call { Function: Function.Sign } sign } ? sign : graph.Real(node);
        }

        return operation.ConstantValue.HasValue && node is Constant && (IsSmallInteger(target) || IsWideInteger(target))
            ? FromConstant(operation.ConstantValue.Value, operation)
            : IsSmallInteger(target) || IsWideDatum(target) ? ConvertToInteger(node, source, target!, operation)
            : throw Refusals.OfExpression(operation);
    }

    private Value ReadConditional(IConditionalOperation conditional)
    {
        Node condition = ReadCondition(conditional.Condition);
        if (conditional.WhenFalse is null)
        {
            throw Refusals.OfExpression(conditional);
        }

        if (condition is Constant truth)
        {
            return Read(truth.Value.IsZero ? conditional.WhenFalse : conditional.WhenTrue);
        }

        ProgramState start = state;
        Value then = Guarded(condition, () => Read(conditional.WhenTrue));
        ProgramState afterThen = state;
        state = start;
        Value otherwise = Guarded(graph.Not(condition), () => Read(conditional.WhenFalse));
        state = afterThen.Merge(graph, condition, state);
        return KeepChoice(condition, then, otherwise, ProgramState.Merge(graph, condition, then, otherwise, Refusals.FirstLineOf(conditional)), "chosen");
    }

    private Value Default(IOperation operation) => operation.Type switch
    {
        { } type when IsFloating(type) => new ScalarValue(graph.Zero),
        { SpecialType: SpecialType.System_Boolean } => new ScalarValue(graph.False),
        { } type when NumberOfNullable(type) is { } number => Missing(number, operation),
        { } type when Lanes.IsVector(type) => Everywhere(graph.Zero, type, operation),
        { } type when IsSmallInteger(Underlying(type)) => new ScalarValue(Integer(0)),
        INamedTypeSymbol { IsTupleType: true } tuple => ZeroValueOf(tuple, "default", operation),
        { } type when ShapeOf(type) is not null => ZeroValueOf(type, type.Name, operation),
        _ => throw Refusals.OfExpression(operation),
    };

    /// <summary>new Index(…), new (int, double)(…), new ReadOnlySpan&lt;double&gt;(array, …); nothing else.</summary>
    private Value ReadCreation(IObjectCreationOperation creation)
    {
        if (Lanes.IsVector(creation.Type))
        {
            return CreateLanes(creation);
        }

        if (ShapeOf(creation.Type) is { IsTuple: false } shape)
        {
            return CreateStruct(creation, shape);
        }

        if (creation.Initializer is not null)
        {
            throw Refusals.OfExpression(creation);
        }

        if (creation.Arguments.IsEmpty && creation.Type is { IsValueType: true })
        {
            return Default(creation);
        }

        if (IsSpan(creation.Type) && creation.Arguments.Length is 1 or 3 && creation.Arguments[0].Value.Type is IArrayTypeSymbol)
        {
            ArrayValue array = ReadArray(creation.Arguments[0].Value);
            return creation.Arguments.Length == 1
                ? array
                : array with { Offset = graph.Add(array.Offset, ReadNode(creation.Arguments[1].Value)), Length = ReadNode(creation.Arguments[2].Value) };
        }

        if (creation.Type is INamedTypeSymbol { IsTupleType: true } tuple && creation.Arguments.Length == tuple.TupleElements.Length)
        {
            return new TupleValue(creation.Arguments.Select(argument => Read(argument.Value)).ToImmutableArray());
        }

        throw Refusals.OfExpression(creation);
    }

    /// <summary>Notes where a comparison or a piecewise constant function stands.</summary>
    private Node Noted(Node node, IOperation operation)
    {
        Origins.Note(node is Sum { IsScaled: true } scaled ? scaled.Terms[0] : node, operation.Syntax);
        return node;
    }

    private static bool IsFloating(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single || GenericMath.IsReal(type);

    /// <summary>The integer types whose arithmetic C# does in int.</summary>
    private static bool IsSmallInteger(ITypeSymbol? type) => type?.SpecialType
        is SpecialType.System_Int32 or SpecialType.System_Int16 or SpecialType.System_SByte
        or SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_Char;

    private static ITypeSymbol? Underlying(ITypeSymbol? type) => type is INamedTypeSymbol { EnumUnderlyingType: { } underlying } ? underlying : type;

    internal static bool IsSpan(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Arity: 1, Name: "Span" or "ReadOnlySpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
