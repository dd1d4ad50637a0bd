#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: what is read is the same
using System.Text.RegularExpressions;
using DerivGen.Generator.Reading;
using DerivGen.Generator.Tests.Libraries;
using DerivGen.Generator.Tests.Reading;

namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>Random programs draw from every construct and every function of a library that is read, but for those that say why not.</summary>
public sealed class DrawnTests
{
    private const int Programs = 24000;

    private const int NewestPrograms = 100;

    private static readonly Lazy<string[]> Texts = new(() => [.. Enumerable.Range(0, Programs).Select(seed => ProgramText.Write(new Random(seed), hasNewest: seed < NewestPrograms))]);

    [Fact]
    public void Constructs_AreDrawn()
    {
        Assert.Equal(
            LanguageTable.Rows.Where(row => row.IsRead).Select(row => row.Construct).Concat(NewerLanguage.Rows.Select(row => row.Construct)).Order(StringComparer.Ordinal),
            DrawnConstructs.Constructs.Select(row => row.Name).Order(StringComparer.Ordinal));
        Assert.Empty(DrawnConstructs.Constructs.Where(row => row.IsDrawn && !Texts.Value.Any(text => Regex.IsMatch(text, row.Pattern))).Select(row => row.Name));
    }

    [Fact]
    public void FunctionsOfNumbers_AreDrawn() => AreDrawn(NamesOf(NumberFunctions.All), DrawnConstructs.NumbersNotDrawn, Found(@"\b(?:Math|double|float|T)\.(\w+)"));

    [Fact]
    public void FunctionsOfTensors_AreDrawn() => AreDrawn(NamesOf(TensorFunctions.All), DrawnConstructs.TensorsNotDrawn, Found(@"TensorPrimitives\.(\w+)"));

    [Fact]
    public void VectorsOfTheProcessor_AreDrawn() => AreDrawn(
        Lanes.Names.Where(name => !name.StartsWith("op_", StringComparison.Ordinal)), DrawnConstructs.LanesNotDrawn, Found(@"\b(?:Vector|Vector64|Vector128|Vector256|Vector<double>)\.(\w+)|\)\.(CopyTo)\("));

    [Fact]
    public void FunctionsOfArrays_AreDrawn() => AreDrawn(LanguageTests.FunctionsOfArrays, DrawnConstructs.ArraysNotDrawn, Found(@"\.(\w+)(?:<double>)?\("));

    [Fact]
    public void SpecialFunctions_AreDrawn() => AreDrawn(NamesOf([.. MathNetLibrary.All, .. MathNetLibrary.Normal]), [], Found(@"\b(?:SpecialFunctions|Normal)\.(\w+)"));

    [Fact]
    public void Queries_AreDrawn() => AreDrawn(Reader.QueryMethods, [], Found(@"\.(\w+)(?:<double>)?\("));

    [Fact]
    public void MembersOfTheFrameworksStructs_AreDrawn() => AreDrawn(
        [.. FrameworkStructs.Names.SelectMany(type => LanguageTests.NamesOfMembers(type).Select(name => $"{type}.{name}"))],
        [],
        [.. FrameworkStructs.Names.SelectMany(type => FoundOf(type).Select(name => $"{type}.{name}"))]);

    private static string[] NamesOf(LibraryFunction[] functions) =>
        [.. functions.Where(function => function.Kind is LibraryKind.Differentiable or LibraryKind.PiecewiseConstant).Select(function => function.Name)];

    private static HashSet<string> Found(string pattern) => [.. Texts.Value.SelectMany(text => Regex.Matches(text, pattern).Select(match => match.Groups[1].Value + (match.Groups.Count > 2 ? match.Groups[2].Value : "")))];

    /// <summary>Static members by the type's name; members of instances in texts that have the type; a constructor is Create, an element Item.</summary>
    private static HashSet<string> FoundOf(string type)
    {
        string[] texts = [.. Texts.Value.Where(text => Regex.IsMatch(text, $@"\b{type}\b"))];
        IEnumerable<string> found = texts.SelectMany(text => Regex.Matches(text, $@"\b{type}\.(\w+)|\)\.(Length|LengthSquared|Magnitude|Phase|GetDeterminant|Translation|IsIdentity)\b").Select(match => match.Groups[1].Value + match.Groups[2].Value));
        return [.. found, .. texts.Any(text => text.Contains($"new {type}(", StringComparison.Ordinal)) ? ["Create"] : Array.Empty<string>(), .. texts.Any(text => Regex.IsMatch(text, @"\)\[[01]\]")) ? ["Item"] : Array.Empty<string>()];
    }

    private static void AreDrawn(IEnumerable<string> read, DrawnConstruct[] notDrawn, HashSet<string> found)
    {
        string[] all = [.. read.Distinct()];
        string[] excepted = [.. notDrawn.SelectMany(row => row.Names)];
        Assert.Empty(excepted.Except(all));
        Assert.Empty(excepted.Intersect(found));
        Assert.True(!all.Except(found).Except(excepted).Any(), string.Join(" ", all.Except(found).Except(excepted)));
        Assert.All(notDrawn, row => Assert.False(row.IsDrawn));
    }
}
#endif
