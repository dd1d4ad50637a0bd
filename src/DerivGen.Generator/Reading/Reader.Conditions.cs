using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>
/// Conditions of loops that assign variables, or that need a loop of their own: testing them is a step of each iteration,
/// which the loop is left after where they do not hold.
/// </summary>
internal sealed partial class Reader
{
    /// <summary>Testing a condition, read in the current state, at the top of an iteration.</summary>
    private Outcome TestStep(Node condition)
    {
        Outcome passed = Outcome.Normal(state);
        return condition is not Constant { Value: var truth } ? passed with { Broken = ImmutableArray.Create(new Exit(graph.Not(condition), state, null)) }
            : truth.IsZero ? passed with { Live = null, Broken = ImmutableArray.Create(new Exit(graph.True, state, null)) }
            : passed;
    }

    /// <summary>The body, which runs where the test at the top of the iteration has passed.</summary>
    private Outcome RunTested(Outcome test, LoopText text, bool keepsChoicesOfBody) =>
        test.Live is null ? test
        : test.HasExits ? test.Then(graph, Guarded(graph.Not(test.IsLeft(graph)), () => RunBody(text, null, isOfProgram: true, keepsChoicesOfBody)))
        : RunBody(text, null, isOfProgram: true, keepsChoicesOfBody);

    /// <summary>An iteration with the test at its end, where it has not been left before.</summary>
    private (Outcome Iteration, ProgramState? End) TestAtEnd(IOperation condition, Outcome body, ProgramState end)
    {
        state = end;
        Outcome left = body with { Continued = ImmutableArray<Exit>.Empty };
        Node holds = left.HasExits ? Guarded(graph.Not(left.IsLeft(graph)), () => ReadTest(condition)) : ReadTest(condition);
        Outcome test = TestStep(holds);
        return (body with { Broken = body.Broken.AddRange(test.Broken) }, test.Live);
    }

    /// <summary>The condition of a loop that stays a loop: what it computes belongs to the iteration.</summary>
    private Node ReadTest(IOperation condition)
    {
        bool outer = isProgramBody;
        isProgramBody = true;
        try
        {
            return ReadCondition(condition);
        }
        finally
        {
            isProgramBody = outer;
        }
    }

    /// <summary>Whether the condition reads a local variable that only the iteration before it assigns.</summary>
    private static bool ReadsUnassigned(IOperation condition, ProgramState before) =>
        condition.DescendantsAndSelf().Any(operation => operation is ILocalReferenceOperation { IsDeclaration: false } local && !before.Variables.ContainsKey(local.Local));

    /// <summary>
    /// The state with a value for every number that only the loop assigns and that is read after it. The compiler has seen
    /// to it that this value is never read.
    /// </summary>
    private ProgramState WithUnassigned(LoopText text, ProgramState start, List<(ISymbol Variable, List<IOperation> Assignments)> assigned)
    {
        ILocalSymbol[] open = [.. assigned.Select(entry => entry.Variable).OfType<ILocalSymbol>()
            .Where(variable => !start.Variables.ContainsKey(variable) && !variable.DeclaringSyntaxReferences.Any(reference => text.Loop.Syntax.Span.Contains(reference.Span)))];
        if (open.Length == 0 || text.Loop.Syntax is not StatementSyntax statement || ModelOf(statement.SyntaxTree).AnalyzeDataFlow(statement) is not { Succeeded: true } flow)
        {
            return start;
        }

        foreach (ILocalSymbol variable in open.Where(variable => flow.DataFlowsOut.Contains(variable, SymbolEqualityComparer.Default)))
        {
            if (ResultOf(variable.Type) is { } symbolic)
            {
                start = start.With(variable, Zero(symbolic));
            }
        }

        return start;
    }
}
