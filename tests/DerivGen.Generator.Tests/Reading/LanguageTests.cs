#if !ROSLYN_BASELINE && !ROSLYN_SDK // one compiler's list of operations
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using DerivGen.Generator.Diagnostics;
using DerivGen.Generator.Tests.Libraries;
using DerivGen.Generator.Tests.RandomPrograms;
using DerivGen.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Tests.Reading;

/// <summary>Every kind of operation of the compiler is read, or refused by a diagnostic; docs/language.md says which.</summary>
public sealed class LanguageTests
{
    /// <summary>The methods of arrays and spans that are read, each a test of <c>ArrayFunctionTests</c>.</summary>
    internal static readonly string[] FunctionsOfArrays = ["AsSpan", "Slice", "CopyTo", "Copy", "Fill", "Clear", "Clone", "ToArray", "GetLength", "Reverse", "IndexOf", "Contains", "Exists", "TrueForAll", "ConvertAll", "Empty"];

    public static TheoryData<string> Constructs => [.. LanguageTable.Rows.Select(row => row.Construct)];

    [Theory]
    [MemberData(nameof(Constructs))]
    public void Construct_IsReadOrRefused(string construct)
    {
        LanguageRow row = LanguageTable.Rows.Single(row => row.Construct == construct);
        (CSharpCompilation compilation, Diagnostic[] reported) = Analyze(row);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS8795"));
        Assert.Empty(row.AllKinds.Except(KindsIn(compilation)));
        Assert.Equal(row.Id, string.Join(' ', reported.Select(diagnostic => diagnostic.Id)));
        foreach (Diagnostic diagnostic in reported)
        {
            // At its own place, which is less than the method, and with what to write instead.
            Assert.True(diagnostic.Location.SourceSpan.Length < row.Text.Length / 2, diagnostic.ToString());
            Assert.Contains(": ", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }
    }

    /// <summary>Where the compiler finds an error there is nothing to add: what is meant is not known.</summary>
    [Theory]
    [InlineData("public static double X(double x) => x * Mth.Sin(x);")]
    [InlineData("public static double X(double x) { doble y = x * x; return y; }")]
    [InlineData("public static double X(double x) { double y; return y * x; }")]
    [InlineData("public static double X(double x) { if (x) return 1; return x; }")]
    [InlineData("public static double X(double[] w) { double s = 0; foreach (var v in ww) s += v; return s; }")]
    [InlineData("public static double X(double[] w) { double s = 0; for (int i = 0; i < w.Lenght; i++) s += w[i]; return s; }")]
    [InlineData("public static double X(double x) { double y = x * x return y; }")]
    public void ErrorsOfTheCompiler_AreNotRepeated(string text)
    {
        (CSharpCompilation compilation, Diagnostic[] reported) = Analyze(new LanguageRow("", "", text, ""));
        Assert.Contains(compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty(reported);
    }

    [Fact]
    public void EveryKindOfOperation_IsInTheTable()
    {
        HashSet<string> told = [.. LanguageTable.Rows.SelectMany(row => row.AllKinds), .. LanguageTable.Elsewhere.SelectMany(entry => entry.Kinds.Split(' '))];
        Assert.Empty(Enum.GetNames<Microsoft.CodeAnalysis.OperationKind>().Except(told));
        Assert.Empty(told.Except(Enum.GetNames<Microsoft.CodeAnalysis.OperationKind>()));
        Assert.Empty(LanguageTable.Rows.SelectMany(row => row.AllKinds).Intersect(LanguageTable.Elsewhere.SelectMany(entry => entry.Kinds.Split(' '))));
    }

    [Fact]
    public void Page_IsWrittenFromTheTable()
    {
        string page = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "docs", "language.md");
        string received = Path.ChangeExtension(page, ".received.md");
        string expected = Page();
        File.Delete(received);
        if (!File.Exists(page) || File.ReadAllText(page).ReplaceLineEndings("\n") != expected)
        {
            File.WriteAllText(received, expected);
            Assert.Fail("docs/language.md differs from what the reader does. What it should be stands beside it as language.received.md; accept it by tests/accept.");
        }
    }

    private static string Page()
    {
        StringBuilder text = new();
        text.Append("# The language\n\n");
        text.Append("What of C# a differentiable method, and everything that it calls, may be written with. What is in neither list is refused. This page is written from `LanguageTable` in the tests, which hold every kind of operation of the compiler against it.\n\n");
        text.Append("## Read\n\n| construct | operations |\n|---|---|\n");
        foreach (LanguageRow row in LanguageTable.Rows.Where(row => row.IsRead))
        {
            text.Append("| ").Append(row.Construct).Append(" | ").AppendJoin(", ", row.AllKinds).Append(" |\n");
        }

        text.Append("\nWhere the compiler that runs the generator describes them:\n\n| construct | since |\n|---|---|\n");
        foreach ((string construct, string version, _) in NewerLanguage.Rows)
        {
            text.Append("| ").Append(construct).Append(" | ").Append(version).Append(" |\n");
        }

        text.Append("\nBeside methods with source these are called: the functions below, methods of arrays and spans (`").AppendJoin("`, `", FunctionsOfArrays).Append("`), functions of numbers of another assembly that it marks `[Differentiable]`, and those with a rule by `[DerivativeOf]`. A method may call itself where that is a loop ([DG0114](diagnostics/DG0114.md)).\n\n");
        text.Append("Queries over arrays, ranges and each other, as the loops that they stand for, with lambdas, methods and query syntax: `").AppendJoin("`, `", DerivGen.Generator.Reading.Reader.QueryMethods).Append("`. What a condition filters has no positions: it is summed, counted, folded or run over by `foreach`.\n\n");
        text.Append("## Structs of `System.Numerics`\n\nTheir fields, constructors and operators, and\n\n");
        foreach (string type in DerivGen.Generator.Reading.FrameworkStructs.Names)
        {
            text.Append("- of `").Append(type).Append("`: ").AppendJoin(", ", MembersOf(type)).Append('\n');
        }

        text.Append("\nTurning by a quaternion (`Transform`) gives for quaternions that are no units what the framework gives that is compiled against; .NET 9 and .NET Standard, of which that is not known, are refused.\n\n");
        text.Append("## Vectors of the processor\n\nA vector is a number for each lane: the operators, and `").AppendJoin("`, `", DerivGen.Generator.Reading.Lanes.Names.Where(name => !name.StartsWith("op_", StringComparison.Ordinal)).Order(StringComparer.Ordinal)).Append("`. How many lanes `Vector<T>` has is read where the derivative runs. A span of numbers may be cast to one of vectors (`MemoryMarshal.Cast`); what is loaded or stored by reference names an element. The derivative is loops over elements.\n\n");
        text.Append("## Functions\n\nEach line is a test of `NumberFunctionTests`: by the differences of the function itself, or by what is said.\n\n| of `Math`, `MathF`, `double`, `float` | |\n|---|---|\n");
        Append(text, NumberFunctions.All, NumberFunctionTests.MessageAgainst);
        text.Append("\nEach line is a test of `TensorFunctionTests`, with all its overloads.\n\n| of `TensorPrimitives` | |\n|---|---|\n");
        Append(text, TensorFunctions.All, TensorFunctionTests.MessageAgainst);
        text.Append("\nMathNet.Numerics, where it is referenced; each line is a test of `MathNetFunctionTests`. Derivatives are taken by every argument for which the library has the function.\n\n| of `SpecialFunctions` | |\n|---|---|\n");
        Append(text, MathNetLibrary.All, MathNetFunctionTests.MessageAgainst);
        text.Append("\n| of `Distributions.Normal` | |\n|---|---|\n");
        Append(text, MathNetLibrary.Normal, MathNetFunctionTests.MessageAgainst);
        AppendDrawn(text);
        text.Append("\n## Refused\n\n| construct | operations | diagnostic | what it says |\n|---|---|---|---|\n");
        foreach (LanguageRow row in LanguageTable.Rows.Where(row => !row.IsRead))
        {
            string message = string.Join(' ', Analyze(row).Reported.Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture))).Replace("|", "\\|", StringComparison.Ordinal);
            text.Append("| ").Append(row.Construct).Append(" | ").AppendJoin(", ", row.AllKinds).Append(" | [").Append(row.Id).Append("](diagnostics/").Append(row.Id).Append(".md) | ").Append(message).Append(" |\n");
        }

