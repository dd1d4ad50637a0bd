using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary>Two neighbouring statements that do not need each other change places.</summary>
internal sealed class ReorderStatements : Transformation
{
    public override IReadOnlyList<SyntaxNode> Sites(LossText text) =>
        [.. text.Statements<BlockSyntax>().SelectMany(block => block.Statements.Zip(block.Statements.Skip(1))).Where(pair => MayChangePlaces(pair.First, pair.Second, text)).Select(pair => pair.First)];

    public override SyntaxNode Apply(LossText text, SyntaxNode site, Random random)
    {
        BlockSyntax block = (BlockSyntax)site.Parent!;
        StatementSyntax first = (StatementSyntax)site;
        int index = block.Statements.IndexOf(first);
        StatementSyntax second = block.Statements[index + 1];
        return text.Root.ReplaceNode(block, block.WithStatements(block.Statements.RemoveAt(index + 1).Insert(index, second)));
    }

    private static bool MayChangePlaces(StatementSyntax first, StatementSyntax second, LossText text) =>
        new Effects(text, first).IsIndependentOf(new Effects(text, second));
}
