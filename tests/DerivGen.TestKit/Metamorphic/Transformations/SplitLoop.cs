using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary>A loop whose body has two independent parts becomes two loops.</summary>
internal sealed class SplitLoop : Transformation
{
    public override IReadOnlyList<SyntaxNode> Sites(LossText text) => [.. text.Statements<ForStatementSyntax>().Where(loop => Splits(loop, text).Count > 0)];

    public override SyntaxNode Apply(LossText text, SyntaxNode site, Random random)
    {
        CountedLoop loop = CountedLoop.Read(site, text)!;
        IReadOnlyList<int> splits = Splits(loop.Syntax, text);
        int split = splits[random.Next(splits.Count)];
        return text.Root.ReplaceNode(loop.Syntax, [Code.Statement(loop.WithBody(loop.Body.Take(split))), Code.Statement(loop.WithBody(loop.Body.Skip(split)))]);
    }

    /// <summary>The numbers of statements after which the body may be cut.</summary>
    private static IReadOnlyList<int> Splits(ForStatementSyntax syntax, LossText text) =>
        syntax.Parent is BlockSyntax && CountedLoop.Read(syntax, text) is { } loop
            ? [.. Enumerable.Range(1, Math.Max(0, loop.Body.Count - 1)).Where(split => CountedLoop.MayAlternate(text, [.. loop.Body.Take(split)], loop.Index, [.. loop.Body.Skip(split)], loop.Index))]
            : [];
}
