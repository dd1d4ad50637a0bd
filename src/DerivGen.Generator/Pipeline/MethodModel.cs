using System.Collections.Immutable;
using DerivGen.Generator.Writing;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Stability;

namespace DerivGen.Generator.Pipeline;

/// <summary>
/// A marked method: all that is known of it once it has been read, and nothing of the compiler's. Two readings of an
/// unchanged method are equal.
/// </summary>
/// <param name="HintName">The name of the emitted file, unique in the compilation.</param>
/// <param name="Namespace">The namespace, empty for the global one; keywords have an <c>@</c>.</param>
/// <param name="ContainingTypes">The types around the method, the outermost first.</param>
/// <param name="Name">The method's name without an <c>@</c>.</param>
/// <param name="Accessibility">The accessibility as keywords, for instance <c>protected internal</c>.</param>
/// <param name="IsStatic">Whether it is static.</param>
/// <param name="IsReadOnly">Whether it is an instance method of a struct that promises not to change it.</param>
/// <param name="TypeParameters">The names of its type parameters, with an <c>@</c> where needed.</param>
/// <param name="Constraints">Their constraints, one <c>where</c> clause each.</param>
/// <param name="Parameters">The parameters in order.</param>
/// <param name="Result">The type of what it returns.</param>
/// <param name="Precision">The type that the derivatives are computed in: the widest one of the result, the parameters and the data.</param>
/// <param name="Kinds">What is to be emitted.</param>
/// <param name="Accumulate">Whether destinations are added to.</param>
/// <param name="Goal">How accurate the results have to be.</param>
/// <param name="ArgumentChecks">The argument checks at the method's head: statements, fully qualified, to be emitted as they stand.</param>
/// <param name="Target">What the consumer's compilation offers.</param>
/// <param name="Loss">The mathematics.</param>
internal sealed record MethodModel(
    string HintName,
    string Namespace,
    EquatableArray<ContainingTypeModel> ContainingTypes,
    string Name,
    string Accessibility,
    bool IsStatic,
    bool IsReadOnly,
    EquatableArray<string> TypeParameters,
    EquatableArray<string> Constraints,
    EquatableArray<ParameterModel> Parameters,
    ElementKind Result,
    RealPrecision Precision,
    EquatableArray<KernelKind> Kinds,
    bool Accumulate,
    AccuracyGoal Goal,
    EquatableArray<string> ArgumentChecks,
    TargetCapabilities Target,
    LossModel Loss)
{
    /// <summary>The C# type of the value.</summary>
    public string RealType => GenericNumber ?? (Result == ElementKind.Single ? "float" : "double");

    /// <summary>The type parameter that it computes in, where there is one.</summary>
    public string? GenericNumber { get; init; }

    /// <summary>The arrays among the data whose elements are numbers of another type than that.</summary>
    public EquatableArray<string> OtherData { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Names of the type that the text mentions as they are, which no local may hide.</summary>
    public EquatableArray<string> TakenNames { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Whether that type parameter is constrained to what has no references, so that it can be on the stack.</summary>
    public bool IsGenericUnmanaged { get; init; }
}
