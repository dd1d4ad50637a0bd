using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Scheduling;

namespace DerivGen.Symbolics.Checking;

/// <summary>
/// Runs a kernel as the emitted code would: statements in order, locals and arrays that change. What a wrong order reads
/// before it is written is NaN. A new class of statements has its meaning in <see cref="Run(Statement)"/>.
/// </summary>
internal sealed partial class KernelRun<T>
{
    private readonly Arithmetic<T> arithmetic;
    private readonly NodeCompiler compiler;
    private readonly Inputs<T> inputs;
    private readonly Evaluator<T> evaluator;
    private readonly Kernel kernel;
    private readonly ImmutableArray<Symbol> variables;
    private readonly StepBudget budget;
    private readonly long stepWeight;

    public KernelRun(Arithmetic<T> arithmetic, SymbolNumbers symbols, Kernel kernel, ImmutableArray<Symbol> variables, StepBudget budget, long stepWeight)
    {
        this.arithmetic = arithmetic;
        this.kernel = kernel;
        this.variables = variables;
        this.budget = budget;
        this.stepWeight = stepWeight;
        compiler = new(symbols, readsLogDomain: false);
        inputs = new(arithmetic, symbols);
        evaluator = new(arithmetic, compiler, inputs, budget, stepWeight) { Remembers = false, FlattensExtrema = false };
    }

    /// <summary>Whether the run ended before its result was there, or a condition of it could not be decided.</summary>
    public bool IsInconclusive => evaluator.IsOutOfSteps || arithmetic.IsUndecided;

    /// <summary>Whether a loop did not run: what is computed for it alone need not be defined, and a derivative may be 0 times that.</summary>
    public bool HasIdleLoop { get; private set; }

    /// <summary>Whether an element was read or written that does not exist.</summary>
    public bool IsUndefined => inputs.IsUndefined;

    /// <summary>Runs at a point, with destinations that hold <paramref name="before"/>: the value, and the derivatives of every variable's elements.</summary>
    public (T? Value, T[][] Gradients) Run(SamplePoint point, T before)
    {
        inputs.MoveTo(point);
        evaluator.Reset();
        HasIdleLoop = false;
        saved.Clear();
        foreach (Symbol variable in variables)
        {
            if (variable.Dimensions > 0)
            {
                T[] destination = new T[point.Capacity(compiler.Symbols.NumberOf(variable))];
                for (int i = 0; i < destination.Length; i++)
                {
                    destination[i] = before;
                }

                inputs.SetArray(DestinationOf(variable), destination);
                point.SetDestination(DestinationOf(variable), compiler.Symbols.NumberOf(variable));
            }
        }

        Run(kernel.Body);
        T? value = kernel.Value is null ? default : Real(kernel.Value);
        T[][] gradients = new T[variables.Length][];
        int scalar = 0;
        for (int v = 0; v < variables.Length; v++)
        {
            gradients[v] = variables[v].Dimensions > 0 ? inputs.OwnArray(DestinationOf(variables[v]))!
                : kernel.Gradients.IsEmpty ? [] : [Real(kernel.Gradients[scalar++])];
        }

        return (value, gradients);
    }

    private int DestinationOf(Symbol variable) => compiler.Symbols.NumberOf(Scheduler.Destination(variable));

    private void Run(ImmutableArray<Statement> statements)
    {
        foreach (Statement statement in statements)
        {
            if (evaluator.IsOutOfSteps || inputs.IsUndefined || !budget.Spend(stepWeight))
            {
                return;
            }

            Run(statement);
        }
    }

