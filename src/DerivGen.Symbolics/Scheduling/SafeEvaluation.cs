using System.Runtime.CompilerServices;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>
/// Whether evaluating a node where the text does not can do no harm: it reads no element that may not exist, nothing of an array that may be null, and divides no
/// integer by what may be zero, unless the text does so anyway.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="scope">What the block knows.</param>
/// <param name="existing">The elements that exist.</param>
/// <param name="certain">What the block evaluates anyway.</param>
internal sealed class SafeEvaluation(ExpressionGraph graph, BlockScope scope, ExistingElements existing, HashSet<Node> certain)
{
    private readonly Dictionary<Node, bool> known = [];

    public bool IsSafe(Node node)
    {
        if (!known.TryGetValue(node, out bool result))
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            result = certain.Contains(node) || scope.Resolve(node) is not null || (IsDefined(node) && OperandsOf(node).All(IsSafe));
            known.Add(node, result);
        }

        return result;
    }

    private bool IsDefined(Node node) => node switch
    {
        Length length => !graph.MayBeNull(length.Array),
        Element element => existing.Exists(element) && !graph.MayBeNull(element.Array),
        Call { Function: Function.IntegerDivide or Function.IntegerRemainder } division => division.Arguments[1] is Constant { Value.IsZero: false },
        _ => true,
    };

    private IEnumerable<Node> OperandsOf(Node node) => node switch
    {
        Length => [],
        Element element => element.Children.Skip(1),
        Reduction reduction when !reduction.DependsOn(scope.IndexOver(reduction.Lower, reduction.Upper)) => [reduction.Lower, reduction.Upper, scope.Body(reduction)],
        Reduction reduction => graph.OpenOperandsOf(reduction),
        _ => node.Children,
    };
}
