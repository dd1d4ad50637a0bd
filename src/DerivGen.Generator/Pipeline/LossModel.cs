using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Pipeline;

/// <summary>A loss as a value: equal to another one with the same expressions, whatever graph they live in.</summary>
internal sealed class LossModel(LossFunction function) : IEquatable<LossModel>
{
    private readonly string key = ExpressionKey.Of(function);

    public LossFunction Function { get; } = function;

    public bool Equals(LossModel? other) => other is not null && string.Equals(key, other.key, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as LossModel);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(key);

    public override string ToString() => Function.Value.ToString();
}
