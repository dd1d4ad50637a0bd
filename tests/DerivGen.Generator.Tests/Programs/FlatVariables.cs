#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>The variables of a call, scalars and vectors, as one vector.</summary>
internal sealed class FlatVariables(LossMethod loss, object?[] arguments)
{
    private readonly int[] _variables = [.. loss.Variables.Select(variable => loss.Parameters.ToList().IndexOf(variable))];

    public double[] Start => [.. _variables.SelectMany(variable => arguments[variable] is double[] vector ? vector : [(double)arguments[variable]!])];

    public double ValueAt(double[] x) => loss.Invoke(At(x));

    public double[] GradientAt(double[] x) => [.. loss.Gradient(At(x)).SelectMany(part => part)];

    /// <summary>The call's arguments with other values of the variables.</summary>
    private object?[] At(double[] x)
    {
        object?[] moved = [.. arguments];
        int next = 0;
        foreach (int variable in _variables)
        {
            int length = arguments[variable] is double[] vector ? vector.Length : 1;
            moved[variable] = arguments[variable] is double[] ? x.AsSpan(next, length).ToArray() : x[next];
            next += length;
        }

        return moved;
    }
}
#endif
