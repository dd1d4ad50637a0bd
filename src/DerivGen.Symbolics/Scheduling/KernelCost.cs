using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>What a kernel costs, by <see cref="CostModel"/>: every loop is assumed to run equally often, and of two branches the dearer one.</summary>
internal static class KernelCost
{
    public static long Of(Kernel kernel) => Of(kernel.Body) + (kernel.Value is null ? 0 : Of(kernel.Value)) + kernel.Gradients.Sum(Of);

    private static long Of(ImmutableArray<Statement> statements) => statements.Sum(Of);

    private static long Of(Statement statement) => statement switch
    {
        Declare declare => Of(declare.Value),
        Assign assign => Of(assign.Value),
        Accumulate accumulate => 1 + Of(accumulate.Value),
        Store store => Of(store.Value),
        AddTo add => 1 + Of(add.Value),
        For loop => CostModel.AssumedTrips * (1 + Of(loop.Body)),
        While loop => CostModel.AssumedTrips * (1 + Of(loop.Before) + Of(loop.Condition) + Of(loop.Body)),
        If branch => Of(branch.Condition) + Math.Max(Of(branch.Then), Of(branch.Else)),
        Push push => 1 + Of(push.Value),
        Pop or DeclarePopped => 1,
        Clear or PushRange or PopRange => CostModel.AssumedTrips,
        _ => 0,
    };

    private static long Of(Node node) => CostModel.Of(node, 0);
}
