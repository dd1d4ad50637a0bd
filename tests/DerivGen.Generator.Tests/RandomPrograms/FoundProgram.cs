namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>A program that once had something wrong, made as small as it goes.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Body">The statements of the method over x, z, w, c.</param>
internal sealed record FoundProgram(string Name, string Body)
{
    public string Text => ProgramText.Of($$"""
        {{RandomProgram.Helpers}}
        [Differentiable] public static double {{ProgramText.Method}}(double x, double[] z, double[] w, int c)
        {
        {{Body}}
        }

        """);
}
