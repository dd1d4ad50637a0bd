namespace DerivGen.Generator.Pipeline;

/// <summary>The type of a variable that is a struct: how its numbers are reached, and how a value is made of them.</summary>
/// <param name="TypeText">The type, fully qualified.</param>
/// <param name="Parts">Its fields and automatic properties, in the order of the text.</param>
/// <param name="Arguments">The parts in the order of a constructor's parameters; empty where an initializer in braces is used.</param>
internal sealed record StructModel(string TypeText, EquatableArray<StructPartModel> Parts, EquatableArray<int> Arguments)
{
    /// <summary>Whether a value is made as tuples are.</summary>
    public bool IsTuple { get; init; }

    /// <summary>Whether an element is changed by a new value in its place, since its numbers cannot be written one by one.</summary>
    public bool IsRemade { get; init; }

    /// <summary>Whether it holds integers or truth values too, also within a struct in it.</summary>
    public bool HasPassiveParts => Parts.Items.Any(part => part.Struct?.HasPassiveParts ?? part.IsPassive);

    /// <summary>The numbers, each with the text that follows a value's to reach it, as <c>.Position.X</c>; integers and truth values are none.</summary>
    public IEnumerable<(string Path, ElementKind Element)> Leaves => Parts.Items.SelectMany(part => part.Struct is { } inner
        ? inner.Leaves.Select(leaf => ("." + part.Name + leaf.Path, leaf.Element))
        : part.IsPassive ? [] : [("." + part.Name, part.Element)]);
}

/// <summary>A field of such a type.</summary>
/// <param name="Name">The name, with an <c>@</c> where needed.</param>
/// <param name="Element">What it is, where it is a number.</param>
/// <param name="Struct">Its type, where it is a struct again.</param>
internal sealed record StructPartModel(string Name, ElementKind Element, StructModel? Struct)
{
    /// <summary>Whether it is an integer or a truth value, by which nothing is differentiated.</summary>
    public bool IsPassive => Struct is null && Element is ElementKind.Integer or ElementKind.Boolean;
}
