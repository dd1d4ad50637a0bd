using static VerifyXunit.Verifier;

namespace DerivGen.Generator.Tests.TestKit;

/// <summary>The conventions of snapshots, with the stand-in and with Verify alike.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public Task GeneratedText_IsComparedWithItsFile() => Verify(GeneratorHarnessTests.Harness(Flaw.None).Run(GeneratorHarnessTests.Source).Driver);

    [Theory]
    [InlineData("x", 1)]
    [InlineData("y", 2)]
    public async Task Parameters_StandInTheNames(string name, int number) => await Verify($"{name} is {number}.");
}
