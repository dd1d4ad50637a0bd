using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Checking;

/// <summary>
/// Values for everything that a loss reads: made on demand, the same for the same attempt on every machine. Arrays whose
/// lengths the loss asks for have a length from the beginning; where an index shows that to be too small, it grows and
/// the point is looked at anew. The others are as long as they were read, once the point is frozen.
/// </summary>
internal sealed class SamplePoint
{
    /// <summary>No array has more elements than this.</summary>
    public const int MaximumPlace = 1 << 14;

    /// <summary>The rows of a matrix stand this far apart.</summary>
    private const int Stride = 64;

    /// <summary>Where arrays differ much in length, some are up to this long, the others longer by up to <see cref="LongLengths"/>.</summary>
    private const uint ShortLengths = 3;
    private const uint LongLengths = 14;

    private static readonly int[] Lengths = [3, 2, 4, 1, 3, 5, 2, 6];

    private readonly SampleSpace space;
    private readonly SampleValues values;
    private readonly uint seed;
    private readonly int attempt;
    private readonly long[][] lengths;
    private readonly long[][] touched;
    private readonly Dictionary<int, double[]> distributions = [];
    private readonly Dictionary<int, int> destinations = [];
    private readonly long[] assigned;
    private readonly long shortest;

    public SamplePoint(SampleSpace space, int attempt)
    {
        this.space = space;
        this.attempt = attempt;
        seed = SampleHash.Of(0x5EED, attempt, 0);
        values = new(attempt);
        int count = space.Count;
        lengths = new long[count][];
        touched = new long[count][];
        assigned = new long[count];
        for (int i = 0; i < count; i++)
        {
            assigned[i] = long.MinValue;
            int dimensions = space.Symbols[i].Dimensions;
            lengths[i] = new long[Math.Max(1, dimensions)];
            touched[i] = new long[Math.Max(1, dimensions)];
            for (int d = 0; d < lengths[i].Length; d++)
            {
                lengths[i][d] = dimensions == 0 ? 0
                    : space.MeasuredSymbols.Contains(i) || dimensions > 1 || IsDistribution(i) ? FirstLength(i, d)
                    : -1;
            }
        }

        // The numbers of an array of structs have one length.
        for (int i = 0; i < count; i++)
        {
            int sized = space.Symbols.NumberOf(space.Symbols[i].Sized);
            lengths[i] = lengths[sized];
            touched[i] = touched[sized];
        }

        shortest = ShortestLength();
    }

    /// <summary>Whether an array was too short: then the point is looked at anew.</summary>
    public bool HasGrown { get; set; }

    /// <summary>Whether a distribution is not as long as everything else: what a loop runs over may not be the whole of it.</summary>
    public bool IsUneven { get; private set; }

    /// <summary>Whether an array has one element or none: a loop over the others does not run then.</summary>
    public bool IsShort => space.MeasuredSymbols.Any(symbol => lengths[symbol][0] <= 1);

    /// <summary>Whether lengths are settled: what is not there then does not exist.</summary>
    public bool IsFrozen { get; private set; }

    /// <summary>Whether a symbol has a value here: the locals of kernels have none.</summary>
    public bool Has(int symbol) => symbol < space.Count;

    public double Real(int symbol, int place)
    {
        if (IsDistribution(symbol) && space.Symbols[symbol].Dimensions > 0)
        {
            double[] shares = DistributionOf(symbol);
            int dense = space.Symbols[symbol].Dimensions == 2 ? (int)(((place / Stride) * lengths[symbol][1]) + (place % Stride)) : place;
            return dense < shares.Length ? shares[dense] : 0;
        }

        return values.Real(SampleHash.Of(seed, symbol + 1, place), space.IntervalOf(symbol));
    }

