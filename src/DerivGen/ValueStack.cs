using System;
using System.Buffers;

namespace DerivGen;

/// <summary>
/// The values that a derivative's forward sweep saves and its backward sweep takes back, the last one first. It starts on
/// memory that the caller gives, for instance on the stack, and goes on in pooled memory when that is full.
/// </summary>
/// <remarks>For code that DerivGen emits. A value takes eight bytes; an integer is kept exactly.</remarks>
public ref struct ValueStack
{
    private Span<double> items;
    private double[]? rented;
    private int count;

    /// <summary>An empty stack.</summary>
    /// <param name="first">The memory to start on; its contents do not matter.</param>
    public ValueStack(Span<double> first)
    {
        items = first;
        rented = null;
        count = 0;
    }

    /// <summary>How many values are saved.</summary>
    public readonly int Count => count;

    /// <summary>Saves a number.</summary>
    /// <param name="value">The number.</param>
    public void Push(double value)
    {
        if (count == items.Length)
        {
            Grow(1);
        }

        items[count++] = value;
    }

#if NET7_0_OR_GREATER
    /// <summary>Saves a number of any type that a double can hold.</summary>
    /// <typeparam name="T">The type of number.</typeparam>
    /// <param name="value">The number.</param>
    public void Push<T>(T value)
        where T : System.Numerics.IFloatingPointIeee754<T> => Push(double.CreateChecked(value));

    /// <summary>Takes back the number saved last.</summary>
    /// <typeparam name="T">The type of number.</typeparam>
    /// <returns>The number.</returns>
    public T Pop<T>()
        where T : System.Numerics.IFloatingPointIeee754<T> => T.CreateChecked(Pop());

    /// <summary>Saves numbers of any type that a double can hold.</summary>
    /// <typeparam name="T">The type of number.</typeparam>
    /// <param name="values">The numbers.</param>
    public void Push<T>(ReadOnlySpan<T> values)
        where T : System.Numerics.IFloatingPointIeee754<T>
    {
        Span<double> place = Next(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            place[i] = double.CreateChecked(values[i]);
        }
    }

    /// <summary>Takes back the numbers saved last, in the order in which they were given.</summary>
    /// <typeparam name="T">The type of number.</typeparam>
    /// <param name="values">Receives the numbers.</param>
    public void Pop<T>(Span<T> values)
        where T : System.Numerics.IFloatingPointIeee754<T>
    {
        ReadOnlySpan<double> saved = Last(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = T.CreateChecked(saved[i]);
        }
    }
#endif

    /// <summary>Saves an integer.</summary>
    /// <param name="value">The integer.</param>
    public void PushInteger(long value) => Push(BitConverter.Int64BitsToDouble(value));

    /// <summary>Saves a truth value.</summary>
    /// <param name="value">The truth value.</param>
    public void PushTruth(bool value) => Push(value ? 1.0 : 0.0);

    /// <summary>Saves numbers.</summary>
    /// <param name="values">The numbers.</param>
    public void Push(ReadOnlySpan<double> values)
    {
        values.CopyTo(Next(values.Length));
    }

    /// <inheritdoc cref="Push(ReadOnlySpan{double})"/>
    public void Push(ReadOnlySpan<float> values)
    {
        Span<double> place = Next(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            place[i] = values[i];
        }
    }

    /// <summary>Saves integers.</summary>
    /// <param name="values">The integers.</param>
    public void Push(ReadOnlySpan<int> values)
    {
        Span<double> place = Next(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            place[i] = values[i];
        }
    }

    /// <summary>Saves truth values.</summary>
    /// <param name="values">The truth values.</param>
    public void Push(ReadOnlySpan<bool> values)
    {
        Span<double> place = Next(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            place[i] = values[i] ? 1.0 : 0.0;
        }
    }

    /// <summary>Takes back the number saved last.</summary>
    /// <returns>The number.</returns>
    public double Pop() => items[--count];

    /// <summary>Takes back the integer saved last.</summary>
    /// <returns>The integer.</returns>
    public long PopInteger() => BitConverter.DoubleToInt64Bits(Pop());

    /// <summary>Takes back the truth value saved last.</summary>
    /// <returns>The truth value.</returns>
    public bool PopTruth() => Pop() != 0.0;

    /// <summary>Takes back the numbers saved last, in the order in which they were given.</summary>
    /// <param name="values">Receives the numbers.</param>
    public void Pop(Span<double> values) => Last(values.Length).CopyTo(values);

    /// <inheritdoc cref="Pop(Span{double})"/>
    public void Pop(Span<float> values)
    {
        ReadOnlySpan<double> saved = Last(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)saved[i];
        }
    }

    /// <summary>Takes back the integers saved last, in the order in which they were given.</summary>
    /// <param name="values">Receives the integers.</param>
    public void Pop(Span<int> values)
    {
        ReadOnlySpan<double> saved = Last(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (int)saved[i];
        }
    }

    /// <summary>Takes back the truth values saved last, in the order in which they were given.</summary>
    /// <param name="values">Receives the truth values.</param>
    public void Pop(Span<bool> values)
    {
        ReadOnlySpan<double> saved = Last(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = saved[i] != 0.0;
        }
    }

    /// <summary>Gives pooled memory back. The stack is empty afterwards and not to be used.</summary>
    public void Dispose()
    {
        if (rented != null)
        {
            ArrayPool<double>.Shared.Return(rented);
        }

        items = default;
        rented = null;
        count = 0;
    }

    private Span<double> Next(int length)
    {
        if (items.Length - count < length)
        {
            Grow(length);
        }

        Span<double> place = items.Slice(count, length);
        count += length;
        return place;
    }

    private ReadOnlySpan<double> Last(int length)
    {
        count -= length;
        return items.Slice(count, length);
    }

    private void Grow(int length)
    {
        long wanted = Math.Max(2L * items.Length, (long)count + length);
        double[] larger = ArrayPool<double>.Shared.Rent((int)Math.Min(Math.Max(wanted, 256), Math.Max(MaximumLength, (long)count + length)));
        items.Slice(0, count).CopyTo(larger);
        if (rented != null)
        {
            ArrayPool<double>.Shared.Return(rented);
        }

        rented = larger;
        items = larger;
    }

    /// <summary>The most elements that an array of eight-byte numbers can have.</summary>
    private const int MaximumLength = 0x7FFFFFC7;
}
