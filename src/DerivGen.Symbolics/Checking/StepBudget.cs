namespace DerivGen.Symbolics.Checking;

/// <summary>The steps that a check may take: operations, weighted by what they cost. No clock: the outcome is the same everywhere.</summary>
internal sealed class StepBudget
{
    private readonly long limit;
    private long current;

    public StepBudget(long limit)
    {
        this.limit = limit;
        current = limit;
    }

    public long Spent { get; private set; }

    public bool IsExhausted => Spent >= limit;

    /// <summary>Lets the next part spend so much, and not more than there is in all.</summary>
    public void Allow(long steps) => current = Math.Min(limit, Spent + steps);

    /// <summary>Whether there was enough left.</summary>
    public bool Spend(long steps)
    {
        if (Spent + steps > current)
        {
            return false;
        }

        Spent += steps;
        return true;
    }
}
