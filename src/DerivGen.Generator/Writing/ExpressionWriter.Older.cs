using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Writing;

/// <summary>Functions that older frameworks lack, as expressions in double that are accurate over their whole domain.</summary>
internal sealed partial class ExpressionWriter
{
    private const string Log1P = "global::DerivGen.StableMath.Log1P(";
    private const string Hypot = "global::DerivGen.StableMath.Hypot(";
    private const string Pow = "global::System.Math.Pow(";
    private const string Sqrt = "global::System.Math.Sqrt(";
    private const string Abs = "global::System.Math.Abs(";

    private bool IsMissing(Function function) => FunctionTexts.Of(function).Form switch
    {
        FunctionForm.LaterMath => !target.HasInverseHyperbolics,
        FunctionForm.CoreMath => !target.HasCopySign,
        _ => false,
    };

    private Printed PrintMissing(Call call)
    {
        Printed argument = Print(call.Argument);
        string x = precision == RealPrecision.Double && !argument.IsNarrow ? argument.In(Precedence.Unary) : "(double)" + argument.In(Precedence.Unary);
        x = x[0] is '-' or '(' ? "(" + x + ")" : x;
        Printed text = call.Function switch
        {
            // x < 0 ? −(−x)^⅓ : x^⅓
            Function.Cbrt => new(x + " < 0.0 ? -" + Pow + "-" + x + ", 1.0 / 3.0) : " + Pow + x + ", 1.0 / 3.0)", Precedence.Conditional, TextType.Real),

            // |x| + x²/(1 + √(1 + x²)) is √(1 + x²) − 1 + |x|, and no square overflows
            Function.Asinh => new(x + " < 0.0 ? -" + AsinhOfPositive("-" + x) + " : " + AsinhOfPositive(x), Precedence.Conditional, TextType.Real),

            // √(x² − 1) as a product
            Function.Acosh => new(Log1P + x + " - 1.0 + " + Sqrt + x + " - 1.0) * " + Sqrt + x + " + 1.0))", Precedence.Primary, TextType.Real),

            // ½ log((1 + x)/(1 − x))
            Function.Atanh => new("0.5 * (" + Log1P + x + ") - " + Log1P + "-" + x + "))", Precedence.Multiplicative, TextType.Real),

            // the sign of −0 is that of its bits
            Function.CopySign => new(
                Abs + x + ") * (global::System.BitConverter.DoubleToInt64Bits(" + Print(call.Arguments[1]) + ") < 0 ? -1.0 : 1.0)",
                Precedence.Multiplicative,
                TextType.Real),
            _ => throw new NotSupportedException(call.Function.ToString()),
        };
        return precision == RealPrecision.Single ? Converted(text.In(Precedence.Unary), isDouble: true) : text;
    }

    private static string AsinhOfPositive(string x) => Log1P + x + " + " + x + " * (" + x + " / (1.0 + " + Hypot + "1.0, " + x + "))))";
}
