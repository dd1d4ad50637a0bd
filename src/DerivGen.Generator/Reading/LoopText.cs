using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>A loop's parts, whichever statement it is written as; also that of a query, whose text is a call.</summary>
/// <param name="Loop">The whole loop.</param>
/// <param name="Condition">The condition, null for a foreach and for a loop that goes on until it is left.</param>
/// <param name="TestsFirst">Whether the condition is tested before the first iteration.</param>
/// <param name="Body">The body; null for a query.</param>
/// <param name="AtBottom">What is run after each iteration, also after continue.</param>
/// <param name="Elements">For a foreach and a query: what it runs over.</param>
internal sealed record LoopText(
    IOperation Loop,
    IOperation? Condition,
    bool TestsFirst,
    IOperation? Body,
    ImmutableArray<IOperation> AtBottom,
    LoopElements? Elements)
{
    /// <summary>Everything that is run in every iteration.</summary>
    public IEnumerable<IOperation> Parts => new[] { Condition, Body }.OfType<IOperation>().Concat(AtBottom);

    /// <summary>The variables that the loop declares itself.</summary>
    public ImmutableArray<ILocalSymbol> Locals => (Loop as ILoopOperation)?.Locals ?? ImmutableArray<ILocalSymbol>.Empty;

    /// <summary>The variables that the loop assigns, each with its assignments, in the order of the text.</summary>
    public List<(ISymbol Variable, List<IOperation> Assignments)> Assigned()
    {
        List<(ISymbol Variable, List<IOperation> Assignments)> assigned = [.. (Elements?.Carried ?? ImmutableArray<ISymbol>.Empty).Select(variable => (variable, new List<IOperation>()))];
        foreach (IOperation operation in Parts.SelectMany(part => part.DescendantsAndSelf()))
        {
            foreach (ISymbol variable in TargetsOf(operation))
            {
                List<IOperation>? known = assigned.FirstOrDefault(entry => SymbolEqualityComparer.Default.Equals(entry.Variable, variable)).Assignments;
                if (known is null)
                {
                    assigned.Add((variable, known = []));
                }

                known.Add(operation);
            }
        }

        return assigned;
    }

    /// <summary>
    /// Whether an assignment is run exactly once in every iteration: a statement of the body itself, or of the loop's
    /// bottom, or a part of the condition at its top that every test evaluates.
    /// </summary>
    public bool IsUnconditional(IOperation assignment)
    {
        if (IsOfTest(assignment))
        {
            return TestsFirst && IsAlwaysEvaluated(assignment, Condition!);
        }

        IOperation statement = assignment.Parent is IExpressionStatementOperation { } expression ? expression : assignment;
        if (AtBottom.Contains(statement))
        {
            return true;
        }

        return Body is not null && (ReferenceEquals(statement, Body) || ReferenceEquals(statement.Parent, Body))
            && !Body.DescendantsAndSelf().Any(operation => operation is IBranchOperation { BranchKind: BranchKind.Continue });
    }

    /// <summary>Whether the operation is a part of the condition.</summary>
    public bool IsOfTest(IOperation operation) => Condition is not null && Condition.DescendantsAndSelf().Contains(operation);

    private static bool IsAlwaysEvaluated(IOperation part, IOperation whole)
    {
        for (; !ReferenceEquals(part, whole); part = part.Parent!)
        {
            bool isEvaluated = part.Parent switch
            {
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } choice => ReferenceEquals(choice.LeftOperand, part),
                IBinaryOperation or IUnaryOperation or IConversionOperation or IParenthesizedOperation => true,
                _ => false,
            };
            if (!isEvaluated)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What an operation writes: variables, or elements or parts of what they hold.</summary>
    public static IEnumerable<IOperation> WrittenBy(IOperation operation) => NamedAsWritten(operation).Select(References.Referent);

    private static IEnumerable<IOperation> NamedAsWritten(IOperation operation) => operation switch
    {
        IDeconstructionAssignmentOperation deconstruction => PartsOf(deconstruction.Target),
        IAssignmentOperation assignment => [assignment.Target],
        IIncrementOrDecrementOperation step => [step.Target],
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => [argument.Value],
        _ => [],
    };

    private static IEnumerable<ISymbol> TargetsOf(IOperation operation) => WrittenBy(operation).SelectMany(VariableOf);

    /// <summary>The targets in a tuple of them; what only says which element is written is none.</summary>
    private static IEnumerable<IOperation> PartsOf(IOperation target) => target switch
    {
        ITupleOperation tuple => tuple.Elements.SelectMany(PartsOf),
        IDeclarationExpressionOperation declaration => PartsOf(declaration.Expression),
        IParenthesizedOperation parenthesized => PartsOf(parenthesized.Operand),
        _ => [target],
    };

    private static IEnumerable<ISymbol> VariableOf(IOperation target)
    {
        while (target is IFieldReferenceOperation { Instance: { } owner, Field.ContainingType.IsValueType: true })
        {
            target = References.Referent(owner);
        }

        return target switch
        {
            ILocalReferenceOperation { Local.RefKind: RefKind.None } local => [local.Local],
            IParameterReferenceOperation parameter => [parameter.Parameter],
            IParenthesizedOperation parenthesized => VariableOf(parenthesized.Operand),
            _ => [],
        };
    }
}
