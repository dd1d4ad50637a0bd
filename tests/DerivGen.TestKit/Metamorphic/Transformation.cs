using Microsoft.CodeAnalysis;

namespace DerivGen.TestKit.Metamorphic;

/// <summary>One way to say the same in other words.</summary>
internal abstract class Transformation
{
    public string Name => GetType().Name;

    /// <summary>Where it applies.</summary>
    public abstract IReadOnlyList<SyntaxNode> Sites(LossText text);

    /// <summary>The new root of the file.</summary>
    public abstract SyntaxNode Apply(LossText text, SyntaxNode site, Random random);
}
