using System.Globalization;

namespace DerivGen.Generator.Writing;

/// <summary>
/// The names that are taken in a block. C# lets no block declare a name that an enclosing block declares, be it earlier or
/// later; two blocks beside each other may both use a name.
/// </summary>
internal sealed class UniqueNames
{
    private readonly HashSet<string> taken;
    private readonly HashSet<string> takenInside = new(StringComparer.Ordinal);
    private readonly UniqueNames? enclosing;

    public UniqueNames(IEnumerable<string> taken) => this.taken = new HashSet<string>(taken, StringComparer.Ordinal);

    private UniqueNames(UniqueNames enclosing)
        : this([]) => this.enclosing = enclosing;

    /// <summary>A block inside this one.</summary>
    public UniqueNames Nested() => new(this);

    /// <summary>The first of the hints that is free, or else the first one numbered from 2 on; without an <c>@</c>.</summary>
    public string Take(params string[] hints)
    {
        foreach (string hint in hints)
        {
            string name = IdentifierText.ValidName(hint);
            if (TryTake(name))
            {
                return name;
            }
        }

        string first = IdentifierText.ValidName(hints[0]);
        for (int number = 2; ; number++)
        {
            string candidate = first + number.ToString(CultureInfo.InvariantCulture);
            if (TryTake(candidate))
            {
                return candidate;
            }
        }
    }

    private bool TryTake(string name)
    {
        if (takenInside.Contains(name))
        {
            return false;
        }

        for (UniqueNames? scope = this; scope is not null; scope = scope.enclosing)
        {
            if (scope.taken.Contains(name))
            {
                return false;
            }
        }

        taken.Add(name);
        for (UniqueNames? scope = enclosing; scope is not null; scope = scope.enclosing)
        {
            scope.takenInside.Add(name);
        }

        return true;
    }
}
