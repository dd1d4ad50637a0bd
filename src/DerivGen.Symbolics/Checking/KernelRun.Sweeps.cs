using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Scheduling;

namespace DerivGen.Symbolics.Checking;

/// <summary>What only the sweeps of a program need: loops that a condition ends, and the stack of saved values.</summary>
internal sealed partial class KernelRun<T>
{
    private readonly Stack<(T? Real, long Integer)> saved = new();

    private void RunSweep(Statement statement)
    {
        switch (statement)
        {
            case Remark or DeclareStack:
                break;
            case While loop:
                RunWhile(loop);
                break;
            case Push { Value.Type: NodeType.Real } push:
                saved.Push((Real(push.Value), 0));
                break;
            case Push push:
                saved.Push((default, Whole(push.Value)));
                break;
            case Pop { Indices.IsEmpty: true } pop:
                Restore(pop.Target);
                break;
            case Pop { Target.Type: NodeType.Real } pop:
                if (Slot(pop.Target, pop.Indices) is var place && place >= 0)
                {
                    inputs.OwnArray(Number(pop.Target))![place] = saved.Pop().Real!;
                }

                break;
            case Pop pop:
                SetElement(pop.Target, pop.Indices, saved.Pop().Integer);
                break;
            case DeclarePopped popped:
                Restore(popped.Local);
                break;
            case PushRange range:
                for (int i = 0; i < Count(range.Array, range.Start, range.Count, out int first); i++)
                {
                    saved.Push(range.Array.Type == NodeType.Real
                        ? (inputs.OwnArray(Number(range.Array))![first + i], 0)
                        : (default, inputs.OwnIntegers(Number(range.Array))![first + i]));
                }

                break;
            case PopRange range:
                for (int i = Count(range.Array, range.Start, range.Count, out int start) - 1; i >= 0; i--)
                {
                    (T? real, long integer) = saved.Pop();
                    if (range.Array.Type == NodeType.Real)
                    {
                        inputs.OwnArray(Number(range.Array))![start + i] = real!;
                    }
                    else
                    {
                        inputs.OwnIntegers(Number(range.Array))![start + i] = integer;
                    }
                }

                break;
            default:
                throw new InvalidOperationException(statement.GetType().Name);
        }
    }

    private void RunWhile(While loop)
    {
        while (!evaluator.IsOutOfSteps && !inputs.IsUndefined && !arithmetic.IsUndecided && budget.Spend(stepWeight))
        {
            Run(loop.Before);
            if (evaluator.IsOutOfSteps || inputs.IsUndefined || !evaluator.Truth(compiler.Compile(loop.Condition)))
            {
                return;
            }

            Run(loop.Body);
        }

        arithmetic.IsUndecided = true;
    }

    private void Restore(Symbol local)
    {
        (T? real, long integer) = saved.Pop();
        if (local.Type == NodeType.Real)
        {
            inputs.SetScalar(Number(local), real!);
        }
        else
        {
            inputs.SetInteger(Number(local), integer);
        }
    }

    /// <summary>The number of elements of a range, and its first place; nothing where they do not exist.</summary>
    private int Count(Symbol array, Node? start, Node count, out int first)
    {
        long number = Integer(count);
        long from = start is null ? 0 : Integer(start);
        long length = array.Type == NodeType.Real ? inputs.OwnArray(Number(array))!.Length : inputs.OwnIntegers(Number(array))!.Length;
        bool exists = from >= 0 && number >= 0 && from + number <= length;
        inputs.IsUndefined |= !exists;
        first = exists ? (int)from : 0;
        return exists ? (int)number : 0;
    }

    private void SetElement(Symbol array, ImmutableArray<Node> indices, long value)
    {
        if (Slot(array, indices) is var place && place >= 0)
        {
            inputs.OwnIntegers(Number(array))![place] = value;
        }
    }

    private long Whole(Node node) => node.Type == NodeType.Boolean ? evaluator.Truth(compiler.Compile(node)) ? 1 : 0 : Integer(node);
}
