namespace DerivGen.Generator.Tests.Reading;

/// <summary>Constructs that only newer compilers than the oldest host describe: docs/language.md tells of them, <c>ExtensionMemberTests</c> reads each.</summary>
internal static class NewerLanguage
{
    /// <summary>What it is called, the version of the language, and members of a type with it.</summary>
    public static readonly (string Construct, string Version, string Text)[] Rows =
    [
        ("Members of extension blocks: properties, methods, static ones", "C# 14", "public static double X(double x) => x.Doubled() * x.Cubed; } public static class Extended { extension(double x) { public double Cubed => x * x * x; public double Doubled() => 2 * x; }"),
        ("`field` in the accessor of a property", "C# 14", "public static double X(double x) { var b = new Bounded { Value = x }; return b.Value * x; } public struct Bounded { public double Value { get => field; set => field = 2 * value; } }"),
        ("Compound operators of instances", "C# 14", "public static double X(double x) { var b = new Total(x); b += x * x; return b.Value * x; } public struct Total(double value) { public double Value = value; public void operator +=(double more) { Value += more; } }"),
    ];
}
