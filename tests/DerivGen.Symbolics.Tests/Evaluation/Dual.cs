namespace DerivGen.Symbolics.Tests.Evaluation;

/// <summary>A value and its derivatives by every component of every variable; none where they are all 0.</summary>
internal readonly record struct Dual(BigFloat Value, BigFloat[]? Partials)
{
    public bool IsConstant => Partials is null;

    public BigFloat Partial(int component) => Partials is null ? BigFloat.Zero : Partials[component];

    /// <summary>f(x) with f′(x): the chain rule. What does not change leaves f′ unasked.</summary>
    public Dual Through(BigFloat value, Func<BigFloat> derivative)
    {
        if (Partials is null)
        {
            return new(value, null);
        }

        BigFloat slope = derivative();
        return new(value, [.. Partials.Select(p => p.IsZero ? p : slope * p)]);
    }
}
