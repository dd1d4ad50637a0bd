using DerivGen.Generator.Diagnostics;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>The structs of the framework: their members are rows of tables, over the numbers that they are made of.</summary>
internal sealed partial class Reader
{
    /// <summary>What turning by a quaternion gives in the framework that is compiled against.</summary>
    private RotationForm Rotation => compilation.GetSpecialType(SpecialType.System_Object).ContainingAssembly?.Identity is { } core
        ? core.Name is "System.Runtime" or "System.Private.CoreLib" && core.Version.Major >= 10 ? RotationForm.Conjugation
            : core.Name == "mscorlib" || (core.Name is "System.Runtime" or "System.Private.CoreLib" && core.Version.Major <= 8) ? RotationForm.UnitMatrix
            : RotationForm.Unknown
        : RotationForm.Unknown;

    private Value CallFramework(IInvocationOperation call)
    {
        IMethodSymbol called = call.TargetMethod;
        if (called.Parameters.Any(parameter => parameter.RefKind == RefKind.Ref))
        {
            throw NoRule(call);
        }

        List<(Value, ITypeSymbol)> operands = call.Instance is null ? [] : [(Read(call.Instance), called.ContainingType)];
        (Value Value, ITypeSymbol Type)[] arguments = new (Value, ITypeSymbol)[called.Parameters.Length];
        List<(Place Place, IArgumentOperation Argument)> outputs = [];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter!.RefKind == RefKind.Out)
            {
                outputs.Add((Locate(argument.Value, argument), argument));
            }
            else
            {
                arguments[argument.Parameter.Ordinal] = (Read(argument.Value), argument.Parameter.Type);
            }
        }

        Queue<Node> numbers = NumbersOf(call, called.ContainingType, called.Name, [.. operands, .. arguments.Where(argument => argument.Type is not null)]);
        Value result = ValueOf(called.ReturnType, numbers, call);
        foreach ((Place place, IArgumentOperation argument) in outputs)
        {
            Write(place, ValueOf(argument.Parameter!.Type, numbers, argument), argument);
        }

        return result;
    }

    /// <summary>A member by its name: a method, an operator, a property, or <c>Create</c> for a constructor.</summary>
    private Value CallFramework(IOperation operation, INamedTypeSymbol type, string name, ITypeSymbol result, params (Value Value, ITypeSymbol Type)[] operands) =>
        ValueOf(result, NumbersOf(operation, type, name, operands), operation);

    /// <summary>The numbers that a member gives, and after them those that it writes.</summary>
    private Queue<Node> NumbersOf(IOperation operation, INamedTypeSymbol type, string name, (Value Value, ITypeSymbol Type)[] operands)
    {
        FrameworkMember member = FrameworkMembers.Find(type, name, operands.Select(operand => operand.Type), Rotation)
            ?? throw new Refusal(Descriptors.NoRule, operation.Syntax.GetLocation(), Refusals.FirstLineOf(operation), "write out what it computes, in a method of this project");
        Node[] numbers = member(graph, [.. operands.Select(operand => NumbersOf(operand.Value, name == "Item" && operand.Type.SpecialType == SpecialType.System_Int32, operation))]);
        return new(numbers.Select(number => number.Type == NodeType.Boolean ? Noted(number, operation) : number));
    }

    private Node[] NumbersOf(Value value, bool isIndex, IOperation operation) => value switch
    {
        ScalarValue scalar => [isIndex ? scalar.Node : graph.Real(scalar.Node)],
        StructValue parts => [.. parts.Elements.SelectMany(element => NumbersOf(Readable(element, operation), false, operation))],
        AmbiguousValue ambiguous => throw Ambiguous(operation, ambiguous),
        _ => throw Refusals.OfExpression(operation),
    };

    /// <summary>The value of a type that is made of numbers.</summary>
    private Value ValueOf(ITypeSymbol type, Queue<Node> numbers, IOperation operation) =>
        IsFloating(type) || type.SpecialType == SpecialType.System_Boolean ? new ScalarValue(numbers.Dequeue())
        : ShapeOf(type) is { IsOfFramework: true } shape ? new StructValue(shape, System.Collections.Immutable.ImmutableArray.CreateRange(shape.Members, member => ValueOf(member.Type, numbers, operation)))
        : throw Refusals.OfExpression(operation);
}
