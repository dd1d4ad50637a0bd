#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using System.Numerics.Tensors;
using System.Reflection;
using DerivGen.TestKit;
using DerivGen.Testing;
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
        LossMethod loss = run.Loss(type + "." + marked.Name);
        int[] variables = [.. loss.Variables.Select(variable => loss.Parameters.ToList().IndexOf(variable))];
        foreach (object[] point in (object[][])compiled.GetProperty("Points")!.GetValue(null)!)
        {
            double expected = loss.Invoke(point);
            Assert.Equal(expected, loss.ValueAndGradient(point).Value, 1e-12 * (1 + Math.Abs(expected)));
            GradientCheck.Verify(
                x => loss.Invoke(At(x.ToArray())),
                (x, gradient) => loss.Gradient(At(x.ToArray())).SelectMany(part => part).ToArray().CopyTo(gradient),
                [.. variables.SelectMany(variable => point[variable] is double[] vector ? vector : [(double)point[variable]])],
                new GradientCheckOptions { AbsoluteTolerance = 1e-9 });

            object?[] At(double[] x)
            {
                object?[] moved = [.. point];
                int next = 0;
                foreach (int variable in variables)
                {
                    int count = point[variable] is double[] vector ? vector.Length : 1;
                    moved[variable] = point[variable] is double[] ? x[next..(next + count)] : x[next];
                    next += count;
                }

                return moved;
            }
        }
    }
}
#endif
