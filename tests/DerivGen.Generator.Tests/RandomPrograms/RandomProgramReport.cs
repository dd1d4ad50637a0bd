using System.Globalization;
using System.Text;

namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>What became of many random programs.</summary>
/// <param name="hasNewest">Whether they have something of what only the newest compilers describe.</param>
internal sealed class RandomProgramReport(bool hasNewest = false)
{
    private const double LargestShareOfRefused = 0.01;

    private readonly List<(int Start, Finding Finding)> _findings = [];
    private readonly List<int> _programs = [];
    private int _points;
    private int _silent;

    /// <summary>Checks the programs that are written from these numbers.</summary>
    public void Check(int[] starts)
    {
        ProgramBatch batch = ProgramBatch.Check(starts.Select(start => ProgramText.Write(new Random(start), hasNewest)));
        _programs.AddRange(starts);
        _points += batch.Compared;
        _silent += batch.Silent;
        _findings.AddRange(batch.Findings.Select(finding => (starts[finding.Number], finding)));
    }

    public void MustBeClean(int shrunk)
    {
        StringBuilder failures = new();
        foreach (IGrouping<FindingKind, (int Start, Finding Finding)> kind in _findings.Where(IsFailure).GroupBy(found => found.Finding.Kind))
        {
            (int Start, Finding Finding)[] found = [.. kind.OrderBy(one => one.Finding.Text.Length)];
            foreach ((int start, Finding finding) in found)
            {
                failures.Append(CultureInfo.InvariantCulture, $"program {start} {finding.Kind}: {finding.Details}\n");
            }

            failures.AppendJoin('\n', found.Take(shrunk).Select(one => ProgramShrinker.Shrink(one.Finding)));
        }

        Assert.True(failures.Length == 0, failures.ToString());
        int refused = Count(FindingKind.Refused);
        Assert.True(
            refused <= LargestShareOfRefused * _programs.Count,
            $"{refused} of {_programs.Count} programs are refused:\n{string.Join('\n', _findings.Where(found => found.Finding.Kind == FindingKind.Refused).Select(found => found.Finding).Take(shrunk))}");
    }

    private static bool IsFailure((int Start, Finding Finding) found) =>
        found.Finding.Kind is not (FindingKind.Refused or FindingKind.Unconfirmed);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_programs.Count} programs at {_points} points, {_silent} of them at none that is not too close to call\n")
        + string.Concat(_findings.Select(found => $"program {found.Start} {found.Finding.Kind}: {found.Finding.Details.Split('\n')[0]}\n"))
        + string.Join('\n', Enum.GetValues<FindingKind>().Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind}: {Count(kind)}, {100.0 * Count(kind) / _programs.Count:F2} %")));

    private int Count(FindingKind kind) => _findings.Where(found => found.Finding.Kind == kind).DistinctBy(found => found.Start).Count();
}
