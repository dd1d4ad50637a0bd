using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Tests.TestKit;

/// <summary>Writes a nullable annotation without a nullable context.</summary>
internal sealed class AnnotatingGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.CompilationProvider.Select((compilation, _) => compilation.AssemblyName),
        (output, _) => output.AddSource("Annotated.g.cs", "internal static class Annotated\n{\n    internal static string? Text;\n}\n"));
}
