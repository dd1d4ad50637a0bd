using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit.Metamorphic;

/// <summary>A loss that is being rewritten: one marked method and the helpers of its class, with all that the compiler knows of them.</summary>
internal sealed class LossText
{
    private static readonly CompilationVariant Variant = CompilationVariant.Of(HarnessOptions.Default);
    private static readonly Lazy<CSharpCompilation> Support = new(() => Variant.Compile("Rewritten", LossCorpus.Support, []));

    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.MinimallyQualifiedFormat
        .RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly ConcurrentDictionary<CorpusLoss, LossText> Alone = new();

    private readonly CorpusLoss _loss;
    private readonly CSharpCompilation _compilation;
    private readonly Lazy<ProtectedCode> _protected;

    private LossText(CorpusLoss loss, string text)
    {
        _loss = loss;
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, Variant.ParseOptions);
        _compilation = Support.Value.AddSyntaxTrees(tree);
        Root = (CompilationUnitSyntax)tree.GetRoot();
        Model = _compilation.GetSemanticModel(tree);
        Type = Root.DescendantNodes().OfType<TypeDeclarationSyntax>().First();
        Methods = [.. Type.Members.OfType<MethodDeclarationSyntax>()];
        _protected = new Lazy<ProtectedCode>(() => new ProtectedCode(this));
    }

    public CompilationUnitSyntax Root { get; }

    public SemanticModel Model { get; }

    public TypeDeclarationSyntax Type { get; }

    /// <summary>The marked method and its helpers.</summary>
    public ImmutableArray<MethodDeclarationSyntax> Methods { get; }

    /// <summary>The text may use what came after .NET Standard 2.0.</summary>
    public bool IsModern => _loss.IsModern;

    public string Text => Root.ToFullString();

    /// <summary>What the compiler has against the text.</summary>
    public string? Error => Model.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)?.ToString();

    /// <summary>A loss alone: without the other marked methods of its class and without helpers that it does not use.</summary>
    public static LossText Of(CorpusLoss loss) => Alone.GetOrAdd(loss, Isolate);

    public LossText With(SyntaxNode root) => new(_loss, Formatted(root));

    public bool IsProtected(SyntaxNode node) => _protected.Value.Contains(node);

    /// <summary>
    /// The floating-point expressions whose values are used, conditions and kinks included. Parentheses, literals and
    /// constants are not among them.
    /// </summary>
    public IEnumerable<ExpressionSyntax> Values() => Bodies().SelectMany(body => body.DescendantNodesAndSelf()).OfType<ExpressionSyntax>().Where(IsValue);

    /// <summary>All statements of the bodies.</summary>
    public IEnumerable<T> Statements<T>()
        where T : StatementSyntax => Bodies().SelectMany(body => body.DescendantNodesAndSelf()).OfType<T>();

    public IEnumerable<SyntaxNode> Bodies() => Methods.Select(method => (SyntaxNode?)method.Body ?? method.ExpressionBody!.Expression);

    public bool IsFloating(ExpressionSyntax expression) => IsFloating(Model.GetTypeInfo(expression).Type);

    public bool IsSingle(ExpressionSyntax expression) => Model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_Single;

    public static bool IsFloating(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single;

    /// <summary>One in the type of a value.</summary>
    public string One(ExpressionSyntax value) => IsSingle(value) ? "1f" : "1.0";

    /// <summary>The symbol of a local, a parameter or a method.</summary>
    public ISymbol? SymbolOf(ExpressionSyntax expression) => Model.GetSymbolInfo(expression).Symbol;

    /// <summary>A function of <c>Math</c> or <c>MathF</c> by its name and number of arguments.</summary>
    public bool IsMath(ExpressionSyntax expression, string name, int arguments) =>
        expression is InvocationExpressionSyntax invocation && invocation.ArgumentList.Arguments.Count == arguments
        && SymbolOf(invocation) is IMethodSymbol { ContainingType: { Name: "Math" or "MathF", ContainingNamespace.Name: "System" } } method && method.Name == name;

    public SemanticModel ModelOf(SyntaxTree tree) => _compilation.GetSemanticModel(tree);

    public static string Display(ITypeSymbol type) => type.ToDisplayString(TypeFormat);

    /// <summary>A name that nothing in the text has.</summary>
    public string FreshName(string wish)
    {
        HashSet<string> taken = [.. Root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)];
        string name = wish;
        for (int number = 2; taken.Contains(name); number++)
        {
            name = $"{wish}{number}";
        }

        return name;
    }

    /// <summary>The places at which a symbol is named, without its declaration.</summary>
    public IEnumerable<IdentifierNameSyntax> ReferencesTo(ISymbol symbol, SyntaxNode scope) =>
        scope.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(SymbolOf(name), symbol));

    public static bool IsMarked(MethodDeclarationSyntax method) =>
        method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() == "Differentiable");

    private static LossText Isolate(CorpusLoss loss)
    {
        CompilationUnitSyntax root = SyntaxFactory.ParseCompilationUnit(loss.Text);
        MethodDeclarationSyntax[] methods = [.. root.DescendantNodes().OfType<MethodDeclarationSyntax>()];
        HashSet<MethodDeclarationSyntax> used = [];
        Queue<MethodDeclarationSyntax> open = new(methods.Where(method => method.Identifier.ValueText == loss.Method && IsMarked(method)));
        while (open.TryDequeue(out MethodDeclarationSyntax? method))
        {
            if (used.Add(method))
            {
                HashSet<string> names = [.. method.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText)];
                foreach (MethodDeclarationSyntax helper in methods.Where(helper => names.Contains(helper.Identifier.ValueText) && !IsMarked(helper)))
                {
                    open.Enqueue(helper);
                }
            }
        }

        SyntaxNode alone = root.RemoveNodes(methods.Where(method => !used.Contains(method)), SyntaxRemoveOptions.KeepNoTrivia)!;
        return new LossText(loss, Formatted(alone));
    }

    private static string Formatted(SyntaxNode root) => root.NormalizeWhitespace("    ", "\n").ToFullString() + "\n";

    private bool IsValue(ExpressionSyntax expression)
    {
        bool isKind = expression switch
        {
            IdentifierNameSyntax => SymbolOf(expression) is ILocalSymbol or IParameterSymbol,
            BinaryExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ConditionalExpressionSyntax => true,
            PrefixUnaryExpressionSyntax => expression.IsKind(SyntaxKind.UnaryMinusExpression),
            _ => false,
        };
        return isKind && IsFloating(expression) && !Model.GetConstantValue(expression).HasValue && !IsWritten(expression)
            && !expression.Ancestors().Any(ancestor => ancestor is ParameterSyntax or InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } });
    }

    private static bool IsWritten(ExpressionSyntax expression) => expression.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == expression,
        PostfixUnaryExpressionSyntax => true,
        PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression),
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        ForEachVariableStatementSyntax forEach => forEach.Variable == expression,
        _ => false,
    };
}
