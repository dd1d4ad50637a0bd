namespace DerivGen.Benchmarks.Gradients;

/// <summary>A loss, its data, and three ways to its gradient. What a way returns is all components of all gradients, each of another weight.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Calls">Gradients per call.</param>
/// <param name="ByHand">The closed form, as one writes it.</param>
/// <param name="Generated">What DerivGen emits.</param>
/// <param name="ByDifferences">Central differences of the loss as it is written.</param>
public sealed record LossCase(string Name, int Calls, Func<double> ByHand, Func<double> Generated, Func<double> ByDifferences)
{
    public static IReadOnlyList<LossCase> All { get; } = LossCases.Create();

    /// <summary>All three are the same gradient, or the comparison says nothing.</summary>
    public void CheckAgreement()
    {
        double byHand = ByHand();
        if (!(Math.Abs(Generated() - byHand) <= 1e-12 * Math.Abs(byHand) && Math.Abs(ByDifferences() - byHand) <= 1e-5 * Math.Abs(byHand)))
        {
            throw new InvalidOperationException($"{Name}: {byHand:R} by hand, {Generated():R} generated, {ByDifferences():R} by differences.");
        }
    }

    public override string ToString() => Name;
}
