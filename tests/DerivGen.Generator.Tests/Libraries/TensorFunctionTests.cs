#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using System.Globalization;
using System.Numerics.Tensors;
using System.Reflection;
using DerivGen.TestKit;
using DerivGen.Testing;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Tests.Libraries;

/// <summary>Every public method of <c>TensorPrimitives</c> is what the table says: by the differences of the method itself, or by its refusal.</summary>
public sealed class TensorFunctionTests
{
    private static readonly Dictionary<string, LibraryFunction> Rows = TensorFunctions.All.ToDictionary(row => row.Name);

    private static readonly (string Name, LibraryFunction Row, string Text)[] Uses = [.. UsesOfAll()];

    private static readonly Lazy<GeneratorRun> Read = new(() => Run(Uses.Where(use => use.Row.Kind != LibraryKind.Refused)));

    private static readonly Lazy<GeneratorRun> Refused = new(() => Run(Uses.Where(use => use.Row.Kind == LibraryKind.Refused)));

    public static TheoryData<string> ReadNames => [.. Uses.Where(use => use.Row.Kind != LibraryKind.Refused).Select(use => use.Name)];

    public static TheoryData<string> RefusedNames => [.. Uses.Where(use => use.Row.Kind == LibraryKind.Refused).Select(use => use.Name)];

    [Fact]
    public void EveryPublicMethod_IsInTheTable()
    {
        HashSet<string> methods = [.. Methods.Select(method => method.Name)];
        Assert.Empty(methods.Except(Rows.Keys));
        Assert.Empty(Rows.Keys.Except(methods));
        Assert.Empty(Rows.Keys.Except(Uses.Select(use => use.Row.Name)));
    }

