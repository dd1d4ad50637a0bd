using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>Arrays of arrays that are data: their rows may have any lengths, and are arrays that nobody writes.</summary>
internal sealed partial class Reader
{
    /// <summary>What the rows of an array of arrays are made of; null of any other type.</summary>
    internal static ITypeSymbol? NumberInRows(ITypeSymbol type) =>
        type is IArrayTypeSymbol { Rank: 1, ElementType: IArrayTypeSymbol { Rank: 1, ElementType: var number } } ? number : null;

    /// <summary>The array of arrays whose numbers the symbol stands for.</summary>
    public RowsValue RowsOf(Symbol numbers)
    {
        const string Length = ".Length";
        sizedData[numbers.Text] = numbers;
        return new RowsValue(numbers, DatumPart(numbers.Name, numbers.Text, Length, NodeType.Integer));
    }

    private ArrayValue RowOf(RowsValue rows, Node row) =>
        new(rows.Numbers, -1, Integer(0), graph.Element(rows.Lengths, row), rows.Numbers.Name) { Row = row };

    /// <summary>The row at a position, also from the end.</summary>
    private ArrayValue RowAt(RowsValue rows, Value position, IOperation operation) =>
        RowOf(rows, PositionIn(WindowOf(rows), position, operation));

    /// <summary>The rows as if they were elements.</summary>
    private ArrayValue WindowOf(RowsValue rows) => new(rows.Lengths, -1, Integer(0), graph.Length(rows.Numbers), rows.Numbers.Name);

    /// <summary>What a datum is made of, where that says in what the derivative is computed.</summary>
    private void NoteNumber(ITypeSymbol number, NodeType type, string text)
    {
        ReadsDouble |= number.SpecialType == SpecialType.System_Double;
        if (GenericNumber is not null && type == NodeType.Real && !SymbolEqualityComparer.Default.Equals(number, method.ReturnType) && !OtherData.Contains(text))
        {
            OtherData.Add(text);
        }
    }
}
