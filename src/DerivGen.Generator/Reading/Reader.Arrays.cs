using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Index = DerivGen.Symbolics.Expressions.Index;

namespace DerivGen.Generator.Reading;

/// <summary>Arrays and spans: made, windowed, read.</summary>
internal sealed partial class Reader
{
    /// <summary>OperationKind.CollectionExpression, which the oldest compiler that we support does not know.</summary>
    private const OperationKind CollectionExpressionOperation = (OperationKind)0x7f;

    /// <summary>OperationKind.Spread, likewise.</summary>
    private const OperationKind SpreadOperation = (OperationKind)0x80;

    private ArrayValue ReadArray(IOperation operation) => Read(operation) switch
    {
        ArrayValue array => array,
        AmbiguousValue ambiguous => throw Ambiguous(operation, ambiguous),
        _ => throw Refusals.OfExpression(operation),
    };

    private ArrayContents ContentsOf(int array, IOperation operation) =>
        state.Arrays.TryGetValue(array, out ArrayContents? contents) ? contents : throw Refusals.OfExpression(operation);

    private Node ReadElement(int array, Node position, IOperation operation)
    {
        ArrayContents contents = ContentsOf(array, operation);
        return facts.Simplify(contents.Read(graph, position));
    }

    /// <summary>Whether this node is the element at a position of an array of a length: where it is defined, the array is longer than that.</summary>
    private bool IsKnownElement(Node element, Node position, Node length) =>
        elementReads.TryGetValue(element, out (Node Position, Node Length) read) && ReferenceEquals(read.Position, position) && ReferenceEquals(read.Length, length);

    private Node ReadElement(ArrayValue array, Node position, IOperation operation)
    {
        Node absolute = graph.Add(array.Offset, position);
        Node element = array.Source is { } source ? array.Row is { } row ? graph.Element(source, row, absolute) : graph.Element(source, absolute) : ReadElement(array.Local, absolute, operation);
        elementReads[element] = (position, array.Length);
        return element;
    }

    private Value ReadArrayElement(IArrayElementReferenceOperation element)
    {
        Value array = Read(element.ArrayReference);
        if (array is MatrixValue matrix && element.Indices.Length == 2)
        {
            return new ScalarValue(graph.Element(matrix.Source, ReadNode(element.Indices[0]), ReadNode(element.Indices[1])));
        }

        if (array is RowsValue rows && element.Indices.Length == 1)
        {
            return RowAt(rows, Read(element.Indices[0]), element);
        }

        if (array is GridValue grid)
        {
            return ReadGridElement(element, grid);
        }

        return element.Indices.Length == 1 ? ReadAt(element, array, Read(element.Indices[0])) : throw Refusals.OfExpression(element);
    }

    /// <summary>array[i], array[^1] or array[1..n]; a range of an array is a copy.</summary>
    private Value ReadAt(IOperation operation, Value instance, Value position)
    {
        if (instance is StructArrayValue structs)
        {
            return ReadAt(operation, structs, position);
        }

        ArrayValue array = instance as ArrayValue ?? throw (instance is AmbiguousValue ambiguous ? Ambiguous(operation, ambiguous) : Refusals.OfExpression(operation));
        if (position is not RangeValue range)
        {
            return new ScalarValue(ReadElement(array, PositionIn(array, position, operation), operation));
        }

        Node start = range.Start is null ? Integer(0) : PositionIn(array, range.Start, operation);
        Node end = range.End is null ? array.Length : PositionIn(array, range.End, operation);
        ArrayValue window = array with { Offset = graph.Add(array.Offset, start), Length = graph.Subtract(end, start) };
        return IsSpan(operation.Type) ? window : Copy(window, operation);
    }

    private Node PositionIn(ArrayValue array, Value position, IOperation operation) => position switch
    {
        ScalarValue { Node.Type: NodeType.Integer } scalar => scalar.Node,
        PositionValue { FromEnd: true } fromEnd => graph.Subtract(array.Length, fromEnd.Offset),
        PositionValue fromStart => fromStart.Offset,
        _ => throw Refusals.OfExpression(operation),
    };

