using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.TestKit;

/// <summary>What came of a text: the generated files, the analyzers' diagnostics, and the compiled assembly, ready to be called.</summary>
public sealed class GeneratorRun
{
    private readonly DrivenCompilation _driven;
    private readonly ImmutableArray<Diagnostic> _diagnostics;
    private readonly bool _analyzed;
    private readonly Lazy<CompiledCode> _code;

    internal GeneratorRun(DrivenCompilation driven, ImmutableArray<Diagnostic> diagnostics, bool analyzed)
    {
        _driven = driven;
        _diagnostics = diagnostics;
        _analyzed = analyzed;
        _code = new Lazy<CompiledCode>(() => CompiledCode.Load(driven.Output));
    }

    /// <summary>The generated texts by hint name, in ordinal order.</summary>
    public ImmutableSortedDictionary<string, string> Sources => _driven.Texts;

    /// <summary>All generated texts, one after another.</summary>
    public string AllText => string.Join("\n", Sources.Values);

    /// <summary>What the analyzers report, in the order of the text.</summary>
    public ImmutableArray<Diagnostic> Diagnostics =>
        _analyzed ? _diagnostics : throw new InvalidOperationException("The analyzers did not run: HarnessOptions.RunAnalyzers is off.");

    /// <summary>The diagnostics one a line, <c>DG0101 Error (line,column) "underlined text": message</c>.</summary>
    public string DiagnosticText => string.Join('\n', Diagnostics.Select(diagnostic =>
    {
        FileLinePositionSpan position = diagnostic.Location.GetLineSpan();
        return string.Create(CultureInfo.InvariantCulture, $"{diagnostic.Id} {diagnostic.Severity} ({position.StartLinePosition.Line + 1},{position.StartLinePosition.Character + 1}) \"{Underlined(diagnostic)}\": {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
    }));

    /// <summary>For snapshots: <c>await Verify(run.Driver)</c>.</summary>
    public GeneratorDriver Driver => _driven.Driver;

    public CSharpCompilation Input => _driven.Input;

    /// <summary>The text with what was generated.</summary>
    public CSharpCompilation Output => _driven.Output;

    /// <summary>The compiled assembly, emitted and loaded at the first use.</summary>
    public CompiledCode Code => _code.Value;

    /// <summary>The text under a diagnostic.</summary>
    public static string Underlined(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan) ?? "";

    /// <inheritdoc cref="CompiledCode.Loss"/>
    public LossMethod Loss(string method, params string[] parameterTypes) => Code.Loss(method, parameterTypes);

    /// <summary>The text of a generated method with its comments, indented as if it stood alone.</summary>
    public string MethodText(string name)
    {
        MethodDeclarationSyntax method = FindGenerated(name);
        string text = method.ToFullString().Trim('\n');
        string[] lines = text.Split('\n');
        int indentation = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart(' ').Length);
        return string.Join('\n', lines.Select(line => line.Length >= indentation ? line[indentation..] : line.TrimStart(' '))).TrimEnd();
    }

    /// <summary>The expression that a generated method returns last, as written: <c>a - y</c>.</summary>
    public string ReturnExpression(string name)
    {
        MethodDeclarationSyntax method = FindGenerated(name);
        ExpressionSyntax? expression = method.ExpressionBody?.Expression
            ?? method.Body?.DescendantNodes(node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)).OfType<ReturnStatementSyntax>().LastOrDefault()?.Expression;
        return expression?.ToString() ?? throw new InvalidOperationException($"{name} returns no value.");
    }

    private MethodDeclarationSyntax FindGenerated(string name)
    {
        MethodDeclarationSyntax[] found = [.. Output.SyntaxTrees.Where(_driven.IsGenerated).SelectMany(tree => tree.GetRoot().DescendantNodes()).OfType<MethodDeclarationSyntax>().Where(method => method.Identifier.ValueText == name)];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new InvalidOperationException($"No method {name} was generated.\n{AllText}"),
            _ => throw new InvalidOperationException($"{found.Length} methods {name} were generated."),
        };
    }
}
