using System.Collections.Immutable;
using System.Globalization;
using DerivGen.TestKit;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>Compiles programs with the generator in one compilation, and without it for the oracle, and compares.</summary>
internal sealed class ProgramBatch
{
    /// <summary>Points at which a program is compared, and how often one is tried where conditions are too close to call.</summary>
    private const int Points = 4;
    private const int Trials = 10;

    private readonly GeneratorRun _run;
    private readonly WideDualCode _oracle;
    private readonly ImmutableArray<string> _texts;

    private ProgramBatch(ImmutableArray<string> texts)
    {
        _texts = texts;
        string[] named = [.. texts.Select((text, i) => ProgramText.Named(text, Name(i)))];
        _oracle = WideDualCode.Compile(named);
        _run = GeneratorHarness.DerivGen.Run([.. named.Select(ProgramText.Marked)], HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true, AdditionalReferences = ProgramText.References });
    }

    /// <summary>Points that had something to say.</summary>
    public int Compared { get; private set; }

    /// <summary>Programs of which no point had anything to say.</summary>
    public int Silent { get; private set; }

    public List<Finding> Findings { get; } = [];

    public static ProgramBatch Check(IEnumerable<string> texts)
    {
        ProgramBatch batch = new([.. texts]);
        for (int i = 0; i < batch._texts.Length; i++)
        {
            batch.Check(i);
        }

        return batch;
    }

    private static string Name(int number) => "Program" + number.ToString(CultureInfo.InvariantCulture) + "_";

    private void Check(int number)
    {
        string path = CompilationVariant.PathOf(number);
        ImmutableArray<Diagnostic> diagnostics = [.. _run.Diagnostics.Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == path)];
        foreach (Diagnostic diagnostic in diagnostics)
        {
            FindingKind? kind = diagnostic.Id switch
            {
                "DG0904" or "DG0905" => FindingKind.Withdrawn,
                "DG0906" => FindingKind.Unconfirmed,
                "DG0907" => FindingKind.Refused,
                _ when diagnostic.Id.StartsWith("DG09", StringComparison.Ordinal) => FindingKind.Failed,
                _ when diagnostic.Severity == DiagnosticSeverity.Error => FindingKind.Refused,
                _ => null,
            };
            if (kind is { } found)
            {
                Add(number, found, diagnostic.Id, SourceExcerpt.Describe(diagnostic));
            }
        }

        if (diagnostics.All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error))
        {
            Compare(number);
        }
    }

    private void Compare(int number)
    {
        string method = $"{Name(number)}.{ProgramText.Method}";
        bool isSingle = ProgramText.IsSingle(_texts[number]);
        LossMethod loss = ProgramText.IsOverTypeParameter(_texts[number]) ? _run.Loss($"{Name(number)}`1.{ProgramText.Method}").WithTypeArguments(isSingle ? typeof(float) : typeof(double)) : _run.Loss(method);
        Random random = new(_texts[number].Sum(character => character));
        int compared = 0;
        for (int trial = 0; trial < Trials && compared < Points; trial++)
        {
            ProgramArguments arguments = new(random, _texts[number]);
            if (_oracle.Differentiate(method, arguments.All, arguments.Variables, isSingle) is not { } expected)
            {
                continue;
            }

            compared++;
            if (Difference(loss, arguments, expected) is { } difference)
            {
                Add(number, difference.Kind, null, $"{difference.Details} at {arguments}");
                break;
            }
        }

        Compared += compared;
        Silent += compared == 0 ? 1 : 0;
    }

    private static (FindingKind Kind, string Details)? Difference(LossMethod loss, ProgramArguments arguments, WideDual[][] expected)
    {
        try
        {
            (double value, double[][] both) = loss.ValueAndGradient(arguments.All);
            ProgramComparison comparison = new(expected, arguments.IsSingle, arguments.AreSingle);
            return comparison.Compare(value, both) ?? comparison.Compare(null, loss.Gradient(arguments.All));
        }
        catch (Exception exception) when (exception is not HarnessFailure)
        {
            return (FindingKind.Throws, $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    private void Add(int number, FindingKind kind, string? diagnostic, string details) => Findings.Add(new Finding(number, kind, _texts[number], diagnostic, details));
}
