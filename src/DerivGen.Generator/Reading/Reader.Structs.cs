using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>Structs: made by constructors, initializers, <c>with</c> and <c>default</c>; a value is the values of its fields.</summary>
internal sealed partial class Reader
{
    private readonly Dictionary<ITypeSymbol, StructShape?> shapes = new(SymbolEqualityComparer.Default);

    /// <summary>What an initializer in braces is filling, the innermost last.</summary>
    private readonly Stack<AggregateValue> initialized = new();

    public StructShape? ShapeOf(ITypeSymbol? type)
    {
        if (type is null)
        {
            return null;
        }

        type = Substituted(type);
        if (!shapes.TryGetValue(type, out StructShape? shape))
        {
            shape = StructShape.Of(type, compilation);
            shapes.Add(type, shape);
        }

        return shape;
    }

    /// <summary>The type with what its type parameters stand for in the method that is being run.</summary>
    private ITypeSymbol Substituted(ITypeSymbol type)
    {
        if (typeArguments.Count == 0)
        {
            return type;
        }

        switch (type)
        {
            case ITypeParameterSymbol:
                return Bound(type);
            case INamedTypeSymbol { IsTupleType: true } tuple when tuple.TupleElements.Any(element => !SymbolEqualityComparer.Default.Equals(Substituted(element.Type), element.Type)):
                return compilation.CreateTupleTypeSymbol(
                    tuple.TupleElements.Select(element => Substituted(element.Type)).ToImmutableArray(),
                    tuple.TupleElements.Select(element => element.IsExplicitlyNamedTupleElement ? element.Name : null).ToImmutableArray());
            case INamedTypeSymbol { IsGenericType: true, IsTupleType: false, IsUnboundGenericType: false } named when named.TypeArguments.Length > 0:
                ITypeSymbol[] arguments = [.. named.TypeArguments.Select(Substituted)];
                return arguments.SequenceEqual(named.TypeArguments, SymbolEqualityComparer.Default) ? type : named.ConstructedFrom.Construct(arguments);
            default:
                return type;
        }
    }

    /// <summary>What <c>default</c> is of a type: zero in every number.</summary>
    private Value ZeroValueOf(ITypeSymbol type, string name, IOperation operation) => Substituted(type) switch
    {
        { } bound when !SymbolEqualityComparer.Default.Equals(bound, type) => ZeroValueOf(bound, name, operation),
        _ when ZeroOf(Underlying(type)!) is { } zero => new ScalarValue(zero),
        { SpecialType: SpecialType.System_Int64 } => new ScalarValue(graph.Zero),
        { } vector when Lanes.IsVector(vector) => Everywhere(graph.Zero, vector, operation),
        INamedTypeSymbol { IsTupleType: true } tuple => new TupleValue(tuple.TupleElements.Select(element => ZeroValueOf(element.Type, element.Name, operation)).ToImmutableArray()),
        _ when ShapeOf(type) is { } shape => new StructValue(shape, shape.Members.Select(member => ZeroValueOf(member.Type, member.Name, operation)).ToImmutableArray()),
        _ => new UnreadableValue(name, IsInaccessible: false),
    };

    /// <summary>The value of a struct's field or automatic property.</summary>
    private static Value ReadMember(StructValue value, ISymbol member, IOperation operation)
    {
        int place = value.Shape.PlaceOf(member);
        return place < 0 ? throw Refusals.OfExpression(operation) : Readable(value.Elements[place], operation);
    }

    private static Value Readable(Value value, IOperation operation) => value is UnreadableValue unreadable
        ? throw (unreadable.IsInaccessible
            ? new Refusal(Diagnostics.Descriptors.InaccessibleDatum, operation.Syntax.GetLocation(), unreadable.Name, "make it internal, or pass it as a parameter")
            : Refusal.Construct(operation, "'" + unreadable.Name + "'", "it holds no number, array or struct whose value is known here"))
        : value;

