using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary>Writes one floating-point expression in another way. Never where its rounding would decide anything.</summary>
internal abstract class ExpressionTransformation : Transformation
{
    public sealed override IReadOnlyList<SyntaxNode> Sites(LossText text) =>
        [.. text.Values().Where(value => !text.IsProtected(value) && Rewrite(value, text, new Random(0)) is not null)];

    public sealed override SyntaxNode Apply(LossText text, SyntaxNode site, Random random)
    {
        ExpressionSyntax value = (ExpressionSyntax)site;
        return text.Root.ReplaceNode(value, Code.InPlaceOf(value, Rewrite(value, text, random)!));
    }

    /// <summary>The new text of a value; nothing where the transformation does not apply, which chance does not decide.</summary>
    protected abstract string? Rewrite(ExpressionSyntax value, LossText text, Random random);
}
