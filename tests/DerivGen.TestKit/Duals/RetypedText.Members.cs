using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit;

/// <summary>What only numbers of the language can be: constants, default values, numbers of type parameters.</summary>
internal sealed partial class RetypedText
{
    /// <summary>Type parameters of the method that are numbers.</summary>
    private readonly HashSet<string> _numbers = [];

    /// <summary>The default values of the parameters of the method, and of the local function, that is being visited.</summary>
    private readonly Dictionary<string, ExpressionSyntax> _defaults = [];

    /// <summary>The namespaces of libraries that have others in their place need not be referenced.</summary>
    public override SyntaxNode? VisitUsingDirective(UsingDirectiveSyntax node) =>
        libraries is not null && node.Name?.ToString() is "System.Numerics.Tensors" or "MathNet.Numerics.SpecialFunctions" or "MathNet.Numerics.Distributions.Normal" ? null : base.VisitUsingDirective(node);

    /// <summary>What is generic in a library is of the one type there.</summary>
    public override SyntaxNode? VisitGenericName(GenericNameSyntax node) =>
        libraries is not null && node.Parent is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax type } && libraries.ContainsKey(type.Identifier.Text)
            ? SyntaxFactory.IdentifierName(node.Identifier).WithTriviaFrom(node)
            : libraries is not null && node.Identifier.Text == "Vector" ? SyntaxFactory.IdentifierName(nameof(WideLanes)).WithTriviaFrom(node)
            : base.VisitGenericName(node);

    /// <summary>A method of numbers of a type parameter becomes one of the type.</summary>
    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        string[] numbers = [.. node.ConstraintClauses.Where(clause => clause.Constraints.Any(constraint => constraint.ToString().Contains($"<{clause.Name}>", StringComparison.Ordinal))).Select(clause => clause.Name.ToString())];
        _numbers.UnionWith(numbers);
        SyntaxNode? result = WithDefaults(node.ParameterList, () => base.VisitMethodDeclaration(numbers.Length == 0 ? node : node.WithTypeParameterList(null).WithConstraintClauses([])));
        _numbers.ExceptWith(numbers);
        return result;
    }

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) => WithDefaults(node.ParameterList, () => base.VisitLocalFunctionStatement(node));

    private SyntaxNode? WithDefaults(ParameterListSyntax parameters, Func<SyntaxNode?> visit)
    {
        ParameterSyntax[] optional = [.. parameters.Parameters.Where(IsOptionalNumber)];
        foreach (ParameterSyntax parameter in optional)
        {
            _defaults.Add(parameter.Identifier.Text, parameter.Default!.Value);
        }

        SyntaxNode? result = visit();
        foreach (ParameterSyntax parameter in optional)
        {
            _defaults.Remove(parameter.Identifier.Text);
        }

        return result;
    }

    public override SyntaxNode? VisitParameter(ParameterSyntax node) => IsOptionalNumber(node)
        ? node.WithType(SyntaxFactory.ParseTypeName(number + "? ")).WithDefault(SyntaxFactory.EqualsValueClause(SyntaxFactory.ParseExpression("null")))
        : base.VisitParameter(node);

    public override SyntaxNode? VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node) => base.VisitLocalDeclarationStatement(
        IsNumber(node.Declaration.Type) ? node.WithModifiers(SyntaxFactory.TokenList(node.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.ConstKeyword)))) : node);

    private static bool IsOptionalNumber(ParameterSyntax parameter) => parameter.Default is not null && IsNumber(parameter.Type);

    private static bool IsNumber(TypeSyntax? type) => type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.DoubleKeyword or (int)SyntaxKind.FloatKeyword };
}