    private PositionValue ReadPosition(IOperation operation) => Read(operation) switch
    {
        PositionValue position => position,
        ScalarValue scalar => new PositionValue(scalar.Node, FromEnd: false),
        _ => throw Refusals.OfExpression(operation),
    };

    /// <summary>A new array; every element is <paramref name="initial"/>, which may depend on the open index.</summary>
    private ArrayValue Allocate(Node length, Func<Index, Node> initial, string name = "")
    {
        Index index = graph.FreshIndex(Integer(0), length);
        int number = nextArray++;
        state = state.With(number, new ArrayContents(index, initial(index)));
        return new ArrayValue(null, number, Integer(0), length, name);
    }

    private ArrayValue Copy(ArrayValue array, IOperation operation) => Allocate(array.Length, index => ReadElement(array, index, operation), array.Name);

    private Value CreateArray(IArrayCreationOperation creation)
    {
        if (CreateGrid(creation) is { } grid)
        {
            return grid;
        }

        if (creation.Type is IArrayTypeSymbol { Rank: 1 } structs && ZeroOf(structs.ElementType) is null && ShapeOf(structs.ElementType) is { } shape)
        {
            return creation.Initializer is { } given
                ? AllocateStructs(shape, given.ElementValues, creation)
                : AllocateStructs(shape, ReadNode(creation.DimensionSizes[0]), creation);
        }

        if (creation.Type is not IArrayTypeSymbol { Rank: 1 } type || ZeroOf(type.ElementType) is not { } zero)
        {
            throw Refusals.OfExpression(creation);
        }

        if (creation.Initializer is { } initializer)
        {
            return AllocateElements(initializer.ElementValues, type.ElementType, zero);
        }

        Node length = ReadNode(creation.DimensionSizes[0]);
        return length.Type == NodeType.Integer ? Allocate(length, _ => zero) : throw Refusals.OfExpression(creation);
    }

    private ArrayValue AllocateElements(IReadOnlyList<IOperation> elements, ITypeSymbol elementType, Node zero)
    {
        ImmutableSortedDictionary<int, Node>.Builder known = ImmutableSortedDictionary.CreateBuilder<int, Node>();
        for (int i = 0; i < elements.Count; i++)
        {
            known.Add(i, Convert(ReadNode(elements[i]), elements[i].Type, elementType, elements[i]));
        }

        ArrayValue array = Allocate(Integer(elements.Count), _ => zero);
        state = state.With(array.Local, state.Arrays[array.Local] with { Known = known.ToImmutable() });
        return array;
    }

    private static bool IsStackAllocation(IOperation operation) =>
        operation.Syntax is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax;

    private Value CreateOnStack(IOperation operation)
    {
        (InitializerExpressionSyntax? initializer, ExpressionSyntax? size) = operation.Syntax switch
        {
            StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax type } explicitSize =>
                (explicitSize.Initializer, type.RankSpecifiers[0].Sizes[0] is OmittedArraySizeExpressionSyntax ? null : type.RankSpecifiers[0].Sizes[0]),
            ImplicitStackAllocArrayCreationExpressionSyntax implicitSize => (implicitSize.Initializer, null),
            _ => (null, null),
        };
        SemanticModel model = ModelOf(operation.Syntax.SyntaxTree);
        ITypeSymbol? elementType = operation.Type switch
        {
            INamedTypeSymbol { Arity: 1 } span => span.TypeArguments[0],
            IPointerTypeSymbol pointer => pointer.PointedAtType,
            _ => null,
        };
        if (elementType is null || operation.Type is IPointerTypeSymbol && !IsSpan(model.GetTypeInfo(operation.Syntax, cancellation).ConvertedType) || (ZeroOf(elementType) is null && ShapeOf(elementType) is null))
        {
            throw Refusals.OfExpression(operation);
        }

        StructShape? shape = ShapeOf(elementType);
        Node? zero = ZeroOf(elementType);
        if (initializer is not null)
        {
            List<IOperation> elements = [.. initializer.Expressions.Select(e => model.GetOperation(e, cancellation) ?? throw Refusals.OfExpression(operation))];
            return zero is null ? AllocateStructs(shape!, elements, operation) : AllocateElements(elements, elementType, zero);
        }

