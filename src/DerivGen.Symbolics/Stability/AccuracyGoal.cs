namespace DerivGen.Symbolics.Stability;

/// <summary>How accurate the forms to compute have to be.</summary>
internal enum AccuracyGoal
{
    /// <summary>To a few units of the result and of the operands of a last subtraction: a − y to the last place of a and y.</summary>
    Operands,

    /// <summary>To a few units of the result, also where it is much smaller than what it is made of.</summary>
    Relative,
}