    [Fact]
    public void NothingThatIsRead_IsRefused()
    {
        Assert.DoesNotContain(Read.Value.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.DoesNotContain(Read.Value.Output.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [MemberData(nameof(ReadNames))]
    public void Function_HasItsOwnValueAndDifferences(string name)
    {
        LibraryFunction row = Uses.Single(use => use.Name == name).Row;
        LossMethod loss = Read.Value.Loss(name);
        Random random = new(name.Sum(letter => letter));
        for (int round = 0; round < 3; round++)
        {
            double[] start = [.. Enumerable.Range(0, 10).Select(_ => row.Argument(random))];
            double expected = loss.Invoke(At(start));
            Assert.Equal(expected, loss.Value(At(start)), 1e-12 * (1 + Math.Abs(expected)));
            GradientCheck.Verify(x => loss.Invoke(At(x.ToArray())), (x, result) => Flat(loss.Gradient(At(x.ToArray()))).CopyTo(result), start, new GradientCheckOptions { AbsoluteTolerance = 1e-9 });
        }

        static object?[] At(double[] x) => [x[..3], x[3..6], x[6..9], x[9]];

        static double[] Flat(double[][] gradient) => [.. gradient.SelectMany(part => part)];
    }

    [Theory]
    [MemberData(nameof(RefusedNames))]
    public void RefusedFunction_SaysWhatToWrite(string name)
    {
        Diagnostic diagnostic = Assert.Single(Refused.Value.Diagnostics, diagnostic => MethodAt(diagnostic) == name);
        Assert.Contains(diagnostic.Id, new[] { "DG0202", "DG0103" });
        Assert.Contains(": ", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    /// <summary>What is said of a function that is refused, for the page of the language.</summary>
    public static string MessageAgainst(string function) =>
        Refused.Value.Diagnostics.First(diagnostic => MethodAt(diagnostic).Split('_')[0] == function).GetMessage(CultureInfo.InvariantCulture).Split(": ", 2)[^1];

    private static MethodInfo[] Methods => typeof(TensorPrimitives).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly);

    private static string MethodAt(Diagnostic diagnostic)
    {
        string line = diagnostic.Location.SourceTree!.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString();
        return line[..line.IndexOf('(', line.IndexOf("double ", StringComparison.Ordinal))].Split(' ')[^1];
    }

    private static GeneratorRun Run(IEnumerable<(string Name, LibraryFunction Row, string Text)> uses) => GeneratorHarness.DerivGen.Run(
        "using System; using System.Numerics.Tensors; using DerivGen;\npublic static partial class Functions\n{\n" + string.Concat(uses.Select(use => use.Text)) + "}\n",
        HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true, AdditionalReferences = [MetadataReference.CreateFromFile(typeof(TensorPrimitives).Assembly.Location)] });

    private static IEnumerable<(string, LibraryFunction, string)> UsesOfAll()
    {
        foreach (IGrouping<string, MethodInfo> overloads in Methods.GroupBy(method => method.Name))
        {
            if (!Rows.TryGetValue(overloads.Key, out LibraryFunction? row))
            {
                continue;
            }

            string[] bodies = [.. overloads.Where(method => method.IsGenericMethod || overloads.All(other => !other.IsGenericMethod)).Select(method => BodyOf(method, row)).Distinct()];
            for (int i = 0; i < bodies.Length; i++)
            {
                string name = $"{row.Name}_{i}";
                yield return (name, row, $"[Differentiable(Emit = Derivatives.Value | Derivatives.Gradient)] public static double {name}(double[] z, double[] w, double[] u, double x) {{ {bodies[i]} }}\n");
            }
        }
    }

    private static string BodyOf(MethodInfo method, LibraryFunction row)
    {
        bool isOfIntegers = method.IsGenericMethod && row.Kind == LibraryKind.Refused && method.GetGenericArguments()[0].GetGenericParameterConstraints().Any(constraint =>
            constraint.Name.StartsWith("IBinaryInteger", StringComparison.Ordinal) || constraint.Name.StartsWith("IShift", StringComparison.Ordinal) || constraint.Name.StartsWith("IBitwise", StringComparison.Ordinal));
        Queue<string> vectors = new(isOfIntegers ? ["k", "k"] : method.IsGenericMethod ? ["z", "w", "u"] : method.Name == "ConvertToHalf" ? ["f"] : ["h"]);
        Queue<string> outputs = new(["e", "d"]);
        List<string> arguments = [];
        string declarations = "";
        foreach (ParameterInfo parameter in method.GetParameters())
        {
            Type type = parameter.ParameterType;
            if (type.Name.StartsWith("ReadOnlySpan", StringComparison.Ordinal))
            {
                arguments.Add(vectors.Dequeue());
            }
            else if (type.Name.StartsWith("Span", StringComparison.Ordinal))
            {
                string output = outputs.Dequeue();
                Type element = type.GetGenericArguments()[0];
                string elementText = method.Name.StartsWith("ConvertToInteger", StringComparison.Ordinal) ? "int" : isOfIntegers ? "int" : element == typeof(bool) ? "bool" : element == typeof(int) ? "int" : element == typeof(Half) ? "Half" : element == typeof(float) ? "float" : "double";
                declarations += $"var {output} = new {elementText}[z.Length]; ";
                arguments.Add(output);
            }
            else
            {
                arguments.Add(type == typeof(int) ? "2" : type == typeof(MidpointRounding) ? "MidpointRounding.ToZero" : isOfIntegers ? "3" : "x");
            }
        }

        string inputs = row.Text ?? string.Join(", ", arguments.Where(argument => argument is not ("e" or "d")));
        string[] written = [.. arguments.Where(argument => argument is "e" or "d")];
        string typeArguments = !method.IsGenericMethod ? ""
            : isOfIntegers ? "<int>"
            : method.GetGenericArguments().Length == 2 ? method.Name.StartsWith("ConvertToInteger", StringComparison.Ordinal) ? "<double, int>" : "<double, double>"
            : "<double>";
        declarations += isOfIntegers ? "var k = new int[z.Length]; " : vectors.Contains("f") || arguments.Contains("f") ? "var f = new float[z.Length]; " : arguments.Contains("h") ? "var h = new Half[z.Length]; " : "";
        string call = $"TensorPrimitives.{method.Name}{typeArguments}({string.Join(", ", written.Prepend(inputs))})";
        if (written.Length == 0)
        {
            return declarations + (method.ReturnType == typeof(bool) ? $"return {call} ? z[0] * w[1] * u[2] * x : x;" : $"return {call} * (1 + x * x + u[0] * w[0]);");
        }

        string element0 = $"{written[0]}[i]";
        string term = declarations.Contains("bool", StringComparison.Ordinal) ? $"({element0} ? z[i] * w[i] : u[i] * x)"
            : written.Length == 2 ? "e[i] * d[i] * (i + 1)"
            : declarations.Contains("Half", StringComparison.Ordinal) ? $"(double){element0} * z[i]"
            : row.Kind == LibraryKind.PiecewiseConstant ? $"{element0} * z[i]"
            : $"{element0} * (i + 1 + w[i])";
        return $"{declarations}{call}; double s = 0; for (int i = 0; i < z.Length; i++) s += {term}; return s;";
    }
}
#endif
