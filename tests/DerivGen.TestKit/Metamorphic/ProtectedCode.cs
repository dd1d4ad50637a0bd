using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary>
/// The code whose rounding decides something: comparisons and the arguments of functions with kinks, and whatever
/// computes what they read. A condition on variables is decided as written, and a tie must stay one, so these
/// expressions are not written in another way. They may be moved and named.
/// </summary>
internal sealed class ProtectedCode
{
    private static readonly HashSet<string> KinkedFunctions = ["Max", "Min", "Abs", "Sign", "Floor", "Ceiling", "Round", "Truncate", "Clamp", "CopySign"];

    private readonly LossText _text;
    private readonly HashSet<SyntaxNode> _nodes = [];
    private readonly HashSet<ISymbol> _symbols = new(SymbolEqualityComparer.Default);
    private readonly Queue<SyntaxNode> _open = new();

    public ProtectedCode(LossText text)
    {
        _text = text;
        foreach (SyntaxNode node in text.Bodies().SelectMany(body => body.DescendantNodesAndSelf()).Where(Decides))
        {
            Protect(node);
        }

        while (_open.TryDequeue(out SyntaxNode? node))
        {
            foreach (ISymbol symbol in node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(text.SymbolOf).OfType<ISymbol>())
            {
                Reach(symbol);
            }
        }
    }

    public bool Contains(SyntaxNode node) => node.AncestorsAndSelf().Any(_nodes.Contains);

    private bool Decides(SyntaxNode node) => node switch
    {
        { Parent: SwitchExpressionSyntax choice } when choice.GoverningExpression == node => true,
        BinaryExpressionSyntax binary => binary.Kind() is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression
            or SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression,
        IsPatternExpressionSyntax => true,
        InvocationExpressionSyntax invocation => _text.SymbolOf(invocation) is IMethodSymbol { ContainingType.Name: "Math" or "MathF" } method && KinkedFunctions.Contains(method.Name),
        CastExpressionSyntax cast => !_text.IsFloating(cast) && _text.IsFloating(cast.Expression),
        _ => false,
    };

    private void Protect(SyntaxNode? node)
    {
        if (node is not null && _nodes.Add(node))
        {
            _open.Enqueue(node);
        }
    }

    /// <summary>What a deciding expression reads: everything that gives it a value decides too.</summary>
    private void Reach(ISymbol symbol)
    {
        if (symbol is not (ILocalSymbol or IParameterSymbol or IMethodSymbol) || !_symbols.Add(symbol))
        {
            return;
        }

        if (symbol is IMethodSymbol method)
        {
            foreach (SyntaxNode declaration in method.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).Where(syntax => syntax.SyntaxTree == _text.Root.SyntaxTree))
            {
                Protect(declaration);
            }

            return;
        }

        foreach (SyntaxNode node in _text.Bodies().SelectMany(body => body.DescendantNodesAndSelf()))
        {
            switch (node)
            {
                case AssignmentExpressionSyntax assignment when Names(assignment.Left, symbol):
                    Protect(assignment.Right);
                    break;
                case VariableDeclaratorSyntax { Initializer: { } initializer } declarator when IsDeclarationOf(declarator, symbol):
                    Protect(initializer.Value);
                    break;
                case ForEachStatementSyntax forEach when IsDeclarationOf(forEach, symbol):
                    Protect(forEach.Expression);
                    break;
                case InvocationExpressionSyntax invocation when _text.SymbolOf(invocation) is IMethodSymbol called:
                    ReachArguments(invocation, called, symbol);
                    break;
            }
        }
    }

    /// <summary>
    /// The argument for a parameter that decides; and all arguments of a call that fills a vector which decides, with what it calls.
    /// </summary>
    private void ReachArguments(InvocationExpressionSyntax invocation, IMethodSymbol called, ISymbol symbol)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = invocation.ArgumentList.Arguments;
        for (int i = 0; i < arguments.Count && i < called.Parameters.Length; i++)
        {
            if (SymbolEqualityComparer.Default.Equals(called.Parameters[i], symbol))
            {
                Protect(arguments[i].Expression);
            }
        }

        bool fills = symbol is ILocalSymbol { Type.SpecialType: SpecialType.None } && arguments.Any(argument => Names(argument.Expression, symbol));
        if (fills && called.ReturnsVoid)
        {
            Protect(invocation);
        }
    }

    private bool Names(ExpressionSyntax target, ISymbol symbol) => target switch
    {
        ElementAccessExpressionSyntax element => Names(element.Expression, symbol),
        TupleExpressionSyntax tuple => tuple.Arguments.Any(argument => Names(argument.Expression, symbol)),
        DeclarationExpressionSyntax declaration => declaration.DescendantNodesAndSelf().Any(node => IsDeclarationOf(node, symbol)),
        _ => SymbolEqualityComparer.Default.Equals(_text.SymbolOf(target), symbol),
    };

    private bool IsDeclarationOf(SyntaxNode node, ISymbol symbol) =>
        SymbolEqualityComparer.Default.Equals(_text.Model.GetDeclaredSymbol(node), symbol);
}
