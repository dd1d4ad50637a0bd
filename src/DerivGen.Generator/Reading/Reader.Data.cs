using System.Collections.Immutable;
using DerivGen.Generator.Diagnostics;
using DerivGen.Generator.Writing;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>Fields and properties: passive data, read when the derivative runs.</summary>
internal sealed partial class Reader
{
    /// <summary>Of each datum that is an array of structs, the number whose length all have.</summary>
    private readonly Dictionary<string, Symbol> sizedData = new(StringComparer.Ordinal);

    private Value ReadField(IFieldReferenceOperation operation)
    {
        IFieldSymbol field = operation.Field;
        if (field.ContainingType is { IsTupleType: true } && operation.Instance is { } tuple)
        {
            return Read(tuple) is TupleValue value ? value.Elements[TuplePosition(operation)] : throw Refusals.OfExpression(operation);
        }

        if (field.HasConstantValue)
        {
            return new ScalarValue(KnownMethods.Constant(graph, field) ?? FromConstant(field.ConstantValue, operation));
        }

        if (field.IsStatic && FrameworkStructs.IsKnown(field.ContainingType))
        {
            return CallFramework(operation, field.ContainingType, field.Name, field.Type);
        }

        Value? receiver = operation.Instance is null ? null : Read(operation.Instance);
        return receiver is StructValue parts ? ReadMember(parts, field, operation) : ReadDatum(field, field.Type, receiver, operation);
    }

    private static int TuplePosition(IFieldReferenceOperation operation)
    {
        IFieldSymbol element = operation.Field.CorrespondingTupleField ?? operation.Field;
        ImmutableArray<IFieldSymbol> elements = operation.Field.ContainingType.TupleElements;
        for (int i = 0; i < elements.Length; i++)
        {
            if (SymbolEqualityComparer.Default.Equals(elements[i].CorrespondingTupleField ?? elements[i], element))
            {
                return i;
            }
        }

        throw Refusals.OfExpression(operation);
    }

    private Value ReadProperty(IPropertyReferenceOperation operation)
    {
        IPropertySymbol property = operation.Property;
        if (operation.Instance is { } target && property.GetMethod is { } member && ExtendedBy(member) is { } extended)
        {
            return CallExtension(operation, member, extended, Read(target), ReadArguments(operation.Arguments, member.OriginalDefinition, [], operation))!;
        }

        if (operation.Instance is { } instance && (IsSpan(instance.Type) || instance.Type is IArrayTypeSymbol || property.ContainingType.SpecialType == SpecialType.System_Array || IsEnumerable(instance.Type)))
        {
            return ReadArrayProperty(operation, instance, property);
        }

        if (operation.Instance is { } owner && IsNullable(owner.Type))
        {
            return ReadNullableProperty(operation);
        }

        if (property.ContainingType.IsAnonymousType && operation.Instance is { } anonymous)
        {
            return Read(anonymous) is TupleValue parts ? parts.Elements[property.ContainingType.GetMembers().OfType<IPropertySymbol>().ToList().FindIndex(member => member.Name == property.Name)] : throw Refusals.OfExpression(operation);
        }

        if (property.ContainingType.IsTupleType || property.ContainingType.SpecialType == SpecialType.System_String)
        {
            throw property.ContainingType.SpecialType == SpecialType.System_String
                ? Refusal.Type(operation, "A string", "a differentiable method computes with numbers, arrays and spans")
                : Refusals.OfExpression(operation);
        }

        if (operation.Instance is null && (KnownMethods.IsMathematicalType(property.ContainingType) || GenericMath.IsMember(property)) && KnownMethods.Constant(graph, property.Name, null) is { } constant)
        {
            return new ScalarValue(constant);
        }

        if (ShapeOf(property.ContainingType) is { } shape && shape.PlaceOf(property) >= 0 && operation.Instance is not null && Read(operation.Instance) is StructValue known)
        {
            return ReadMember(known, property, operation);
        }

        if (FrameworkStructs.IsKnown(property.ContainingType))
        {
            List<(Value, ITypeSymbol)> operands = operation.Instance is null ? [] : [(Read(operation.Instance), property.ContainingType)];
            operands.AddRange(operation.Arguments.Select(argument => (Read(argument.Value), argument.Value.Type!)));
            return CallFramework(operation, property.ContainingType, property.IsIndexer ? "Item" : property.Name, property.Type, [.. operands]);
        }

        if (Lanes.IsOfProcessor(property.ContainingType))
        {
            return ReadLaneProperty(operation);
        }

        if (property.GetMethod is { } abstracted && ThroughTypeParameter(abstracted, operation.ConstrainedToType ?? operation.Instance?.Type) is { } found)
        {
            return ReadProperty(operation, found);
        }

        if (property.GetMethod is not { } getter || SyntaxOf(getter) is null)
        {
            throw new Refusal(Descriptors.NoRule, operation.Syntax.GetLocation(), operation.Syntax.ToString(), "copy it into a field or pass it as a parameter");
        }

        // An automatic property is a field; one that computes is read like a method.
        (Value? receiver, Place? place) = operation.Instance is null ? (null, null) : ReadReceiver(operation.Instance, getter);
        if (IsAutomatic(getter) || (receiver is null or ObjectValue && ReadsOwnField(getter)))
        {
            return receiver is StructValue parts ? ReadMember(parts, property, operation)
                : property.IsVirtual || property.IsOverride || property.IsAbstract ? throw Refusals.OfExpression(operation)
                : ReadDatum(property, property.Type, receiver, operation);
        }

        Value[] arguments = ReadArguments(operation.Arguments, getter.OriginalDefinition, [], operation);
        return CallSource(operation, getter, receiver, place, arguments)!;
    }

