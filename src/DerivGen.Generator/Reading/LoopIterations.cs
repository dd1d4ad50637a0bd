using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>A counted loop: its range, and the variables that it counts with.</summary>
/// <param name="Range">The range.</param>
/// <param name="Values">The counted variables at the start of the iteration at the open index.</param>
/// <param name="After">The counted variables after the loop.</param>
/// <param name="Tested">What the condition itself adds to a counted variable each time that it is tested, as in <c>while (i++ &lt; n)</c>.</param>
internal sealed record LoopIterations(LoopRange Range, Dictionary<ISymbol, Node> Values, Dictionary<ISymbol, Node> After, Dictionary<ISymbol, Node> Tested)
{
    /// <summary>The state after the condition has been tested once more.</summary>
    public ProgramState Test(ExpressionGraph graph, ProgramState state)
    {
        foreach (KeyValuePair<ISymbol, Node> step in Tested)
        {
            state = state.With(step.Key, new ScalarValue(graph.Add(((ScalarValue)state.Variables[step.Key]).Node, step.Value)));
        }

        return state;
    }
}