    public long Integer(int symbol, int place)
    {
        if (assigned[symbol] != long.MinValue && space.Symbols[symbol].Dimensions == 0)
        {
            return assigned[symbol];
        }

        uint hash = SampleHash.Of(seed, symbol + 1, place);
        return space.Symbols[symbol].Type == NodeType.Boolean ? hash & 1
            : SampleValues.Integer(hash, ModeOf(symbol), shortest, space.IntervalOf(symbol));
    }

    /// <summary>Where the ordinary attempts say too little, numbers count something: they are not negative, and seldom 0.</summary>
    private uint ModeOf(int symbol)
    {
        uint mode = SampleHash.Of(seed, symbol, -1);
        return attempt < SelfCheck.OrdinaryPoints || attempt % 2 != 0 ? mode
            : space.Symbols[symbol].Dimensions == 0 ? SampleValues.Counting
            : SampleValues.Indexing;
    }

    public long Length(int symbol, int dimension)
    {
        if (destinations.TryGetValue(symbol, out int variable))
        {
            symbol = variable;
        }

        if (lengths[symbol][dimension] < 0)
        {
            lengths[symbol][dimension] = Math.Max(touched[symbol][dimension], FirstLength(symbol, dimension));
        }

        return lengths[symbol][dimension];
    }

    /// <summary>Gives an array the length, or a scalar the value, that a condition asks for.</summary>
    public void Assign(Node node, long value)
    {
        int symbol = space.Symbols.NumberOf(node is Length length ? length.Array : (Symbol)node);
        if (node is Length { Dimension: var dimension } && value is >= 0 and <= MaximumPlace)
        {
            lengths[symbol][dimension] = value;
            distributions.Remove(symbol);
        }
        else if (node is Symbol)
        {
            assigned[symbol] = value;
        }
    }

    /// <summary>Where an element stands; −1 where it does not exist.</summary>
    public int Place(int symbol, long row, long column)
    {
        bool isMatrix = space.Symbols[symbol].Dimensions == 2;
        if (row < 0 || column < 0 || row >= MaximumPlace / (isMatrix ? Stride : 1) || column >= Stride)
        {
            return -1;
        }

        if (!Touch(symbol, 0, row) || (isMatrix && !Touch(symbol, 1, column)))
        {
            return -1;
        }

        return isMatrix ? (int)((row * Stride) + column) : (int)row;
    }

    public int PlaceInDestination(int destination, long row, long column) => Place(destinations[destination], row, column);

    /// <summary>Tells of which variable an array is the destination.</summary>
    public void SetDestination(int destination, int variable) => destinations[destination] = variable;

    /// <summary>The number of places of an array once its length is settled.</summary>
    public int Capacity(int symbol) => (int)(space.Symbols[symbol].Dimensions == 2 ? lengths[symbol][0] * Stride : lengths[symbol][0]);

    /// <summary>Whether a place up to the capacity is an element's: of a matrix, some are not.</summary>
    public bool HasElement(int symbol, int place) => space.Symbols[symbol].Dimensions < 2 || place % Stride < lengths[symbol][1];

    /// <summary>
    /// Makes distributions as long as they were read: their elements sum to 1 over what a loop runs over. Whether one was
    /// longer.
    /// </summary>
    public bool Shrink()
    {
        bool hasShrunk = false;
        for (int i = 0; i < lengths.Length; i++)
        {
            if (IsDistribution(i) && space.Symbols[i].Dimensions == 1 && touched[i][0] > 0 && touched[i][0] < lengths[i][0])
            {
                lengths[i][0] = touched[i][0];
                distributions.Remove(i);
                hasShrunk = true;
            }
        }

        return hasShrunk;
    }

    /// <summary>Settles the lengths.</summary>
    public void Freeze()
    {
        IsFrozen = true;
        for (int i = 0; i < lengths.Length; i++)
        {
            for (int d = 0; d < lengths[i].Length; d++)
            {
                if (lengths[i][d] < 0)
                {
                    lengths[i][d] = Math.Max(touched[i][d], LongestLength());
                }
            }
        }

        for (int i = 0; i < lengths.Length; i++)
        {
            IsUneven |= IsDistribution(i) && space.MeasuredSymbols.Any(other => lengths[other][0] != lengths[i][0]);
        }
    }

