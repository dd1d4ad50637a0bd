using System.Globalization;
using System.Text;

namespace DerivGen.Symbolics.Tests.Properties;

/// <summary>
/// Random losses. DERIVGEN_RANDOM_LOSSES says how many (a few by default), DERIVGEN_RANDOM_SEED where to start; a failure
/// prints the smallest text found for it, and the seed.
/// </summary>
public sealed class RandomLossTests(ITestOutputHelper output)
{
    private const int Default = 100;

    [Fact]
    public void RandomLosses_KeepTheirValueAndGetTheirDerivatives()
    {
        int count = Setting("DERIVGEN_RANDOM_LOSSES", Default);
        int start = Setting("DERIVGEN_RANDOM_SEED", 20_000);
        int limit = Setting("DERIVGEN_RANDOM_FAILURES", 12);
        Dictionary<string, int> found = [];
        StringBuilder report = new();
        for (int seed = start; seed < start + count && found.Values.Sum() < limit; seed++)
        {
            Random random = new(seed);
            Term term = new LossGenerator(random).Loss(random.Next(3, 22));
            if (LossCheck.Run(term, seed) is not { } failure)
            {
                continue;
            }

            found[failure.Property] = found.GetValueOrDefault(failure.Property) + 1;
            if (found[failure.Property] <= 3)
            {
                (term, failure) = Shrinker.Shrink(term, failure, seed);
                report.Append(CultureInfo.InvariantCulture, $"seed {seed}: {failure.Property}\n    {term}\n    {failure.Details}\n\n");
            }
        }

        output.WriteLine(LossCheck.ConclusivePoints + " points had a value");
        Assert.True(found.Count == 0, string.Join("\n", found.Select(f => f.Value + " × " + f.Key)) + "\n\n" + report);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
