using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary><c>for (int i = 0; i &lt; n; i++) f(i)</c> → <c>for (int i = 1; i &lt; n + 1; i++) f(i - 1)</c>.</summary>
internal sealed class ShiftIndex : Transformation
{
    public override IReadOnlyList<SyntaxNode> Sites(LossText text) => [.. text.Statements<ForStatementSyntax>().Where(loop => CountedLoop.Read(loop, text) is not null)];

    public override SyntaxNode Apply(LossText text, SyntaxNode site, Random random)
    {
        CountedLoop loop = CountedLoop.Read(site, text)!;
        int shift = random.Next(1, 3);
        string name = loop.Index.Name;
        string start = loop.Start is LiteralExpressionSyntax { Token.Value: int literal }
            ? (literal + shift).ToString(CultureInfo.InvariantCulture)
            : $"{Code.Operand(loop.Start)} + {shift}";
        StatementSyntax body = loop.Syntax.Statement.ReplaceNodes(
            text.ReferencesTo(loop.Index, loop.Syntax.Statement),
            (reference, _) => Code.InPlaceOf(reference, $"{name} - {shift}"));
        string condition = shift == 1 && random.Next(2) == 0 ? $"{name} <= {loop.Bound}" : $"{name} < {Code.Operand(loop.Bound)} + {shift}";
        return text.Root.ReplaceNode(loop.Syntax, Code.Statement($"for (int {name} = {start}; {condition}; {name}++) {Code.Block(body)}"));
    }
}