        text.Append("\n## Never met\n\n| operations | because they occur |\n|---|---|\n");
        foreach ((string kinds, string reason) in LanguageTable.Elsewhere)
        {
            text.Append("| ").Append(kinds.Replace(" ", ", ", StringComparison.Ordinal)).Append(" | ").Append(reason).Append(" |\n");
        }

        return text.ToString();
    }

    private static void AppendDrawn(StringBuilder text)
    {
        text.Append("\n## Random programs\n\nEvery construct above is a test of `LanguageTests` or `ExtensionMemberTests`. From all of them, and from all functions above, the random programs of the tests draw (`DrawnTests`), but for\n\n| of | | because |\n|---|---|---|\n");
        foreach ((string library, DrawnConstruct[] rows) in DrawnConstructs.NotDrawn)
        {
            foreach (DrawnConstruct row in rows)
            {
                string names = library == "constructs" ? row.Name : $"`{string.Join("`, `", row.Names)}`";
                text.Append("| ").Append(library).Append(" | ").Append(names).Append(" | ").Append(row.Reason).Append(" |\n");
            }
        }
    }

    private static void Append(StringBuilder text, IEnumerable<LibraryFunction> functions, Func<string, string> messageAgainst)
    {
        foreach (LibraryFunction function in functions)
        {
            string becomes = function.Kind switch
            {
                LibraryKind.Refused => "refused: " + messageAgainst(function.Name).Replace("|", "\\|", StringComparison.Ordinal),
                LibraryKind.PiecewiseConstant => "piecewise constant",
                LibraryKind.Constant => "of constants",
                _ => "differentiable",
            };
            text.Append("| `").Append(function.Name).Append("` | ").Append(becomes).Append(" |\n");
        }
    }

    /// <summary>The members of a struct of the framework that are read and that it has; its operators are read all.</summary>
    internal static IEnumerable<string> NamesOfMembers(string type) => DerivGen.Generator.Reading.FrameworkMembers.Names(type)
        .Select(key => key.Split('/')[0]).Where(name => !name.StartsWith("op_", StringComparison.Ordinal)).Distinct()
        .Where(name => name == "Create" || (type == "Complex" ? typeof(System.Numerics.Complex) : typeof(System.Numerics.Vector3).Assembly.GetType("System.Numerics." + type)!).GetMember(name).Length > 0);

    private static IEnumerable<string> MembersOf(string type) => NamesOfMembers(type).Select(name => name == "Item" ? "this[]" : name).Order(StringComparer.Ordinal).Select(name => "`" + name + "`");

    private static (CSharpCompilation Compilation, Diagnostic[] Reported) Analyze(LanguageRow row)
    {
        CSharpCompilation compilation = Compile(row);
        return (compilation, [.. compilation.WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()]);
    }

    /// <summary>The text of a row in a type, with the types that the rows name.</summary>
    internal static CSharpCompilation Compile(LanguageRow row)
    {
        string text = """
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Runtime.CompilerServices;
            using System.Runtime.InteropServices;
            using System.Threading.Tasks;
            using DerivGen;

            public partial class Tested
            {
            [Differentiable]
            """ + " " + row.Text + """

            }

            public sealed class Box { public double Value; public Box Next; }
            public record struct Pair(double A, double B);
            public struct Plain { public double A; }
            public struct Ball { public Plain Center; public double Radius; }
            public record Note(double A);
            [StructLayout(LayoutKind.Explicit)] public struct Union { [FieldOffset(0)] public double A; [FieldOffset(0)] public double B; }
            [InlineArray(3)] public struct Three { private double first; }
            [InterpolatedStringHandler] public struct Handler { public Handler(int length, int count, double x) { } public void AppendLiteral(string s) { } public void AppendFormatted(double v) { } }
            """;
        return FrameworkReferences.Empty(TargetFrameworkKind.Current)
            .WithOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest)));
    }

    /// <summary>The kinds of all operations in the type's methods, by all their names.</summary>
    private static HashSet<string> KindsIn(CSharpCompilation compilation)
    {
        SyntaxTree tree = compilation.SyntaxTrees.Single();
        SemanticModel model = compilation.GetSemanticModel(tree);
        HashSet<Microsoft.CodeAnalysis.OperationKind> kinds =
        [
            .. tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
                .Select(method => model.GetOperation(method))
                .Where(operation => operation is not null)
                .SelectMany(operation => operation!.DescendantsAndSelf())
                .Select(operation => operation.Kind),
        ];
        return [.. Enum.GetNames<Microsoft.CodeAnalysis.OperationKind>().Where(name => kinds.Contains(Enum.Parse<Microsoft.CodeAnalysis.OperationKind>(name)))];
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
#endif
