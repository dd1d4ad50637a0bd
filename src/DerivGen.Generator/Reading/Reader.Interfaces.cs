using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>Members of interfaces that are called through a type parameter: those of the type that it stands for.</summary>
internal sealed partial class Reader
{
    /// <summary>The member that runs; null where the call goes through no type parameter, or through one whose member is not known before.</summary>
    private IMethodSymbol? ThroughTypeParameter(IMethodSymbol called, ITypeSymbol? parameter)
    {
        if (called.ContainingType is not { TypeKind: TypeKind.Interface } || parameter is not ITypeParameterSymbol
            || Bound(parameter) is not INamedTypeSymbol { SpecialType: SpecialType.None } actual || !(actual.IsValueType || actual.IsSealed))
        {
            return null;
        }

        IEnumerable<ISymbol> members = actual.AllInterfaces
            .Where(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, called.ContainingType.OriginalDefinition))
            .SelectMany(candidate => candidate.GetMembers(called.Name))
            .Where(member => SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, called.OriginalDefinition));
        return members.Select(actual.FindImplementationForInterfaceMember).OfType<IMethodSymbol>().FirstOrDefault(found => !found.IsAbstract) is { } method
            ? called.Arity > 0 ? method.Construct([.. called.TypeArguments]) : method
            : null;
    }

    private IMethodSymbol? ThroughTypeParameter(IInvocationOperation call) =>
        ThroughTypeParameter(call.TargetMethod, call.ConstrainedToType ?? call.Instance?.Type);

    /// <summary>An operator of an interface, as the type of an operand has it.</summary>
    private IMethodSymbol ThroughTypeParameter(IMethodSymbol user, IOperation operation) =>
        operation.ChildOperations.Select(operand => ThroughTypeParameter(user, operand.Type)).FirstOrDefault(found => found is not null) ?? user;

    private Value ReadProperty(IPropertyReferenceOperation operation, IMethodSymbol getter)
    {
        if (operation.Instance is null)
        {
            return CallSource(operation, getter, null, null, [])!;
        }

        (Value receiver, Place? place) = ReadReceiver(operation.Instance, getter);
        return receiver is StructValue parts && getter.AssociatedSymbol is IPropertySymbol own && IsAutomatic(getter)
            ? ReadMember(parts, own, operation)
            : CallSource(operation, getter, receiver, place, ReadArguments(operation.Arguments, getter.OriginalDefinition, [], operation))!;
    }
}
