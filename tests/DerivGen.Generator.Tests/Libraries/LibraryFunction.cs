using System.Globalization;

namespace DerivGen.Generator.Tests.Libraries;

/// <summary>A public member of a library, and what becomes of it.</summary>
/// <param name="Name">The member's name; all its overloads are meant that take numbers of double, float and int.</param>
/// <param name="Kind">What becomes of it.</param>
/// <param name="Low">The least argument that it is tried at.</param>
/// <param name="High">The largest argument that it is tried at.</param>
/// <param name="Text">C# that calls it, with <c>T</c> for the type, where arguments x, y, … of its parameters are not what it takes.</param>
internal sealed record LibraryFunction(string Name, LibraryKind Kind, double Low = -2, double High = 2, string? Text = null)
{
    /// <summary>An argument for a test, the same in every run.</summary>
    public double Argument(Random random) => Low + (random.NextDouble() * (High - Low));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} ({Kind})");
}
