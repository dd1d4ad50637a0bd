using System.Collections.Concurrent;
using System.Numerics;

namespace DerivGen.Symbolics.Checking;

/// <summary>The constants that the functions of <see cref="MultiprecisionArithmetic"/> reduce their arguments by, to a given number of bits.</summary>
internal sealed class MultiprecisionConstants
{
    private static readonly ConcurrentDictionary<int, MultiprecisionConstants> Known = new();

    private MultiprecisionConstants(int bits)
    {
        int guarded = bits + 64;
        BigInteger one = BigInteger.One << guarded;
        Pi = (4 * ((4 * ArcTangent(one, 5)) - ArcTangent(one, 239))) >> 64;
        LogOfTwo = LogarithmOfTwo(one) >> 64;
    }

    /// <summary>π · 2^bits.</summary>
    public BigInteger Pi { get; }

    /// <summary>log 2 · 2^bits.</summary>
    public BigInteger LogOfTwo { get; }

    public static MultiprecisionConstants Of(int bits) => Known.GetOrAdd(bits, b => new(b));

    /// <summary>arctan(1/n) = Σ (−1)ᵏ / ((2k+1)·n^(2k+1)).</summary>
    private static BigInteger ArcTangent(BigInteger one, int n)
    {
        BigInteger power = one / n;
        BigInteger sum = power;
        for (int k = 3; !power.IsZero; k += 2)
        {
            power /= -n * n;
            sum += power / k;
        }

        return sum;
    }

    /// <summary>log 2 = Σ 1 / (k·2ᵏ).</summary>
    private static BigInteger LogarithmOfTwo(BigInteger one)
    {
        BigInteger power = one;
        BigInteger sum = BigInteger.Zero;
        for (int k = 1; !power.IsZero; k++)
        {
            power >>= 1;
            sum += power / k;
        }

        return sum;
    }
}
