using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Facts;

/// <summary>
/// What holds because the method has a value at all: an element that is read whatever the data are exists, so its index
/// lies inside the array.
/// </summary>
internal static class Definedness
{
    public static IEnumerable<Node> ConditionsOf(ExpressionGraph graph, Node value)
    {
        HashSet<Node> seen = [];
        Stack<Node> pending = new([value]);
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (!seen.Add(node))
            {
                continue;
            }

            if (node is Element { Array.Dimensions: 1 } element && element.IsClosed)
            {
                yield return graph.Less(element.Position, graph.Length(element.Array));
                yield return graph.Less(graph.Integer(Rational.MinusOne), element.Position);
            }

            // Neither a branch nor the body of a loop that may not run tells anything.
            IEnumerable<Node> certain = node switch
            {
                Conditional conditional => conditional.Children.Take(1),
                Reduction reduction => reduction.Children.Take(2),
                Call { Function: Function.And or Function.Or } junction => junction.Arguments.Take(1),
                _ => node.Children,
            };
            foreach (Node child in certain)
            {
                pending.Push(child);
            }
        }
    }
}
