namespace DerivGen.Generator.Tests.Programs;

/// <summary>What the programs do not pass yet, each with its reason. An entry that is no longer needed fails.</summary>
internal static class OpenPrograms
{
    private static readonly Dictionary<(string Type, string Check), string> Reasons = new()
    {
    };

    /// <summary>Programs and checks that must exist: an entry of another name would say nothing.</summary>
    public static IEnumerable<(string Type, string Check)> Entries => Reasons.Keys;

    /// <summary>Runs a check that must pass, or must fail where it is known to be open.</summary>
    public static void Verify(string type, string check, Action verify)
    {
        if (!Reasons.TryGetValue((type, check), out string? reason))
        {
            verify();
            return;
        }

        Exception? failure = Record.Exception(verify);
        Assert.True(failure is not null, $"{type} passes '{check}', which was open: {reason}. Remove the entry.");
    }
}
