namespace DerivGen.Generator.Tests.Losses;

/// <summary>What the derivatives of a row cost.</summary>
/// <param name="Row">The number in the list of losses.</param>
/// <param name="Type">The class in <c>tests/Losses</c>.</param>
/// <param name="Gradient">The transcendental calls of the gradient: <c>exp |z|</c>, one for each element of z. An upper bound after <c>≤</c>.</param>
/// <param name="ValueAndGradient">The transcendental calls of value and gradient.</param>
/// <param name="ByHand">The class in ByHand.cs that it is measured against.</param>
/// <param name="GradientSlack">So many flops more than by hand the gradient may take.</param>
/// <param name="BothSlack">So many flops more than by hand value and gradient may take.</param>
/// <param name="OtherStyle">A style whose text says something else than the others do: it has a text by hand of its own.</param>
/// <param name="OtherByHand">The class in ByHand.cs that this style is measured against.</param>
internal sealed record LossRow(
    string Row,
    string Type,
    string Gradient,
    string ValueAndGradient,
    string ByHand,
    string GradientSlack = "0",
    string BothSlack = "0",
    string OtherStyle = "",
    string OtherByHand = "");

/// <summary>The list of losses as a table, a line for each class that holds a row's texts.</summary>
/// <remarks>
/// The slack, where there is some: a bias is added after the sum instead of before (4, 8); a factor goes to two results apart (6);
/// a batch adds into destinations that it cleared, because its text does not say that no element comes twice (9, 12, 13);
/// a product that is needed twice is computed twice where an array for it would cost as much (15, 22, 23, 24); a sign (17, 18, 19).
/// Two styles of row 20 add up one sum over p.Length and one over q.Length. Nothing in their texts says that these are equal,
/// and where p is longer the sums differ from those of the other styles: by hand too that is two loops.
/// </remarks>
internal static class LossTable
{
    public static IReadOnlyList<LossRow> Rows { get; } =
    [
        new("1", "Row01", "0", "log 2", "Row01"),
        new("1", "Row01Single", "0", "log 2", "Row01"),
        new("2", "Row02", "exp 1", "exp 1, log 1", "Row02"),
        new("2", "Row02Single", "exp 1", "exp 1, log 1", "Row02"),
        new("2", "Row02Batch", "exp |z|", "exp |z|, log |z|", "Row02Batch"),
        new("3", "Row03", "exp 1", "exp 1, log 1", "Row03"),
        new("3", "Row03Single", "exp 1", "exp 1, log 1", "Row03"),
        new("4", "Row04", "exp 1", "exp 1, log 1", "Row04", "1", "1"),
        new("5", "Row05", "0", "log 2", "Row01"),
        new("5", "Row05Logit", "exp 1", "exp 1, log 1", "Row02"),
        new("6", "Row06", "exp 1", "exp 1", "Row06"),
        new("6", "Row06Single", "exp 1", "exp 1", "Row06"),
        new("6", "Row06Neuron", "exp 1", "exp 1", "Row06Neuron", "3", "3"),
        new("7", "Row07", "0", "log 2|a|", "Row07"),
        new("8", "Row08", "exp |y|", "exp |y|, log |y|", "Row08", "|y|+1", "|y|+1"),
        new("9", "Row09", "exp |z|", "exp |z|, log 1", "Row09"),
        new("9", "Row09Distribution", "exp |z|", "exp |z|, log 1", "Row09Distribution"),
        new("9", "Row09Single", "exp |z|", "exp |z|, log 1", "Row09Distribution"),
        new("9", "Row09Batch", "exp |z|", "exp |z|, log |z|/n", "Row09Batch", "|z|", "|z|"),
        new("10", "Row10", "exp |z|", "exp |z|, log 1", "Row09"),
        new("10", "Row10Distribution", "exp |z|", "exp |z|, log 1", "Row09Distribution"),
        new("11", "Row11", "exp |z|", "exp |z|, log 1", "Row09"),
        new("11", "Row11Distribution", "exp |z|", "exp |z|, log 1", "Row09Distribution"),
        new("12", "Row12", "exp |z|", "exp |z|, log 1", "Row12"),
        new("12", "Row12Single", "exp |z|", "exp |z|, log 1", "Row12"),
        new("12", "Row12Batch", "exp |z|", "exp |z|, log |c|", "Row12Batch", "|z|", "|z|"),
        new("13", "Row13", "exp |z|", "exp |z|, log 1", "Row13"),
        new("13", "Row13Batch", "exp |z|", "exp |z|, log |c|", "Row13Batch", "2|z|", "2|z|"),
        new("14", "Row14", "exp |z|", "exp |z|, log 1", "Row14"),
        new("14", "Row14Masked", "exp |z|", "exp |z|, log 1", "Row14Masked", "1", "|z|+1"),
        new("15", "Row15", "exp |z|", "exp |z|", "Row15", "2|z|+1", "3|z|+1"),
        new("15", "Row15Batch", "exp |z|", "exp |z|", "Row15Batch", "5|z|", "5|z|"),
        new("16", "Row16", "exp |z|", "exp |z|, log |z|", "Row16"),
        new("17", "Row17", "0", "log 1", "Row17", "1", "1"),
        new("17", "Row17Base2", "0", "log 1", "Row17Base2"),
        new("18", "Row18", "log |p|", "log |p|", "Row18", "|p|", "|p|+1"),
        new("18", "Row18Base2", "log |p|", "log |p|", "Row18Base2", "|p|", "|p|+1"),
        new("18", "Row18Guarded", "log |p|", "log |p|", "Row18Guarded", "|p|", "|p|+1"),
        new("19", "Row19", "0", "log |p|", "Row19", "0", "1"),
        new("20", "Row20ByQ", "0", "≤ log 2|p|", "Row20ByQ", OtherStyle: "Helpers", OtherByHand: "Row20ByQApart"),
        new("20", "Row20ByP", "≤ log 2|p|", "≤ log 2|p|", "Row20ByP", OtherStyle: "Difference", OtherByHand: "Row20ByPApart"),
        new("21", "Row21", "0", "0", "Row21"),
        new("21", "Row21Single", "0", "0", "Row21"),
        new("22", "Row22", "exp |cosines|", "exp |cosines|, log 1", "Row22", "3|cosines|", "3|cosines|"),
        new("23", "Row23", "≤ exp |cosines|, trig 4", "≤ exp |cosines|, log 1, trig 4", "Row23", "|cosines|", "|cosines|+1"),
        new("24", "Row24", "exp |cosines|", "exp |cosines|, log 1", "Row24", "|cosines|", "|cosines|+1"),
        new("24", "Row24Features", "exp |cosines|", "exp |cosines|, log 1", "Row24Features", "|cosines|", "|cosines|+1"),
    ];
}
