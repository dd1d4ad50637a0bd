namespace DerivGen;

/// <summary>How accurate an emitted derivative has to be.</summary>
public enum Accuracy
{
    /// <summary>
    /// Within a few units in the last place of the result and of what the arguments' own last places make of it. Where the
    /// closed form's last step subtracts a variable or a datum, as in <c>a - y</c>, a unit in the last place of the larger
    /// operand belongs to it.
    /// </summary>
    Default = 0,

    /// <summary>
    /// Every component to full relative accuracy, also where it is small: behind a sigmoid with the label 1 the derivative
    /// is <c>-sigmoid(-z)</c> then, instead of <c>a - 1</c>, which is 0 from z = 37 on.
    /// </summary>
    Relative = 1,
}
