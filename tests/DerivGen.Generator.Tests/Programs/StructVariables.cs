#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>Compares what is emitted for methods with variables that are structs with the methods' own text.</summary>
internal static class StructVariables
{
    /// <summary>At a few random arguments: the value and its gradient, be it returned or written, against the text and its differences.</summary>
    public static void Verify(GeneratorRun run, string type, string name, double tolerance)
    {
        StructuredMethod method = new(run, type + "." + name);
        Random random = new(name.Sum(letter => letter));
        for (int round = 0; round < 5; round++)
        {
            object?[] arguments = [.. method.Parameters.Select(parameter => StructuredArguments.Make(StructuredMethod.ValueOf(parameter), 3 + (round % 2), () => (random.NextDouble() * 3) - 1, () => random.Next(1, 6)))];
            method.Verify(arguments, tolerance);
        }
    }
}
#endif