    public override string ToString() => string.Join("; ", Enumerable.Range(0, space.Count).Select(Describe));

    private string Describe(int symbol)
    {
        Symbol described = space.Symbols[symbol];
        string Text(int place) => described.Type == NodeType.Real
            ? Real(symbol, place).ToString("R", System.Globalization.CultureInfo.InvariantCulture)
            : Integer(symbol, place).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return described.Name + " = " + (described.Dimensions switch
        {
            0 => Text(0),
            1 => "[" + string.Join(", ", Enumerable.Range(0, (int)Math.Max(0, Math.Max(lengths[symbol][0], touched[symbol][0]))).Select(Text)) + "]",
            _ => "(" + lengths[symbol][0] + "×" + lengths[symbol][1] + ")",
        });
    }

    private bool Touch(int symbol, int dimension, long index)
    {
        if (lengths[symbol][dimension] >= 0 && index >= lengths[symbol][dimension])
        {
            if (IsFrozen)
            {
                return false;
            }

            lengths[symbol][dimension] = index + 1;
            distributions.Remove(symbol);
            HasGrown = true;
        }

        if (!IsFrozen)
        {
            touched[symbol][dimension] = Math.Max(touched[symbol][dimension], index + 1);
        }

        return true;
    }

    private bool IsDistribution(int symbol) => (space.FactsOf(symbol) & (StatedFacts.Distribution | StatedFacts.OneHot)) != 0;

    /// <summary>
    /// At every other attempt all arrays have one length. Where the ordinary attempts say too little, lengths may have to
    /// differ much: an array of rows is longer than that of what stands in them.
    /// </summary>
    private long FirstLength(int symbol, int dimension)
    {
        if (attempt >= SelfCheck.OrdinaryPoints && attempt % 2 == 0)
        {
            uint hash = SampleHash.Of(seed, symbol, 77 + dimension);
            return (hash & 1) == 0 ? 1 + (hash / 2 % ShortLengths) : ShortLengths + (hash / 2 % LongLengths);
        }

        int common = Lengths[(attempt / 2) % Lengths.Length];
        return attempt % 2 == 0 && dimension == 0 ? common : 1 + (SampleHash.Of(seed, symbol, 77 + dimension) % 4);
    }

    /// <summary>Of the lengths that are known before anything is read, the shortest.</summary>
    private long ShortestLength()
    {
        long shortest = Lengths[(attempt / 2) % Lengths.Length];
        for (int i = 0; i < lengths.Length; i++)
        {
            if (space.Symbols[i].Dimensions > 0 && lengths[i][0] > 0)
            {
                shortest = Math.Min(shortest, lengths[i][0]);
            }
        }

        return shortest;
    }

    private long LongestLength() => lengths.Max(l => l[0]) is var longest && touched.Max(t => t[0]) is var read ? Math.Max(longest, read) : 0;

    /// <summary>Shares of 1 without rounding: sixteenths, or all of it at one place.</summary>
    private double[] DistributionOf(int symbol)
    {
        if (distributions.TryGetValue(symbol, out double[]? shares))
        {
            return shares;
        }

        long size = space.Symbols[symbol].Dimensions == 2 ? lengths[symbol][0] * lengths[symbol][1] : lengths[symbol][0];
        shares = new double[Math.Max(0, size)];
        bool isWhole = (space.FactsOf(symbol) & StatedFacts.OneHot) != 0 || SampleHash.Of(seed, symbol, -7) % 4 == 0;
        int grains = isWhole ? 1 : 16;
        for (int i = 0; i < grains && size > 0; i++)
        {
            shares[SampleHash.Of(seed, symbol, 1000 + i) % (uint)size] += 1.0 / grains;
        }

        distributions.Add(symbol, shares);
        return shares;
    }
}
