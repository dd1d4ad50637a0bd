using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Losses;

/// <summary>What is counted and measured on a loss of the corpus, at the ordinary point with the longest vectors.</summary>
internal sealed partial class LossMeasurement
{
    private static readonly Lazy<CompiledCode> HandWritten = new(() => CompiledCode.Compile(File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "ByHand.cs"))));

    private readonly CorpusLoss _corpus;
    private readonly LossMethod _loss;
    private readonly object?[] _arguments;

    public LossMeasurement(CorpusLoss corpus)
    {
        _corpus = corpus;
        _loss = CorpusRuns.Loss(corpus);
        ReferencePoint point = ReferenceTable.PointsOf(corpus.Type).Where(point => !point.IsExtreme).MaxBy(point => point.Limit)!;
        _arguments = point.ArgumentsFor(_loss.Parameters);
        Gradient = _loss.CountGradient(_arguments);
        ValueAndGradient = _loss.CountValueAndGradient(_arguments);
    }

    public OperationCount Gradient { get; }

    public OperationCount ValueAndGradient { get; }

    /// <summary>The formulas that stand in the documentation of the emitted gradient, by variable.</summary>
    public string Formulas => string.Join("; ", FormulaInDocumentation().Matches(CorpusRuns.Of(_corpus).MethodText($"{_corpus.Method}Gradient")).Select(
        match => $"{match.Groups["variable"].Value}: {WebUtility.HtmlDecode(match.Groups["formula"].Value)}"));

    /// <summary>What a person's text costs at the same point.</summary>
    public (OperationCount Gradient, OperationCount ValueAndGradient) ByHand(string type) => (CountByHand($"{type}.Gradient"), CountByHand($"{type}.ValueAndGradient"));

    /// <summary>A number for the sizes at the point: <c>2|z|</c>, <c>|z|/n</c>, <c>3</c>, sums of these.</summary>
    public long Size(string text) => text.Split('+', StringSplitOptions.TrimEntries).Sum(Term);

    /// <summary>The largest error in units of value and gradient, at ordinary points or at extreme ones.</summary>
    public double LargestError(bool extreme)
    {
        double largest = 0;
        foreach (ReferencePoint point in ReferenceTable.PointsOf(_corpus.Type).Where(point => point.IsExtreme == extreme))
        {
            object?[] arguments = point.ArgumentsFor(_loss.Parameters);
            (double value, double[][] gradient) = _loss.ValueAndGradient(arguments);
            var errors = point.Errors(value, _loss.Variables, gradient).Concat(point.Errors(_loss.Variables, _loss.Gradient(arguments)));
            largest = errors.Aggregate(largest, (before, error) => Math.Max(before, error.Error));
        }

        return largest;
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex("with respect to <c>(?<variable>[^<]*)</c>: <c>(?<formula>[^<]*)</c>")]
    private static partial Regex FormulaInDocumentation();

    [GeneratedRegex(@"\A(?<factor>\d*)(?:\|(?<length>\w+)\|)?(?:/(?<divisor>\w+))?\z")]
    private static partial Regex SizeTerm();

    private OperationCount CountByHand(string method)
    {
        object?[] destinations = [.. _loss.Variables.Select(ArgumentOf).OfType<Array>().Select(array => new double[array.Length])];
        object?[] arguments = [.. _arguments.Select(argument => argument is Array array ? array.Clone() : argument), .. destinations];
        return HandWritten.Value.Count($"DerivGen.ByHand.{method}", arguments);
    }

    private object? ArgumentOf(string parameter) => _arguments[_loss.Parameters.ToList().IndexOf(parameter)];

    private long Term(string text)
    {
        Match match = SizeTerm().Match(text);
        long factor = match.Groups["factor"].Length > 0 ? long.Parse(match.Groups["factor"].Value, CultureInfo.InvariantCulture) : 1;
        long length = match.Groups["length"].Success ? ((Array)ArgumentOf(match.Groups["length"].Value)!).Length : 1;
        long divisor = match.Groups["divisor"].Success ? Convert.ToInt64(ArgumentOf(match.Groups["divisor"].Value), CultureInfo.InvariantCulture) : 1;
        return factor * length / divisor;
    }
}
