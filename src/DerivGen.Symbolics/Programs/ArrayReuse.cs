using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Programs;

/// <summary>
/// Where a program copies an array and never reads the old one again before it is overwritten with what became of the
/// copy, both are one array, changed in place: otherwise a loop that changes one element would copy all of them.
/// </summary>
internal static class ArrayReuse
{
    public static (ImmutableArray<ProgramStatement> Program, Node Value) Apply(ExpressionGraph graph, ImmutableArray<ProgramStatement> program, Node value)
    {
        while (Find(graph, program, value) is var (copy, original))
        {
            Dictionary<Node, Node> renamed = new() { [copy] = original };
            program = Merge(graph, program, copy, node => graph.Replace(node, renamed), original);
            value = graph.Replace(value, renamed);
        }

        return (program, value);
    }

    /// <summary>A copy that can be its original.</summary>
    private static (Symbol Copy, Symbol Original)? Find(ExpressionGraph graph, ImmutableArray<ProgramStatement> program, Node value)
    {
        List<Site> sites = [];
        Collect(program, ImmutableArray<ProgramLoop>.Empty, sites);
        foreach (Site site in sites)
        {
            if (site.Statement is not Segment segment)
            {
                continue;
            }

            foreach (RangeWrite write in segment.Ranges)
            {
                if (IsWhole(graph, write) && write.Value is Element { Array: var original } element && ReferenceEquals(element.Position, write.Index)
                    && original.Ordinal >= SymbolOrdinals.Program && !ReferenceEquals(original, write.Array)
                    && segment.Elements.All(e => !ReferenceEquals(e.Array, write.Array) && !ReferenceEquals(e.Array, original))
                    && IsStart(site, write.Array) && IsFree(graph, sites, site, write.Array, original, value))
                {
                    return (write.Array, original);
                }
            }
        }

        return null;
    }

    /// <summary>Whether the array begins to exist here: its allocation stands in the same list.</summary>
    private static bool IsStart(Site site, Symbol array) => site.List.Any(s => s is Allocation allocation && ReferenceEquals(allocation.Array, array));

    private static bool IsWhole(ExpressionGraph graph, RangeWrite write) => graph.RangeOf(write.Index).Lower is Constant { Value.IsZero: true };

    private static bool IsFree(ExpressionGraph graph, List<Site> sites, Site at, Symbol copy, Symbol original, Node value)
    {
        // The copy is made once for each time that the original's own list runs, or in the loop that carries the original.
        bool isLocal = IsStart(at, original);
        ProgramLoop? carrier = at.Loops.LastOrDefault();
        bool isBack = false;
        bool isWritten = false;
        foreach (Site site in sites.Where(s => s.Number > at.Number && (isLocal || (carrier is not null && s.Loops.Contains(carrier)))))
        {
            if (isBack)
            {
                isWritten |= Writes(site.Statement, original);
                if (isWritten && Expressions(site).Any(e => Reads(e, copy)))
                {
                    return false;
                }

                continue;
            }

            IEnumerable<Node> rest = Expressions(site);
            if (!isLocal && site.Statement is Segment segment && segment.Ranges.FirstOrDefault(w => IsBack(graph, w, copy, original)) is { } back)
            {
                isBack = true;
                rest = ProgramMap.Expressions([segment with { Ranges = segment.Ranges.Remove(back) }]);
            }

            if (rest.Any(e => Reads(e, original)) || (!isBack && Writes(site.Statement, original)))
            {
                return false;
            }
        }

        return isLocal ? !Reads(value, original) : isBack;
    }

    /// <summary>Whether the write gives the original what became of the copy, or leaves it where there is no copy.</summary>
    private static bool IsBack(ExpressionGraph graph, RangeWrite write, Symbol copy, Symbol original)
    {
        if (!ReferenceEquals(write.Array, original) || !IsWhole(graph, write))
        {
            return false;
        }

        Node merged = graph.Replace(write.Value, new Dictionary<Node, Node> { [graph.Element(copy, write.Index)] = graph.Element(original, write.Index) });
        return ReferenceEquals(merged, graph.Element(original, write.Index));
    }

