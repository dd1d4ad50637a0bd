using System;

namespace DerivGen;

// Roots: of a sum of squares, and the third one.
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

    /// <summary>The cube root.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A number of the sign of x; ±∞ for ±∞, ±0 for ±0.</returns>
    /// <remarks>
    /// With |x| = m 2³ᵏ and 1 ≤ m &lt; 8, one step of Newton's method from the power y = m^⅓, whose error m - y³ is computed
    /// to twice as many places.
    /// </remarks>
    public static double Cbrt(double x)
    {
        const double SmallestNormal = 2.2250738585072014e-308;
        const double TwoTo54 = 18014398509481984;

        double size = Math.Abs(x);
        if (!(size > 0 && size <= double.MaxValue))
        {
            return x;
        }

        bool isSubnormal = size < SmallestNormal;
        long bits = BitConverter.DoubleToInt64Bits(isSubnormal ? size * TwoTo54 : size);
        long k = (((bits >> 52) - 1023 + 3072) / 3) - 1024;
        double m = BitConverter.Int64BitsToDouble(bits - ((3 * k) << 52));

        double y = Math.Pow(m, 1.0 / 3);
        double square = y * y;
        double cube = square * y;
        double error = m - cube - LostByProduct(square, y, cube) - y * LostByProduct(y, y, square);
        double root = y + error / (3 * square);

        double power = BitConverter.Int64BitsToDouble((k + 1023 - (isSubnormal ? 18 : 0)) << 52);
        return x < 0 ? -root * power : root * power;
    }

    /// <inheritdoc cref="Cbrt(double)"/>
    public static float Cbrt(float x) => (float)Cbrt((double)x);
}
