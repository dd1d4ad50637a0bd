namespace DerivGen.Generator.Writing;

/// <summary>The floating-point type that a kernel computes in.</summary>
internal enum RealPrecision
{
    Double,
    Single,

    /// <summary>A type parameter of the method or of its type.</summary>
    Generic,
}

/// <summary>What the writer asks of a precision.</summary>
internal static class RealPrecisionExtensions
{
    public static string Keyword(this RealPrecision precision) => precision == RealPrecision.Single ? "float" : "double";
}
