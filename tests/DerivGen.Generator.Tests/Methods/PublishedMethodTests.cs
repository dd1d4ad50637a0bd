#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using System.Numerics.Tensors;
using System.Reflection;
using DerivGen.Generator.Tests.Programs;
using DerivGen.TestKit;
using MathNet.Numerics;
using Microsoft.CodeAnalysis;
using static VerifyXunit.Verifier;

namespace DerivGen.Generator.Tests.Methods;

/// <summary>The methods in <c>tests/Methods</c>: each goes through unchanged, with its own value and differences, and is emitted as a person has read it.</summary>
public sealed class PublishedMethodTests
{
    private static readonly Dictionary<string, Lazy<GeneratorRun>> Runs = Directory.EnumerateFiles(TestFolders.Methods, "*.cs").Order(StringComparer.Ordinal).ToDictionary(
        file => Path.GetFileNameWithoutExtension(file),
        file => new Lazy<GeneratorRun>(() => GeneratorHarness.DerivGen.Run(
            File.ReadAllText(file),
            HarnessOptions.Default with { AdditionalReferences = [.. new[] { typeof(TensorPrimitives), typeof(Euclid) }.Select(type => MetadataReference.CreateFromFile(type.Assembly.Location))] })));

    public static TheoryData<string> Types => [.. Runs.Keys];

    [Fact]
    public void Methods_AreTwentyAtLeast() => Assert.InRange(Runs.Count, 20, int.MaxValue);

    [Theory]
    [MemberData(nameof(Types))]
    public Task Method_IsEmittedAsRead(string type)
    {
        GeneratorRun run = Runs[type].Value;
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        return Verify(Assert.Single(run.Sources).Value).UseDirectory("Snapshots").UseParameters(type);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Method_HasItsOwnValueAndDifferences(string type)
    {
        GeneratorRun run = Runs[type].Value;
        Type compiled = run.Code.Assembly.GetTypes().Single(candidate => candidate.Name == type);
        MethodInfo marked = compiled.GetMethods().Single(method => compiled.GetMethod(method.Name + "ValueAndGradient") is not null);
        StructuredMethod loss = new(run, type + "." + marked.Name, marked.IsGenericMethod ? [typeof(double)] : []);
        bool isSingle = marked.ReturnType == typeof(float);
        foreach (object[] point in (object[][])compiled.GetProperty("Points")!.GetValue(null)!)
        {
            loss.Verify(point, isSingle ? 2e-6 : 1e-11);
        }
    }
}
#endif
