using System.Collections.Immutable;
using DerivGen.Generator.Pipeline;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Scheduling;

namespace DerivGen.Generator.Writing;

/// <summary>Elements whose numbers cannot be written one by one: a new value takes the place of an element, all of whose changes that follow one another are made at once.</summary>
internal sealed partial class StatementWriter
{
    /// <summary>Writes the statements from one on that change numbers of one element which is made anew; how many they are, 0 where the first one does not.</summary>
    private int WriteRemade(ImmutableArray<Statement> statements, int first)
    {
        if (Target(statements[first]) is not { } target || symbols.RemadeBy(target.Array) is not { } remade)
        {
            return 0;
        }

        string element = symbols.Of(target.Array) + "[" + string.Join(", ", target.Indices.Select(expressions.IntegerText)) + "]";
        Dictionary<int, string> changed = [];
        int count = 0;
        while (first + count < statements.Length && Target(statements[first + count]) is { } next && symbols.RemadeBy(next.Array) is { } part
            && symbols.Of(next.Array).Text == symbols.Of(target.Array).Text && next.Indices.SequenceEqual(target.Indices) && !changed.ContainsKey(part.Place)
            && (count == 0 || !ReadsAny(statements[first + count], symbols.Of(target.Array).Text)))
        {
            changed.Add(part.Place, Changed(statements[first + count], element + next.Array.Suffix));
            count++;
        }

        writer.Line(Remade(element, remade.Model, place => changed.TryGetValue(place, out string text) ? text : null) + ";");
        return count;
    }

    private static (Symbol Array, ImmutableArray<Node> Indices)? Target(Statement statement) => statement switch
    {
        Store store => (store.Array, store.Indices),
        AddTo add => (add.Array, add.Indices),
        _ => null,
    };

    /// <summary>What a number becomes.</summary>
    private string Changed(Statement statement, string before)
    {
        if (statement is Store store)
        {
            return expressions.Text(store.Value, IsNarrow(store.Array));
        }

        AddTo add = (AddTo)statement;
        (string operation, string operand) = expressions.PrintAddition(add.Value, IsNarrow(add.Array));
        bool isSimple = operand.IndexOf(' ') < 0;
        return before + " " + operation[0] + " " + (isSimple ? operand : "(" + operand + ")");
    }

    /// <summary>Whether the value reads the array that is written.</summary>
    private bool ReadsAny(Statement statement, string array)
    {
        Stack<Node> pending = new([statement is Store store ? store.Value : ((AddTo)statement).Value]);
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (node is Element element && symbols.Of(element.Array).Text == array)
            {
                return true;
            }

            foreach (Node child in node.Children)
            {
                pending.Push(child);
            }
        }

        return false;
    }

    /// <summary>element = new T(…), with the numbers that do not change as they are.</summary>
    private static string Remade(string element, StructModel model, Func<int, string?> changed) =>
        element + " = " + StructTexts.Made(model, new Queue<string>(model.Leaves.Select((leaf, place) => changed(place) ?? element + leaf.Path)), element);
}
