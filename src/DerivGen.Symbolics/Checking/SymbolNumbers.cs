using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Checking;

/// <summary>Numbers for symbols: equal symbols of different graphs have one.</summary>
internal sealed class SymbolNumbers
{
    private readonly Dictionary<(string Text, int Ordinal, int Dimensions), int> numbers = [];
    private readonly List<Symbol> symbols = [];

    public int Count => symbols.Count;

    public Symbol this[int number] => symbols[number];

    public int NumberOf(Symbol symbol)
    {
        (string, int, int) key = (symbol.Text, symbol.Ordinal, symbol.Dimensions);
        if (!numbers.TryGetValue(key, out int number))
        {
            number = symbols.Count;
            numbers.Add(key, number);
            symbols.Add(symbol);
        }

        return number;
    }
}
