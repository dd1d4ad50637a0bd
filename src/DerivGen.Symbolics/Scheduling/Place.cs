using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>Where in a block a node is evaluated: always, or only inside one branch of a conditional.</summary>
internal sealed class Place
{
    public static readonly Place Always = new(null, null, false);

    private readonly int depth;

    private Place(Place? parent, Conditional? conditional, bool side)
    {
        Parent = parent;
        Conditional = conditional;
        Side = side;
        depth = parent is null ? 0 : parent.depth + 1;
    }

    public Place? Parent { get; }

    public Conditional? Conditional { get; }

    public bool Side { get; }

    public static Place Inside(Place parent, Conditional conditional, bool side) => new(parent, conditional, side);

    /// <summary>The innermost place that both are in.</summary>
    public static Place Common(Place a, Place b)
    {
        while (!a.IsSameAs(b))
        {
            if (a.depth >= b.depth && a.Parent is not null)
            {
                a = a.Parent;
            }
            else
            {
                b = b.Parent!;
            }
        }

        return a;
    }

    public bool IsAlways => Parent is null;

    private bool IsSameAs(Place other)
    {
        if (depth != other.depth)
        {
            return false;
        }

        Place? a = this;
        for (Place? b = other; !ReferenceEquals(a, b); a = a.Parent, b = b.Parent)
        {
            if (!ReferenceEquals(a!.Conditional, b!.Conditional) || a.Side != b.Side)
            {
                return false;
            }
        }

        return true;
    }
}
