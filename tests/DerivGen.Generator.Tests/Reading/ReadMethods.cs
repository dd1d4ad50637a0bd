using System.Reflection;
using DerivGen.Generator.Reading;
using DerivGen.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.Generator.Tests.Reading;

/// <summary>The marked methods of a text: read, and compiled as they stand.</summary>
internal sealed class ReadMethods
{
    private readonly Compilation _compilation;
    private readonly Lazy<Assembly> _assembly;

    private ReadMethods(Compilation compilation)
    {
        _compilation = compilation;
        _assembly = new Lazy<Assembly>(() =>
        {
            using MemoryStream image = new();
            Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
            Assert.True(result.Success, string.Join('\n', result.Diagnostics));
            return Assembly.Load(image.ToArray());
        });
    }

    public static ReadMethods Of(params string[] sources) =>
        new(FrameworkReferences.Empty(TargetFrameworkKind.Current)
            .WithAssemblyName("Read")
            .WithOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true))
            .AddSyntaxTrees(sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest), $"Source{i}.cs"))));

    /// <summary>Members of a static class with the usual usings around them.</summary>
    public static ReadMethods OfMembers(string members) => Of($$"""
        using System;
        using System.Linq;
        using DerivGen;

        public static partial class Methods
        {
        {{members}}
        }
        """);

    public Compilation Compilation => _compilation;

    public IReadOnlyList<IMethodSymbol> Marked =>
    [
        .. _compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Select(method => _compilation.GetSemanticModel(tree).GetDeclaredSymbol(method)!)
            .Where(method => method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "DifferentiableAttribute"))),
    ];

    public IMethodSymbol this[string name] => Marked.Single(method => method.Name == name);

    public ReadingResult Read(string name) => MarkedMethod.Read(this[name], _compilation, TestContext.Current.CancellationToken);

    /// <summary>The expression that the only or the named method is read as, as plain text.</summary>
    public string Expression(string name = "F")
    {
        ReadingResult reading = Read(name);
        return reading.Model is { } model ? model.Loss.Function.Value.ToString() : string.Join('\n', reading.Diagnostics);
    }

    /// <summary>Runs the method as it was written.</summary>
    public double Invoke(string name, params object[] arguments)
    {
        IMethodSymbol method = this[name];
        MethodInfo info = _assembly.Value.GetType(method.ContainingType.ToDisplayString())!
            .GetMethod(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return Convert.ToDouble(info.Invoke(null, [.. arguments.Select(argument => argument is Array array ? array.Clone() : argument)]), System.Globalization.CultureInfo.InvariantCulture);
    }
}
