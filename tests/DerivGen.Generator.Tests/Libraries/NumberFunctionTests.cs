#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using System.Globalization;
using System.Reflection;
using DerivGen.TestKit;
using DerivGen.Testing;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Tests.Libraries;

/// <summary>Every public member of <c>Math</c>, <c>MathF</c>, <c>double</c> and <c>float</c> is what the table says: by the differences of the member itself, or by its refusal.</summary>
public sealed class NumberFunctionTests
{
    private static readonly (Type Type, string Text, string Number)[] Types =
    [
        (typeof(Math), "Math", "double"), (typeof(MathF), "MathF", "float"), (typeof(double), "double", "double"), (typeof(float), "float", "float"),
    ];

    private static readonly Dictionary<string, LibraryFunction> Rows = NumberFunctions.All.ToDictionary(row => row.Name);

    /// <summary>Every overload of double, float and int, with the text that calls it.</summary>
    private static readonly (string Name, LibraryFunction Row, string Text)[] Uses = [.. UsesOfAll()];

    private static readonly Lazy<GeneratorRun> Read = new(() => Run(Uses.Where(use => use.Row.Kind != LibraryKind.Refused)));

    private static readonly Lazy<GeneratorRun> Refused = new(() => Run(Uses.Where(use => use.Row.Kind == LibraryKind.Refused)));

    public static TheoryData<string> ReadNames => [.. Uses.Where(use => use.Row.Kind != LibraryKind.Refused).Select(use => use.Name)];

    public static TheoryData<string> RefusedNames => [.. Uses.Where(use => use.Row.Kind == LibraryKind.Refused).Select(use => use.Name)];

    [Fact]
    public void EveryPublicMember_IsInTheTable()
    {
        HashSet<string> members = [.. Types.SelectMany(type => MembersOf(type.Type)).Select(member => member.Name)];
        Assert.Empty(members.Except(Rows.Keys));
        Assert.Empty(Rows.Keys.Except(members));
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
        bool isSingle = name.StartsWith("MathF", StringComparison.Ordinal) || name.StartsWith("float", StringComparison.Ordinal);
        LossMethod loss = Read.Value.Loss(name);

        // A function of float is the one of double by that name.
        LossMethod reference = isSingle ? Read.Value.Loss((name.StartsWith("MathF", StringComparison.Ordinal) ? "Math" : "double") + name[5..]) : loss;
        Random random = new(name.Sum(letter => letter));
        for (int round = 0; round < 4; round++)
        {
            double[] start = [row.Argument(random), row.Argument(random), row.Argument(random)];
            double expected = reference.Invoke(At(start));
            double tolerance = isSingle ? 1e-6 : 1e-13;
            Assert.Equal(loss.Invoke(At(start)), loss.Value(At(start)), tolerance * (1 + Math.Abs(expected)));
            double[] gradient = Flat(loss.Gradient(At(start)));
            if (isSingle)
            {
                double[] wide = Flat(reference.Gradient(At(start)));
                Assert.All(gradient.Zip(wide), pair => Assert.Equal(pair.Second, pair.First, 1e-5 * (1 + Math.Abs(pair.Second))));
            }
            else
            {
                GradientCheck.Verify(x => loss.Invoke(At(x.ToArray())), (x, result) => Flat(loss.Gradient(At(x.ToArray()))).CopyTo(result), start, new GradientCheckOptions { AbsoluteTolerance = 1e-9 });
            }
        }

        static object?[] At(double[] x) => [x[0], x[1], x[2], 2];

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
        Refused.Value.Diagnostics.First(diagnostic => MethodAt(diagnostic).Split('_')[1] == function).GetMessage(CultureInfo.InvariantCulture).Split(": ", 2)[^1];

    private static string MethodAt(Diagnostic diagnostic)
    {
        string line = diagnostic.Location.SourceTree!.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString();
        return line[..line.IndexOf('(', line.IndexOf("double ", StringComparison.Ordinal))].Split(' ')[^1];
    }

    private static GeneratorRun Run(IEnumerable<(string Name, LibraryFunction Row, string Text)> uses) => GeneratorHarness.DerivGen.Run(
        "using System; using DerivGen;\npublic static partial class Functions\n{\n" + string.Concat(uses.Select(use => use.Text)) + "}\n",
        HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true });

    private static IEnumerable<MemberInfo> MembersOf(Type type) => type.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(member => member is FieldInfo or PropertyInfo or MethodInfo { IsSpecialName: false } || member.Name.StartsWith("op_", StringComparison.Ordinal));

    private static IEnumerable<(string, LibraryFunction, string)> UsesOfAll()
    {
        foreach ((Type type, string typeText, string number) in Types)
        {
            foreach (IGrouping<string, MemberInfo> members in MembersOf(type).GroupBy(member => member.Name))
            {
                if (!Rows.TryGetValue(members.Key, out LibraryFunction? row))
                {
                    continue;
                }

                string[] calls = row.Text is { } text
                    ? [text.Replace("T.", typeText + ".", StringComparison.Ordinal)]
                    : [.. members.OfType<MethodInfo>().Select(method => CallOf(method, typeText, number)).OfType<string>().Distinct()];
                for (int i = 0; i < calls.Length; i++)
                {
                    string name = $"{typeText}_{row.Name}_{i}";
                    string value = members.First() is MethodInfo { ReturnType: var result } && result == typeof(bool) || row.Text?.Contains(" < ") == true && !row.Text.Contains('?') || row.Text?.Contains("x > ") == true
                        ? $"({calls[i]}) ? x * y : x * 2"
                        : row.Kind is LibraryKind.PiecewiseConstant or LibraryKind.Refused ? $"({calls[i]}) * x" : calls[i];
                    string locals = number == "float" ? "float x = (float)a, y = (float)b, z = (float)c;" : "double x = a, y = b, z = c;";
                    yield return (name, row, $"[Differentiable(Emit = Derivatives.Value | Derivatives.Gradient)] public static double {name}(double a, double b, double c, int k) {{ {locals} return {value}; }}\n");
                }
            }
        }
    }

    /// <summary>A call with numbers of the type, integers, and each way of rounding; null for an overload of other numbers.</summary>
    private static string? CallOf(MethodInfo method, string type, string number)
    {
        Type real = number == "float" ? typeof(float) : typeof(double);
        ParameterInfo[] parameters = method.GetParameters();
        if (method.IsGenericMethod || !parameters.Any(parameter => parameter.ParameterType == real)
            || parameters.Any(parameter => parameter.ParameterType != real && parameter.ParameterType != typeof(int) && parameter.ParameterType != typeof(MidpointRounding)))
        {
            return null;
        }

        Queue<string> names = new(["x", "y", "z"]);
        return $"{type}.{method.Name}({string.Join(", ", parameters.Select(parameter => parameter.ParameterType == real ? names.Dequeue() : parameter.ParameterType == typeof(int) ? "3" : "MidpointRounding.AwayFromZero"))})";
    }
}
#endif
