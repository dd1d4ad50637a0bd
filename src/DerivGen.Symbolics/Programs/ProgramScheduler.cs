using System.Collections.Immutable;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Scheduling;

namespace DerivGen.Symbolics.Programs;

/// <summary>
/// A kernel of a program: the forward sweep runs it and saves what the backward sweep reads and what it overwrites; the
/// backward sweep takes the steps in the opposite order, restores their variables, and passes the adjoints on.
/// </summary>
internal sealed partial class ProgramScheduler
{
    private readonly DifferentiatedProgram program;
    private readonly bool hasValue;
    private readonly bool hasGradient;
    private readonly bool accumulates;
    private readonly ExpressionGraph graph = new(keepsLogDomain: false);
    private readonly ExpressionGraph source;
    private readonly KernelBuilder kernel;
    private readonly HashSet<Symbol> computed;
    private readonly HashSet<Symbol> declared = [];
    private readonly List<Statement> head = [];
    private List<Statement> statements = [];
    private bool saves;

    private ProgramScheduler(DifferentiatedProgram program, KernelKind kind, bool accumulates)
    {
        this.program = program;
        this.accumulates = accumulates;
        source = program.Graph;
        hasValue = kind != KernelKind.Gradient;
        hasGradient = kind != KernelKind.Value;
        kernel = new(graph, new Names(graph, program.HintsIn(graph)), []);
        HashSet<Symbol> wanted = [];
        if (hasValue)
        {
            wanted.UnionWith(program.Reads.Of(program.Value));
        }

        if (hasGradient)
        {
            wanted.UnionWith(program.Saved.Restored);
            wanted.UnionWith(program.Saved.Course(program.Steps));
            wanted.UnionWith(ProgramExpressions.Of(program.ValueAdjoint).SelectMany(program.Reads.Of));
        }

        computed = new ProgramFlow(program.Reads).Needed(program.Steps, wanted);
    }

    public static Kernel Schedule(DifferentiatedProgram program, KernelKind kind, bool accumulates) =>
        new ProgramScheduler(program, kind, accumulates).Run();

    private Kernel Run()
    {
        if (hasGradient)
        {
            statements.Add(new Remark("forward sweep"));
        }

        foreach (Step step in program.Steps)
        {
            DeclareFor(step);
            Forward(step, isNested: false);
        }

        Node? value = null;
        ImmutableArray<Node> gradients = ImmutableArray<Node>.Empty;
        if (hasGradient)
        {
            statements.Add(new Remark("backward sweep"));
            (value, gradients) = Turn();
            foreach (Step step in program.Steps.Reverse())
            {
                Backward(step, isNested: false);
            }
        }
        else
        {
            SegmentBlock block = Block([program.Value]);
            statements.AddRange(block.Schedule([program.Value], []));
            value = block.Express(program.Value);
        }

        IEnumerable<Statement> stack = saves ? [new DeclareStack()] : [];
        return new(head.Concat(kernel.Arrays).Concat(stack).Concat(statements).ToImmutableArray(), value, gradients);
    }

    /// <summary>Between the sweeps: the value, and the adjoints of all that it is made of.</summary>
    private (Node? Value, ImmutableArray<Node> Gradients) Turn()
    {
        AdjointSymbols adjoints = program.Adjoints;
        foreach (Symbol array in adjoints.Active.Where(v => v.Dimensions > 0))
        {
            Symbol own = Own(adjoints.Of(array));
            head.Add(new DeclareArray(own, LengthOf(array)));
            statements.Add(new Clear(own));
        }

        if (!accumulates)
        {
            statements.AddRange(adjoints.Variables.Where(v => v.Dimensions > 0).Select(v => new Clear(Scheduler.Destination(graph, v))));
        }

        SegmentAdjoint adjoint = program.ValueAdjoint;
        IEnumerable<Node> roots = adjoint.Scalars.Select(s => s.Value);
        if (hasValue)
        {
            roots = roots.Prepend(program.Value);
        }

        SegmentBlock block = Block(roots.Concat(ProgramExpressions.Of(adjoint)));
        statements.AddRange(block.Schedule(roots, Contributions(block, adjoint)));
        Node? value = hasValue ? block.Express(program.Value) : null;
        if (value is not null && program.Reads.Of(program.Value).Any(s => s.Ordinal >= SymbolOrdinals.Program))
        {
            Symbol result = kernel.Names.Local("value", NodeType.Real);
            statements.Add(new Declare(result, value, false));
            value = result;
        }

        foreach (Symbol variable in adjoints.Active.Concat(adjoints.Variables).Where(v => v.Dimensions == 0))
        {
            Node first = adjoint.Scalars.Where(s => ReferenceEquals(s.Variable, variable)).Select(s => block.Express(s.Value)).FirstOrDefault() ?? graph.Zero;
            statements.Add(new Declare(Own(adjoints.Of(variable)), first, true));
        }

        return (value, adjoints.Variables.Where(v => v.Dimensions == 0).Select(v => (Node)Own(adjoints.Of(v))).ToImmutableArray());
    }

    /// <summary>What an adjoint adds to arrays.</summary>
    private IEnumerable<Effect> Contributions(SegmentBlock block, SegmentAdjoint adjoint) =>
        adjoint.Arrays.SelectMany(a => a.Contributions.SelectMany(c => block.Add(AdjointArray(a.Variable), c))).ToList();

    private Symbol AdjointArray(Symbol variable) =>
        program.Adjoints.Has(variable) ? Own(program.Adjoints.Of(variable)) : Scheduler.Destination(graph, variable);

    private SegmentBlock Block(IEnumerable<Node> all) => new(kernel, source, program.Facts, all);

    /// <summary>The symbol in the kernel's graph.</summary>
    private Symbol Own(Symbol symbol) => graph.Adopt(symbol);

    private Node LengthOf(Symbol array)
    {
        if (!program.Lengths.TryGetValue(array, out Node? length))
        {
            throw new ProgramException(array.Name + " is an array that the method has not made and changes");
        }

        return Expressed(length);
    }

    /// <summary>A passive expression of parameters alone, at the head of the kernel.</summary>
    private Node Expressed(Node node)
    {
        SegmentBlock block = Block([node]);
        ImmutableArray<Statement> before = block.Schedule([node], []);
        head.AddRange(before);
        return block.Express(node);
    }

    /// <summary>Declares what the step assigns further inside, so that it lives on after the step.</summary>
    private void DeclareFor(Step step)
    {
        if (step is SegmentStep)
        {
            return;
        }

        foreach (Symbol variable in step.Assigned.Where(v => v.Dimensions == 0 && computed.Contains(v)).Distinct().OrderBy(v => v.Ordinal).ToList())
        {
            if (declared.Add(variable))
            {
                statements.Add(new Declare(Own(variable), variable.Type switch
                {
                    NodeType.Integer => graph.Integer(Rational.Zero),
                    NodeType.Boolean => graph.False,
                    _ => graph.Zero,
                }, true));
            }
        }
    }

    /// <summary>The statements of a block of its own.</summary>
    private ImmutableArray<Statement> Inside(Action write)
    {
        List<Statement> outer = statements;
        statements = [];
        write();
        ImmutableArray<Statement> inner = statements.ToImmutableArray();
        statements = outer;
        return inner;
    }

    private Node Evaluate(Node node)
    {
        SegmentBlock block = Block([node]);
        statements.AddRange(block.Schedule([node], []));
        return block.Express(node);
    }
}
