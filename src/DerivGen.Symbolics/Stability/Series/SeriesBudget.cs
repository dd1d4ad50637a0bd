namespace DerivGen.Symbolics.Stability.Series;

/// <summary>
/// The operations that the search for Taylor branches may look at in one kernel. A text with that many cancellations keeps
/// the forms that it has without them; what was begun is finished.
/// </summary>
internal sealed class SeriesBudget
{
    private const long Limit = 1_000_000;

    public long Spent { get; private set; }

    public bool IsExhausted => Spent >= Limit;

    public void Spend(long steps) => Spent += steps;
}
