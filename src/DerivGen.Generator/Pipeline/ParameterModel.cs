using DerivGen.Symbolics.Derivation;

namespace DerivGen.Generator.Pipeline;

/// <summary>The shape of a parameter.</summary>
internal enum ParameterKind
{
    /// <summary>One number or truth value.</summary>
    Scalar,

    /// <summary><c>Span&lt;T&gt;</c>.</summary>
    Span,

    /// <summary><c>ReadOnlySpan&lt;T&gt;</c>.</summary>
    ReadOnlySpan,

    /// <summary><c>T[]</c>.</summary>
    Array,

    /// <summary><c>T[,]</c>.</summary>
    Matrix,

    /// <summary><c>T[][]</c>, which is only read.</summary>
    Rows,

    /// <summary>A struct of numbers, by which derivatives are emitted.</summary>
    Struct,

    /// <summary>Anything else: passed through, at most its fields are read.</summary>
    Opaque,
}

/// <summary>What a scalar, or an element of a vector, is.</summary>
internal enum ElementKind
{
    Double,
    Single,

    /// <summary>The type parameter that the method computes in.</summary>
    Generic,
    Integer,
    Boolean,
    Other,
}

/// <summary>A parameter of the marked method, as it is written again in every emitted method.</summary>
/// <param name="Name">The name without an <c>@</c>.</param>
/// <param name="TypeText">The type, fully qualified.</param>
/// <param name="Modifier"><c>this</c>, <c>in</c>, <c>params</c> or nothing.</param>
/// <param name="DefaultValue">The text of the default value, if there is one.</param>
/// <param name="Kind">The shape.</param>
/// <param name="Element">What the scalar, or an element, is.</param>
/// <param name="Facts">What the author states about it.</param>
/// <param name="Lower">The lower end of <see cref="StatedFacts.InRange"/>.</param>
/// <param name="Upper">The upper end of <see cref="StatedFacts.InRange"/>.</param>
/// <param name="IsVariable">Whether derivatives by it are emitted.</param>
internal sealed record ParameterModel(
    string Name,
    string TypeText,
    string Modifier,
    string? DefaultValue,
    ParameterKind Kind,
    ElementKind Element,
    StatedFacts Facts,
    double Lower,
    double Upper,
    bool IsVariable)
{
    /// <summary>Whether its derivative has a destination: whether it has elements.</summary>
    public bool HasLength => IsVector || Kind == ParameterKind.Matrix;

    /// <summary>Whether it is a value of an enum, which stands for its integer.</summary>
    public bool IsEnum { get; init; }

    /// <summary>How a struct, or a struct that is an element, is made of numbers; null of a number.</summary>
    public StructModel? Struct { get; init; }

    /// <summary>The ordinal of its symbol; that of its first number where it is a struct.</summary>
    public int Ordinal { get; init; }

    /// <summary>Whether it has one length.</summary>
    public bool IsVector => Kind is ParameterKind.Span or ParameterKind.ReadOnlySpan or ParameterKind.Array;
}
