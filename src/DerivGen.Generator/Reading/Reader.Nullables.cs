using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>
/// Numbers that may be missing: a pair of a truth value, whether there is one, and the number, 0 where there is none. And
/// arrays that may be null.
/// </summary>
internal sealed partial class Reader
{
    /// <summary>What <c>?.</c> has found to be there.</summary>
    private Value? conditionalInstance;

    internal static bool IsNullable(ITypeSymbol? type) => type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>The type of the number that may be missing; null for any other type.</summary>
    internal static ITypeSymbol? NumberOfNullable(ITypeSymbol? type) =>
        IsNullable(type) && ((INamedTypeSymbol)type!).TypeArguments[0] is var number && (IsComputable(number) || IsWideDatum(number)) ? number : null;

    private static bool IsNull(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }

        return operation is ILiteralOperation { ConstantValue: { HasValue: true, Value: null } }
            || (operation is IDefaultValueOperation && IsNullable(operation.Type));
    }

    private TupleValue Missing(ITypeSymbol number, IOperation operation) => new(ImmutableArray.Create<Value>(
        new ScalarValue(graph.False),
        new ScalarValue(ZeroOf(Underlying(number)!) ?? throw Refusals.OfExpression(operation))));

    private TupleValue Present(Value number) => new(ImmutableArray.Create(new ScalarValue(graph.True), number));

    /// <summary>A datum that may be missing.</summary>
    private TupleValue NullableDatum(string name, string text, ITypeSymbol number, IOperation? operation) => new(ImmutableArray.Create(
        new ScalarValue(DatumSymbol(name + "HasValue", text + ".HasValue", NodeType.Boolean, 0)),
        Datum(name + "Value", text + ".GetValueOrDefault()", number, operation)));

    private (Node HasValue, Value Number) ReadNullable(IOperation operation) =>
        Read(operation) is TupleValue { Elements: [ScalarValue hasValue, var number] } && IsNullable(operation.Type) ? (hasValue.Node, number) : throw Refusals.OfExpression(operation);

    /// <summary>A conversion to or from a number that may be missing.</summary>
    private Value ConvertNullable(IConversionOperation conversion)
    {
        ITypeSymbol? to = NumberOfNullable(conversion.Type);
        ITypeSymbol? from = NumberOfNullable(conversion.Operand.Type);
        if (to is not null && IsNull(conversion.Operand))
        {
            return Missing(to, conversion);
        }

        if (from is null)
        {
            return Present(Convert(Read(conversion.Operand), conversion.Operand.Type, to ?? throw Refusals.OfExpression(conversion), conversion));
        }

        (Node hasValue, Value number) = ReadNullable(conversion.Operand);
        Value converted = Convert(number, from, to ?? conversion.Type, conversion);
        return to is null ? converted : new TupleValue(ImmutableArray.Create(new ScalarValue(hasValue), converted));
    }

    /// <summary>HasValue and Value; a number that is missing has no value, and the text throws there.</summary>
    private Value ReadNullableProperty(IPropertyReferenceOperation property)
    {
        (Node hasValue, Value number) = ReadNullable(property.Instance!);
        return property.Property.Name == "HasValue" ? new ScalarValue(hasValue) : number;
    }

    private Value CallNullable(IInvocationOperation call)
    {
        if (call.TargetMethod.Name != "GetValueOrDefault" || call.Instance is null)
        {
            throw NoRule(call);
        }

        (Node hasValue, Value number) = ReadNullable(call.Instance);
        return call.Arguments.IsEmpty ? number : ProgramState.Merge(graph, hasValue, number, Read(call.Arguments[0].Value), call.TargetMethod.Name);
    }

    /// <summary>a ?? b: b is evaluated only where a is missing.</summary>
    private Value ReadCoalesce(ICoalesceOperation coalesce)
    {
        if (!IsNullable(coalesce.Value.Type))
        {
            Value array = Read(coalesce.Value);
            return IsNullValue(array, coalesce) is Constant { Value.IsZero: true } ? array : throw Refusals.OfExpression(coalesce);
        }

        (Node hasValue, Value number) = ReadNullable(coalesce.Value);
        Value found = IsNullable(coalesce.Type) ? Present(number) : Convert(number, NumberOfNullable(coalesce.Value.Type), coalesce.Type, coalesce);
        return Otherwise(hasValue, found, () => Read(coalesce.WhenNull), coalesce);
    }

    /// <summary>a ??= b.</summary>
    private Value AssignCoalesced(ICoalesceAssignmentOperation assignment)
    {
        if (NumberOfNullable(assignment.Target.Type) is not { } type)
        {
            throw Refusals.OfExpression(assignment);
        }

        Place place = Locate(assignment.Target, assignment);
        (Node hasValue, Value number) = ReadPlaceValue(place, assignment.Target) is TupleValue { Elements: [ScalarValue has, var inner] } ? (has.Node, inner) : throw Refusals.OfExpression(assignment);
        Value assigned = Otherwise(hasValue, number, () => IsNullable(assignment.Value.Type)
            ? throw Refusals.OfExpression(assignment)
            : Convert(Read(assignment.Value), assignment.Value.Type, type, assignment), assignment);
        Write(place, Present(assigned), assignment);
        return IsNullable(assignment.Type) ? Present(assigned) : assigned;
    }

    private Value Otherwise(Node condition, Value then, Func<Value> otherwise, IOperation operation)
    {
        if (condition is Constant truth)
        {
            return truth.Value.IsZero ? otherwise() : then;
        }

        ProgramState start = state;
        Value other = Guarded(graph.Not(condition), otherwise);
        state = start.Merge(graph, condition, state);
        return ProgramState.Merge(graph, condition, then, other, Refusals.FirstLineOf(operation));
    }

    /// <summary>z?.Length.</summary>
    private Value ReadConditionalAccess(IConditionalAccessOperation access)
    {
        Value instance = Read(access.Operation);
        Node isNull = IsNullValue(instance, access);
        Value? outer = conditionalInstance;
        conditionalInstance = instance;
        try
        {
            Value found = Read(access.WhenNotNull);
            return NumberOfNullable(access.Type) is null || found is not ScalarValue
                ? throw Refusals.OfExpression(access)
                : new TupleValue(ImmutableArray.Create(new ScalarValue(graph.Not(isNull)), found));
        }
        finally
        {
            conditionalInstance = outer;
        }
    }

    /// <summary>An operator between numbers of which one may be missing: what it gives may be missing too; a comparison with it is false.</summary>
    private Value ReadLifted(IBinaryOperation binary)
    {
        if (!GenericMath.IsBuiltIn(binary.OperatorMethod) || NumberOfNullable(binary.LeftOperand.Type) is not { } type || NumberOfNullable(binary.RightOperand.Type) is null)
        {
            throw Refusals.OfExpression(binary);
        }

        (Node hasLeft, Value left) = ReadNullable(binary.LeftOperand);
        (Node hasRight, Value right) = ReadNullable(binary.RightOperand);
        if (left is not ScalarValue a || right is not ScalarValue b)
        {
            throw Refusals.OfExpression(binary);
        }

        bool isEquality = binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;
        BinaryOperatorKind kind = isEquality ? BinaryOperatorKind.Equals : binary.OperatorKind;
        Node result = Noted(Apply(kind, a.Node, b.Node, type, binary), binary);
        if (isEquality)
        {
            Node equal = graph.And(Equivalent(hasLeft, hasRight), graph.Or(graph.Not(hasLeft), result));
            return new ScalarValue(binary.OperatorKind == BinaryOperatorKind.Equals ? equal : graph.Not(equal));
        }

        Node hasBoth = graph.And(hasLeft, hasRight);
        return result.Type == NodeType.Boolean && !IsNullable(binary.Type)
            ? new ScalarValue(graph.And(hasBoth, result))
            : new TupleValue(ImmutableArray.Create(new ScalarValue(hasBoth), Otherwise(hasBoth, new ScalarValue(result), () => Missing(type, binary).Elements[1], binary)));
    }

    /// <summary>a == null, where a is an array or a number that may be missing.</summary>
    private Node? ReadNullTest(IBinaryOperation binary)
    {
        if (binary.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals) || IsNull(binary.LeftOperand) == IsNull(binary.RightOperand))
        {
            return null;
        }

        IOperation tested = IsNull(binary.LeftOperand) ? binary.RightOperand : binary.LeftOperand;
        while (tested is IConversionOperation { IsImplicit: true, Operand.Type: IArrayTypeSymbol } conversion)
        {
            tested = conversion.Operand;
        }

        Node isNull = IsNullValue(Read(tested), binary);
        return binary.OperatorKind == BinaryOperatorKind.Equals ? isNull : graph.Not(isNull);
    }

    /// <summary>Whether the value is null: an array that the method was given may be, one of its own is not.</summary>
    private Node IsNullValue(Value value, IOperation operation) => value switch
    {
        TupleValue { Elements: [ScalarValue { Node: { Type: NodeType.Boolean } hasValue }, _] } => graph.Not(hasValue),
        ArrayValue { Source: null } => graph.False,
        ArrayValue { Source: { } source, Row: null } => NullTest(source),
        RowsValue { Numbers: var all } => NullTest(all),
        MatrixValue matrix => NullTest(matrix.Source),
        _ => throw Refusals.OfExpression(operation),
    };
}
