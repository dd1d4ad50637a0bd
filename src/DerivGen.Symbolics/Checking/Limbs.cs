namespace DerivGen.Symbolics.Checking;

/// <summary>
/// Unsigned integers of a fixed number of 32-bit limbs, the lowest first: what the mantissas of
/// <see cref="Multiprecision"/> are computed with.
/// </summary>
internal static class Limbs
{
    public const int Bits = 32;

    /// <summary>The number of zero bits above the highest one; all bits where there is none.</summary>
    public static int LeadingZeros(uint[] a)
    {
        for (int i = a.Length - 1; i >= 0; i--)
        {
            if (a[i] != 0)
            {
                return ((a.Length - 1 - i) * Bits) + LeadingZeros(a[i]);
            }
        }

        return a.Length * Bits;
    }

    public static bool IsZero(uint[] a)
    {
        foreach (uint limb in a)
        {
            if (limb != 0)
            {
                return false;
            }
        }

        return true;
    }

    public static int Compare(uint[] a, uint[] b)
    {
        for (int i = a.Length - 1; i >= 0; i--)
        {
            if (a[i] != b[i])
            {
                return a[i] < b[i] ? -1 : 1;
            }
        }

        return 0;
    }

    /// <summary>a · 2^−shift, cut off; <paramref name="lost"/> says whether a bit was.</summary>
    public static uint[] ShiftRight(uint[] a, int shift, out bool lost)
    {
        uint[] result = new uint[a.Length];
        int whole = shift / Bits;
        int part = shift % Bits;
        lost = false;
        for (int i = 0; i < Math.Min(whole, a.Length); i++)
        {
            lost |= a[i] != 0;
        }

        for (int i = whole; i < a.Length; i++)
        {
            result[i - whole] = a[i] >> part;
            if (part > 0)
            {
                uint low = a[i] << (Bits - part);
                if (i > whole)
                {
                    result[i - whole - 1] |= low;
                }
                else
                {
                    lost |= low != 0;
                }
            }
        }

        return result;
    }

    /// <summary>a · 2^shift in place; the bits that leave at the top are zero.</summary>
    public static void ShiftLeft(uint[] a, int shift)
    {
        int whole = shift / Bits;
        int part = shift % Bits;
        for (int i = a.Length - 1; i >= 0; i--)
        {
            uint high = i - whole >= 0 ? a[i - whole] : 0;
            uint low = i - whole - 1 >= 0 ? a[i - whole - 1] : 0;
            a[i] = part == 0 ? high : (high << part) | (low >> (Bits - part));
        }
    }

    /// <summary>a += b; the carry.</summary>
    public static uint Add(uint[] a, uint[] b)
    {
        ulong carry = 0;
        for (int i = 0; i < a.Length; i++)
        {
            carry += (ulong)a[i] + b[i];
            a[i] = (uint)carry;
            carry >>= Bits;
        }

        return (uint)carry;
    }

    /// <summary>a − b, where a ≥ b.</summary>
    public static uint[] Subtract(uint[] a, uint[] b)
    {
        uint[] result = new uint[a.Length];
        long borrow = 0;
        for (int i = 0; i < a.Length; i++)
        {
            long difference = a[i] - (long)b[i] + borrow;
            result[i] = unchecked((uint)difference);
            borrow = difference >> Bits;
        }

        return result;
    }

    /// <summary>The product's upper half; <paramref name="lost"/> says whether the lower half is not zero.</summary>
    public static uint[] MultiplyHigh(uint[] a, uint[] b, uint[] scratch, out uint below, out bool lost)
    {
        int n = a.Length;
        Array.Clear(scratch, 0, 2 * n);
        for (int i = 0; i < n; i++)
        {
            ulong factor = a[i];
            if (factor == 0)
            {
                continue;
            }

            ulong carry = 0;
            for (int j = 0; j < n; j++)
            {
                carry += (factor * b[j]) + scratch[i + j];
                scratch[i + j] = (uint)carry;
                carry >>= Bits;
            }

            scratch[i + n] = (uint)carry;
        }

        uint[] result = new uint[n];
        Array.Copy(scratch, n, result, 0, n);
        below = scratch[n - 1];
        lost = false;
        for (int i = 0; i < n; i++)
        {
            lost |= scratch[i] != 0;
        }

        return result;
    }

    /// <summary>
    /// The integer part of a·2^(bits) / b for two mantissas whose highest bits are set; it has one limb more than they.
    /// </summary>
    public static uint[] Divide(uint[] a, uint[] b, out bool lost)
    {
        int n = b.Length;
        uint[] rest = new uint[(2 * n) + 1];
        Array.Copy(a, 0, rest, n, n);
        uint[] quotient = new uint[n + 1];
        ulong top = b[n - 1];
        ulong next = n > 1 ? b[n - 2] : 0;
        for (int j = n; j >= 0; j--)
        {
            ulong high = ((ulong)rest[j + n] << Bits) | rest[j + n - 1];
            ulong digit = high / top;
            ulong left = high % top;
            while (digit > uint.MaxValue || (n > 1 && digit * next > ((left << Bits) | rest[j + n - 2])))
            {
                digit--;
                left += top;
                if (left > uint.MaxValue)
                {
                    break;
                }
            }

            long borrow = 0;
            ulong carry = 0;
            for (int i = 0; i < n; i++)
            {
                carry += digit * b[i];
                long difference = rest[i + j] - (long)(uint)carry + borrow;
                rest[i + j] = unchecked((uint)difference);
                borrow = difference >> Bits;
                carry >>= Bits;
            }

            long last = rest[j + n] - (long)carry + borrow;
            rest[j + n] = unchecked((uint)last);
            if (last < 0)
            {
                digit--;
                ulong back = 0;
                for (int i = 0; i < n; i++)
                {
                    back += (ulong)rest[i + j] + b[i];
                    rest[i + j] = (uint)back;
                    back >>= Bits;
                }

                rest[j + n] = unchecked(rest[j + n] + (uint)back);
            }

            quotient[j] = (uint)digit;
        }

        lost = !IsZero(rest);
        return quotient;
    }

    /// <summary>a /= divisor in place; whether there is a remainder.</summary>
    public static bool DivideBy(uint[] a, uint divisor)
    {
        ulong rest = 0;
        for (int i = a.Length - 1; i >= 0; i--)
        {
            rest = (rest << Bits) | a[i];
            a[i] = (uint)(rest / divisor);
            rest %= divisor;
        }

        return rest != 0;
    }

    private static int LeadingZeros(uint limb)
    {
        int count = 0;
        for (int step = 16; step > 0; step >>= 1)
        {
            if (limb >> (Bits - step) == 0)
            {
                count += step;
                limb <<= step;
            }
        }

        return count;
    }
}
