using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary>What a piece of code reads and writes, on the safe side.</summary>
internal sealed class Effects
{
    private readonly HashSet<ISymbol> _reads = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _writes = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _declares = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _elementReads = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _elementWrites = new(SymbolEqualityComparer.Default);
    private readonly LossText _text;

    public Effects(LossText text, params IEnumerable<SyntaxNode> nodes)
    {
        _text = text;
        foreach (SyntaxNode node in nodes.SelectMany(node => node.DescendantNodesAndSelf()))
        {
            Add(node);
        }
    }

    /// <summary>It leaves in the middle, or does what is not followed here.</summary>
    public bool IsUnclear { get; private set; }

    /// <summary>The vectors whose elements are touched by both, and written by one of the two.</summary>
    public IEnumerable<ISymbol> SharedVectors(Effects other) =>
        _elementWrites.Where(vector => other.TouchesElements(vector)).Concat(other._elementWrites.Where(TouchesElements)).Distinct<ISymbol>(SymbolEqualityComparer.Default);

    /// <summary>Nothing but elements of vectors stands between the two.</summary>
    public bool HasNoScalarConflictWith(Effects other) =>
        !IsUnclear && !other.IsUnclear && !ConflictsWith(other) && !other.ConflictsWith(this);

    /// <summary>The two may change places.</summary>
    public bool IsIndependentOf(Effects other) => HasNoScalarConflictWith(other) && !SharedVectors(other).Any();

    /// <summary>Whether this changes what the other reads.</summary>
    public bool Changes(Effects other) => IsUnclear || ConflictsWith(other) || _elementWrites.Overlaps(other._elementReads);

    public bool Writes(ISymbol symbol) => _writes.Contains(symbol);

    private bool TouchesElements(ISymbol vector) => _elementReads.Contains(vector) || _elementWrites.Contains(vector);

    private bool ConflictsWith(Effects other) => _writes.Concat(_declares).Any(symbol => other._reads.Contains(symbol) || other._writes.Contains(symbol) || other._declares.Contains(symbol));

    private void Add(SyntaxNode node)
    {
        switch (node)
        {
            case VariableDeclaratorSyntax or ForEachStatementSyntax or SingleVariableDesignationSyntax:
                _declares.Add(_text.Model.GetDeclaredSymbol(node)!);
                break;
            case AssignmentExpressionSyntax { Left: not (IdentifierNameSyntax or ElementAccessExpressionSyntax) }:
            case ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or ThrowStatementSyntax or ThrowExpressionSyntax or GotoStatementSyntax or YieldStatementSyntax:
            case LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or RefExpressionSyntax:
                IsUnclear = true;
                break;
            case InvocationExpressionSyntax invocation when _text.SymbolOf(invocation) is not IMethodSymbol { MethodKind: MethodKind.Ordinary }:
                IsUnclear = true;
                break;
            case IdentifierNameSyntax name when _text.SymbolOf(name) is ILocalSymbol or IParameterSymbol:
                AddUse(name, _text.SymbolOf(name)!);
                break;
        }
    }

    private void AddUse(IdentifierNameSyntax name, ISymbol symbol)
    {
        ITypeSymbol type = symbol is ILocalSymbol local ? local.Type : ((IParameterSymbol)symbol).Type;
        bool isVector = type is IArrayTypeSymbol or INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" };
        if (!isVector)
        {
            (bool reads, bool writes) = UseOf(name);
            AddTo(_reads, symbol, reads);
            AddTo(_writes, symbol, writes);
            return;
        }

        _reads.Add(symbol);
        switch (name.Parent)
        {
            case ElementAccessExpressionSyntax element when element.Expression == name:
                (bool reads, bool writes) = UseOf(element);
                AddTo(_elementReads, symbol, reads);
                AddTo(_elementWrites, symbol, writes);
                break;
            case ForEachStatementSyntax:
                _elementReads.Add(symbol);
                break;
            case ArgumentSyntax argument:
                _elementReads.Add(symbol);
                AddTo(_elementWrites, symbol, !IsReadOnly(_text.Model.GetTypeInfo(argument.Expression).ConvertedType));
                break;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" or "GetLength" }:
                break;
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call }:
                _elementReads.Add(symbol);
                AddTo(_elementWrites, symbol, !IsReadOnly(_text.Model.GetTypeInfo(call).ConvertedType));
                break;
            default:
                IsUnclear = true;
                break;
        }
    }

    private static (bool Reads, bool Writes) UseOf(ExpressionSyntax expression) => expression.Parent switch
    {
        AssignmentExpressionSyntax assignment when assignment.Left == expression => (!assignment.IsKind(SyntaxKind.SimpleAssignmentExpression), true),
        PostfixUnaryExpressionSyntax => (true, true),
        PrefixUnaryExpressionSyntax prefix when prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression => (true, true),
        _ => (true, false),
    };

    private static bool IsReadOnly(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "ReadOnlySpan" };

    private static void AddTo(HashSet<ISymbol> set, ISymbol symbol, bool condition)
    {
        if (condition)
        {
            set.Add(symbol);
        }
    }
}
