using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>
/// Local arrays of several dimensions, and arrays of arrays whose rows have one length: all numbers stand row by row in one
/// array, as a text that writes <c>a[i * columns + j]</c> has them.
/// </summary>
internal sealed partial class Reader
{
    /// <summary>new double[n, m], new double[,] { … }, new double[n][], new[] { row, … }; null of any other array.</summary>
    private GridValue? CreateGrid(IArrayCreationOperation creation)
    {
        if (creation.Type is IArrayTypeSymbol { Rank: > 1 } grid && ZeroOf(grid.ElementType) is { } zero)
        {
            return creation.Initializer is { } rows
                ? FilledGrid(creation, rows, grid, zero)
                : Grid(creation.DimensionSizes.Select(ReadNode).ToImmutableArray(), zero, isJagged: false);
        }

        if (creation.Type is not IArrayTypeSymbol { Rank: 1, ElementType: IArrayTypeSymbol { Rank: 1 } row } || ZeroOf(row.ElementType) is not { } empty)
        {
            return null;
        }

        if (creation.Initializer is not { } given)
        {
            Node width = WidthOfRows(creation) ?? throw Refusal.Type(creation, "An array of arrays whose rows are not made by new with a length that is known here", "write new double[rows, columns], or make each row by a[i] = new double[columns]");
            return Grid(ImmutableArray.Create(ReadNode(creation.DimensionSizes[0]), width), empty, isJagged: true);
        }

        ArrayValue[] read = [.. given.ElementValues.Select(ReadArray)];
        if (read.Length == 0 || read.Any(other => !ReferenceEquals(other.Length, read[0].Length)))
        {
            throw RowsDiffer(creation);
        }

        GridValue made = Grid(ImmutableArray.Create(Integer(read.Length), read[0].Length), empty, isJagged: true);
        for (int i = 0; i < read.Length; i++)
        {
            WriteRow(made, Integer(i), read[i], given.ElementValues[i], isNew: given.ElementValues[i] is IArrayCreationOperation);
        }

        return made;
    }

    private static Refusal RowsDiffer(IOperation operation) =>
        Refusal.Type(operation, "An array of arrays whose rows differ in length", "use one array, and the positions at which rows begin");

    private GridValue Grid(ImmutableArray<Node> dimensions, Node zero, bool isJagged)
    {
        Node length = dimensions.Aggregate(Integer(1), (product, next) => Expand.Product(graph, product, next));
        return new(ImmutableArray.Create<Value>(Allocate(length, _ => zero)), dimensions, isJagged);
    }

    private GridValue FilledGrid(IArrayCreationOperation creation, IArrayInitializerOperation initializer, IArrayTypeSymbol type, Node zero)
    {
        List<IOperation> numbers = [];
        List<Node> dimensions = [];
        Collect(initializer, 0);
        ArrayValue elements = AllocateElements(numbers, type.ElementType, zero);
        return dimensions.Count == type.Rank ? new(ImmutableArray.Create<Value>(elements), dimensions.ToImmutableArray(), IsJagged: false) : throw Refusals.OfExpression(creation);

        void Collect(IArrayInitializerOperation part, int depth)
        {
            if (dimensions.Count == depth)
            {
                dimensions.Add(Integer(part.ElementValues.Length));
            }

            foreach (IOperation element in part.ElementValues)
            {
                if (element is IArrayInitializerOperation inner)
                {
                    Collect(inner, depth + 1);
                }
                else
                {
                    numbers.Add(element);
                }
            }
        }
    }

    /// <summary>How long the rows are that the text puts into the array: what <c>a[i] = new double[m]</c> says, where m is known before.</summary>
    private Node? WidthOfRows(IArrayCreationOperation creation)
    {
        IOperation whole = creation;
        while (whole is not IVariableDeclaratorOperation and not ISimpleAssignmentOperation && whole.Parent is { } parent)
        {
            whole = parent;
        }

        ISymbol? variable = whole switch
        {
            IVariableDeclaratorOperation declarator => declarator.Symbol,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } => local.Local,
            _ => null,
        };
        IOperation body = whole;
        while (body.Parent is { } outer)
        {
            body = outer;
        }

        foreach (ISimpleAssignmentOperation assignment in variable is null ? [] : body.Descendants().OfType<ISimpleAssignmentOperation>())
        {
            if (assignment is { Target: IArrayElementReferenceOperation { ArrayReference: ILocalReferenceOperation { Local: var array } }, Value: IArrayCreationOperation { DimensionSizes: [var size], Initializer: var initializer } }
                && SymbolEqualityComparer.Default.Equals(array, variable))
            {
                return initializer is not null ? Integer(initializer.ElementValues.Length) : TryReadSteady(size);
            }
        }

