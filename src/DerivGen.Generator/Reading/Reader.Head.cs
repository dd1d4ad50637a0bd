using System.Collections.Immutable;
using DerivGen.Generator.Diagnostics;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>
/// Argument checks: the statements at a method's head that throw. Those of the marked method are kept as text, and hold
/// ever after; those of a method that it calls are passed over, since no exception of theirs is promised.
/// </summary>
internal sealed partial class Reader
{
    /// <summary>Runs the checks and the integer locals before them; the number of statements that were run.</summary>
    private int RunHead(ImmutableArray<IOperation> statements, bool isMarked)
    {
        CheckWriter writer = new(method);
        int first = 0;
        foreach (IOperation statement in statements)
        {
            if (statement is IVariableDeclarationGroupOperation declarations && IsPassiveDeclaration(declarations))
            {
                state = Run(statement, state).Live!;
                foreach (IVariableDeclaratorOperation declarator in isMarked ? declarations.Declarations.SelectMany(declaration => declaration.Declarators) : [])
                {
                    writer.Inline(declarator);
                }
            }
            else if (!RunCheck(statement, isMarked ? writer : null))
            {
                break;
            }

            first++;
        }

        return first;
    }

    /// <summary>A local that an argument check may mention: an integer or a truth value.</summary>
    private static bool IsPassiveDeclaration(IVariableDeclarationGroupOperation group) =>
        group.Declarations.All(declaration => declaration.Declarators.All(declarator =>
            (IsSmallInteger(declarator.Symbol.Type) || declarator.Symbol.Type.SpecialType == SpecialType.System_Boolean)
            && (declarator.Initializer ?? declaration.Initializer) is not null
            && CheckWriter.IsPure((declarator.Initializer ?? declaration.Initializer)!.Value)));

    private bool RunCheck(IOperation statement, CheckWriter? writer)
    {
        switch (statement)
        {
            case IConditionalOperation conditional when IsThrow(conditional.WhenTrue):
                if (conditional.WhenFalse is not null && !(conditional.WhenFalse is IConditionalOperation inner && IsThrow(inner.WhenTrue)))
                {
                    return false;
                }

                if (writer is not null)
                {
                    ArgumentChecks.Add(writer.Write(conditional));
                    Assume(Opposite(TryReadCondition(conditional.Condition)));
                }

                return conditional.WhenFalse is null || RunCheck(conditional.WhenFalse, writer: null);
            case IExpressionStatementOperation { Operation: IInvocationOperation call } when IsAssertion(call.TargetMethod):
                if (writer is not null && call.Arguments.Length > 0)
                {
                    Assume(TryReadCondition(call.Arguments[0].Value));
                }

                return true;
            case IExpressionStatementOperation { Operation: IInvocationOperation call } when IsThrowHelper(call.TargetMethod):
                if (writer is not null)
                {
                    ArgumentChecks.Add(writer.Write(statement));
                    Assume(ConditionOf(call));
                }

                return true;
            case IExpressionStatementOperation { Operation: IInvocationOperation call } when IsGuard(call.TargetMethod):
                if (writer is not null)
                {
                    ArgumentChecks.Add(writer.Write(statement));
                }

                return true;
            default:
                return false;
        }
    }

    /// <summary>A method of the user's that does nothing but check its arguments.</summary>
    private bool IsGuard(IMethodSymbol called) =>
        called is { IsStatic: true, IsExtern: false, ReturnsVoid: true, MethodKind: MethodKind.Ordinary }
            && SyntaxOf(called.OriginalDefinition) is not null
            && BodyOf(called.OriginalDefinition) is { IsEmpty: false } body
            && body.All(statement => statement is IConditionalOperation { WhenFalse: null } conditional && IsThrow(conditional.WhenTrue)
                || statement is IExpressionStatementOperation { Operation: IInvocationOperation inner } && (IsThrowHelper(inner.TargetMethod) || IsAssertion(inner.TargetMethod)));

    private void Assume(Node condition)
    {
        if (condition is not Constant)
        {
            Assumptions.Add(condition);
        }
    }

    /// <summary>
    /// What holds after <c>if (condition) throw</c>. A comparison of reals fails for NaN too, but NaN gives NaN whatever is
    /// known of it, so the opposite comparison is learned.
    /// </summary>
    private Node Opposite(Node condition) => condition switch
    {
        Call { Function: Function.Less } less => graph.LessOrEqual(less.Arguments[1], less.Arguments[0]),
        Call { Function: Function.LessOrEqual } less => graph.Less(less.Arguments[1], less.Arguments[0]),
        Call { Function: Function.Or } or => graph.And([.. or.Arguments.Select(Opposite)]),
        Call { Function: Function.And } and => graph.Or([.. and.Arguments.Select(Opposite)]),
        _ => graph.Not(condition),
    };

    /// <summary>The condition, or true where it is none that mathematics knows, such as a test for null.</summary>
    private Node TryReadCondition(IOperation condition)
    {
        ProgramState before = state;
        try
        {
            Node result = ReadNode(condition);
            return result.Type == NodeType.Boolean ? result : graph.True;
        }
        catch (Refusal)
        {
            return graph.True;
        }
        finally
        {
            state = before;
        }
    }

    private static bool IsThrow(IOperation? statement) => statement switch
    {
        IBlockOperation { Operations.Length: 1 } block => IsThrow(block.Operations[0]),
        IThrowOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        _ => false,
    };

    /// <summary>ArgumentNullException.ThrowIfNull, ArgumentOutOfRangeException.ThrowIfNegative and their kin.</summary>
    private static bool IsThrowHelper(IMethodSymbol called)
    {
        if (!called.IsStatic || !called.ReturnsVoid || !called.Name.StartsWith("ThrowIf", StringComparison.Ordinal))
        {
            return false;
        }

        for (INamedTypeSymbol? type = called.ContainingType; type is not null; type = type.BaseType)
        {
            if (type is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
            {
                return called.ContainingType.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };
            }
        }

        return false;
    }

    private Node ConditionOf(IInvocationOperation call)
    {
        Node[] a = new Node[2];
        int given = 0;
        ProgramState before = state;
        try
        {
            foreach (IArgumentOperation argument in call.Arguments.Where(argument => argument.Parameter!.Ordinal < 2 && argument.Value.Type?.SpecialType != SpecialType.System_String))
            {
                a[argument.Parameter!.Ordinal] = ReadNode(argument.Value);
                given++;
            }
        }
        catch (Refusal)
        {
            return graph.True;
        }
        finally
        {
            state = before;
        }

        Node zero = given > 0 && a[0]?.Type == NodeType.Real ? graph.Zero : Integer(0);
        return (call.TargetMethod.Name, given) switch
        {
            ("ThrowIfNegative", 1) => graph.LessOrEqual(zero, a[0]),
            ("ThrowIfNegativeOrZero", 1) => graph.Less(zero, a[0]),
            ("ThrowIfZero", 1) => graph.Not(graph.Equal(a[0], zero)),
            ("ThrowIfLessThan", 2) => graph.LessOrEqual(a[1], a[0]),
            ("ThrowIfLessThanOrEqual", 2) => graph.Less(a[1], a[0]),
            ("ThrowIfGreaterThan", 2) => graph.LessOrEqual(a[0], a[1]),
            ("ThrowIfGreaterThanOrEqual", 2) => graph.Less(a[0], a[1]),
            ("ThrowIfEqual", 2) => graph.Not(graph.Equal(a[0], a[1])),
            ("ThrowIfNotEqual", 2) => graph.Equal(a[0], a[1]),
            _ => graph.True,
        };
    }
}
