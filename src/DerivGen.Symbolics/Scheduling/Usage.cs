using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>How a node is used in a block.</summary>
internal sealed class Usage(Node node)
{
    /// <summary>More places than this are not told apart.</summary>
    private const int MaximumPlaces = 16;

    private readonly List<PlaceOfUse> places = [];

    /// <summary>The places of its uses, none inside another.</summary>
    public IReadOnlyList<PlaceOfUse> Places => places;

    /// <summary>
    /// Where a local can hold it for all its uses; none where that would evaluate what the text may not: then every branch,
    /// and every loop, that uses it evaluates it itself.
    /// </summary>
    public Place? Evaluated { get; set; }

    /// <summary>How many other nodes, or how many times one, mention it.</summary>
    public int Count { get; private set; }

    /// <summary>Whether a loop's body mentions it.</summary>
    public bool InLoop { get; private set; }

    /// <summary>Whether every use stands behind a condition that a loop inside the block asks.</summary>
    public bool OnlyBeyond { get; private set; } = true;

    /// <summary>The innermost place that all uses are in.</summary>
    public Place Common => places.Select(p => p.Place).Aggregate(Place.Common);

    /// <summary>Whether it is evaluated wherever its innermost common place is.</summary>
    public bool IsCertain => places.Count == 1;

    public void Add(IEnumerable<Place> uses, int times, bool inLoop)
    {
        Count += times;
        InLoop |= inLoop;
        foreach (Place place in uses)
        {
            OnlyBeyond &= place.IsBeyond;
            Add(new PlaceOfUse(place, times, inLoop));
        }
    }

    private void Add(PlaceOfUse use)
    {
        int around = places.FindIndex(p => p.Place.Contains(use.Place));
        if (around >= 0)
        {
            places[around] = places[around].With(use);
            return;
        }

        foreach (PlaceOfUse within in places.Where(p => use.Place.Contains(p.Place)))
        {
            use = use.With(within);
        }

        places.RemoveAll(p => use.Place.Contains(p.Place));
        int opposite = use.Place.Opposite is { } other ? places.FindIndex(p => ReferenceEquals(p.Place, other)) : -1;
        if (opposite >= 0)
        {
            use = new PlaceOfUse(use.Place.Parent!, use.Count, use.InLoop).With(places[opposite]);
            places.RemoveAt(opposite);
            Add(use);
            return;
        }

        places.Add(use);
        if (places.Count > MaximumPlaces)
        {
            // Somewhere inside the common place; nothing says where.
            PlaceOfUse all = places.Aggregate((a, b) => a.With(b)) with { Place = Common.Inside(node, true, true) };
            places.Clear();
            places.Add(all);
        }
    }
}

/// <summary>The uses of a node at one place.</summary>
/// <param name="Place">The place.</param>
/// <param name="Count">How many there are.</param>
/// <param name="InLoop">Whether a loop's body has one of them.</param>
internal readonly record struct PlaceOfUse(Place Place, int Count, bool InLoop)
{
    public PlaceOfUse With(PlaceOfUse other) => new(Place, Count + other.Count, InLoop || other.InLoop);
}
