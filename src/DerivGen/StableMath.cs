namespace DerivGen;

/// <summary>
/// Elementary functions of losses, accurate over the whole range of their arguments: what emitted derivatives call where
/// inline code would be worse, and what is as useful without them.
/// </summary>
/// <remarks>
/// <para>
/// A function of one number errs by less than 2 units in the last place (<see cref="Erfc(double)"/> by less than 2.2),
/// with a correctly rounded result in almost all cases for <see cref="float"/>, which is computed in
/// <see cref="double"/>. It is monotone where the function is; neighbouring arguments of
/// <see cref="Log1P(double)"/>, and of what is made of it, are out of order by one unit in the last place about once
/// in a million, between 1/8 and 1. Infinite arguments give the limit where there is one; NaN gives NaN.
/// </para>
/// <para>This assumes an exponential and a logarithm that err by little more than half a unit, as those of the usual C libraries do.</para>
/// </remarks>
public static partial class StableMath
{
}