    private Value CreateStruct(IObjectCreationOperation creation, StructShape shape)
    {
        IMethodSymbol constructor = creation.Constructor ?? throw Refusals.OfExpression(creation);
        StructValue zero = (StructValue)ZeroValueOf(shape.Type, shape.Type.Name, creation);
        if (shape.IsOfFramework && !constructor.Parameters.IsEmpty)
        {
            (Value, ITypeSymbol)[] arguments = new (Value, ITypeSymbol)[constructor.Parameters.Length];
            foreach (IArgumentOperation argument in creation.Arguments)
            {
                arguments[argument.Parameter!.Ordinal] = (Read(argument.Value), argument.Parameter.Type);
            }

            StructValue made = (StructValue)CallFramework(creation, shape.Type, "Create", shape.Type, arguments);
            return creation.Initializer is null ? made : Initialize(made, creation.Initializer);
        }

        StructValue value = constructor.IsImplicitlyDeclared && constructor.Parameters.IsEmpty ? zero : Construct(creation, constructor, zero, creation.Arguments);
        return creation.Initializer is null ? value : Initialize(value, creation.Initializer);
    }

    private Value ReadWith(IWithOperation with) =>
        with.Operand.Type is { IsValueType: true } && Read(with.Operand) is AggregateValue value ? Initialize(value, with.Initializer) : throw Refusals.OfExpression(with);

    /// <summary>Runs a constructor: the initializers of fields, unless it calls another constructor first, then its body.</summary>
    private StructValue Construct(IOperation operation, IMethodSymbol constructor, StructValue start, ImmutableArray<IArgumentOperation> arguments)
    {
        IMethodSymbol called = constructor.OriginalDefinition;
        if (SyntaxOf(called) is null)
        {
            throw Refusals.OfExpression(operation);
        }

        List<(Place Place, IParameterSymbol Parameter, ITypeSymbol? Type)> outputs = [];
        Value[] values = ReadArguments(arguments, called, outputs, operation);
        (_, ProgramState after) = RunSource(operation, called, start, values);
        WriteOutputs(outputs, after, operation);
        return after.Variables[called] as StructValue ?? throw Refusals.OfExpression(operation);
    }

    /// <summary>Whether a constructor does nothing but put each argument into a field: the fields in the order of its parameters.</summary>
    public bool IsPlain(IMethodSymbol constructor, StructShape shape, int[] order)
    {
        IMethodSymbol called = constructor.OriginalDefinition;
        if (SyntaxOf(called) is not ConstructorDeclarationSyntax syntax || ModelOf(syntax.SyntaxTree).GetOperation(syntax, cancellation) is not { } operation)
        {
            return false;
        }

        try
        {
            callers.Add(method);
            Value[] values = [.. order.Select(place => AggregateScalars.Replace(ZeroValueOf(shape.Members[place].Type, shape.Members[place].Name, operation), "argument", (zero, name) => Placeholder(name, zero.Type, 0)))];
            (_, ProgramState after) = RunSource(operation, called, ZeroValueOf(shape.Type, shape.Type.Name, operation), values);
            return program.Count == 0 && after.Variables[called] is StructValue made && order.Select(place => made.Elements[place]).SequenceEqual(values);
        }
        catch (Refusal)
        {
            return false;
        }
    }

    /// <summary>The body of a constructor, whose instance the state holds.</summary>
    private void RunConstructor(IMethodSymbol constructor, IOperation operation)
    {
        SyntaxNode syntax = SyntaxOf(constructor)!;
        if (syntax is not ConstructorDeclarationSyntax)
        {
            RunInitializers(constructor, operation);
            return;
        }

        IConstructorBodyOperation body = ModelOf(syntax.SyntaxTree).GetOperation(syntax, cancellation) as IConstructorBodyOperation ?? throw Refusals.OfExpression(operation);
        IInvocationOperation? chained = body.Initializer switch
        {
            IInvocationOperation call => call,
            IExpressionStatementOperation { Operation: IInvocationOperation call } => call,
            _ => null,
        };
        if (chained is not null)
        {
            StructValue value = (StructValue)state.Variables[constructor];
            if (!(chained.TargetMethod.IsImplicitlyDeclared && chained.Arguments.IsEmpty))
            {
                value = Construct(chained, chained.TargetMethod, value, chained.Arguments);
            }

            state = state.With(constructor, value);
        }
        else if (body.Initializer is null)
        {
            RunInitializers(constructor, operation);
        }
        else
        {
            throw Refusals.OfExpression(operation);
        }

        RunBody(constructor, isMarked: false);
    }

