using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace DerivGen.TestKit;

/// <summary>
/// Wraps every floating-point operation in a call that counts it and returns it: <c>a + b</c> becomes
/// <c>OperationTally.Count(OperationKind.Add, 1, a + b)</c>. Order of evaluation and every result stay as they were.
/// </summary>
internal sealed class OperationRewriter(SemanticModel model) : CSharpSyntaxRewriter
{
    private static readonly ExpressionSyntax Tally = ParseExpression("global::DerivGen.TestKit.OperationTally");
    private static readonly ExpressionSyntax One = Number(1);

    private static readonly ExpressionSyntax[] KindNames =
        [.. Enum.GetNames<OperationKind>().Select(name => ParseExpression($"global::DerivGen.TestKit.OperationKind.{name}"))];

    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => node;

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        if (IsConstant(node))
        {
            return node;
        }

        ExpressionSyntax visited = (ExpressionSyntax)base.VisitBinaryExpression(node)!;
        return KindOf(node.Kind()) is { } kind && ComputedType(node, node.Left, node.Right) is { } type ? Count(kind, type, visited) : visited;
    }

    public override SyntaxNode? VisitAssignmentExpression(AssignmentExpressionSyntax node)
    {
        ExpressionSyntax visited = (ExpressionSyntax)base.VisitAssignmentExpression(node)!;
        bool isElement = IsElement(node.Left);
        if (KindOf(node.Kind()) is { } kind && ComputedType(node, node.Left, node.Right) is { } type)
        {
            visited = Count(kind, type, visited);
            visited = isElement ? Count(OperationKind.Load, One, visited) : visited;
        }

        return isElement ? Count(OperationKind.Store, One, visited) : visited;
    }

    public override SyntaxNode? VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        if (IsConstant(node))
        {
            return node;
        }

        ExpressionSyntax visited = (ExpressionSyntax)base.VisitPrefixUnaryExpression(node)!;
        ITypeSymbol? type = model.GetTypeInfo(node.Operand).Type;
        return FloatingTypes.IsScalarOrVector(type) && !IsUserDefined(node)
            ? node.Kind() switch
            {
                SyntaxKind.UnaryMinusExpression => Count(OperationKind.Negate, type!, visited),
                SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression => Count(OperationKind.Add, type!, visited),
                _ => visited,
            }
            : visited;
    }

    public override SyntaxNode? VisitPostfixUnaryExpression(PostfixUnaryExpressionSyntax node)
    {
        ExpressionSyntax visited = (ExpressionSyntax)base.VisitPostfixUnaryExpression(node)!;
        return node.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression && model.GetTypeInfo(node.Operand).Type is { } type && FloatingTypes.IsScalar(type)
            ? Count(OperationKind.Add, type, visited)
            : visited;
    }

    public override SyntaxNode? VisitElementAccessExpression(ElementAccessExpressionSyntax node)
    {
        ExpressionSyntax visited = (ExpressionSyntax)base.VisitElementAccessExpression(node)!;
        return IsElement(node) && !IsWritten(node) ? Count(OperationKind.Load, One, visited) : visited;
    }

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
    {
        ForEachStatementSyntax visited = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return FloatingTypes.IsScalar(model.GetForEachStatementInfo(node).ElementType)
            ? visited.WithStatement(Block(Statement(OperationKind.Load, 1), visited.Statement))
            : visited;
    }

    public override SyntaxNode? VisitIsPatternExpression(IsPatternExpressionSyntax node)
    {
        IsPatternExpressionSyntax visited = (IsPatternExpressionSyntax)base.VisitIsPatternExpression(node)!;
        int comparisons = ComparisonsIn(node.Pattern);
        return comparisons > 0 && FloatingTypes.IsScalar(model.GetTypeInfo(node.Expression).Type)
            ? visited.WithExpression(Count(OperationKind.Compare, Number(comparisons), visited.Expression))
            : visited;
    }

    /// <summary>The arm that is taken pays for the patterns down to its own.</summary>
    public override SyntaxNode? VisitSwitchExpression(SwitchExpressionSyntax node)
    {
        SwitchExpressionSyntax visited = (SwitchExpressionSyntax)base.VisitSwitchExpression(node)!;
        int comparisons = 0;
        List<SwitchExpressionArmSyntax> arms = [];
        foreach ((SwitchExpressionArmSyntax original, SwitchExpressionArmSyntax arm) in node.Arms.Zip(visited.Arms))
        {
            comparisons += ComparisonsIn(original.Pattern);
            arms.Add(comparisons > 0 && model.GetTypeInfo(original.Expression).Type is not null && original.Expression is not ThrowExpressionSyntax
                ? arm.WithExpression(Count(OperationKind.Compare, Number(comparisons), arm.Expression))
                : arm);
        }

        return visited.WithArms(SeparatedList(arms));
    }

    public override SyntaxNode? VisitSwitchStatement(SwitchStatementSyntax node)
    {
        SwitchStatementSyntax visited = (SwitchStatementSyntax)base.VisitSwitchStatement(node)!;
        int comparisons = 0;
        List<SwitchSectionSyntax> sections = [];
        foreach ((SwitchSectionSyntax original, SwitchSectionSyntax section) in node.Sections.Zip(visited.Sections))
        {
            comparisons += original.Labels.Sum(label => label switch
            {
                CasePatternSwitchLabelSyntax pattern => ComparisonsIn(pattern.Pattern),
                CaseSwitchLabelSyntax value => FloatingTypes.IsScalar(model.GetTypeInfo(value.Value).ConvertedType) ? 1 : 0,
                _ => 0,
            });
            sections.Add(comparisons > 0 ? section.WithStatements(section.Statements.Insert(0, Statement(OperationKind.Compare, comparisons))) : section);
        }

        return visited.WithSections(List(sections));
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (IsConstant(node) || model.GetSymbolInfo(node).Symbol is not IMethodSymbol method)
        {
            return IsConstant(node) ? node : base.VisitInvocationExpression(node);
        }

        InvocationExpressionSyntax visited = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
        if (method.ContainingType is { Name: "StableMath" } && KnownOperations.FindOpaque(method.Name) is { } opaque)
        {
            return CountAsOne(opaque, visited);
        }

        if (method.ContainingType is { } type && FloatingTypes.HasKnownOperations(type) && ComputesWith(method) is { } computed)
        {
            (OperationKind Kind, int Times)[] operations = KnownOperations.Find(method.Name)
                ?? throw new NotSupportedException($"KnownOperations has no row for {type.Name}.{method.Name}: add what it costs.");
            return operations.Aggregate((ExpressionSyntax)visited, (expression, operation) => Count(operation.Kind, Times(computed, operation.Times), expression));
        }

        if (BulkOperations.Find(method) is { } kinds)
        {
            return CountEach(kinds, method.IsStatic, visited);
        }

        return IsForeignFunction(method) ? Count(OperationKind.Other, One, visited) : visited;
    }

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        if (IsConstant(node))
        {
            return node;
        }

        if (node.Parent is not InvocationExpressionSyntax
            && model.GetSymbolInfo(node).Symbol is IMethodSymbol { ContainingType: { } type } method
            && FloatingTypes.HasKnownOperations(type)
            && ComputesWith(method) is not null)
        {
            throw new NotSupportedException($"{node} is passed as a delegate, its calls would not be counted: write a lambda.");
        }

        return base.VisitMemberAccessExpression(node);
    }

    /// <summary>Debug.Assert and the like are no part of what is counted.</summary>
    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node) =>
        node.Expression is InvocationExpressionSyntax invocation
        && model.GetSymbolInfo(invocation).Symbol is IMethodSymbol method
        && method.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "ConditionalAttribute" } && attribute.ConstructorArguments is [{ Value: "DEBUG" or "TRACE" }])
            ? EmptyStatement()
            : base.VisitExpressionStatement(node);

    private static OperationKind? KindOf(SyntaxKind kind) => kind switch
    {
        SyntaxKind.AddExpression or SyntaxKind.AddAssignmentExpression or SyntaxKind.SubtractExpression or SyntaxKind.SubtractAssignmentExpression => OperationKind.Add,
        SyntaxKind.MultiplyExpression or SyntaxKind.MultiplyAssignmentExpression => OperationKind.Multiply,
        SyntaxKind.DivideExpression or SyntaxKind.DivideAssignmentExpression or SyntaxKind.ModuloExpression or SyntaxKind.ModuloAssignmentExpression => OperationKind.Divide,
        SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression or SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression
            or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression => OperationKind.Compare,
        SyntaxKind.BitwiseAndExpression or SyntaxKind.BitwiseOrExpression or SyntaxKind.ExclusiveOrExpression => OperationKind.Select,
        _ => null,
    };

    private static ExpressionSyntax Number(int value) => LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(value));

    private static ExpressionSyntax Count(OperationKind kind, ITypeSymbol type, ExpressionSyntax expression) => Count(kind, Times(type, 1), expression);

    private static ExpressionSyntax Count(OperationKind kind, ExpressionSyntax times, ExpressionSyntax expression) =>
        Call("Count", Argument(KindNames[(int)kind]), Argument(times), Argument(expression.WithoutTrivia())).WithTriviaFrom(expression);

    private static StatementSyntax Statement(OperationKind kind, int times) =>
        ExpressionStatement(Call("Count", Argument(KindNames[(int)kind]), Argument(Number(times))));

    private static InvocationExpressionSyntax Call(string method, params ArgumentSyntax[] arguments) => InvocationExpression(
        MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Tally, IdentifierName(method)),
        ArgumentList(SeparatedList(arguments)));

    /// <summary>An operation on a vector is one operation per lane.</summary>
    private static ExpressionSyntax Times(ITypeSymbol type, int times)
    {
        if (!FloatingTypes.IsVector(type))
        {
            return Number(times);
        }

        ExpressionSyntax lanes = ParseExpression($"{type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.Count");
        return times == 1 ? lanes : BinaryExpression(SyntaxKind.MultiplyExpression, Number(times), lanes);
    }

    /// <summary>Counts for each element of the span on which a method is called, or of a static method's first argument.</summary>
    private static InvocationExpressionSyntax CountEach(IEnumerable<OperationKind> kinds, bool isStatic, InvocationExpressionSyntax invocation)
    {
        ExpressionSyntax elements = isStatic ? invocation.ArgumentList.Arguments[0].Expression : ((MemberAccessExpressionSyntax)invocation.Expression).Expression;
        ExpressionSyntax counted = kinds.Aggregate(elements, (expression, kind) => Call("Each", Argument(KindNames[(int)kind]), Argument(expression.WithoutTrivia())));
        return invocation.ReplaceNode(elements, counted.WithTriviaFrom(elements));
    }

    /// <summary>The arguments are evaluated and counted first, the inside of the function is not.</summary>
    private static ExpressionSyntax CountAsOne(OperationKind kind, InvocationExpressionSyntax invocation)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = invocation.ArgumentList.Arguments;
        ArgumentSyntax last = arguments[^1];
        ArgumentSyntax entering = last.WithExpression(Call("Enter", Argument(last.Expression)));
        InvocationExpressionSyntax inside = invocation.WithArgumentList(invocation.ArgumentList.WithArguments(arguments.Replace(last, entering)));
        return Call("Leave", Argument(KindNames[(int)kind]), Argument(inside.WithoutTrivia())).WithTriviaFrom(invocation);
    }

    /// <summary>The scalar or vector type that a function computes with, if it does.</summary>
    private static ITypeSymbol? ComputesWith(IMethodSymbol method)
    {
        ITypeSymbol[] types = [.. method.Parameters.Select(parameter => parameter.Type), .. method.IsStatic ? [] : new ITypeSymbol[] { method.ContainingType }];
        return types.FirstOrDefault(FloatingTypes.IsVector) ?? types.FirstOrDefault(FloatingTypes.IsScalar);
    }

    /// <summary>A function of a referenced library other than the framework that makes a number from numbers.</summary>
    private static bool IsForeignFunction(IMethodSymbol method)
    {
        if (method.Locations.Any(location => location.IsInSource) || !FloatingTypes.IsScalar(method.ReturnType) || !method.Parameters.Any(parameter => FloatingTypes.IsScalar(parameter.Type)))
        {
            return false;
        }

        INamespaceSymbol? space = method.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space?.Name is not ("System" or "Microsoft" or "DerivGen");
    }

    private bool IsConstant(ExpressionSyntax expression) => model.GetConstantValue(expression).HasValue;

    /// <summary>The type in which an operator computes, if that is a floating-point type.</summary>
    private ITypeSymbol? ComputedType(ExpressionSyntax node, ExpressionSyntax left, ExpressionSyntax right)
    {
        if (model.GetSymbolInfo(node).Symbol is not IMethodSymbol operation)
        {
            return null;
        }

        if (operation.MethodKind == MethodKind.BuiltinOperator)
        {
            return operation.Parameters.Select(parameter => parameter.Type).FirstOrDefault(FloatingTypes.IsScalar);
        }

        ITypeSymbol?[] operands = [model.GetTypeInfo(left).Type, model.GetTypeInfo(right).Type];
        return IsUserDefined(node) ? null : operands.FirstOrDefault(FloatingTypes.IsVector) ?? operands.FirstOrDefault(FloatingTypes.IsScalar);
    }

    private bool IsUserDefined(ExpressionSyntax node) =>
        model.GetSymbolInfo(node).Symbol is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator, ContainingType: { } type } && !FloatingTypes.HasKnownOperations(type);

    private bool IsElement(ExpressionSyntax expression)
    {
        if (expression is not ElementAccessExpressionSyntax access || !FloatingTypes.IsScalar(model.GetTypeInfo(access).Type))
        {
            return false;
        }

        ITypeSymbol? receiver = model.GetTypeInfo(access.Expression).Type;
        return receiver is IArrayTypeSymbol || receiver is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" };
    }

    /// <summary>The target of an assignment, also within a tuple, and what is passed or taken by reference.</summary>
    private static bool IsWritten(ExpressionSyntax node)
    {
        SyntaxNode child = node;
        for (SyntaxNode? parent = node.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case AssignmentExpressionSyntax assignment:
                    return assignment.Left == child;
                case RefExpressionSyntax:
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression }:
                case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.AddressOfExpression }:
                    return true;
                case ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None }:
                    return true;
                case ArgumentSyntax { Parent: TupleExpressionSyntax }:
                case TupleExpressionSyntax:
                case ParenthesizedExpressionSyntax:
                    continue;
                default:
                    return false;
            }
        }

        return false;
    }

    private int ComparisonsIn(PatternSyntax pattern) => pattern.DescendantNodesAndSelf().Count(node => node switch
    {
        RelationalPatternSyntax relational => FloatingTypes.IsScalar(model.GetTypeInfo(relational.Expression).ConvertedType),
        ConstantPatternSyntax constant => FloatingTypes.IsScalar(model.GetTypeInfo(constant.Expression).ConvertedType),
        _ => false,
    });
}
