using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary>Two loops over the same range become one, if what stands between them does not need the first.</summary>
internal sealed class FuseLoops : Transformation
{
    public override IReadOnlyList<SyntaxNode> Sites(LossText text) => [.. text.Statements<ForStatementSyntax>().Where(loop => Pair(loop, text) is not null)];

    public override SyntaxNode Apply(LossText text, SyntaxNode site, Random random)
    {
        (CountedLoop first, CountedLoop second) = Pair((ForStatementSyntax)site, text)!.Value;
        IEnumerable<StatementSyntax> renamed = second.Body.Select(statement => statement.ReplaceNodes(
            text.ReferencesTo(second.Index, statement),
            (name, _) => SyntaxFactory.IdentifierName(first.Index.Name).WithTriviaFrom(name)));
        StatementSyntax fused = Code.Statement(first.WithBody(first.Body.Concat(renamed)));
        SyntaxNode root = text.Root.TrackNodes(first.Syntax, second.Syntax);
        root = root.ReplaceNode(root.GetCurrentNode(second.Syntax)!, fused);
        return root.RemoveNode(root.GetCurrentNode(first.Syntax)!, SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    private static (CountedLoop First, CountedLoop Second)? Pair(ForStatementSyntax loop, LossText text)
    {
        if (loop.Parent is not BlockSyntax block || CountedLoop.Read(loop, text) is not { } first
            || CountedLoop.Read(NextLoop(loop, block, text), text) is not { } second)
        {
            return null;
        }

        bool isSameRange = first.Start.ToString() == second.Start.ToString() && first.Bound.ToString() == second.Bound.ToString();
        bool namesFit = !DeclaredIn(first).Intersect(DeclaredIn(second)).Any() && !DeclaredIn(second).Contains(first.Index.Name);
        return isSameRange && namesFit && CountedLoop.MayAlternate(text, first.Body, first.Index, second.Body, second.Index) ? (first, second) : null;
    }

    private static ForStatementSyntax? NextLoop(ForStatementSyntax loop, BlockSyntax block, LossText text)
    {
        Effects effects = new(text, loop);
        return block.Statements.Skip(block.Statements.IndexOf(loop) + 1)
            .SkipWhile(statement => statement is not ForStatementSyntax && effects.IsIndependentOf(new Effects(text, statement)))
            .FirstOrDefault() as ForStatementSyntax;
    }

    private static HashSet<string> DeclaredIn(CountedLoop loop) =>
    [
        .. loop.Body.SelectMany(statement => statement.DescendantNodesAndSelf()).Select(node => node switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            ForEachStatementSyntax forEach => forEach.Identifier.ValueText,
            SingleVariableDesignationSyntax designation => designation.Identifier.ValueText,
            _ => "",
        }).Where(name => name.Length > 0),
    ];
}
