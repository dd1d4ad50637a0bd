using System.Collections.Immutable;
using System.Text;
using DerivGen.Generator.Pipeline;
using DerivGen.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DerivGen.Generator;

/// <summary>
/// Emits the derivatives of the methods marked [Differentiable]. It reports nothing: what is wrong with a method, the
/// analyzer says, which reads it in the same way.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class DifferentiableGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<MethodModel> models = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                MarkedMethod.AttributeName,
                predicate: static (node, _) => node is MethodDeclarationSyntax,
                transform: static (marked, cancellation) => Read(marked, cancellation))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(TrackingNames.Models);

        // A method that is found twice, by its two partial parts, is emitted once.
        IncrementalValuesProvider<MethodModel> distinct = models
            .Collect()
            .SelectMany(static (all, _) => Distinct(all))
            .WithTrackingName(TrackingNames.DistinctModels);

        IncrementalValueProvider<bool> explains = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => ExplainProperty.IsSet(options.GlobalOptions))
            .WithTrackingName(TrackingNames.Explains);

        IncrementalValuesProvider<EmittedFile> files = distinct
            .Combine(explains)
            .Select(static (pair, cancellation) => Emit(pair.Left, pair.Right, cancellation))
            .Where(static file => file is not null)
            .Select(static (file, _) => file!)
            .WithTrackingName(TrackingNames.Files);

        context.RegisterSourceOutput(files, static (output, file) => output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8)));
    }

    private static MethodModel? Read(GeneratorAttributeSyntaxContext marked, CancellationToken cancellation) =>
        marked.TargetSymbol is IMethodSymbol method
            ? MarkedMethod.Read(method, marked.SemanticModel.Compilation, cancellation).Model
            : null;

    private static IEnumerable<MethodModel> Distinct(ImmutableArray<MethodModel> models)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        return models.Where(model => names.Add(model.HintName)).ToImmutableArray();
    }

    private static EmittedFile? Emit(MethodModel model, bool explains, CancellationToken cancellation) =>
        Derivation.Derive(model, explains, cancellation).Text is { } text ? new EmittedFile(model.HintName, text) : null;
}
