using System.Collections.Immutable;
using DerivGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>
/// Instances: what <c>this</c> is, and what a method is called on. The state holds <c>this</c> under the member whose
/// body is read; a method that changes the struct it is called on changes the variable that the struct stands in.
/// </summary>
internal sealed partial class Reader
{
    /// <summary>The member whose instance is <c>this</c> in what is being read: that around a local function or a lambda.</summary>
    private IMethodSymbol CurrentMember
    {
        get
        {
            IMethodSymbol member = callers[callers.Count - 1];
            while (member.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction && member.ContainingSymbol is IMethodSymbol outer)
            {
                member = outer;
            }

            return member.OriginalDefinition;
        }
    }

    private Value ReadInstance(IInstanceReferenceOperation instance)
    {
        if (instance.ReferenceKind == InstanceReferenceKind.ImplicitReceiver && initialized.Count > 0)
        {
            return initialized.Peek();
        }

        return instance.ReferenceKind == InstanceReferenceKind.ContainingTypeInstance && state.Variables.TryGetValue(CurrentMember, out Value? value)
            ? value
            : throw Refusals.OfExpression(instance);
    }

    /// <summary>What a member is called on: its value, and where it stands if a change of it would be seen.</summary>
    private (Value Value, Place? Place) ReadReceiver(IOperation instance, IMethodSymbol called)
    {
        if (called.ContainingType.IsValueType && !called.IsReadOnly && !called.ContainingType.IsReadOnly && PlaceOfReceiver(instance) is { } place)
        {
            return (ReadPlaceValue(place, instance), place);
        }

        return (Read(instance), null);
    }

    /// <summary>Where a struct stands; null where it is a copy, which nobody sees changed.</summary>
    private Place? PlaceOfReceiver(IOperation instance)
    {
        switch (instance)
        {
            case IParenthesizedOperation parenthesized:
                return PlaceOfReceiver(parenthesized.Operand);
            case ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } when !IsOfForEach(local):
            case IParameterReferenceOperation { Parameter.RefKind: RefKind.None or RefKind.Ref or RefKind.Out }:
            case IInstanceReferenceOperation { ReferenceKind: not InstanceReferenceKind.PatternInput }:
                return ValueOfVariable(instance) is ObjectValue ? new OutsidePlace(Read(instance), NameOf(instance)) : Locate(instance, instance);
            case IFieldReferenceOperation { Field: { IsReadOnly: false, IsStatic: false }, Instance: { } owner } field when field.Field.ContainingType.IsValueType:
                return PlaceOfReceiver(owner) switch
                {
                    null => null,
                    OutsidePlace => new OutsidePlace(Read(instance), field.Field.Name),
                    _ => Locate(instance, instance),
                };
            case IFieldReferenceOperation { Field.IsReadOnly: false } field:
                return new OutsidePlace(Read(instance), field.Field.Name);
            case IArrayElementReferenceOperation { ArrayReference: var array, Indices: { Length: 1 } indices }:
                return PlaceOfElement(ReadArrays(array), Read(indices[0]), instance);
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { Type.Name: "Span" } span } element when IsSpan(span.Type):
                return PlaceOfElement(ReadArrays(span), Read(element.Arguments[0].Value), instance);
            default:
                return null;
        }
    }

    private Place PlaceOfElement(Value array, Value position, IOperation element)
    {
        ArrayValue window = WindowOf(array);
        return window.Source is null ? LocateElement(array, position, element, element)
            : new OutsidePlace(ElementAt(array, PositionIn(window, position, element), element), NameOf(element));
    }

    /// <summary>The variable of a foreach is read only, and a method is called on a copy of it.</summary>
    private static bool IsOfForEach(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().FirstAncestorOrSelf<SyntaxNode>(node => node is StatementSyntax) is CommonForEachStatementSyntax;

    private Value? ValueOfVariable(IOperation variable) => variable switch
    {
        ILocalReferenceOperation local => state.Variables.TryGetValue(local.Local, out Value? value) ? value : null,
        IParameterReferenceOperation parameter => state.Variables.TryGetValue(parameter.Parameter, out Value? value) ? value : null,
        IInstanceReferenceOperation instance => SymbolEqualityComparer.Default.Equals(CurrentMember, method.OriginalDefinition) ? new ObjectValue("this") : ReadInstance(instance),
        _ => null,
    };

    /// <summary>Whether the variable is a parameter of the type's own head, read elsewhere than where the type is constructed.</summary>
    private bool IsOfTypeHead(ISymbol variable) =>
        variable is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor }
        && StructShape.IsOfHead(constructor) && !SymbolEqualityComparer.Default.Equals(CurrentMember, constructor.OriginalDefinition);

    private static string NameOf(IOperation operation) => Refusals.FirstLineOf(operation);

    /// <summary>What the called method has made of its instance.</summary>
    private void WriteReceiver(Value before, Place? place, IMethodSymbol called, ProgramState after, IOperation operation, IEnumerable<IArgumentOperation>? arguments = null)
    {
        if (place is null || !called.ContainingType.IsValueType || !after.Variables.TryGetValue(called, out Value? changed) || changed.Equals(before))
        {
            return;
        }

        CheckAliases([place], arguments ?? [], operation);
        Write(place, changed, operation);
    }

    /// <summary>
    /// Arguments by reference name variables that nobody else changes meanwhile: two names of one variable are refused,
    /// also where one of them is read only.
    /// </summary>
    private static void CheckAliases(IEnumerable<Place> places, IEnumerable<IArgumentOperation> arguments, IOperation operation)
    {
        HashSet<ISymbol> written = new(SymbolEqualityComparer.Default);
        Dictionary<ISymbol, List<string>> paths = new(SymbolEqualityComparer.Default);
        foreach (Place place in places)
        {
            if (RootOf(place) is not var (variable, path))
            {
                continue;
            }

            if (!paths.TryGetValue(variable, out List<string>? others))
            {
                paths.Add(variable, others = []);
            }

            if (others.Any(other => other.StartsWith(path, StringComparison.Ordinal) || path.StartsWith(other, StringComparison.Ordinal)))
            {
                throw Refusal.Construct(operation, "'" + variable.Name + "'", "it is changed under two names in one call: pass a copy");
            }

            others.Add(path);
        }

        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter?.RefKind == RefKind.In && RootOf(argument.Value) is { } read && paths.ContainsKey(read))
            {
                throw Refusal.Construct(operation, "'" + read.Name + "'", "it is changed under two names in one call: pass a copy");
            }
        }
    }

    /// <summary>The variable that an argument is a part of.</summary>
    private static ISymbol? RootOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IParenthesizedOperation parenthesized => RootOf(parenthesized.Operand),
        IFieldReferenceOperation { Instance: { Type.IsValueType: true } owner } => RootOf(owner),
        _ => null,
    };

    /// <summary>The variable that a place is a part of, and which part.</summary>
    private static (ISymbol Variable, string Path)? RootOf(Place? place) => place switch
    {
        VariablePlace variable => (variable.Variable, "/"),
        MemberPlace member when RootOf(member.Owner) is var (variable, path) => (variable, path + member.Position.ToString(System.Globalization.CultureInfo.InvariantCulture) + "/"),
        _ => null,
    };
}
