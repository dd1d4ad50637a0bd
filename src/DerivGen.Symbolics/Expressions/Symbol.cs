using System.Collections.Immutable;

namespace DerivGen.Symbolics.Expressions;

/// <summary>
/// A parameter or another passive datum of the method (a field, a property): a scalar, or with
/// <see cref="Dimensions"/> &gt; 0 an array of scalars of the node's type.
/// </summary>
internal sealed class Symbol : Node
{
    internal Symbol(string name, string text, NodeType type, int dimensions, int ordinal)
        : base(type, ImmutableArray<Node>.Empty, Mix(HashOf(text), (ulong)((dimensions << 20) + ordinal)))
    {
        Name = name;
        Text = text;
        Dimensions = dimensions;
        Ordinal = ordinal;
    }

    /// <summary>What follows an element in C# to reach the number, where the array is one of structs: <c>.X</c>.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>Whether a matrix is an array of arrays, whose rows may differ in length.</summary>
    public bool IsJagged { get; init; }

    /// <summary>The array that it shares its length with, where it is one of several numbers of each element; otherwise itself.</summary>
    public Symbol Sized { get => field ?? this; init; }

    /// <summary>The array of which it says whether it is null; null for any other symbol.</summary>
    public Symbol? Tested { get; init; }

    /// <summary>The name as the user wrote it, without an <c>@</c>.</summary>
    public string Name { get; }

    /// <summary>The C# text that reads it, for instance <c>@event</c> or <c>global::N.Options.Rate</c>.</summary>
    public string Text { get; }

    /// <summary>0 for a scalar, 1 for a vector, 2 for a matrix.</summary>
    public int Dimensions { get; }

    /// <summary>The place in the parameter list; data that are not parameters come after all parameters.</summary>
    public int Ordinal { get; }

    internal override int Rank => 2;

    private protected override bool HasSamePayload(Node other) =>
        other is Symbol symbol && symbol.Text == Text && symbol.Dimensions == Dimensions && symbol.Ordinal == Ordinal;
}
