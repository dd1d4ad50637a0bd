namespace DerivGen.TestKit;

/// <summary>One result at a point: what it must be, and the unit in which an error counts.</summary>
/// <param name="Name"><c>value</c>, or the component of the gradient: <c>z[2]</c>.</param>
/// <param name="Expected">Nothing where the table states nothing: the true result is not representable.</param>
/// <param name="Unit">The contract's unit of accuracy.</param>
public sealed record ReferenceResult(string Name, ReferenceNumber? Expected, double Unit)
{
    /// <summary>The error of a computed result in units; 0 where nothing is expected.</summary>
    public double ErrorOf(double computed) => Expected?.ErrorInUnits(computed, Unit) ?? 0;
}
