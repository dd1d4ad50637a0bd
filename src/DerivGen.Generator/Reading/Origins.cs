using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Index = DerivGen.Symbolics.Expressions.Index;

namespace DerivGen.Generator.Reading;

/// <summary>
/// Where comparisons and piecewise constant functions stand in the text. Loops close over nodes after they were noted,
/// so a node is also found by its shape: its structure without the numbers of indices.
/// </summary>
internal sealed class Origins
{
    private readonly Dictionary<Node, SyntaxNode> exact = [];
    private readonly Dictionary<ulong, SyntaxNode> byShape = [];
    private readonly Dictionary<Node, ulong> shapes = [];

    public void Note(Node node, SyntaxNode syntax)
    {
        Node call = node is Call { Function: Function.Not } not ? not.Argument : node;
        if (call is not Call || exact.ContainsKey(call))
        {
            return;
        }

        exact.Add(call, syntax);
        ulong shape = ShapeOf(call);
        if (!byShape.ContainsKey(shape))
        {
            byShape.Add(shape, syntax);
        }
    }

    public SyntaxNode? Find(Node node) =>
        exact.TryGetValue(node, out SyntaxNode syntax) || byShape.TryGetValue(ShapeOf(node), out syntax) ? syntax : null;

    private ulong ShapeOf(Node node)
    {
        if (shapes.TryGetValue(node, out ulong shape))
        {
            return shape;
        }

        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        shape = node switch
        {
            Index => 17,
            Constant or NamedConstant or Symbol => node.Hash,
            Call call => 1000 + (ulong)call.Function,
            Reduction reduction => 2000 + (ulong)reduction.Kind,
            _ => 3000 + (ulong)node.Rank,
        };
        // Operands may be in another order in a closed node: their order is not part of the shape.
        foreach (Node child in node.Children)
        {
            ulong part = ShapeOf(child);
            shape = unchecked(shape + (part ^ (part >> 29)) * 0xBF58476D1CE4E5B9UL);
        }

        shapes.Add(node, shape);
        return shape;
    }
}
