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

    /// <summary>What tells the function from all others.</summary>
    public string Key => Root + "'" + Derivative + "=" + Method + Selector;

    public bool Equals(ForeignFunction? other) => other is not null && Key == other.Key;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);
}

