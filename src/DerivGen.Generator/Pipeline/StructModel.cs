namespace DerivGen.Generator.Pipeline;

/// <summary>The type of a variable that is a struct: how its numbers are reached, and how a value is made of them.</summary>
/// <param name="TypeText">The type, fully qualified.</param>
/// <param name="Parts">Its fields and automatic properties, in the order of the text.</param>
/// <param name="Arguments">The parts in the order of a constructor's parameters; empty where an initializer in braces is used.</param>
internal sealed record StructModel(string TypeText, EquatableArray<StructPartModel> Parts, EquatableArray<int> Arguments)
{
    /// <summary>Whether a value is made as tuples are.</summary>
    public bool IsTuple { get; init; }

    /// <summary>The numbers, each with the text that follows a value's to reach it, as <c>.Position.X</c>.</summary>
    public IEnumerable<(string Path, ElementKind Element)> Leaves => Parts.Items.SelectMany(part => part.Struct is { } inner
        ? inner.Leaves.Select(leaf => ("." + part.Name + leaf.Path, leaf.Element))
        : [("." + part.Name, part.Element)]);
}

/// <summary>A field of such a type.</summary>
/// <param name="Name">The name, with an <c>@</c> where needed.</param>
/// <param name="Element">What it is, where it is a number.</param>
/// <param name="Struct">Its type, where it is a struct again.</param>
internal sealed record StructPartModel(string Name, ElementKind Element, StructModel? Struct);
