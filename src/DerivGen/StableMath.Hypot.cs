using System;

namespace DerivGen;

public static partial class StableMath
{
    /// <summary>√(x² + y²), without overflow or underflow on the way.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="y">Any number.</param>
    /// <returns>A number of at least max(|x|, |y|); ∞ if one is infinite and the other a number.</returns>
    /// <remarks>Where a square would leave the range, both are scaled by a power of two first, which is exact.</remarks>
    public static double Hypot(double x, double y)
    {
        const double Large = 3.273390607896142e150; // 2^500
        const double Small = 3.054936363499605e-151; // 2^-500
        const double Up = 4.149515568880993e180; // 2^600
        const double Down = 2.409919865102884e-181; // 2^-600

        double largest = Math.Max(Math.Abs(x), Math.Abs(y));
        double scale = largest > Large ? Down : largest < Small ? Up : 1;
        x *= scale;
        y *= scale;
        return Math.Sqrt(x * x + y * y) / scale;
    }

    /// <inheritdoc cref="Hypot(double, double)"/>
    public static float Hypot(float x, float y) => (float)Math.Sqrt((double)x * x + (double)y * y);
}
