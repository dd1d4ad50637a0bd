using System;

namespace DerivGen.Testing;

/// <summary>The gradient of a function of many variables.</summary>
/// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
/// <param name="x">The variables.</param>
/// <param name="gradient">Where the partial derivatives go, as many as there are variables. It holds NaN before.</param>
public delegate void SpanGradient<T>(ReadOnlySpan<T> x, Span<T> gradient);
