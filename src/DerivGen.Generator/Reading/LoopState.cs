using System.Collections.Immutable;
using DerivGen.Generator.Diagnostics;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Programs;
using Microsoft.CodeAnalysis;
using Index = DerivGen.Symbolics.Expressions.Index;

namespace DerivGen.Generator.Reading;

/// <summary>What a loop of a program carries: scalars and arrays, each with its value before the loop and after an iteration.</summary>
internal sealed class LoopState(ExpressionGraph graph, Func<string, NodeType, int, Symbol> makeVariable, Location head)
{
    private readonly List<Scalar> scalars = [];
    private readonly List<Array> arrays = [];
    private readonly List<Array> vectors = [];
    private readonly Dictionary<int, int> holders = [];

    /// <summary>The symbols of all scalars.</summary>
    public HashSet<Symbol> Symbols => [.. scalars.Select(scalar => scalar.Variable), .. arrays.Concat(vectors).Select(array => array.Variable)];

    /// <summary>The value at the start of an iteration: a variable in the place of every number in it.</summary>
    public Value Symbolize(Value start, string name)
    {
        switch (start)
        {
            case ScalarValue scalar:
                Symbol variable = makeVariable(name, scalar.Node.Type, 0);
                scalars.Add(new Scalar(variable, scalar.Node));
                return new ScalarValue(variable);
            case AggregateValue aggregate:
                return aggregate.With(aggregate.Elements.Select((element, i) => Symbolize(element, aggregate.NameOf(i, name))).ToImmutableArray());
            case LanesValue { Node.Type: NodeType.Real } vector:
                Symbol lanes = makeVariable(name, NodeType.Real, 1);
                vectors.Add(new Array(-1, lanes, new ArrayContents(vector.Lane, vector.Node)));
                return vector with { Node = graph.Element(lanes, vector.Lane) };
            default:
                return start;
        }
    }

    /// <summary>The contents of an array at the start of an iteration.</summary>
    public ArrayContents Symbolize(int number, ArrayContents start, string name)
    {
        if (start.Type == NodeType.Boolean)
        {
            throw new Refusal(Descriptors.CarriedState, head, name, "let it be an array of int that holds 0 and 1");
        }

        Symbol variable = makeVariable(name, start.Type, 1);
        arrays.Add(new Array(number, variable, start));
        return new ArrayContents(start.Index, graph.Element(variable, start.Index));
    }

    /// <summary>One more scalar.</summary>
    public Symbol Add(string name, Node start, Node next)
    {
        Symbol variable = makeVariable(name, start.Type, 0);
        scalars.Add(new Scalar(variable, start) { Next = next });
        return variable;
    }

    /// <summary>A result that some iteration gives, where the condition holds in it.</summary>
    public Value Result(Value result, Node condition)
    {
        switch (result)
        {
            case ScalarValue scalar:
                Node zero = scalar.Node.Type switch { NodeType.Boolean => graph.False, NodeType.Integer => graph.Integer(0), _ => graph.Zero };
                Symbol variable = makeVariable("result", scalar.Node.Type, 0);
                scalars.Add(new Scalar(variable, zero) { Next = graph.Conditional(condition, scalar.Node, variable) });
                return new ScalarValue(variable);
            case AggregateValue aggregate:
                return aggregate.Map(element => Result(element, condition));
            default:
                throw new Refusal(Descriptors.LoopExit, head, "return");
        }
    }

    /// <summary>The scalar is no state after all.</summary>
    public void Drop(Symbol variable) => scalars.RemoveAll(scalar => ReferenceEquals(scalar.Variable, variable));

    /// <summary>Takes the value after an iteration.</summary>
    public void Next(Value symbolic, Value after, string name)
    {
        switch (symbolic, after)
        {
            case (ScalarValue { Node: Symbol variable }, ScalarValue next):
                scalars.Single(scalar => ReferenceEquals(scalar.Variable, variable)).Next = next.Node;
                break;
            case (AggregateValue aggregate, AggregateValue next) when aggregate.IsAlike(next):
                for (int i = 0; i < aggregate.Elements.Length; i++)
                {
                    Next(aggregate.Elements[i], next.Elements[i], name);
                }

                break;
            case (LanesValue { Node: Element { Array: { } lanes } } vector, LanesValue next) when ReferenceEquals(vector.Lane, next.Lane):
                vectors.Single(array => ReferenceEquals(array.Variable, lanes)).Next = new ArrayContents(next.Lane, next.Node);
                break;
            case (ArrayValue { Source: null } array, ArrayValue { Source: null } next)
                when ReferenceEquals(array.Length, next.Length) && ReferenceEquals(array.Offset, next.Offset):
                if (array.Local != next.Local && (holders.TryGetValue(array.Local, out int holder) ? holder : next.Local) != next.Local)
                {
                    throw Ambiguous(name);
                }

                holders[array.Local] = next.Local;
                break;
            default:
                if (!symbolic.Equals(after))
                {
                    throw Ambiguous(name);
                }

                break;
        }
    }

    /// <summary>The array whose contents the variables of an array stand for after an iteration: rebinding them is copying.</summary>
    public int HolderOf(int number) => holders.TryGetValue(number, out int holder) ? holder : number;

    /// <summary>Takes the contents after an iteration.</summary>
    public void Next(int number, ArrayContents after)
    {
        Array array = arrays.Single(a => a.Number == number);
        array.Next = ReferenceEquals(after.Index, array.Start.Index)
            ? after
            : new ArrayContents(array.Start.Index, graph.Substitute(after.Flatten(graph), after.Index, array.Start.Index));
    }

    /// <summary>What runs before the loop.</summary>
    public IEnumerable<ProgramStatement> Start()
    {
        ArrayWrites writes = new(graph, makeVariable);
        foreach (Scalar scalar in scalars)
        {
            writes.Assign(scalar.Variable, scalar.Start);
        }

        foreach (Array array in arrays.Concat(vectors))
        {
            yield return new Allocation(array.Variable, graph.RangeOf(array.Start.Index).Upper);
            writes.Write(array.Variable, array.Start);
        }

        foreach (ProgramStatement statement in writes.Statements())
        {
            yield return statement;
        }
    }

    /// <summary>What ends an iteration.</summary>
    public IEnumerable<ProgramStatement> Step()
    {
        ArrayWrites writes = new(graph, makeVariable);
        foreach (Scalar scalar in scalars.Where(scalar => scalar.Next is not null && !ReferenceEquals(scalar.Next, scalar.Variable)))
        {
            writes.Assign(scalar.Variable, scalar.Next!);
        }

        foreach (Array array in arrays.Concat(vectors))
        {
            writes.Write(array.Variable, array.Next!);
        }

        return writes.Statements();
    }

    /// <summary>Says that which array a variable is cannot be followed.</summary>
    public Refusal Ambiguous(string name) => new(Descriptors.CarriedState, head, name, "which array it is may not change in a loop, but for arrays of one length that are exchanged");

    private sealed class Scalar(Symbol variable, Node start)
    {
        public Symbol Variable { get; } = variable;

        public Node Start { get; } = start;

        public Node? Next { get; set; }
    }

    private sealed class Array(int number, Symbol variable, ArrayContents start)
    {
        public int Number { get; } = number;

        public Symbol Variable { get; } = variable;

        public ArrayContents Start { get; } = start;

        public ArrayContents? Next { get; set; }
    }
}
