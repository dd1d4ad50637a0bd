namespace DerivGen.Symbolics.Programs;

/// <summary>How the variables of a program are told from all other symbols.</summary>
internal static class ProgramSymbols
{
    /// <summary>The ordinal of the first variable of a program; its name is the user's name for it.</summary>
    public const int First = 2_000_000;
}