    private static bool Writes(ProgramStatement statement, Symbol array) =>
        statement is Segment segment && (segment.Elements.Any(e => ReferenceEquals(e.Array, array)) || segment.Ranges.Any(r => ReferenceEquals(r.Array, array)));

    private static bool Reads(Node node, Symbol array)
    {
        HashSet<Node> seen = [];
        Stack<Node> pending = new();
        pending.Push(node);
        while (pending.Count > 0)
        {
            Node next = pending.Pop();
            if (!seen.Add(next))
            {
                continue;
            }

            if (next is Element element && ReferenceEquals(element.Array, array))
            {
                return true;
            }

            foreach (Node child in next.Children)
            {
                pending.Push(child);
            }
        }

        return false;
    }

    private static ImmutableArray<ProgramStatement> Merge(ExpressionGraph graph, ImmutableArray<ProgramStatement> program, Symbol copy, Func<Node, Node> rename, Symbol original) =>
        Clean(graph, ProgramMap.Map(Without(program, copy), rename), original);

    /// <summary>The program without the array's allocation.</summary>
    private static ImmutableArray<ProgramStatement> Without(ImmutableArray<ProgramStatement> list, Symbol array) => list
        .Where(s => !(s is Allocation allocation && ReferenceEquals(allocation.Array, array)))
        .Select(s => s switch
        {
            ProgramLoop loop => loop with { Body = Without(loop.Body, array) },
            ProgramBranch branch => branch with { Body = Without(branch.Body, array) },
            _ => s,
        })
        .ToImmutableArray();

    /// <summary>The program without what gives the array its own elements.</summary>
    private static ImmutableArray<ProgramStatement> Clean(ExpressionGraph graph, ImmutableArray<ProgramStatement> list, Symbol array) => list
        .Select(s => s switch
        {
            ProgramLoop loop => loop with { Body = Clean(graph, loop.Body, array) },
            ProgramBranch branch => branch with { Body = Clean(graph, branch.Body, array) },
            Segment segment => segment with { Ranges = segment.Ranges.Where(w => !(ReferenceEquals(w.Array, array) && ReferenceEquals(w.Value, graph.Element(array, w.Index)))).ToImmutableArray() },
            _ => s,
        })
        .Where(s => s is not (Segment { Scalars.IsEmpty: true, Elements.IsEmpty: true, Ranges.IsEmpty: true } or ProgramBranch { Body.IsEmpty: true }))
        .ToImmutableArray();

    private static IEnumerable<Node> Expressions(Site site) => ProgramMap.Expressions([Shallow(site.Statement)]);

    /// <summary>The statement without what stands in it as a site of its own.</summary>
    private static ProgramStatement Shallow(ProgramStatement statement) => statement switch
    {
        ProgramLoop loop => loop with { Body = ImmutableArray<ProgramStatement>.Empty },
        ProgramBranch branch => branch with { Body = ImmutableArray<ProgramStatement>.Empty },
        _ => statement,
    };

    private static void Collect(ImmutableArray<ProgramStatement> list, ImmutableArray<ProgramLoop> loops, List<Site> sites)
    {
        foreach (ProgramStatement statement in list)
        {
            sites.Add(new Site(statement, list, loops, sites.Count));
            if (statement is ProgramLoop loop)
            {
                Collect(loop.Body, loops.Add(loop), sites);
            }
            else if (statement is ProgramBranch branch)
            {
                Collect(branch.Body, loops, sites);
            }
        }
    }

    /// <summary>Where a statement stands.</summary>
    private sealed record Site(ProgramStatement Statement, ImmutableArray<ProgramStatement> List, ImmutableArray<ProgramLoop> Loops, int Number);
}
