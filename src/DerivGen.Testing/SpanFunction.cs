using System;

namespace DerivGen.Testing;

/// <summary>A function of many variables.</summary>
/// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
/// <param name="x">The variables.</param>
/// <returns>The function's value.</returns>
public delegate T SpanFunction<T>(ReadOnlySpan<T> x);
