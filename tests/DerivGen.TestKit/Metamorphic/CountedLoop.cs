using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary>A loop <c>for (int i = start; i &lt; bound; i++)</c> whose index and bound are not written in its body.</summary>
internal sealed class CountedLoop
{
    private CountedLoop(ForStatementSyntax syntax, ISymbol index, ExpressionSyntax start, ExpressionSyntax bound)
    {
        Syntax = syntax;
        Index = index;
        Start = start;
        Bound = bound;
    }

    public ForStatementSyntax Syntax { get; }

    public ISymbol Index { get; }

    public ExpressionSyntax Start { get; }

    public ExpressionSyntax Bound { get; }

    public IReadOnlyList<StatementSyntax> Body => Code.Statements(Syntax.Statement);

    public static CountedLoop? Read(SyntaxNode? node, LossText text)
    {
        if (node is not ForStatementSyntax { Declaration: { Variables: [{ Initializer: { } initializer } variable] }, Condition: BinaryExpressionSyntax condition, Incrementors: [{ } incrementor] } loop
            || !condition.IsKind(SyntaxKind.LessThanExpression)
            || text.Model.GetDeclaredSymbol(variable) is not ILocalSymbol { Type.SpecialType: SpecialType.System_Int32 } index)
        {
            return null;
        }

        bool counts = incrementor switch
        {
            PostfixUnaryExpressionSyntax postfix => postfix.IsKind(SyntaxKind.PostIncrementExpression) && Is(postfix.Operand),
            PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.PreIncrementExpression) && Is(prefix.Operand),
            _ => false,
        };
        Effects body = new(text, loop.Statement);
        bool isSteady = !body.Writes(index) && !body.Changes(new Effects(text, condition.Right)) && !text.ReferencesTo(index, condition.Right).Any();
        return counts && isSteady && Is(condition.Left) ? new CountedLoop(loop, index, initializer.Value, condition.Right) : null;

        bool Is(ExpressionSyntax expression) => SymbolEqualityComparer.Default.Equals(text.SymbolOf(expression), index);
    }

    /// <summary>The loop with another body; its index has the same name.</summary>
    public string WithBody(IEnumerable<StatementSyntax> body) =>
        $"for (int {Index.Name} = {Start}; {Index.Name} < {Bound}; {Index.Name}++) {Code.Block(body)}";

    /// <summary>
    /// Whether two bodies over the same range may alternate: what they share of vectors is touched by each at its own index only.
    /// </summary>
    public static bool MayAlternate(LossText text, IReadOnlyList<StatementSyntax> first, ISymbol firstIndex, IReadOnlyList<StatementSyntax> second, ISymbol secondIndex)
    {
        Effects before = new(text, first);
        Effects after = new(text, second);
        return before.HasNoScalarConflictWith(after)
            && before.SharedVectors(after).All(vector => IsTouchedAt(text, vector, first, firstIndex) && IsTouchedAt(text, vector, second, secondIndex));
    }

    private static bool IsTouchedAt(LossText text, ISymbol vector, IReadOnlyList<StatementSyntax> body, ISymbol index) =>
        body.SelectMany(statement => text.ReferencesTo(vector, statement)).All(name =>
            name.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" }
            || (name.Parent is ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax at }] }
                && SymbolEqualityComparer.Default.Equals(text.SymbolOf(at), index)));
}
