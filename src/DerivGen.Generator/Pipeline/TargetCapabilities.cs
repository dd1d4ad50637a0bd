namespace DerivGen.Generator.Pipeline;

/// <summary>All that the emitted text may depend on of the consumer's compilation.</summary>
/// <param name="LanguageVersion">The C# version times 100: 703 is C# 7.3, 1400 is C# 14.</param>
/// <param name="CheckOverflow">Whether integer arithmetic is checked by default.</param>
/// <param name="HasMathF"><c>System.MathF</c>.</param>
/// <param name="HasSpan"><c>System.Span&lt;T&gt;</c>.</param>
/// <param name="HasArrayPool"><c>System.Buffers.ArrayPool&lt;T&gt;</c>.</param>
/// <param name="HasVectors"><c>System.Numerics.Vector&lt;T&gt;</c> with a constructor from a span.</param>
/// <param name="HasVectorFunctions"><c>System.Numerics.Vector.Exp(Vector&lt;double&gt;)</c> and its kin (.NET 9).</param>
/// <param name="HasClamp"><c>Math.Clamp</c> (.NET Standard 2.1).</param>
/// <param name="HasInverseHyperbolics"><c>Math.Asinh</c>, <c>Acosh</c>, <c>Atanh</c>, <c>Cbrt</c> (.NET Standard 2.1).</param>
/// <param name="HasIsFinite"><c>double.IsFinite</c> (.NET Standard 2.1).</param>
/// <param name="HasCopySign"><c>Math.CopySign</c>, <c>Log2</c>, <c>FusedMultiplyAdd</c> (.NET Core 3.0).</param>
internal sealed record TargetCapabilities(
    int LanguageVersion,
    bool CheckOverflow,
    bool HasMathF,
    bool HasSpan,
    bool HasArrayPool,
    bool HasVectors,
    bool HasVectorFunctions,
    bool HasClamp,
    bool HasInverseHyperbolics,
    bool HasIsFinite,
    bool HasCopySign)
{
    /// <summary>The functions of <c>StableMath</c> for generic numbers (.NET 7 and later).</summary>
    public bool HasGenericStableMath { get; init; }
}
