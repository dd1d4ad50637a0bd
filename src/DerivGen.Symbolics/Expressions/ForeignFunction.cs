using System.Collections.Immutable;

namespace DerivGen.Symbolics.Expressions;

/// <summary>
/// A function of numbers whose text is not known: it is called as it stands, and so are its partial derivatives. Two
/// functions are the same where they are written the same.
/// </summary>
/// <param name="Name">Its name in formulas.</param>
/// <param name="Method">The C# text of the method to call.</param>
/// <param name="Selector">What selects the number from what the method returns, such as <c>.Item2</c>.</param>
/// <param name="ResultIsSingle">Whether that number is a float.</param>
/// <param name="Parameters">The types of the method's parameters.</param>
/// <param name="Derivative">The argument by which this is a partial derivative; −1 for the function itself.</param>
/// <param name="Root">The C# text of the function that this is a partial derivative of, and of the function itself.</param>
internal sealed record ForeignFunction(
    string Name,
    string Method,
    string Selector,
    bool ResultIsSingle,
    ImmutableArray<ForeignParameter> Parameters,
    int Derivative,
    string Root)
{
    /// <summary>The partial derivatives, one per parameter; null where there is none.</summary>
    public ImmutableArray<ForeignFunction?> Partials { get; init; } = ImmutableArray<ForeignFunction?>.Empty;

    /// <summary>For a function of a known library: an expression for each partial derivative, null where there is none.</summary>
    public ImmutableArray<PartialRule?> Rules { get; init; } = ImmutableArray<PartialRule?>.Empty;

    /// <summary>Whether the partial derivative by a parameter is known.</summary>
    public bool HasPartial(int parameter) => Partials.Length > parameter ? Partials[parameter] is not null : Rules.Length > parameter && Rules[parameter] is not null;

    /// <summary>The partial derivative by a parameter at the arguments of a call.</summary>
    public Node Partial(ExpressionGraph graph, ImmutableArray<Node> arguments, int parameter) =>
        Partials.Length > parameter && Partials[parameter] is { } partial ? graph.Call(partial, [.. arguments])
        : Rules.Length > parameter && Rules[parameter] is { } rule ? rule(graph, arguments)
        : throw new InvalidOperationException("No derivative of " + Name + " is known.");

    /// <summary>What tells the function from all others.</summary>
    public string Key => Root + "'" + Derivative + "=" + Method + Selector;

    public bool Equals(ForeignFunction? other) => other is not null && Key == other.Key;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);
}

