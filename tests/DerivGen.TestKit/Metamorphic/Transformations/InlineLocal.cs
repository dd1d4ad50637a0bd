using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary>Puts the value of a local in the one place where it is read.</summary>
internal sealed class InlineLocal : Transformation
{
    public override IReadOnlyList<SyntaxNode> Sites(LossText text) => [.. text.Statements<LocalDeclarationStatementSyntax>().Where(declaration => UseOf(declaration, text) is not null)];

    public override SyntaxNode Apply(LossText text, SyntaxNode site, Random random)
    {
        LocalDeclarationStatementSyntax declaration = (LocalDeclarationStatementSyntax)site;
        IdentifierNameSyntax use = UseOf(declaration, text)!;
        VariableDeclaratorSyntax variable = declaration.Declaration.Variables[0];
        ExpressionSyntax value = variable.Initializer!.Value;
        ITypeSymbol type = ((ILocalSymbol)text.Model.GetDeclaredSymbol(variable)!).Type;
        bool fits = SymbolEqualityComparer.Default.Equals(text.Model.GetTypeInfo(value).Type, type);
        string inlined = fits ? value.ToString() : $"({LossText.Display(type)}){Code.Operand(value)}";
        SyntaxNode root = text.Root.TrackNodes(declaration, use);
        IdentifierNameSyntax tracked = root.GetCurrentNode(use)!;
        root = root.ReplaceNode(tracked, Code.InPlaceOf(tracked, inlined));
        return root.RemoveNode(root.GetCurrentNode(declaration)!, SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    private static IdentifierNameSyntax? UseOf(LocalDeclarationStatementSyntax declaration, LossText text)
    {
        if (declaration is not { IsConst: false, Parent: BlockSyntax block, Declaration.Variables: [{ Initializer.Value: { } value } variable] }
            || text.Model.GetDeclaredSymbol(variable) is not ILocalSymbol { IsRef: false, Type.SpecialType: SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Int32 } local)
        {
            return null;
        }

        IdentifierNameSyntax[] references = [.. text.ReferencesTo(local, block)];
        if (references is not [{ } use] || new Effects(text, block).Writes(local))
        {
            return null;
        }

        StatementSyntax? statement = use.AncestorsAndSelf().OfType<StatementSyntax>().FirstOrDefault(ancestor => ancestor.Parent == block);
        bool isPlain = statement is LocalDeclarationStatementSyntax or ExpressionStatementSyntax or ReturnStatementSyntax or IfStatementSyntax;
        if (!isPlain)
        {
            return null;
        }

        // Nothing that the value reads may change on the way. A statement reads before it writes, but an if is a longer way.
        int first = block.Statements.IndexOf(declaration) + 1;
        int last = block.Statements.IndexOf(statement!) + (statement is IfStatementSyntax ? 1 : 0);
        Effects read = new(text, value);
        bool stays = block.Statements.Skip(first).Take(last - first).All(between => !Changes(between, read, text));
        return stays ? use : null;
    }

    private static bool Changes(StatementSyntax statement, Effects read, LossText text)
    {
        // That a statement leaves the method does not matter here.
        Effects effects = new(text, statement.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Where(expression => expression.Parent is StatementSyntax or EqualsValueClauseSyntax));
        return effects.Changes(read);
    }
}
