using DerivGen.Symbolics.Expressions;
using Index = DerivGen.Symbolics.Expressions.Index;

namespace DerivGen.Generator.Reading;

/// <summary>
/// Sums within sums: the product of three matrices sums, for each of its elements, over elements that are sums themselves.
/// Where such an inner sum is the same for several elements, but not for all, the array that it comes from is kept in a
/// variable, as the text keeps it; a loop would sum again for every element.
/// </summary>
internal sealed partial class Reader
{
    /// <summary>How often arrays of sums have been kept for that reason.</summary>
    private int keptSums;

    /// <summary>The state with its arrays of rows of sums in variables; null where it has none.</summary>
    private ProgramState? KeepSums(ProgramState start)
    {
        state = start;
        KeepArrays(
            new(graph, ProgramVariable),
            contents => contents.Body.HasReduction && HasRows(contents) && ArrayWrites.BasisOf(contents) is null && IsSteady(graph.RangeOf(contents.Index).Upper));
        if (ReferenceEquals(state, start))
        {
            return null;
        }

        keptSums++;
        return state;
    }

    /// <summary>Whether the elements of an array know their row.</summary>
    private static bool HasRows(ArrayContents contents) =>
        Mention.Any(contents.Body, part => part is Call { Function: Function.IntegerDivide } row && ReferenceEquals(row.Argument, contents.Index));

    /// <summary>Whether what a loop has computed sums the same elements again and again.</summary>
    private bool RepeatsSums(ProgramState before, ProgramState after) =>
        after.Arrays.Any(entry => !(before.Arrays.TryGetValue(entry.Key, out ArrayContents? old) && old.IsSameAs(entry.Value)) && RepeatsSums(entry.Value))
        || after.Variables.Any(entry => entry.Value is ScalarValue { Node: { HasReduction: true } node } && before.Variables.TryGetValue(entry.Key, out Value? value) && !value.Equals(entry.Value) && RepeatsSums(node, []));

    private bool RepeatsSums(ArrayContents contents)
    {
        if (!contents.Body.HasReduction || !HasRows(contents))
        {
            return false;
        }

        // The row, and the place in it, by two indices of their own.
        Call row = Mention.All<Call>(contents.Body, call => call.Function == Function.IntegerDivide && ReferenceEquals(call.Argument, contents.Index)).First();
        (Node lower, Node upper) = graph.RangeOf(contents.Index);
        Index ofRow = graph.FreshIndex(lower, upper);
        Index place = graph.FreshIndex(lower, row.Arguments[1]);
        Node body = graph.Substitute(graph.Replace(contents.Body, new Dictionary<Node, Node> { [row] = ofRow }), contents.Index, graph.Add(graph.Multiply(row.Arguments[1], ofRow), place));
        return RepeatsSums(body, [ofRow, place]);
    }

    /// <summary>Whether a sum depends on the index of the one that it stands in, and on some but not all of the others around it.</summary>
    private bool RepeatsSums(Node node, List<Index> around)
    {
        foreach (Reduction reduction in Mention.All<Reduction>(node, part => part.Body.HasReduction))
        {
            Index own = graph.FreshIndex(reduction.Lower, reduction.Upper);
            Node body = graph.Open(reduction, own);
            if (Mention.All<Reduction>(body, _ => true).Any(inner => inner.DependsOn(own) && around.Exists(inner.DependsOn) && !around.TrueForAll(inner.DependsOn))
                || RepeatsSums(body, [.. around, own]))
            {
                return true;
            }
        }

        return false;
    }
}
