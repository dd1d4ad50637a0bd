using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>
/// Where in a block a node is evaluated: always, or only where conditions hold. Two conditionals that ask the same condition
/// at the same place have the same places inside.
/// </summary>
internal sealed class Place
{
    private readonly int depth;
    private readonly Dictionary<(Node Condition, bool Holds, bool IsBeyond), Place> inside = [];

    private Place(Place? parent, Node? condition, bool holds, bool isBeyond)
    {
        Parent = parent;
        Condition = condition;
        Holds = holds;
        Block = isBeyond ? parent!.Block : this;
        depth = parent is null ? 0 : parent.depth + 1;
    }

    public Place? Parent { get; }

    public Node? Condition { get; }

    public bool Holds { get; }

    public bool IsAlways => Parent is null;

    /// <summary>The innermost place around it that is a place in the block itself.</summary>
    public Place Block { get; }

    /// <summary>Whether it stands behind a condition that the block cannot ask: one of a loop inside.</summary>
    public bool IsBeyond => !ReferenceEquals(Block, this);

    /// <summary>The place of what is evaluated always: the root of the places of one block.</summary>
    public static Place Always() => new(null, null, false, false);

    /// <param name="condition">What is asked here.</param>
    /// <param name="holds">The answer.</param>
    /// <param name="isBeyond">Whether a loop inside the block asks.</param>
    public Place Inside(Node condition, bool holds, bool isBeyond)
    {
        isBeyond |= IsBeyond;
        if (!inside.TryGetValue((condition, holds, isBeyond), out Place? place))
        {
            place = new(this, condition, holds, isBeyond);
            inside.Add((condition, holds, isBeyond), place);
        }

        return place;
    }

    /// <summary>The place under the opposite answer, if something is evaluated there.</summary>
    public Place? Opposite => Parent is not null && Parent.inside.TryGetValue((Condition!, !Holds, IsBeyond), out Place? other) ? other : null;

    /// <summary>Whether the other place is this one or inside it.</summary>
    public bool Contains(Place other)
    {
        while (other.depth > depth)
        {
            other = other.Parent!;
        }

        return ReferenceEquals(this, other);
    }

    /// <summary>The innermost place that both are in.</summary>
    public static Place Common(Place a, Place b) => CommonAncestor.Of(a, b, place => place.depth, place => place.Parent);
}