    /// <summary>Whether the accessor does nothing but read or write the property's own field.</summary>
    private bool IsAutomatic(IMethodSymbol accessor) =>
        accessor.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, accessor.AssociatedSymbol))
        && SyntaxOf(accessor.OriginalDefinition) is not (ArrowExpressionClauseSyntax or AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null });

    private Value ReadArrayProperty(IPropertyReferenceOperation operation, IOperation instance, IPropertySymbol property)
    {
        Value value = Read(instance);
        if (value is GridValue grid && LengthOf(grid, property.Name) is { } length)
        {
            return new ScalarValue(length);
        }

        if (value is LaneArrayValue vectors && property.Name == "Length")
        {
            return new ScalarValue(vectors.Length);
        }

        if (value is LaneArrayValue && property.IsIndexer && Read(operation.Arguments[0].Value) is ScalarValue { Node.Type: NodeType.Integer } place)
        {
            return ElementAt(value, place.Node, operation);
        }

        if (value is RowsValue rows && property.Name is "Length" or "Count")
        {
            return new ScalarValue(graph.Length(rows.Numbers));
        }

        if (value is MatrixValue matrix && property.Name == "Length")
        {
            return new ScalarValue(graph.Multiply(graph.Length(matrix.Source, 0), graph.Length(matrix.Source, 1)));
        }

        if (value is StructArrayValue structs && property.IsIndexer && operation.Arguments.Length == 1)
        {
            return ReadAt(operation, structs, Read(operation.Arguments[0].Value));
        }

        ArrayValue array = value as ArrayValue ?? (value is StructArrayValue ? WindowOf(value) : null) ?? throw (value is AmbiguousValue ambiguous ? Ambiguous(operation, ambiguous) : Refusals.OfExpression(operation));
        return property.Name switch
        {
            "Length" or "Count" => new ScalarValue(array.Length),
            "LongLength" => new ScalarValue(graph.Real(array.Length)),
            "IsEmpty" => new ScalarValue(graph.Equal(array.Length, Integer(0))),
            _ when property.IsIndexer && operation.Arguments.Length == 1 => ReadAt(operation, array, Read(operation.Arguments[0].Value)),
            _ => throw Refusals.OfExpression(operation),
        };
    }

    /// <summary>The datum that a field or an automatic property holds.</summary>
    private Value ReadDatum(ISymbol member, ITypeSymbol type, Value? instance, IOperation operation)
    {
        string receiver;
        if (member.IsStatic)
        {
            receiver = member.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        }
        else
        {
            receiver = instance is ObjectValue target && member.CanBeReferencedByName ? target.Text : throw Refusals.OfExpression(operation);
        }

        if (!compilation.IsSymbolAccessibleWithin(member, method.ContainingType))
        {
            return ReadInitializer(member, operation)
                ?? throw new Refusal(Descriptors.InaccessibleDatum, operation.Syntax.GetLocation(), member.Name, "make it internal, or pass it as a parameter");
        }

        return Datum(member.Name, receiver + "." + IdentifierText.Of(member.Name), type, operation);
    }

    /// <summary>The names of the parameters of the type's head that are read.</summary>
    public List<string> HeadNames { get; } = [];

    /// <summary>Whether a parameter of a type's head can be named in the text of the derivative: it is that of the marked method's own type.</summary>
    private bool IsOfOwnHead(ISymbol variable, Value? instance) =>
        instance is null or ObjectValue { Text: "this" } && !method.IsStatic
        && SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol.ContainingType.OriginalDefinition, method.ContainingType.OriginalDefinition)
        && method.Parameters.All(parameter => parameter.Name != variable.Name);

    /// <summary>A parameter of the type's head, which the instance keeps.</summary>
    private Value HeadDatum(IParameterSymbol parameter, IOperation operation)
    {
        if (!HeadNames.Contains(parameter.Name))
        {
            HeadNames.Add(parameter.Name);
        }

        return Datum(parameter.Name, IdentifierText.Of(parameter.Name), parameter.Type, operation);
    }

    /// <summary>A readonly number that our text may not name is read from its initializer.</summary>
    private ScalarValue? ReadInitializer(ISymbol member, IOperation operation)
    {
        if (member is not IFieldSymbol { IsReadOnly: true, IsStatic: true } field || !(IsFloating(field.Type) || IsSmallInteger(field.Type))
            || field.ContainingType.StaticConstructors.Any(constructor => !constructor.IsImplicitlyDeclared)
            || field.DeclaringSyntaxReferences.IsEmpty
            || field.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is not Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax { Initializer: { } initializer })
        {
            return null;
        }

        IOperation? value = ModelOf(initializer.SyntaxTree).GetOperation(initializer.Value, cancellation);
        return value?.Type is null ? null : new ScalarValue(Convert(ReadNode(value), value.Type, field.Type, operation));
    }

    /// <summary>A parameter that mathematics knows nothing of but its fields.</summary>
    public Value DatumOf(IParameterSymbol parameter) =>
        ShapeOf(ParameterTypes.NumberTypeOf(parameter.Type)) is null && !IsNullable(parameter.Type) ? new ObjectValue(IdentifierText.Of(parameter.Name)) : Datum(parameter.Name, IdentifierText.Of(parameter.Name), parameter.Type, null);

    /// <summary>What is read of a field of a struct that is a datum; a field that cannot be read is said to be so where it is.</summary>
    private Value DatumOf(StructMember member, string owner)
    {
        try
        {
            return member.Symbol is IParameterSymbol || !compilation.IsSymbolAccessibleWithin(member.Symbol, method.ContainingType)
                ? new UnreadableValue(member.Name, IsInaccessible: true)
                : Datum(member.Name, owner + "." + IdentifierText.Of(member.Name), member.Type, null);
        }
        catch (Refusal)
        {
            return new UnreadableValue(member.Name, IsInaccessible: false);
        }
    }

    private Value Datum(string name, string text, ITypeSymbol type, IOperation? operation)
    {
        ITypeSymbol? element = type is IArrayTypeSymbol array ? array.ElementType : IsSpan(type) ? ((INamedTypeSymbol)type).TypeArguments[0] : null;
        ReadsDouble |= (element ?? type).SpecialType == SpecialType.System_Double;
        if (IsFloating(type))
        {
            return new ScalarValue(DatumSymbol(name, AsGeneric(text, type), NodeType.Real, 0));
        }

        if (type.SpecialType == SpecialType.System_Boolean)
        {
            return new ScalarValue(DatumSymbol(name, text, NodeType.Boolean, 0));
        }

        if (IsSmallInteger(type))
        {
            return new ScalarValue(DatumSymbol(name, text, NodeType.Integer, 0));
        }

        if (type.TypeKind == TypeKind.Enum && IsSmallInteger(Underlying(type)))
        {
            return new ScalarValue(DatumSymbol(name, "((int)" + text + ")", NodeType.Integer, 0));
        }

        if (IsWideDatum(type))
        {
            return new ScalarValue(DatumSymbol(name, WideText(text, type), NodeType.Real, 0));
        }

        if (NumberOfNullable(type) is { } number)
        {
            return NullableDatum(name, text, number, operation);
        }

        if (NumberInRows(type) is { } inRows && ElementType(inRows) is { } rowType)
        {
            NoteNumber(inRows, rowType, text);
            return RowsOf(data.TryGetValue(text, out Symbol known) ? known : data[text] = graph.Rows(name, text, rowType, SymbolOrdinals.Data + data.Count));
        }

        if (element is not null && ElementType(element) is { } elementType)
        {
            int rank = type is IArrayTypeSymbol { Rank: var dimensions } ? dimensions : 1;
            NoteNumber(element, elementType, text);
            Symbol symbol = DatumSymbol(name, text, elementType, rank);
            return rank switch
            {
                1 => new ArrayValue(symbol, -1, Integer(0), graph.Length(symbol), name),
                2 => new MatrixValue(symbol),
                _ => throw Unreadable(),
            };
        }

        if (element is not null && type is not IArrayTypeSymbol { Rank: > 1 } && ShapeOf(element) is { } elementShape)
        {
            StructArrayValue structs = DatumArray(elementShape, name, text, "");
            return FindWindow(structs) is null ? throw Unreadable() : structs;
        }

        if (ShapeOf(type) is { } shape)
        {
            return shape.Make(shape.Members.Select(member => DatumOf(member, text)).ToImmutableArray());
        }

        return type.TypeKind is TypeKind.Class or TypeKind.Struct && type.SpecialType == SpecialType.None
            ? new ObjectValue(text)
            : throw Unreadable();

        Refusal Unreadable() => operation is not null ? Refusals.OfExpression(operation) : new Refusal(Descriptors.ForeignType, method.Locations[0], "'" + name + "'", "use numbers, arrays, spans and structs of them");
    }

    /// <summary>A datum that is an array of structs: an array for each number of its elements.</summary>
    private StructArrayValue DatumArray(StructShape shape, string name, string text, string path) => new(shape, shape.Members.Select(member =>
    {
        string suffix = path + "." + IdentifierText.Of(member.Name);
        if (member.Symbol is IParameterSymbol || !compilation.IsSymbolAccessibleWithin(member.Symbol, method.ContainingType))
        {
            return new UnreadableValue(member.Name, IsInaccessible: true);
        }

        if (ElementType(member.Type) is { } type)
        {
            ReadsDouble |= member.Type.SpecialType == SpecialType.System_Double;
            Symbol symbol = DatumPart(name, text, suffix, type);
            return new ArrayValue(symbol, -1, Integer(0), graph.Length(symbol), name);
        }

        return ShapeOf(member.Type) is { } inner ? DatumArray(inner, name, text, suffix) : (Value)new UnreadableValue(member.Name, IsInaccessible: false);
    }).ToImmutableArray());

    /// <summary>An integer or a truth value of a variable that is a struct, or of its elements.</summary>
    /// <param name="member">The field.</param>
    /// <param name="text">The variable.</param>
    /// <param name="suffix">What follows the variable, or an element of it, to reach the field.</param>
    /// <param name="sized">The number of the elements whose length all have; null where the variable is no vector.</param>
    public Value PassivePart(StructMember member, string text, string suffix, Symbol? sized)
    {
        if (!compilation.IsSymbolAccessibleWithin(member.Symbol, method.ContainingType))
        {
            return new UnreadableValue(member.Name, IsInaccessible: true);
        }

        if (sized is null)
        {
            return Datum(member.Name, text + suffix, member.Type, null);
        }

        sizedData[text] = sized;
        return ElementType(member.Type) is { } type
            ? new ArrayValue(DatumPart(text, text, suffix, type), -1, Integer(0), graph.Length(sized), text)
            : new UnreadableValue(member.Name, IsInaccessible: false);
    }

    private Symbol DatumPart(string name, string text, string suffix, NodeType type)
    {
        if (!data.TryGetValue(text + suffix, out Symbol symbol))
        {
            symbol = graph.Part(name + suffix, text, suffix, type, SymbolOrdinals.Data + data.Count, sizedData.TryGetValue(text, out Symbol sized) ? sized : null);
            data.Add(text + suffix, symbol);
            if (sized is null)
            {
                sizedData.Add(text, symbol);
            }
        }

        return symbol;
    }

    internal static NodeType? ElementType(ITypeSymbol type) =>
        IsFloating(type) ? NodeType.Real
        : type.SpecialType == SpecialType.System_Boolean ? NodeType.Boolean
        : IsSmallInteger(type) ? NodeType.Integer
        : null;

    private Symbol DatumSymbol(string name, string text, NodeType type, int dimensions) =>
        Datum(text, ordinal => graph.Symbol(name, text, type, dimensions, ordinal));

    private Symbol NullTest(Symbol array) => Datum("(" + array.Text + " == null)", ordinal => graph.IsNull(array, ordinal));

    private Symbol Datum(string text, Func<int, Symbol> make)
    {
        if (!data.TryGetValue(text, out Symbol symbol))
        {
            symbol = make(SymbolOrdinals.Data + data.Count);
            data.Add(text, symbol);
        }

        return symbol;
    }
}
