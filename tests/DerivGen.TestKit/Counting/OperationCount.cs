using System.Globalization;
using System.Text;

namespace DerivGen.TestKit;

/// <summary>How many floating-point operations of each kind were carried out.</summary>
public sealed class OperationCount : IEquatable<OperationCount>
{
    private static readonly OperationKind[] Kinds = Enum.GetValues<OperationKind>();

    private readonly long[] _counts;

    internal OperationCount(long[] counts) => _counts = counts;

    public long Add => this[OperationKind.Add];

    public long Negate => this[OperationKind.Negate];

    public long Multiply => this[OperationKind.Multiply];

    public long Divide => this[OperationKind.Divide];

    public long Sqrt => this[OperationKind.Sqrt];

    public long Compare => this[OperationKind.Compare];

    public long Select => this[OperationKind.Select];

    public long Exp => this[OperationKind.Exp];

    public long Log => this[OperationKind.Log];

    public long Pow => this[OperationKind.Pow];

    public long Trig => this[OperationKind.Trig];

    public long Other => this[OperationKind.Other];

    public long Load => this[OperationKind.Load];

    public long Store => this[OperationKind.Store];

    /// <summary>Calls of transcendental functions.</summary>
    public long Transcendental => Exp + Log + Pow + Trig + Other;

    /// <summary>Arithmetic: additions, negations, multiplications, divisions, square roots.</summary>
    public long Flops => Add + Negate + Multiply + Divide + Sqrt;

    /// <summary>All operations by their cost, see <see cref="OperationCosts"/>: 1 is an addition.</summary>
    public double Weighted => Kinds.Sum(kind => this[kind] * OperationCosts.Of(kind));

    public long this[OperationKind kind] => _counts[(int)kind];

    public static OperationCount operator +(OperationCount left, OperationCount right) => new([.. Kinds.Select(kind => left[kind] + right[kind])]);

    public static OperationCount operator -(OperationCount left, OperationCount right) => new([.. Kinds.Select(kind => left[kind] - right[kind])]);

    public bool Equals(OperationCount? other) => other is not null && _counts.AsSpan().SequenceEqual(other._counts);

    public override bool Equals(object? obj) => Equals(obj as OperationCount);

    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (long count in _counts)
        {
            hash.Add(count);
        }

        return hash.ToHashCode();
    }

    /// <summary>The transcendental calls alone: <c>exp 3, log 1</c>, or <c>0</c>.</summary>
    public string TranscendentalText => Text(OperationKind.Exp, OperationKind.Log, OperationKind.Pow, OperationKind.Trig, OperationKind.Other);

    /// <summary>What is not zero: <c>exp 3, log 1, add 4, multiply 2</c>.</summary>
    public override string ToString() => Text(
        OperationKind.Exp, OperationKind.Log, OperationKind.Pow, OperationKind.Trig, OperationKind.Other, OperationKind.Sqrt, OperationKind.Divide, OperationKind.Multiply,
        OperationKind.Add, OperationKind.Negate, OperationKind.Compare, OperationKind.Select, OperationKind.Load, OperationKind.Store);

    /// <summary>Several counts side by side, as a Markdown table.</summary>
    public static string Table(params (string Name, OperationCount Count)[] rows)
    {
        StringBuilder table = new();
        table.Append("| | transcendental | flops | compare, select | load, store | weighted | in detail |\n|---|---|---|---|---|---|---|\n");
        foreach ((string name, OperationCount count) in rows)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {name} | {count.TranscendentalText} | {count.Flops} | {count.Compare + count.Select} | {count.Load + count.Store} | {count.Weighted:0.#} | {count} |\n");
        }

        return table.ToString();
    }

    private string Text(params ReadOnlySpan<OperationKind> kinds)
    {
        StringBuilder text = new();
        foreach (OperationKind kind in kinds)
        {
            if (this[kind] != 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"{(text.Length == 0 ? "" : ", ")}{kind.ToString().ToLowerInvariant()} {this[kind]}");
            }
        }

        return text.Length == 0 ? "0" : text.ToString();
    }
}
