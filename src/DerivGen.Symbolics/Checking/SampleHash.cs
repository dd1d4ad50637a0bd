namespace DerivGen.Symbolics.Checking;

/// <summary>Numbers that look random and are the same on every machine.</summary>
internal static class SampleHash
{
    public static uint Of(string text)
    {
        uint hash = 2166136261u;
        foreach (char letter in text)
        {
            hash = unchecked((hash ^ letter) * 16777619u);
        }

        return hash;
    }

    public static uint Of(uint seed, int a, int b)
    {
        unchecked
        {
            uint hash = (seed * 0x9E3779B1u) ^ ((uint)a * 0x85EBCA77u) ^ ((uint)b * 0xC2B2AE3Du);
            hash ^= hash >> 16;
            hash *= 0x7FEB352Du;
            hash ^= hash >> 15;
            hash *= 0x846CA68Bu;
            return hash ^ (hash >> 16);
        }
    }
}
