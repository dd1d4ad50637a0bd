using DerivGen.Symbolics.Derivation;

namespace DerivGen.Symbolics.Checking;

/// <summary>What became of a derivation that was checked.</summary>
internal enum CheckOutcome
{
    /// <summary>The simplified form agrees with the text.</summary>
    Confirmed,

    /// <summary>The simplified form was wrong, and the plain one takes its place.</summary>
    Withdrawn,

    /// <summary>The plain form was wrong too: there is no result.</summary>
    Refuted,

    /// <summary>Nothing was wrong, but too few points said something.</summary>
    Unconfirmed,
}

/// <summary>A derivation, and what the check says of it.</summary>
/// <param name="Result">The result; null where even the plain form was wrong.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Report">What the check of the simplified form found.</param>
internal sealed record CheckedDerivation(DerivationResult? Result, CheckOutcome Outcome, CheckReport Report);