        return null;
    }

    /// <summary>An integer of what has its value already; null where it names what comes later.</summary>
    private Node? TryReadSteady(IOperation size)
    {
        bool isKnown = size.DescendantsAndSelf().All(part => part switch
        {
            ILocalReferenceOperation local => state.Variables.ContainsKey(local.Local) || local.ConstantValue.HasValue,
            IAssignmentOperation or IIncrementOrDecrementOperation or IInvocationOperation { TargetMethod.Name: not "GetLength" } => false,
            _ => true,
        });
        return isKnown ? ReadNode(size) : null;
    }

    /// <summary>Where an element stands in all numbers.</summary>
    private Node PositionIn(GridValue grid, IReadOnlyList<IOperation> indices, IOperation operation)
    {
        Node position = Integer(0);
        for (int i = 0; i < indices.Count; i++)
        {
            Node index = ReadNode(indices[i]);
            position = graph.Add(Expand.Product(graph, position, grid.Dimensions[i]), index.Type == NodeType.Integer ? index : throw Refusals.OfExpression(operation));
        }

        return position;
    }

    /// <summary>The row of an array of arrays: a part of all numbers, which writing it changes.</summary>
    private ArrayValue RowOf(GridValue grid, Node row) =>
        grid.Numbers with { Offset = graph.Add(grid.Numbers.Offset, Expand.Product(graph, row, grid.Dimensions[1])), Length = grid.Dimensions[1] };

    private Value ReadGridElement(IArrayElementReferenceOperation element, GridValue grid)
    {
        if (!grid.IsJagged)
        {
            return new ScalarValue(ReadElement(grid.Numbers, PositionIn(grid, element.Indices, element), element));
        }

        return RowOf(grid, PositionIn(grid, Read(element.Indices[0]), element));
    }

    /// <summary>The row that a position counts, also from the end.</summary>
    private Node PositionIn(GridValue grid, Value position, IOperation operation) =>
        PositionIn(grid.Numbers with { Length = grid.Dimensions[0] }, position, operation);

    private Place LocateInGrid(IArrayElementReferenceOperation element, GridValue grid) => grid.IsJagged
        ? new RowPlace(grid, PositionIn(grid, Read(element.Indices[0]), element))
        : new ElementPlace(grid.Numbers, graph.Add(grid.Numbers.Offset, PositionIn(grid, element.Indices, element)));

    /// <summary>Puts an array that nobody else has a name for in the place of a row.</summary>
    private void WriteRow(GridValue grid, Node row, Value value, IOperation operation, bool isNew)
    {
        ArrayValue numbers = value as ArrayValue ?? throw Refusals.OfExpression(operation);
        if (!isNew)
        {
            throw Refusal.Construct(operation, "A row that has another name", "copy its elements, or assign a new array");
        }

        if (!ReferenceEquals(numbers.Length, grid.Dimensions[1]))
        {
            throw RowsDiffer(operation);
        }

        CopyInto(numbers, RowOf(grid, row), operation);
    }

    /// <summary>Whether an expression makes the array that it gives.</summary>
    private static bool IsNewArray(IOperation value) => value switch
    {
        IArrayCreationOperation => true,
        IConversionOperation { OperatorMethod: null } conversion => IsNewArray(conversion.Operand),
        IInvocationOperation { TargetMethod.Name: "Clone" or "ToArray" } => true,
        _ => false,
    };

    private Node? LengthOf(GridValue grid, string member) => member switch
    {
        "Length" or "Count" => grid.IsJagged ? grid.Dimensions[0] : grid.Numbers.Length,
        "LongLength" => graph.Real(grid.IsJagged ? grid.Dimensions[0] : grid.Numbers.Length),
        "Rank" => Integer(grid.IsJagged ? 1 : grid.Dimensions.Length),
        _ => null,
    };

    private Value? CallGridMethod(IInvocationOperation call, GridValue grid, List<IOperation> operands)
    {
        switch (call.TargetMethod.Name, operands.Count)
        {
            case ("GetLength" or "GetUpperBound", 2) when ReadNode(operands[1]) is Constant { Value: var dimension } && dimension < grid.Dimensions.Length && !(grid.IsJagged && !dimension.IsZero):
                Node length = grid.Dimensions[(int)dimension.Numerator];
                return new ScalarValue(call.TargetMethod.Name == "GetLength" ? length : graph.Subtract(length, Integer(1)));
            case ("GetLowerBound", 2):
                return new ScalarValue(Integer(0));
            case ("Clone", 1) when !grid.IsJagged:
                return grid.With(ImmutableArray.Create<Value>(Copy(grid.Numbers, call)));
            case ("Clear", 1) when !grid.IsJagged:
                Fill(grid.Numbers, _ => ContentsType(grid.Numbers, call) == NodeType.Real ? graph.Zero : Integer(0), call);
                return null;
            case ("Clear", 3) when !grid.IsJagged:
                Fill(grid.Numbers with { Offset = graph.Add(grid.Numbers.Offset, ReadNode(operands[1])), Length = ReadNode(operands[2]) }, _ => ContentsType(grid.Numbers, call) == NodeType.Real ? graph.Zero : Integer(0), call);
                return null;
            case ("Copy", 3) when !grid.IsJagged && Read(operands[1]) is GridValue { IsJagged: false } target:
                Node count = ReadNode(operands[2]);
                CopyInto(grid.Numbers with { Length = count }, target.Numbers with { Length = count }, call);
                return null;
            default:
                throw NoRule(call, "write a loop");
        }
    }

    /// <summary>A copy of a two-dimensional datum.</summary>
    private GridValue CopyOf(MatrixValue matrix)
    {
        (Node rows, Node columns) = (graph.Length(matrix.Source, 0), graph.Length(matrix.Source, 1));
        ArrayValue numbers = Allocate(
            Expand.Product(graph, rows, columns),
            index => graph.Element(matrix.Source, graph.Call(Function.IntegerDivide, index, columns), graph.Call(Function.IntegerRemainder, index, columns)),
            matrix.Source.Name);
        return new(ImmutableArray.Create<Value>(numbers), ImmutableArray.Create(rows, columns), IsJagged: false);
    }
}
