namespace DerivGen.Symbolics.Checking;

/// <summary>
/// One direction per variable: a scalar's own, and of a vector either all elements together with different weights, or
/// one element alone.
/// </summary>
/// <param name="outputs">For every input symbol the number of its direction, −1 where it is no variable.</param>
/// <param name="count">The number of directions.</param>
/// <param name="only">The one element of every vector, or −1 for all.</param>
/// <param name="seed">What the weights are made of.</param>
internal sealed class Directions(int[] outputs, int count, int only, uint seed)
{
    private static readonly int[] Weights = [1, -2, 3, -1, 2, -3, 5, -5];

    public int Count => count;

    /// <summary>The number of the direction that moves a symbol, −1 where none does.</summary>
    public int Of(int symbol) => symbol < outputs.Length ? outputs[symbol] : -1;

    /// <summary>How far the direction moves an element.</summary>
    public int Weight(int symbol, int place, bool isScalar)
    {
        if (isScalar)
        {
            return 1;
        }

        return only >= 0 ? (place == only ? 1 : 0) : Weights[SampleHash.Of(seed, symbol, place) % (uint)Weights.Length];
    }
}
