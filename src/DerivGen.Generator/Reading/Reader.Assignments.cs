using System.Collections.Immutable;
using DerivGen.Generator.Diagnostics;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>Assignments of every kind. Only locals, parameters, local arrays and tuples in locals can be written.</summary>
internal sealed partial class Reader
{
    private Value Assign(IOperation operation)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation { IsRef: false } simple:
                Place place = Locate(simple.Target, simple);
                Value value = Read(simple.Value);
                Write(place, value, simple);
                return value;
            case ICompoundAssignmentOperation compound:
                return AssignCompound(compound);
            case IIncrementOrDecrementOperation step:
                return Increment(step);
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction);
            default:
                throw Refusals.OfExpression(operation);
        }
    }

    private Value AssignCompound(ICompoundAssignmentOperation compound)
    {
        if (compound.OperatorMethod is { IsStatic: true } user && !GenericMath.IsMember(user) && !compound.IsLifted)
        {
            return AssignByOperator(compound, user);
        }

        if (compound.OperatorMethod is { IsStatic: false, ReturnsVoid: true } inPlace && SyntaxOf(inPlace) is not null)
        {
            Place target = Locate(compound.Target, compound);
            CallSource(compound, inPlace, ReadPlaceValue(target, compound.Target), target, [Read(compound.Value)]);
            return ReadPlaceValue(target, compound.Target);
        }

        if (!GenericMath.IsBuiltIn(compound.OperatorMethod) || compound.IsLifted || compound.Target.Type is null || compound.Value.Type is null
            || !IsComputable(compound.Target.Type) || !IsComputable(compound.Value.Type))
        {
            throw Refusals.OfExpression(compound);
        }

        Place place = Locate(compound.Target, compound);
        Node before = ReadPlace(place, compound.Target);
        Node operand = ReadNode(compound.Value);

        // C# computes in the wider of the two types, and converts back.
        ITypeSymbol type = IsFloating(compound.Value.Type) || IsWideInteger(compound.Value.Type)
            ? compound.Value.Type
            : IsSmallInteger(Underlying(compound.Target.Type)) ? compilation.GetSpecialType(SpecialType.System_Int32) : compound.Target.Type;
        Node result = Apply(compound.OperatorKind, Convert(before, compound.Target.Type, type, compound), operand, type, compound);
        RefuseWrapping(result, compound);
        if (!SymbolEqualityComparer.Default.Equals(type, compound.Target.Type))
        {
            result = Convert(result, type, compound.Target.Type, compound);
        }

        Value value = new ScalarValue(result);
        Write(place, value, compound);
        return value;
    }

    /// <summary>p += q by an operator of the user's.</summary>
    private Value AssignByOperator(ICompoundAssignmentOperation compound, IMethodSymbol user)
    {
        if (!compound.InConversion.IsIdentity || !compound.OutConversion.IsIdentity)
        {
            throw Refusals.OfExpression(compound);
        }

        Place place = Locate(compound.Target, compound);
        Value before = ReadPlaceValue(place, compound.Target);
        Value value = CallOperator(compound, user, before, Read(compound.Value));
        Write(place, value, compound);
        return value;
    }

    private Value Increment(IIncrementOrDecrementOperation step)
    {
        if (!GenericMath.IsBuiltIn(step.OperatorMethod) || step.IsLifted || step.Target.Type is null
            || !IsComputable(step.Target.Type))
        {
            throw Refusals.OfExpression(step);
        }

        Place place = Locate(step.Target, step);
        Node before = ReadPlace(place, step.Target);
        Node one = before.Type == NodeType.Integer ? Integer(1) : graph.One;
        BinaryOperatorKind kind = step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        Node after = Apply(kind, before, one, step.Target.Type, step);
        ITypeSymbol type = Underlying(step.Target.Type)!;
        if (IsSmallInteger(type) && type.SpecialType != SpecialType.System_Int32)
        {
            after = ConvertToInteger(after, compilation.GetSpecialType(SpecialType.System_Int32), type, step);
        }

        Write(place, new ScalarValue(after), step);
        return new ScalarValue(step.IsPostfix ? before : after);
    }

    private Value Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        IOperation target = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
        List<(Place Place, ITypeSymbol? Type)> places = [];
        Collect(target);
        Value value = Read(deconstruction.Value);
        int next = 0;
        Store(target, value, deconstruction.Value.Type, DeconstructionOf(deconstruction.Syntax));
        return value;

        void Collect(IOperation part)
        {
            if (part is ITupleOperation tuple)
            {
                foreach (IOperation element in tuple.Elements)
                {
                    Collect(element);
                }
            }
            else
            {
                places.Add((Locate(part, deconstruction), part.Type));
            }
        }

        void Store(IOperation part, Value stored, ITypeSymbol? type, DeconstructionInfo? how)
        {
            (IMethodSymbol? method, ImmutableArray<DeconstructionInfo?> nested) = PartsOf(how, part);
            if (part is not ITupleOperation tuple)
            {
                (Place place, ITypeSymbol? wanted) = places[next++];
                if (place is not DiscardPlace)
                {
                    Write(place, Convert(stored, type, wanted, deconstruction), deconstruction);
                }

                return;
            }

            if (stored is StructValue parts)
            {
                ImmutableArray<(Value Value, ITypeSymbol Type)> given = DeconstructStruct(parts, method ?? throw Refusals.OfExpression(deconstruction), deconstruction);
                for (int i = 0; i < tuple.Elements.Length; i++)
                {
                    Store(tuple.Elements[i], given[i].Value, given[i].Type, nested[i]);
                }

                return;
            }

            if (stored is not TupleValue values || values.Elements.Length != tuple.Elements.Length || type is not INamedTypeSymbol { IsTupleType: true } types)
            {
                throw Refusals.OfExpression(deconstruction.Value);
            }

            for (int i = 0; i < tuple.Elements.Length; i++)
            {
                Store(tuple.Elements[i], values.Elements[i], types.TupleElements[i].Type, nested[i]);
            }
        }
    }

    private Place Locate(IOperation target, IOperation assignment)
    {
        switch (target)
        {
            case IParenthesizedOperation parenthesized:
                return Locate(parenthesized.Operand, assignment);
            case ILocalReferenceOperation local when state.Variables.TryGetValue(local.Local, out Value? reference) && reference is ReferenceValue referred:
                return referred.Place;
            case ILocalReferenceOperation { Local.RefKind: RefKind.None } local:
                return new VariablePlace(local.Local);
            case IParameterReferenceOperation parameter when IsOfTypeHead(parameter.Parameter):
                return ReadInstancePlace(assignment, parameter.Parameter);
            case IParameterReferenceOperation { Parameter.RefKind: not RefKind.In } parameter:
                return new VariablePlace(parameter.Parameter);
            case IDeclarationExpressionOperation declaration:
                return Locate(declaration.Expression, assignment);
            case IDiscardOperation:
                return new DiscardPlace();
            case IArrayElementReferenceOperation element when element.ArrayReference.Type is IArrayTypeSymbol { Rank: > 1 } or IArrayTypeSymbol { ElementType: IArrayTypeSymbol }:
                return Read(element.ArrayReference) is GridValue grid ? LocateInGrid(element, grid)
                    : Read(element.ArrayReference) is MatrixValue { Source: var source } ? throw WriteIntoDatum(new ArrayValue(source, -1, Integer(0), Integer(0), source.Name), source, assignment)
                    : Read(element.ArrayReference) is RowsValue { Numbers: var numbers } ? throw WriteIntoDatum(new ArrayValue(numbers, -1, Integer(0), Integer(0), numbers.Name), numbers, assignment)
                    : throw Refusals.OfExpression(target);
            case IArrayElementReferenceOperation { Indices.Length: 1 } element when element.ArrayReference.Type is IArrayTypeSymbol { Rank: 1 }:
                return LocateElement(ReadArrays(element.ArrayReference), Read(element.Indices[0]), assignment, target);
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } span } element when IsSpan(span.Type):
                return LocateElement(ReadArrays(span), Read(element.Arguments[0].Value), assignment, target);
            case IImplicitIndexerReferenceOperation element when IsSpan(element.Instance.Type):
                return LocateElement(ReadArrays(element.Instance), Read(element.Argument), assignment, target);
            case IFieldReferenceOperation { Field.ContainingType.IsTupleType: true, Instance: { } tuple } field:
                return new MemberPlace(Locate(tuple, assignment), TuplePosition(field));
            case IFieldReferenceOperation or IPropertyReferenceOperation when LocateMember((IMemberReferenceOperation)target, assignment) is { } member:
                return member;
            case IInstanceReferenceOperation instance:
                return LocateInstance(instance, assignment);
            case IFieldReferenceOperation { Instance: ILocalReferenceOperation { Type.IsValueType: true } value }:
                throw Refusals.OfExpression(value);
            case IFieldReferenceOperation field:
                throw new Refusal(Descriptors.SideEffect, assignment.Syntax.GetLocation(), field.Field.Name);
            case IPropertyReferenceOperation property:
                throw new Refusal(Descriptors.SideEffect, assignment.Syntax.GetLocation(), property.Property.Name);
            case IArrayElementReferenceOperation { ArrayReference: { } array } when array is not ILocalReferenceOperation:
                throw new Refusal(Descriptors.SideEffect, assignment.Syntax.GetLocation(), array.Syntax.ToString());
            default:
                throw Refusals.OfExpression(target);
        }
    }

    private Place LocateElement(Value arrays, Value position, IOperation assignment, IOperation target)
    {
        ArrayValue array = WindowOf(arrays);
        if (array.Source is { } source)
        {
            throw WriteIntoDatum(array, source, assignment);
        }

        if (arrays is StructArrayValue structs)
        {
            return new StructElementPlace(structs, PositionIn(array, position, target));
        }

        return new ElementPlace(array, graph.Add(array.Offset, PositionIn(array, position, target)));
    }

    private Refusal WriteIntoDatum(ArrayValue array, Symbol source, IOperation operation) =>
        source.Ordinal < SymbolOrdinals.Data
            ? new Refusal(Descriptors.WritesIntoParameter, operation.Syntax.GetLocation(), method.Name, source.Name)
            : new Refusal(Descriptors.SideEffect, operation.Syntax.GetLocation(), array.Name);

    private Node ReadPlace(Place place, IOperation operation) => ReadPlaceValue(place, operation) is ScalarValue scalar ? scalar.Node : throw Refusals.OfExpression(operation);

    private Value ReadPlaceValue(Place place, IOperation operation) => place switch
    {
        VariablePlace variable => ReadVariable(variable.Variable, operation),
        ElementPlace element => new ScalarValue(ReadElement(element.Array.Local, element.Position, operation)),
        RowPlace row => RowOf(row.Grid, row.Row),
        StructElementPlace element => ElementAt(element.Array, element.Position, operation),
        MemberPlace part when ReadOwner(part.Owner, operation) is { } owner => Readable(owner.Elements[part.Position], operation),
        AccessorPlace accessor => Get(accessor, operation),
        InitializedPlace => initialized.Peek(),
        OutsidePlace outside => outside.Value,
        _ => throw Refusals.OfExpression(operation),
    };

    private void Write(Place place, Value value, IOperation operation)
    {
        switch (place)
        {
            case VariablePlace variable:
                state = state.With(variable.Variable, variable.Variable is IMethodSymbol ? value : Named(value, variable.Variable.Name));
                break;
            case ElementPlace element:
                Node stored = value is ScalarValue scalar ? scalar.Node : throw Refusals.OfExpression(operation);
                ArrayContents contents = ContentsOf(element.Array.Local, operation);
                state = state.With(element.Array.Local, contents.Write(graph, element.Position, contents.Type == NodeType.Real ? graph.Real(stored) : stored));
                break;
            case RowPlace row:
                WriteRow(row.Grid, row.Row, value, operation, operation is ISimpleAssignmentOperation { Value: var assigned } && IsNewArray(assigned));
                break;
            case StructElementPlace element:
                WriteElement(element.Array, element.Position, value, operation);
                break;
            case MemberPlace part:
                AggregateValue owner = ReadOwner(part.Owner, operation) ?? throw Refusals.OfExpression(operation);
                Write(part.Owner, owner.With(owner.Elements.SetItem(part.Position, value)), operation);
                break;
            case AccessorPlace accessor:
                Set(accessor, value, operation);
                break;
            case InitializedPlace:
                initialized.Pop();
                initialized.Push((AggregateValue)value);
                break;
            case OutsidePlace outside:
                throw new Refusal(Descriptors.SideEffect, operation.Syntax.GetLocation(), outside.Name);
            case DiscardPlace:
                break;
        }
    }
}
