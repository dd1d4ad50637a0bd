using System;

namespace DerivGen;

// x log x and x log y: the terms of entropies, where 0 log 0 is the limit 0.
public static partial class StableMath
{
    /// <summary>x log y, with 0 for x = 0.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="y">A number of at least 0.</param>
    /// <returns>x log y; 0 for x = 0 and any y of at least 0; NaN for y &lt; 0, also at x = 0.</returns>
    public static double XLogY(double x, double y) => x == 0 && y >= 0 ? 0 : x * Math.Log(y);

    /// <inheritdoc cref="XLogY(double, double)"/>
    public static float XLogY(float x, float y) => (float)XLogY((double)x, (double)y);

    /// <summary>x log x, with its limit 0 at x = 0.</summary>
    /// <param name="x">A number of at least 0.</param>
    /// <returns>x log x, which is least, -1/e, at 1/e; NaN for x &lt; 0.</returns>
    public static double XLogX(double x) => x == 0 ? 0 : x * Math.Log(x);

    /// <inheritdoc cref="XLogX(double)"/>
    public static float XLogX(float x) => (float)XLogX((double)x);
}
