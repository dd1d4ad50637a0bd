namespace DerivGen.TestKit;

/// <summary>A vector of the processor of dual numbers, lane by lane; one made by its own constructors has as many lanes as <c>Vector&lt;double&gt;</c>.</summary>
public readonly struct WideLanes
{
    private readonly WideDual[] _lanes;

    public WideLanes(WideDual all) => _lanes = [.. Enumerable.Repeat(all, Count)];

    public WideLanes(WideDual[] numbers, int start) => _lanes = [.. numbers.AsSpan(start, Count)];

    public WideLanes(ReadOnlySpan<WideDual> numbers) => _lanes = [.. numbers[..Count]];

    private WideLanes(bool _, WideDual[] lanes) => _lanes = lanes;

    public static int Count => System.Numerics.Vector<double>.Count;

    public static WideLanes Zero => new(0.0);

    public static WideLanes One => new(1.0);

    public IReadOnlyList<WideDual> Lanes => _lanes;

    public WideDual this[int i] => _lanes[i];

    public static WideLanes operator +(WideLanes a, WideLanes b) => Zip(a, b, (p, q) => p + q);

    public static WideLanes operator -(WideLanes a, WideLanes b) => Zip(a, b, (p, q) => p - q);

    public static WideLanes operator -(WideLanes a) => a.Map(p => -p);

    public static WideLanes operator *(WideLanes a, WideLanes b) => Zip(a, b, (p, q) => p * q);

    public static WideLanes operator *(WideLanes a, WideDual b) => a.Map(p => p * b);

    public static WideLanes operator *(WideDual a, WideLanes b) => b * a;

    public static WideLanes operator /(WideLanes a, WideLanes b) => Zip(a, b, (p, q) => p / q);

    public void CopyTo(WideDual[] target, int start) => _lanes.CopyTo(target, start);

    internal static WideLanes Zip(WideLanes a, WideLanes b, Func<WideDual, WideDual, WideDual> f) => Of(a._lanes.Zip(b._lanes, f));

    internal WideLanes Map(Func<WideDual, WideDual> f) => Of(_lanes.Select(f));

    internal static WideLanes Of(IEnumerable<WideDual> lanes) => new(true, [.. lanes]);
}
