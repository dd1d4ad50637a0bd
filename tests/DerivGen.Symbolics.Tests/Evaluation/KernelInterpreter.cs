using System.Collections.Immutable;
using System.Numerics;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Scheduling;

namespace DerivGen.Symbolics.Tests.Evaluation;

/// <summary>
/// Runs a kernel as the emitted code would: statements in order, locals and arrays that change. Whatever is wrong with
/// the order shows: an array's element that was never written is NaN, an element that does not exist is an exception.
/// </summary>
internal sealed class KernelInterpreter<T>
{
    private readonly Arithmetic<T> arithmetic;
    private readonly Evaluator<T> evaluator;
    private readonly HashSet<int> declared = [];
    private readonly Stack<object> saved = new();
    private bool hasStack;
    private long steps;

    public KernelInterpreter(Arithmetic<T> arithmetic, Point<T> point)
    {
        this.arithmetic = arithmetic;
        Point<T> own = point.Select(x => x);
        evaluator = new(arithmetic, own) { Remembers = false, ReadsFormalLogarithms = false };
    }

    /// <summary>Gives a destination and what it holds before.</summary>
    public void Destination(Symbol variable, ArrayValue<T> before) =>
        evaluator.Point.RealArrays[SymbolOrdinals.Destination + variable.Ordinal] = before with { Items = [.. before.Items] };

    public ArrayValue<T> Destination(Symbol variable) => evaluator.Point.RealArrays[SymbolOrdinals.Destination + variable.Ordinal];

    /// <summary>How many values were saved at most at a time.</summary>
    public int MostSaved { get; private set; }

    /// <summary>Runs the kernel: its value, then the derivatives by the scalar variables.</summary>
    public (T? Value, ImmutableArray<T> Gradients) Run(Kernel kernel)
    {
        Run(kernel.Body, isTop: true);
        if (saved.Count > 0)
        {
            throw new InvalidOperationException($"{saved.Count} saved values are left over");
        }

        return (kernel.Value is null ? default : Evaluate(kernel.Value), [.. kernel.Gradients.Select(Evaluate)]);
    }

    private T Evaluate(Node node) => evaluator.Real(node);

    private void Run(ImmutableArray<Statement> statements, bool isTop)
    {
        foreach (Statement statement in statements)
        {
            Run(statement, isTop);
        }
    }

    private void Run(Statement statement, bool isTop)
    {
        if (++steps > 2_000_000)
        {
            throw new InconclusiveException("too many statements");
        }

        switch (statement)
        {
            case Declare declare:
                declared.Add(declare.Local.Ordinal);
                Set(declare.Local, declare.Value);
                break;
            case Assign assign:
                Require(declared.Contains(assign.Local.Ordinal), "assigned before it is declared", assign.Local);
                Set(assign.Local, assign.Value);
                break;
            case Accumulate accumulate:
                Require(declared.Contains(accumulate.Local.Ordinal), "accumulated before it is declared", accumulate.Local);
                Accumulate(accumulate);
                break;
            case DeclareArray array:
                Require(isTop, "an array is declared inside a block", array.Array);
                BigInteger length = evaluator.Integer(array.Length);
                Require(length >= 0, "an array of negative length", array.Array);
                if (array.Array.Type == NodeType.Real)
                {
                    evaluator.Point.RealArrays[array.Array.Ordinal] = ArrayValue<T>.Vector(
                        [.. Enumerable.Repeat(arithmetic.Named(ConstantName.NaN), (int)length)]);
                }
                else
                {
                    evaluator.Point.IntegerArrays[array.Array.Ordinal] = ArrayValue<BigInteger>.Vector([.. Enumerable.Repeat(-BigInteger.One, (int)length)]);
                }

                break;
            case Clear clear:
                Array.Fill(evaluator.Point.RealArrays[clear.Array.Ordinal].Items, arithmetic.FromRational(Rational.Zero));
                break;
            case Store { Array.Type: not NodeType.Real } store:
                Write(store.Array, store.Indices, IntegerOf(store.Value));
                break;
            case Store store:
                Slot(store.Array, store.Indices) = Evaluate(store.Value);
                break;
            case AddTo add:
                T added = Evaluate(add.Value);
                ref T place = ref Slot(add.Array, add.Indices);
                place = arithmetic.Add(place, added);
                break;
            case For loop:
                RunLoop(loop);
                break;
            case While loop:
                RunLoop(loop);
                break;
            case Remark:
                break;
            case DeclareStack:
                hasStack = isTop && !hasStack ? true : throw new InvalidOperationException("the stack is declared twice or inside a block");
                break;
            case Push push:
                Save(push.Value.Type == NodeType.Real ? Evaluate(push.Value)! : IntegerOf(push.Value));
                break;
            case Pop { Indices.IsEmpty: true } pop:
                Require(declared.Contains(pop.Target.Ordinal), "restored before it is declared", pop.Target);
                Restore(pop.Target);
                break;
            case Pop pop when pop.Target.Type == NodeType.Real:
                Slot(pop.Target, pop.Indices) = (T)saved.Pop();
                break;
            case Pop pop:
                Write(pop.Target, pop.Indices, (BigInteger)saved.Pop());
                break;
            case DeclarePopped popped:
                declared.Add(popped.Local.Ordinal);
                Restore(popped.Local);
                break;
            case PushRange range:
                foreach (int at in Places(range.Array, range.Start, range.Count))
                {
                    Save(range.Array.Type == NodeType.Real
                        ? evaluator.Point.RealArrays[range.Array.Ordinal].Items[at]!
                        : evaluator.Point.IntegerArrays[range.Array.Ordinal].Items[at]);
                }

                break;
            case PopRange range:
                foreach (int at in Places(range.Array, range.Start, range.Count).Reverse())
                {
                    if (range.Array.Type == NodeType.Real)
                    {
                        evaluator.Point.RealArrays[range.Array.Ordinal].Items[at] = (T)saved.Pop();
                    }
                    else
                    {
                        evaluator.Point.IntegerArrays[range.Array.Ordinal].Items[at] = (BigInteger)saved.Pop();
                    }
                }

                break;
            case If branch:
                Run(evaluator.Truth(branch.Condition) ? branch.Then : branch.Else, isTop: false);
                break;
            default:
                throw new NotSupportedException(statement.ToString());
        }
    }

