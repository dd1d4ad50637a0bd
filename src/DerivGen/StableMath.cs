namespace DerivGen;

/// <summary>
/// Elementary functions of losses, accurate over the whole range of their arguments: what emitted derivatives call where
/// inline code would be worse, and what is as useful without them.
/// </summary>
/// <remarks>
/// <para>
/// A function of one number errs by less than 2 units in the last place, and for <see cref="float"/>, which is computed in
/// <see cref="double"/>, by hardly more than half a unit. It is monotone where the function is. Infinite arguments give
/// the limit where there is one; NaN gives NaN.
/// </para>
/// <para>This assumes an exponential and a logarithm that err by little more than half a unit, as those of the usual C libraries do.</para>
/// </remarks>
public static partial class StableMath
{
}
