using System.Collections.Immutable;
using DerivGen.Generator.Diagnostics;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>Statements: each is run from a state and has an outcome.</summary>
internal sealed partial class Reader
{
    private Outcome Run(IOperation statement, ProgramState start)
    {
        Step(statement);
        state = start;
        switch (statement)
        {
            case IBlockOperation block:
                return RunAll(block.Operations, start);
            case IExpressionStatementOperation expression:
                ReadForEffect(expression.Operation);
                return Outcome.Normal(state);
            case IVariableDeclarationGroupOperation group:
                foreach (IVariableDeclarationOperation declaration in group.Declarations)
                {
                    foreach (IVariableDeclaratorOperation declarator in declaration.Declarators)
                    {
                        Declare(declarator, declarator.Initializer ?? declaration.Initializer);
                    }
                }

                return Outcome.Normal(state);
            case IConditionalOperation conditional:
                return RunIf(conditional);
            case ILoopOperation loop:
                return RunLoop(loop);
            case ISwitchOperation choice:
                return RunSwitch(choice);
            case IReturnOperation { Kind: OperationKind.Return } returned:
                Value? value = returned.ReturnedValue is null ? null : Read(returned.ReturnedValue);
                return Leave(new Exit(graph.True, state, value), (exits, exit) => exits with { Returned = exit });
            case IBranchOperation { BranchKind: BranchKind.Break }:
                return Leave(new Exit(graph.True, state, null), (exits, exit) => exits with { Broken = exit });
            case IBranchOperation { BranchKind: BranchKind.Continue }:
                return Leave(new Exit(graph.True, state, null), (exits, exit) => exits with { Continued = exit });
            case ILabeledOperation { Operation: { } labeled }:
                return Run(labeled, start);
            case IEmptyOperation or ILocalFunctionOperation or ILabeledOperation:
                return Outcome.Normal(start);
            default:
                throw Refusals.OfStatement(statement);
        }

        Outcome Leave(Exit exit, Func<Outcome, ImmutableArray<Exit>, Outcome> put) =>
            put(Outcome.Normal(state) with { Live = null }, ImmutableArray.Create(exit));
    }

    private Outcome RunAll(IEnumerable<IOperation> statements, ProgramState start)
    {
        Outcome outcome = Outcome.Normal(start);
        foreach (IOperation statement in statements)
        {
            if (outcome.Live is null)
            {
                break;
            }

            Outcome before = outcome;
            ProgramState live = outcome.Live;
            outcome = before.Then(graph, before.HasExits ? Guarded(() => graph.Not(before.IsLeft(graph)), () => Run(statement, live)) : Run(statement, live));
        }

        return outcome;
    }

    private void Declare(IVariableDeclaratorOperation declarator, IVariableInitializerOperation? initializer)
    {
        if (References.IsReference(declarator.Symbol) && initializer is not null)
        {
            state = state.With(declarator.Symbol, new ReferenceValue(ReferredTo(initializer.Value, declarator)));
            return;
        }

        if (initializer is not null)
        {
            Value value = Named(Read(initializer.Value), declarator.Symbol.Name);
            state = state.With(declarator.Symbol, value);
        }
    }

    /// <summary>The place that a local by reference names; a datum has none that can be written.</summary>
    private Place ReferredTo(IOperation target, IOperation declaration) => target switch
    {
        IArrayElementReferenceOperation { Indices.Length: 1 } element when Read(element.ArrayReference) is ArrayValue { Source: { } source } => new OutsidePlace(Read(element), source.Name),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } span } element when IsSpan(span.Type) && Read(span) is ArrayValue { Source: { } source } => new OutsidePlace(Read(element), source.Name),
        ILocalReferenceOperation or IParameterReferenceOperation or IArrayElementReferenceOperation or IPropertyReferenceOperation or IImplicitIndexerReferenceOperation or IFieldReferenceOperation => Locate(target, declaration),
        _ => throw Refusal.Construct(declaration, "A ref local of '" + Refusals.FirstLineOf(target) + "'", "name a variable or an element"),
    };

    /// <summary>Remembers the user's name for a value.</summary>
    private Value Named(Value value, string name)
    {
        switch (value)
        {
            case ScalarValue scalar:
                Node node = LongProducts.GroupValue(graph, scalar.Node);
                Name(node, name);
                return ReferenceEquals(node, scalar.Node) ? value : new ScalarValue(node);
            case LanesValue vector:
                Name(vector.Node, name);
                return value;
            case ArrayValue { Name: "" } array:
                return array with { Name = name };
            case StructValue or StructArrayValue or GridValue:
                AggregateValue parts = (AggregateValue)value;
                return parts.With(parts.Elements.Select((element, i) => Named(element, parts.NameOf(i, name))).ToImmutableArray());
            default:
                return value;
        }
    }

    private Outcome RunIf(IConditionalOperation conditional)
    {
        Node condition = ReadCondition(conditional.Condition);
        ProgramState start = state;
        if (condition is Constant truth)
        {
            IOperation? taken = truth.Value.IsZero ? conditional.WhenFalse : conditional.WhenTrue;
            return taken is null ? Outcome.Normal(start) : Run(taken, start);
        }

        Outcome then = Guarded(condition, () => Run(conditional.WhenTrue, start));
        Outcome otherwise = conditional.WhenFalse is { } alternative ? Guarded(graph.Not(condition), () => Run(alternative, start)) : Outcome.Normal(start);
        return KeepChoices(condition, start, then, otherwise, then.Merge(graph, condition, otherwise));
    }

    private Node ReadCondition(IOperation operation)
    {
        Node condition = ReadNode(operation);
        return condition.Type == NodeType.Boolean ? WithoutChoices(facts.SimplifyCondition(condition)) : throw Refusals.OfExpression(operation);
    }

    /// <summary>Runs the body of a method that is called, or of the marked one, from the current state; the result, null for void.</summary>
    private Value? RunBody(IMethodSymbol called, bool isMarked)
    {
        ImmutableArray<IOperation> statements = BodyOf(called);
        int first = RunHead(statements, isMarked);
        Outcome outcome = RunAll(statements.Skip(first), state);
        ImmutableArray<Exit> exits = outcome.Returned;
        if (outcome.Live is not null)
        {
            exits = exits.Add(new Exit(graph.True, outcome.Live, null));
        }

        if (exits.IsEmpty)
        {
            throw new Refusal(Descriptors.NoBody, called.Locations[0], called.Name);
        }

        Exit result = Outcome.Join(graph, exits);
        state = result.State;
        return result.Value;
    }

    private ImmutableArray<IOperation> BodyOf(IMethodSymbol called)
    {
        if (lambdas.TryGetValue(called, out IBlockOperation lambda))
        {
            return lambda.Operations;
        }

        if (SyntaxOf(called) is { } syntax)
        {
            IOperation? operation = ModelOf(syntax.SyntaxTree).GetOperation(syntax, cancellation);
            IBlockOperation? body = operation switch
            {
                IMethodBodyBaseOperation methodBody => methodBody.BlockBody ?? methodBody.ExpressionBody,
                ILocalFunctionOperation local => local.Body ?? local.IgnoredBody,
                IBlockOperation block => block,
                _ => null,
            };
            if (body is not null)
            {
                return body.Operations;
            }
        }

        throw new Refusal(Descriptors.NoBody, called.Locations[0], called.Name);
    }
}