    private void RunLoop(For loop)
    {
        BigInteger lower = evaluator.Integer(loop.Lower);
        BigInteger upper = evaluator.Integer(loop.Upper);
        BigInteger start = loop.Last is null ? lower : evaluator.Integer(loop.Last);
        for (BigInteger k = BigInteger.Zero; k < upper - lower; k++)
        {
            evaluator.Point.Integers[loop.Index.Ordinal] = loop.Last is null ? start + k : start - k;
            Run(loop.Body, isTop: false);
            Require(loop.Last is null ? evaluator.Integer(loop.Upper) == upper : evaluator.Integer(loop.Lower) == lower, "a bound that the loop itself changes", loop.Index);
        }

        evaluator.Point.Integers.Remove(loop.Index.Ordinal);
    }

    private void RunLoop(While loop)
    {
        Run(loop.Before, isTop: false);
        while (evaluator.Truth(loop.Condition))
        {
            Run(loop.Body, isTop: false);
            Run(loop.Before, isTop: false);
        }
    }

    /// <summary>The places of a range; a range without a start must be the whole array.</summary>
    private IEnumerable<int> Places(Symbol array, Node? start, Node count)
    {
        int number = (int)evaluator.Integer(count);
        int length = array.Type == NodeType.Real
            ? evaluator.Point.RealArrays[array.Ordinal].Items.Length
            : evaluator.Point.IntegerArrays[array.Ordinal].Items.Length;
        Require(start is not null || number == length, "a part is taken for the whole", array);
        return Enumerable.Range(start is null ? 0 : (int)evaluator.Integer(start), number);
    }

    private void Save(object value)
    {
        if (!hasStack)
        {
            throw new InvalidOperationException("there is no stack");
        }

        saved.Push(value);
        MostSaved = Math.Max(MostSaved, saved.Count);
    }

    private void Restore(Symbol local)
    {
        if (local.Type == NodeType.Real)
        {
            evaluator.Point.Reals[local.Ordinal] = (T)saved.Pop();
        }
        else
        {
            evaluator.Point.Integers[local.Ordinal] = (BigInteger)saved.Pop();
        }
    }

    private BigInteger IntegerOf(Node node) =>
        node.Type == NodeType.Boolean ? evaluator.Truth(node) ? BigInteger.One : BigInteger.Zero : evaluator.Integer(node);

    private void Write(Symbol array, ImmutableArray<Node> indices, BigInteger value)
    {
        ArrayValue<BigInteger> items = evaluator.Point.IntegerArrays[array.Ordinal];
        int place = items.Place([.. indices.Select(evaluator.Integer)]);
        items.Items[place] = value;
    }

    private void Accumulate(Accumulate statement)
    {
        if (statement.Local.Type == NodeType.Integer)
        {
            BigInteger before = evaluator.Point.Integers[statement.Local.Ordinal];
            BigInteger term = evaluator.Integer(statement.Value);
            evaluator.Point.Integers[statement.Local.Ordinal] = statement.Operation switch
            {
                Accumulation.Add => before + term,
                Accumulation.Multiply => before * term,
                Accumulation.Maximum => BigInteger.Max(before, term),
                _ => BigInteger.Min(before, term),
            };
            return;
        }

        T old = evaluator.Point.Reals[statement.Local.Ordinal];
        T value = Evaluate(statement.Value);
        evaluator.Point.Reals[statement.Local.Ordinal] = statement.Operation switch
        {
            Accumulation.Add => arithmetic.Add(old, value),
            Accumulation.Multiply => arithmetic.Multiply(old, value),
            _ => arithmetic.Extremum([old, value], statement.Operation == Accumulation.Maximum),
        };
    }

    private void Set(Symbol local, Node value)
    {
        if (local.Type == NodeType.Integer)
        {
            evaluator.Point.Integers[local.Ordinal] = evaluator.Integer(value);
        }
        else if (local.Type == NodeType.Boolean)
        {
            evaluator.Point.Integers[local.Ordinal] = evaluator.Truth(value) ? 1 : 0;
        }
        else
        {
            evaluator.Point.Reals[local.Ordinal] = Evaluate(value);
        }
    }

    private ref T Slot(Symbol symbol, ImmutableArray<Node> indices)
    {
        ArrayValue<T> array = evaluator.Point.RealArrays[symbol.Ordinal];
        BigInteger[] at = [.. indices.Select(evaluator.Integer)];
        int place = array.Place(at);
        if (place < 0)
        {
            throw new UndefinedException($"{symbol.Name}[{string.Join(", ", at)}] is written and does not exist");
        }

        return ref array.Items[place];
    }

    private static void Require(bool holds, string what, Symbol symbol)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"{symbol.Name}: {what}");
        }
    }
}