        IOperation count = (size is null ? null : model.GetOperation(size, cancellation)) ?? throw Refusals.OfExpression(operation);
        return zero is null ? AllocateStructs(shape!, ReadNode(count), operation) : Allocate(ReadNode(count), _ => zero);
    }

    private static bool IsCollectionExpression(IOperation operation) => operation.Kind == CollectionExpressionOperation;

    private Value CreateFromCollection(IOperation operation)
    {
        ITypeSymbol? elementType = operation.Type switch
        {
            IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
            INamedTypeSymbol span when IsSpan(span) => span.TypeArguments[0],
            _ => null,
        };
        List<IOperation> elements = [.. operation.ChildOperations];
        if (elementType is not null && ShapeOf(elementType) is { } shape && elements.TrueForAll(element => SymbolEqualityComparer.Default.Equals(element.Type, elementType)))
        {
            return AllocateStructs(shape, elements, operation);
        }

        if (elementType is null || ZeroOf(elementType) is not { } zero || elements.Any(element => element.Kind != SpreadOperation && (element.Type is null || !IsComputable(element.Type))))
        {
            throw Refusals.OfExpression(operation);
        }

        if (elements.Any(element => element.Kind == SpreadOperation))
        {
            return AllocateParts(elements, elementType);
        }

        return AllocateElements(elements, elementType, zero);
    }

    /// <summary>[.. a, x, .. b]: what stands at an index is an element of the part that the index lies in.</summary>
    private ArrayValue AllocateParts(List<IOperation> parts, ITypeSymbol elementType)
    {
        List<(Node Start, Func<Node, Node> Element)> pieces = [];
        Node length = Integer(0);
        foreach (IOperation part in parts)
        {
            Node start = length;
            if (part.Kind != SpreadOperation)
            {
                Node single = Convert(ReadNode(part), part.Type, elementType, part);
                pieces.Add((start, _ => single));
                length = graph.Add(length, Integer(1));
                continue;
            }

            IOperation source = part.ChildOperations.First();
            ArrayValue array = Read(source) switch
            {
                ArrayValue known => known,
                SequenceValue sequence when ZeroOf(elementType) is { } zero => ArrayOf(sequence, zero, part),
                AmbiguousValue ambiguous => throw Ambiguous(source, ambiguous),
                _ => throw Refusals.OfExpression(source),
            };
            ITypeSymbol sourceType = source.Type is IArrayTypeSymbol { ElementType: var element } ? element : ((INamedTypeSymbol)source.Type!).TypeArguments[0];
            pieces.Add((start, index => Convert(ReadElement(array, graph.Subtract(index, start), part), sourceType, elementType, part)));
            length = graph.Add(length, array.Length);
        }

        return Allocate(length, index =>
        {
            Node element = pieces[pieces.Count - 1].Element(index);
            for (int i = pieces.Count - 2; i >= 0; i--)
            {
                element = graph.Conditional(graph.Less(index, pieces[i + 1].Start), pieces[i].Element(index), element);
            }

            return element;
        });
    }

    private Node? ZeroOf(ITypeSymbol elementType) =>
        IsFloating(elementType) || IsWideInteger(elementType) ? graph.Zero
        : elementType.SpecialType == SpecialType.System_Boolean ? graph.False
        : IsSmallInteger(elementType) ? Integer(0)
        : null;

    /// <summary>Writes a value, which may depend on the position in the window, into every element of a window.</summary>
    private void Fill(ArrayValue window, Func<Node, Node> element, IOperation operation)
    {
        if (window.Source is { } source)
        {
            throw WriteIntoDatum(window, source, operation);
        }

        ArrayContents contents = ContentsOf(window.Local, operation);
        Node position = graph.Subtract(contents.Index, window.Offset);
        Node inside = graph.And(graph.LessOrEqual(Integer(0), position), graph.Less(position, window.Length));
        Node value = element(position);
        state = state.With(
            window.Local,
            new ArrayContents(contents.Index, facts.Simplify(graph.Conditional(inside, contents.Type == NodeType.Real ? graph.Real(value) : value, contents.Flatten(graph)))));
    }
}