    private void Run(Statement statement)
    {
        switch (statement)
        {
            case Declare declare:
                Set(declare.Local, declare.Value);
                break;
            case Assign assign:
                Set(assign.Local, assign.Value);
                break;
            case Accumulate accumulate:
                Accumulate(accumulate);
                break;
            case DeclareArray { Array.Type: not NodeType.Real } array:
                inputs.Make(array.Array, Math.Min(SamplePoint.MaximumPlace, Math.Max(0, Integer(array.Length))));
                break;
            case DeclareArray array:
                Fill(Number(array.Array), Math.Max(0, Integer(array.Length)), arithmetic.Named(ConstantName.NaN));
                break;
            case Clear clear:
                T[] items = inputs.OwnArray(Number(clear.Array))!;
                Fill(Number(clear.Array), items.Length, arithmetic.FromInteger(0));
                break;
            case Store { Array.Type: not NodeType.Real } store:
                SetElement(store.Array, store.Indices, Whole(store.Value));
                break;
            case Store store:
                T stored = Real(store.Value);
                if (Slot(store.Array, store.Indices) is var at && at >= 0)
                {
                    inputs.OwnArray(Number(store.Array))![at] = stored;
                }

                break;
            case AddTo add:
                T added = Real(add.Value);
                if (Slot(add.Array, add.Indices) is var place && place >= 0)
                {
                    T[] target = inputs.OwnArray(Number(add.Array))!;
                    target[place] = arithmetic.Add(target[place], added);
                }

                break;
            case For loop:
                Run(loop);
                break;
            case If branch:
                Run(evaluator.Truth(compiler.Compile(branch.Condition)) ? branch.Then : branch.Else);
                break;
            default:
                RunSweep(statement);
                break;
        }
    }

    private void Run(For loop)
    {
        long lower = Integer(loop.Lower);
        long upper = Integer(loop.Upper);
        long last = loop.Last is null ? 0 : Integer(loop.Last);
        HasIdleLoop |= lower >= upper;
        for (long trip = 0; trip < upper - lower && !evaluator.IsOutOfSteps && !inputs.IsUndefined; trip++)
        {
            inputs.SetInteger(Number(loop.Index), loop.Last is null ? lower + trip : last - trip);
            Run(loop.Body);
        }
    }

    private void Accumulate(Accumulate statement)
    {
        int local = Number(statement.Local);
        if (statement.Local.Type == NodeType.Integer)
        {
            long before = inputs.Integer(local);
            long term = Integer(statement.Value);
            inputs.SetInteger(local, statement.Operation switch
            {
                Accumulation.Add => before + term,
                Accumulation.Multiply => before * term,
                Accumulation.Maximum => Math.Max(before, term),
                _ => Math.Min(before, term),
            });
            return;
        }

        T old = inputs.Scalar(local);
        T value = Real(statement.Value);
        inputs.SetScalar(local, statement.Operation switch
        {
            Accumulation.Add => arithmetic.Add(old, value),
            Accumulation.Multiply => arithmetic.Multiply(old, value),
            _ => arithmetic.Extremum([old, value], statement.Operation == Accumulation.Maximum),
        });
    }

    private void Set(Symbol local, Node value)
    {
        switch (local.Type)
        {
            case NodeType.Integer:
                inputs.SetInteger(Number(local), Integer(value));
                break;
            case NodeType.Boolean:
                inputs.SetInteger(Number(local), evaluator.Truth(compiler.Compile(value)) ? 1 : 0);
                break;
            default:
                inputs.SetScalar(Number(local), Real(value));
                break;
        }
    }

    private void Fill(int array, long length, T value)
    {
        if (length > SamplePoint.MaximumPlace)
        {
            arithmetic.IsUndecided = true;
            length = 0;
        }

        T[] items = new T[length];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = value;
        }

        inputs.SetArray(array, items);
    }

    private int Slot(Symbol array, ImmutableArray<Node> indices)
    {
        int place = inputs.PlaceOf(Number(array), Integer(indices[0]), indices.Length > 1 ? Integer(indices[1]) : 0);
        inputs.IsUndefined |= place < 0;
        return place;
    }

    private int Number(Symbol symbol) => compiler.Symbols.NumberOf(symbol);

    private T Real(Node node) => evaluator.Real(compiler.Compile(node));

    private long Integer(Node node) => evaluator.Integer(compiler.Compile(node));
}
