using System.Collections.Immutable;

namespace DerivGen.Symbolics.Expressions;

/// <summary>
/// An expression over the reals: immutable, interned in its <see cref="ExpressionGraph"/>, so that two equal
/// expressions are one object and sharing is visible.
/// </summary>
internal abstract class Node
{
    private protected Node(NodeType type, ImmutableArray<Node> children, ulong payload)
    {
        Type = type;
        Children = children;
        ulong hash = unchecked((payload + 0x9E3779B97F4A7C15UL) * 0xBF58476D1CE4E5B9UL) ^ ((ulong)type + ((ulong)GetType().Name[0] << 8) + ((ulong)GetType().Name.Length << 16));
        int height = 0;
        int depth = 0;
        long size = 1;
        foreach (Node child in children)
        {
            hash = Mix(hash, child.Hash);
            height = Math.Max(height, child.BinderHeight);
            depth = Math.Max(depth, child.Depth + 1);
            size += child.Size;
        }

        Hash = hash;
        BinderHeight = height;
        Depth = depth;
        Size = (int)Math.Min(size, int.MaxValue / 4);
        IsNumber = children.IsEmpty ? this is Constant or NamedConstant : children.All(c => c.IsNumber);
        HasReduction = this is Reduction || children.Any(c => c.HasReduction);
        FreeIndices = Union(children);
    }

    public NodeType Type { get; }

    /// <summary>The operands, in canonical order.</summary>
    public ImmutableArray<Node> Children { get; }

    /// <summary>A hash of the structure: the same in every process, and part of the canonical order.</summary>
    public ulong Hash { get; }

    /// <summary>The number of nodes when written as a tree (saturating).</summary>
    public int Size { get; }

    /// <summary>The number of operations on the longest way down.</summary>
    public int Depth { get; }

    /// <summary>Whether the node is made of constants alone.</summary>
    public bool IsNumber { get; }

    /// <summary>Whether a loop is needed to compute the node.</summary>
    public bool HasReduction { get; }

    /// <summary>One more than the largest number of an index bound inside.</summary>
    public int BinderHeight { get; private protected set; }

    /// <summary>The numbers of the open indices the value depends on, ascending.</summary>
    public ImmutableArray<int> FreeIndices { get; private protected set; }

    /// <summary>Whether an exponential is a factor of the node or of a term of it, as <see cref="LogDomain"/> found once.</summary>
    internal bool? HasExponentialFactor { get; set; }

    /// <summary>Whether the node is an exponential sum, as <see cref="LogDomain"/> found once.</summary>
    internal bool? IsExponentialSum { get; set; }

    /// <summary>Whether the node is not negative by its form alone, as <see cref="LogDomain"/> found once, or as is stated of a symbol.</summary>
    internal bool? IsNonNegative { get; set; }

    /// <summary>The smallest ordinal of a symbol in the node, where it has been asked for.</summary>
    internal int? FirstOrdinal { get; set; }

    public bool IsClosed => FreeIndices.IsEmpty;

    public bool DependsOn(Index index) => FreeIndices.BinarySearch(index.Number) >= 0;

    /// <summary>Whether a node with equal children, already interned, is this one.</summary>
    internal bool IsSameAs(Node other)
    {
        if (Hash != other.Hash || GetType() != other.GetType() || Type != other.Type || Children.Length != other.Children.Length)
        {
            return false;
        }

        for (int i = 0; i < Children.Length; i++)
        {
            if (!ReferenceEquals(Children[i], other.Children[i]))
            {
                return false;
            }
        }

        return HasSamePayload(other);
    }

    /// <summary>Compares what is not in <see cref="Children"/>; <paramref name="other"/> has the same class.</summary>
    private protected abstract bool HasSamePayload(Node other);

    /// <summary>Rank of the class in the canonical order of operands.</summary>
    internal abstract int Rank { get; }

    private protected static ulong Mix(ulong hash, ulong value)
    {
        unchecked
        {
            hash ^= value + 0x9E3779B97F4A7C15UL + (hash << 6) + (hash >> 2);
            hash *= 0xFF51AFD7ED558CCDUL;
            return hash ^ (hash >> 33);
        }
    }

    private protected static ulong HashOf(string text)
    {
        ulong hash = 14695981039346656037UL;
        foreach (char letter in text)
        {
            hash = unchecked((hash ^ letter) * 1099511628211UL);
        }

        return hash;
    }

    public override string ToString() => ExpressionPrinter.Print(this);

    private static ImmutableArray<int> Union(ImmutableArray<Node> children)
    {
        ImmutableArray<int> union = ImmutableArray<int>.Empty;
        foreach (Node child in children)
        {
            union = Union(union, child.FreeIndices);
        }

        return union;
    }

    private static ImmutableArray<int> Union(ImmutableArray<int> a, ImmutableArray<int> b)
    {
        if (b.IsEmpty || a == b)
        {
            return a;
        }

        if (a.IsEmpty)
        {
            return b;
        }

        ImmutableArray<int>.Builder union = ImmutableArray.CreateBuilder<int>(a.Length + b.Length);
        int i = 0;
        int j = 0;
        while (i < a.Length || j < b.Length)
        {
            if (j == b.Length || (i < a.Length && a[i] < b[j]))
            {
                union.Add(a[i++]);
            }
            else
            {
                if (i < a.Length && a[i] == b[j])
                {
                    i++;
                }

                union.Add(b[j++]);
            }
        }

        return union.ToImmutable();
    }
}
