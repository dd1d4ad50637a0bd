using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Stability;

/// <summary>
/// Which real arguments a form is made of. A selected one, such as the largest of a vector, has no error of its own and does not
/// count. Asked of shared nodes once; where there are very many, they are not told apart.
/// </summary>
internal sealed class ArgumentSets
{
    private const int Maximum = 64;

    private readonly Dictionary<Node, ImmutableHashSet<Symbol>?> done = [];

    /// <summary>The arguments; null where they are too many.</summary>
    public ImmutableHashSet<Symbol>? Of(Node node)
    {
        if (node is Symbol { Type: NodeType.Real } symbol)
        {
            return ImmutableHashSet.Create(symbol);
        }

        if (node.Type == NodeType.Real && node is Element element)
        {
            return ImmutableHashSet.Create((Symbol)element.Array);
        }

        if (node.Children.IsEmpty || node.Type != NodeType.Real || node is Reduction { Kind: not (ReductionKind.Sum or ReductionKind.Product) })
        {
            return ImmutableHashSet<Symbol>.Empty;
        }

        if (!done.TryGetValue(node, out ImmutableHashSet<Symbol>? result))
        {
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            result = ImmutableHashSet<Symbol>.Empty;
            foreach (Node child in node.Children)
            {
                result = Of(child) is { } more && result?.Union(more) is { Count: <= Maximum } both ? both : null;
            }

            done.Add(node, result);
        }

        return result;
    }
}
