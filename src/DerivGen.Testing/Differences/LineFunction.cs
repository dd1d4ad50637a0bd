namespace DerivGen.Testing.Differences;

/// <summary>The function at a distance from the point, along the line on which it is differentiated.</summary>
/// <param name="step">The distance that is wanted.</param>
/// <param name="taken">The distance to the next representable argument, where the function is taken.</param>
/// <returns>The function's value there; not a finite number outside of its domain.</returns>
internal delegate double LineFunction(double step, out double taken);
