using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Checking;

/// <summary>
/// What an evaluation reads: the parameters and data of a sample point in the arithmetic's numbers, and the locals and
/// arrays that a kernel makes itself.
/// </summary>
internal sealed class Inputs<T>(Arithmetic<T> arithmetic, SymbolNumbers symbols)
{
    private readonly Dictionary<int, T> scalars = [];
    private readonly Dictionary<int, long> integers = [];
    private readonly Dictionary<int, T[]> owned = [];
    private readonly Dictionary<int, long[]> ownedIntegers = [];
    private readonly Dictionary<int, (T Value, bool IsKnown)[]> read = [];
    private SamplePoint? point;

    public SamplePoint Point => point!;

    /// <summary>Whether an element was read or written that does not exist, or an integer operation has no result.</summary>
    public bool IsUndefined { get; set; }

    /// <summary>Reads another point from here on.</summary>
    public void MoveTo(SamplePoint next)
    {
        point = next;
        scalars.Clear();
        integers.Clear();
        owned.Clear();
        ownedIntegers.Clear();
        read.Clear();
        IsUndefined = false;
    }

    public T Scalar(int symbol)
    {
        if (!scalars.TryGetValue(symbol, out T? value))
        {
            value = Point.Has(symbol) ? arithmetic.Input(Point.Real(symbol, 0), symbol, 0) : arithmetic.Named(ConstantName.NaN);
            scalars.Add(symbol, value);
        }

        return value;
    }

    public long Integer(int symbol)
    {
        if (integers.TryGetValue(symbol, out long value))
        {
            return value;
        }

        IsUndefined |= !Point.Has(symbol);
        return Point.Has(symbol) ? Point.Integer(symbol, 0) : 0;
    }

    public void SetScalar(int symbol, T value) => scalars[symbol] = value;

    public void SetInteger(int symbol, long value) => integers[symbol] = value;

    /// <summary>Makes an array of the kernel's own.</summary>
    public void SetArray(int symbol, T[] items) => owned[symbol] = items;

    /// <summary>Makes an array of its own whose elements are written before they are read.</summary>
    public void Make(Symbol array, long length)
    {
        int number = symbols.NumberOf(array);
        if (array.Type != NodeType.Real)
        {
            ownedIntegers[number] = new long[length];
            return;
        }

        T[] items = new T[length];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = arithmetic.Named(ConstantName.NaN);
        }

        owned[number] = items;
    }

    public long[]? OwnIntegers(int symbol) => ownedIntegers.TryGetValue(symbol, out long[]? items) ? items : null;

    public T[]? OwnArray(int symbol) => owned.TryGetValue(symbol, out T[]? items) ? items : null;

    /// <summary>An element; null where there is none.</summary>
    public bool TryElement(int symbol, long row, long column, out T value)
    {
        int place = PlaceOf(symbol, row, column);
        if (place < 0)
        {
            IsUndefined = true;
            value = arithmetic.Named(ConstantName.NaN);
            return false;
        }

        if (owned.TryGetValue(symbol, out T[]? own))
        {
            value = own[place];
            return true;
        }

        if (!read.TryGetValue(symbol, out (T Value, bool IsKnown)[]? items) || items.Length <= place)
        {
            Array.Resize(ref items, Math.Max(8, 2 * (place + 1)));
            read[symbol] = items;
        }

        if (!items[place].IsKnown)
        {
            items[place] = (arithmetic.Input(Point.Real(symbol, place), symbol, place), true);
        }

        value = items[place].Value;
        return true;
    }

    public long IntegerElement(int symbol, long row, long column)
    {
        int place = PlaceOf(symbol, row, column);
        IsUndefined |= place < 0;
        return place < 0 ? 0 : OwnIntegers(symbol) is { } own ? own[place] : Point.Integer(symbol, place);
    }

    /// <summary>Where an element stands; −1 where there is none.</summary>
    public int PlaceOf(int symbol, long row, long column)
    {
        if (OwnIntegers(symbol) is { } integers)
        {
            return row >= 0 && row < integers.Length ? (int)row : -1;
        }

        if (!owned.TryGetValue(symbol, out T[]? own))
        {
            return Point.Has(symbol) ? Point.Place(symbol, row, column) : -1;
        }

        if (symbols[symbol].Dimensions == 2)
        {
            return Point.PlaceInDestination(symbol, row, column);
        }

        return row >= 0 && row < own.Length ? (int)row : -1;
    }

    public long Length(int symbol, int dimension) =>
        symbols[symbol].Dimensions == 1 && OwnArray(symbol) is { } own ? own.Length
        : OwnIntegers(symbol)?.Length ?? Point.Length(symbol, dimension);
}
