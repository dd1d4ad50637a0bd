using System.Collections.Immutable;
using DerivGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>Members of structs where they are written: fields, properties and indexers with an accessor; and deconstruction.</summary>
internal sealed partial class Reader
{
    /// <summary>Where a member of a struct stands; null where the owner is none.</summary>
    private Place? LocateMember(IMemberReferenceOperation target, IOperation assignment)
    {
        if (target.Instance is not { } owner || ShapeOf(owner.Type) is not { } shape)
        {
            return null;
        }

        if (target is IFieldReferenceOperation { Field: var field })
        {
            return shape.PlaceOf(field) is >= 0 and var position ? new MemberPlace(Locate(owner, assignment), position) : null;
        }

        IPropertyReferenceOperation reference = (IPropertyReferenceOperation)target;
        IPropertySymbol property = reference.Property;
        if (shape.IsOfFramework)
        {
            throw Refusals.OfExpression(target);
        }

        if ((property.SetMethod ?? property.GetMethod) is not { } accessor || (SyntaxOf(accessor.OriginalDefinition) is null && shape.PlaceOf(property) < 0))
        {
            return null;
        }

        if (shape.PlaceOf(property) is >= 0 and var place && IsAutomatic(accessor))
        {
            return new MemberPlace(Locate(owner, assignment), place);
        }

        Place whole = Locate(owner, assignment);
        return new AccessorPlace(whole, property, ReadArguments(reference.Arguments, accessor.OriginalDefinition, [], assignment).Take(property.Parameters.Length).ToImmutableArray());
    }

    private Place LocateInstance(IInstanceReferenceOperation instance, IOperation assignment)
    {
        if (instance.ReferenceKind == InstanceReferenceKind.ImplicitReceiver && initialized.Count > 0)
        {
            return new InitializedPlace();
        }

        return ReadInstance(instance) is StructValue && !SymbolEqualityComparer.Default.Equals(CurrentMember, method.OriginalDefinition)
            ? new VariablePlace(CurrentMember)
            : throw new Refusal(Descriptors.SideEffect, assignment.Syntax.GetLocation(), "this");
    }

    /// <summary>A parameter of the type's head, as a field of the instance.</summary>
    private MemberPlace ReadInstancePlace(IOperation assignment, IParameterSymbol parameter) =>
        state.Variables.TryGetValue(CurrentMember, out Value? instance) && instance is StructValue { Shape: var shape } && shape.PlaceOf(parameter) is >= 0 and var position
            && !SymbolEqualityComparer.Default.Equals(CurrentMember, method.OriginalDefinition)
            ? new MemberPlace(new VariablePlace(CurrentMember), position)
            : throw new Refusal(Descriptors.SideEffect, assignment.Syntax.GetLocation(), parameter.Name);

    /// <summary>What a member's place belongs to; a struct whose fields are assigned one by one begins with its first field.</summary>
    private AggregateValue? ReadOwner(Place owner, IOperation operation)
    {
        if (owner is VariablePlace { Variable: var variable } && !state.Variables.ContainsKey(variable)
            && ((variable as ILocalSymbol)?.Type ?? (variable as IParameterSymbol)?.Type) is { } type && (ShapeOf(type) is not null || type.IsTupleType))
        {
            return (AggregateValue)ZeroValueOf(type, variable.Name, operation);
        }

        return ReadPlaceValue(owner, operation) as AggregateValue;
    }

    private Value Get(AccessorPlace place, IOperation operation) =>
        place.Property.GetMethod is { } getter ? CallSource(operation, getter, ReadPlaceValue(place.Owner, operation), place.Owner, place.Arguments)! : throw Refusals.OfExpression(operation);

    private void Set(AccessorPlace place, Value value, IOperation operation)
    {
        if (place.Property.SetMethod?.OriginalDefinition is not { } setter || SyntaxOf(setter) is null)
        {
            throw Refusals.OfExpression(operation);
        }

        Value owner = ReadPlaceValue(place.Owner, operation);
        (_, ProgramState after) = RunSource(operation, setter, owner, [.. place.Arguments, value]);
        WriteReceiver(owner, place.Owner, setter, after, operation);
    }

    private DeconstructionInfo? DeconstructionOf(SyntaxNode syntax) => syntax switch
    {
        AssignmentExpressionSyntax assignment => ModelOf(syntax.SyntaxTree).GetDeconstructionInfo(assignment),
        ForEachVariableStatementSyntax each => ModelOf(syntax.SyntaxTree).GetDeconstructionInfo(each),
        _ => null,
    };

    private static (IMethodSymbol? Method, ImmutableArray<DeconstructionInfo?> Nested) PartsOf(DeconstructionInfo? how, IOperation part)
    {
        int count = part is ITupleOperation tuple ? tuple.Elements.Length : 0;
        ImmutableArray<DeconstructionInfo> nested = how?.Nested ?? ImmutableArray<DeconstructionInfo>.Empty;
        return (how?.Method, Enumerable.Range(0, count).Select(i => i < nested.Length ? nested[i] : (DeconstructionInfo?)null).ToImmutableArray());
    }

    /// <summary>What a method Deconstruct gives; that of a record gives the properties that its head names.</summary>
    private ImmutableArray<(Value Value, ITypeSymbol Type)> DeconstructStruct(StructValue value, IMethodSymbol method, IOperation operation)
    {
        IMethodSymbol called = (method.ReducedFrom ?? method).OriginalDefinition;
        if (SyntaxOf(called) is null || called.IsImplicitlyDeclared)
        {
            return called.IsImplicitlyDeclared
                ? method.Parameters.Select(parameter => (PropertyOf(value, parameter.Name, operation), parameter.Type)).ToImmutableArray()
                : throw Refusals.OfExpression(operation);
        }

        int first = called.IsStatic ? 1 : 0;
        Value[] values = new Value[called.Parameters.Length];
        if (called.IsStatic)
        {
            values[0] = value;
        }

        (_, ProgramState after) = RunSource(operation, called, called.IsStatic ? null : value, values);
        return called.Parameters.Skip(first).Select(parameter => (after.Variables[parameter], parameter.Type)).ToImmutableArray();
    }

    private Value PropertyOf(StructValue value, string name, IOperation operation)
    {
        if (value.Shape.PlaceOf(name) is >= 0 and var place)
        {
            return Readable(value.Elements[place], operation);
        }

        IMethodSymbol? getter = value.Shape.Type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault()?.GetMethod;
        return getter is not null && SyntaxOf(getter.OriginalDefinition) is not null ? CallSource(operation, getter, value, null, [])! : throw Refusals.OfExpression(operation);
    }
}
