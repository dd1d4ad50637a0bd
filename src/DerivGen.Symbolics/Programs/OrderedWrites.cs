using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Scheduling;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Programs;

/// <summary>
/// Writes that all mean the values before, as statements one after the other: what is still read is not overwritten, and
/// where everything waits for each other one of them goes through a local variable.
/// </summary>
internal sealed class OrderedWrites(KernelBuilder kernel)
{
    private readonly ProgramReads reads = new(kernel.Graph);
    private readonly List<Write> pending = [];

    /// <summary>variable = value, declared where it is not yet.</summary>
    public void Add(Symbol variable, Node value, bool isDeclared) => pending.Add(new(variable, null, value, isDeclared));

    /// <summary>array[position] = value.</summary>
    public void Add(Symbol array, Node position, Node value) => pending.Add(new(array, position, value, true));

    public IEnumerable<Statement> Statements()
    {
        while (pending.Count > 0)
        {
            Write? next = pending.Find(IsFree);
            if (next is not null)
            {
                pending.Remove(next);
                if (next.Statement(kernel.Graph) is { } statement)
                {
                    yield return statement;
                }

                continue;
            }

            // Whoever reads what the first one overwrites is computed before.
            Write blocked = pending[0];
            Write reader = pending.First(w => !ReferenceEquals(w, blocked) && (Reads(w).Contains(blocked.Target)));
            bool byValue = reads.Of(reader.Value).Contains(blocked.Target);
            Node held = byValue ? reader.Value : reader.Position!;
            Symbol local = kernel.Names.Local(reader.Target.Name + (byValue ? "Next" : "Place"), held.Type);
            yield return new Declare(local, held, false);
            pending[pending.IndexOf(reader)] = byValue ? reader with { Value = local } : reader with { Position = local };
        }
    }

    private bool IsFree(Write write) => pending.TrueForAll(other =>
        ReferenceEquals(other, write) || (!Reads(other).Contains(write.Target) && !(ReferenceEquals(other.Target, write.Target) && pending.IndexOf(other) < pending.IndexOf(write))));

    private HashSet<Symbol> Reads(Write write) => write.Position is null ? reads.Of(write.Value) : [.. reads.Of(write.Value), .. reads.Of(write.Position)];

    private sealed record Write(Symbol Target, Node? Position, Node Value, bool IsDeclared)
    {
        /// <summary>The statement, or none where nothing changes.</summary>
        public Statement? Statement(ExpressionGraph graph)
        {
            Node before = Position is null ? Target : graph.Element(Target, Position);
            if (ReferenceEquals(Value, before))
            {
                return null;
            }

            bool isSum = Value is Sum { IsScaled: false } && Patterns.Terms(Value).Any(t => ReferenceEquals(t.Term, before) && t.Coefficient.IsOne);
            if (Position is not null)
            {
                ImmutableArray<Node> indices = ImmutableArray.Create(Position);
                return isSum && Target.Type == NodeType.Real ? new AddTo(Target, indices, graph.Subtract(Value, before)) : new Store(Target, indices, Value);
            }

            if (!IsDeclared)
            {
                return new Declare(Target, Value, true);
            }

            return isSum ? new Accumulate(Target, Accumulation.Add, graph.Subtract(Value, before))
                : Value is Product && Patterns.Factors(Value).Any(f => ReferenceEquals(f.Base, before) && f.Exponent.IsOne)
                    ? new Accumulate(Target, Accumulation.Multiply, graph.Divide(Value, before))
                    : new Assign(Target, Value);
        }
    }
}
