using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DerivGen.TestKit;

/// <summary>
/// Runs a generator and its analyzers on texts in memory, and checks on each what every user may rely on: no exception,
/// no diagnostic from the generator itself, no warning in any way of compiling, an unrelated edit costs nothing,
/// the same text in every culture.
/// </summary>
public sealed class GeneratorHarness
{
    private static readonly CultureInfo[] OtherCultures = [CultureOf("de-DE"), CultureOf("tr-TR")];

    private readonly Func<ImmutableArray<IIncrementalGenerator>> _generators;
    private readonly Func<ImmutableArray<DiagnosticAnalyzer>> _analyzers;
    private readonly ImmutableArray<string> _trackingNames;

    /// <param name="trackingNames">The class whose public string constants name the steps that have to be cached.</param>
    public GeneratorHarness(Func<IIncrementalGenerator> generator, Func<DiagnosticAnalyzer>? analyzer = null, Type? trackingNames = null)
        : this(() => [generator()], () => analyzer is null ? [] : [analyzer()], trackingNames)
    {
    }

    private GeneratorHarness(Func<ImmutableArray<IIncrementalGenerator>> generators, Func<ImmutableArray<DiagnosticAnalyzer>> analyzers, Type? trackingNames)
    {
        _generators = generators;
        _analyzers = analyzers;
        _trackingNames = trackingNames is null
            ? []
            : [.. trackingNames.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal)];
    }

    /// <summary>DerivGen's own generator with all its analyzers, found as the compiler finds them: by their attributes.</summary>
    public static GeneratorHarness DerivGen { get; } = FromAssembly(Assembly.Load("DerivGen.Generator"));

    public static GeneratorHarness FromAssembly(Assembly assembly)
    {
        Type[] types = [.. assembly.GetTypes().Where(type => !type.IsAbstract).OrderBy(type => type.FullName, StringComparer.Ordinal)];
        Type[] generators = [.. types.Where(type => type.IsDefined(typeof(GeneratorAttribute), inherit: false))];
        Type[] analyzers = [.. types.Where(type => type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))];
        Type? trackingNames = assembly.GetTypes().SingleOrDefault(type => type.Name == "TrackingNames");
        return new GeneratorHarness(() => Create<IIncrementalGenerator>(generators), () => Create<DiagnosticAnalyzer>(analyzers), trackingNames);
    }

    /// <summary>Runs on one text.</summary>
    /// <exception cref="HarnessFailure">A promise is broken; the message says which, where, and in which text.</exception>
    public GeneratorRun Run(string source, HarnessOptions? options = null) => Run([source], options);

    /// <summary>Runs on the texts of several files.</summary>
    /// <exception cref="HarnessFailure">A promise is broken; the message says which, where, and in which text.</exception>
    public GeneratorRun Run(IReadOnlyList<string> sources, HarnessOptions? options = null)
    {
        options ??= HarnessOptions.Default;
        CompilationVariant variant = CompilationVariant.Of(options);
        DrivenCompilation driven = Drive(variant, sources, options);
        if (!options.AllowErrors)
        {
            CompilationChecks.MustBeClean(variant, driven);
        }

        if (options.CheckMatrix && !options.AllowErrors)
        {
            CompilationChecks.MustBeCleanInEveryVariant(variant, other => Drive(other, sources, options));
        }

        if (options.CheckCaching)
        {
            IncrementalScenario scenario = new(this, driven, fromScratch: null);
            scenario.CommentAdded().MustBeCached();
            scenario.UnrelatedTypeAdded().MustBeCached();
            ModelPurityCheck.MustHoldNoCompilerObjects(driven.Driver, _trackingNames);
        }

        if (options.CheckCultures)
        {
            MustNotDependOnCulture(variant, sources, options, driven);
        }

        ImmutableArray<Diagnostic> diagnostics = options.RunAnalyzers ? Analyze(driven.Output) : [];
        return new GeneratorRun(driven, diagnostics, options.RunAnalyzers);
    }

    /// <summary>Runs on a text with marks, <c>{|DG0201:here|}</c>: the analyzers report exactly the marked diagnostics.</summary>
    /// <exception cref="HarnessFailure">A promise is broken, or other diagnostics are reported.</exception>
    public GeneratorRun RunMarked(string markedSource, HarnessOptions? options = null)
    {
        MarkedSource source = MarkedSource.Parse(markedSource);
        GeneratorRun run = Run(source.Text, options);
        source.MustMatch(run);
        return run;
    }

    /// <summary>A text that will be edited, see <see cref="IncrementalScenario"/>.</summary>
    public IncrementalScenario Incremental(params string[] sources)
    {
        CompilationVariant variant = CompilationVariant.Of(HarnessOptions.Default);
        DrivenCompilation driven = Drive(variant, sources, HarnessOptions.Default);
        CompilationChecks.MustBeClean(variant, driven);
        return new IncrementalScenario(this, driven, CreateDriver);
    }

    internal ImmutableArray<string> TrackingNames => _trackingNames;

    private static ImmutableArray<T> Create<T>(Type[] types) => [.. types.Select(type => (T)Activator.CreateInstance(type, nonPublic: true)!)];

    /// <summary>A culture; on a system without cultures, one that at least writes a comma where the invariant one writes a point.</summary>
    private static CultureInfo CultureOf(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.NumberGroupSeparator = ".";
            culture.NumberFormat.NegativeSign = "\u2212";
            return culture;
        }
    }

    private GeneratorDriver CreateDriver(CSharpParseOptions parseOptions) => CSharpGeneratorDriver.Create(
        _generators().Select(generator => generator.AsSourceGenerator()),
        parseOptions: parseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private DrivenCompilation Drive(CompilationVariant variant, IReadOnlyList<string> sources, HarnessOptions options)
    {
        CSharpCompilation input = variant.Compile("Tested", sources, options.AdditionalReferences);
        return DrivenCompilation.Run(CreateDriver(variant.ParseOptions), input);
    }

    private void MustNotDependOnCulture(CompilationVariant variant, IReadOnlyList<string> sources, HarnessOptions options, DrivenCompilation driven)
    {
        // One other culture a text: over a suite of texts that is both.
        CultureInfo other = OtherCultures[sources.Sum(source => source.Length) % OtherCultures.Length];
        CultureInfo culture = CultureInfo.CurrentCulture;
        CultureInfo uiCulture = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentCulture = other;
            CultureInfo.CurrentUICulture = other;
            driven.MustHaveSameTexts(Drive(variant, sources, options), $"another run, in the culture {other.Name}");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
            CultureInfo.CurrentUICulture = uiCulture;
        }
    }

    private ImmutableArray<Diagnostic> Analyze(Compilation output)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = _analyzers();
        if (analyzers.IsEmpty)
        {
            return [];
        }

        ImmutableArray<Diagnostic> diagnostics = output.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        if (diagnostics.FirstOrDefault(diagnostic => diagnostic.Id == "AD0001") is { } crash)
        {
            throw new HarnessFailure($"An analyzer threw an exception.\n{crash.GetMessage(CultureInfo.InvariantCulture)}\n{crash.Descriptor.Description.ToString(CultureInfo.InvariantCulture)}");
        }

        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }
}