    /// <summary>The parameters that a record names its properties by, and the initializers of fields and properties, in the order of the text.</summary>
    private void RunInitializers(IMethodSymbol constructor, IOperation operation)
    {
        StructValue value = (StructValue)state.Variables[constructor];
        foreach ((StructMember member, int place) in value.Shape.Members.Select((member, place) => (member, place)))
        {
            ISymbol symbol = member.Symbol.OriginalDefinition;
            if (symbol is IParameterSymbol own)
            {
                value = SymbolEqualityComparer.Default.Equals(own.ContainingSymbol, constructor) ? (StructValue)value.With(value.Elements.SetItem(place, state.Variables[own])) : value;
                continue;
            }

            SyntaxNode? syntax = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
            (EqualsValueClauseSyntax? initializer, IParameterSymbol? parameter) = syntax switch
            {
                VariableDeclaratorSyntax field => (field.Initializer, null),
                PropertyDeclarationSyntax property => (property.Initializer, null),
                ParameterSyntax => (null, constructor.Parameters.FirstOrDefault(candidate => candidate.Name == symbol.Name)),
                _ => ((EqualsValueClauseSyntax?)null, (IParameterSymbol?)null),
            };
            Value? given = null;
            if (parameter is not null)
            {
                given = state.Variables[parameter];
            }
            else if (initializer is not null)
            {
                ISymbolInitializerOperation? read = ModelOf(initializer.SyntaxTree).GetOperation(initializer, cancellation) as ISymbolInitializerOperation;
                given = Read(read?.Value ?? throw Refusals.OfExpression(operation));
            }

            if (given is not null)
            {
                value = (StructValue)value.With(value.Elements.SetItem(place, given));
            }
        }

        state = state.With(constructor, value);
    }

    /// <summary>{ X = 1, Inner = { Y = 2 } } after new or with.</summary>
    private AggregateValue Initialize(AggregateValue value, IObjectOrCollectionInitializerOperation initializer)
    {
        initialized.Push(value);
        foreach (IOperation entry in initializer.Initializers)
        {
            switch (entry)
            {
                case ISimpleAssignmentOperation { IsRef: false } assignment:
                    Write(Locate(assignment.Target, assignment), Read(assignment.Value), assignment);
                    break;
                case IMemberInitializerOperation { InitializedMember: { } member, Initializer: { } inner }:
                    Place place = Locate(member, entry);
                    Write(place, ReadPlaceValue(place, member) is AggregateValue part ? Initialize(part, inner) : throw Refusals.OfExpression(entry), entry);
                    break;
                default:
                    throw Refusals.OfExpression(entry);
            }
        }

        return initialized.Pop();
    }

    /// <summary>What the synthesized equality of records compares: every field, not a number being equal to itself.</summary>
    private DerivGen.Symbolics.Expressions.Node AreEqual(Value left, Value right, IOperation operation) => (left, right) switch
    {
        (ScalarValue { Node.Type: Symbolics.Expressions.NodeType.Boolean } a, ScalarValue b) => Equivalent(a.Node, b.Node),
        (ScalarValue { Node.Type: Symbolics.Expressions.NodeType.Integer } a, ScalarValue b) => Noted(graph.Equal(a.Node, b.Node), operation),
        (ScalarValue a, ScalarValue b) => graph.Or(
            Noted(graph.Equal(a.Node, b.Node), operation),
            graph.And(graph.Not(graph.Equal(a.Node, a.Node)), graph.Not(graph.Equal(b.Node, b.Node)))),
        (StructValue a, StructValue b) when a.IsAlike(b) && a.Shape.Type.IsRecord => graph.And([.. a.Elements.Zip(b.Elements, (x, y) => AreEqual(x, y, operation))]),
        _ => throw Refusals.OfExpression(operation),
    };
}
