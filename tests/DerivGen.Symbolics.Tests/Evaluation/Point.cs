using System.Numerics;

namespace DerivGen.Symbolics.Tests.Evaluation;

/// <summary>An array's values, row by row.</summary>
internal sealed record ArrayValue<T>(int[] Dimensions, T[] Items)
{
    public static ArrayValue<T> Vector(params T[] items) => new([items.Length], items);

    /// <summary>The place of an element; −1 where there is none.</summary>
    public int Place(IReadOnlyList<BigInteger> indices)
    {
        int place = 0;
        for (int i = 0; i < Dimensions.Length; i++)
        {
            if (indices[i] < 0 || indices[i] >= Dimensions[i])
            {
                return -1;
            }

            place = (place * Dimensions[i]) + (int)indices[i];
        }

        return place;
    }

    public ArrayValue<TOther> Select<TOther>(Func<T, TOther> convert) => new(Dimensions, [.. Items.Select(convert)]);
}

/// <summary>Values for the parameters, by their ordinals.</summary>
internal sealed class Point<T>
{
    public Dictionary<int, T> Reals { get; } = [];

    public Dictionary<int, BigInteger> Integers { get; } = [];

    public Dictionary<int, ArrayValue<T>> RealArrays { get; } = [];

    public Dictionary<int, ArrayValue<BigInteger>> IntegerArrays { get; } = [];

    public Point<TOther> Select<TOther>(Func<T, TOther> convert) => SelectWithPlace((x, _, _) => convert(x));

    /// <summary>Converts every value, which is told its parameter's ordinal and its place in it.</summary>
    public Point<TOther> SelectWithPlace<TOther>(Func<T, int, int, TOther> convert)
    {
        Point<TOther> other = new();
        foreach ((int ordinal, T value) in Reals)
        {
            other.Reals.Add(ordinal, convert(value, ordinal, 0));
        }

        foreach ((int ordinal, ArrayValue<T> array) in RealArrays)
        {
            other.RealArrays.Add(ordinal, new(array.Dimensions, [.. array.Items.Select((x, i) => convert(x, ordinal, i))]));
        }

        foreach ((int ordinal, BigInteger value) in Integers)
        {
            other.Integers.Add(ordinal, value);
        }

        foreach ((int ordinal, ArrayValue<BigInteger> array) in IntegerArrays)
        {
            other.IntegerArrays.Add(ordinal, array);
        }

        return other;
    }

    public override string ToString() => string.Join("; ", Reals.Select(r => $"#{r.Key} = {r.Value}")
        .Concat(Integers.Select(r => $"#{r.Key} = {r.Value}"))
        .Concat(RealArrays.Select(r => $"#{r.Key} = [{string.Join(", ", r.Value.Items)}]"))
        .Concat(IntegerArrays.Select(r => $"#{r.Key} = [{string.Join(", ", r.Value.Items)}]")));
}
