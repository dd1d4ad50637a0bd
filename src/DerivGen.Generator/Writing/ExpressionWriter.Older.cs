using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Writing;

/// <summary>What older frameworks lack, as an expression.</summary>
internal sealed partial class ExpressionWriter
{
    /// <summary>|x| with the sign of y: the sign of −0 is that of its bits.</summary>
    private Printed PrintCopySign(Call call)
    {
        Printed argument = Print(call.Arguments[0]);
        string x = precision == RealPrecision.Double && !argument.IsNarrow ? argument.Text : "(double)" + argument.In(Precedence.Unary);
        Printed text = new(
            "global::System.Math.Abs(" + x + ") * (global::System.BitConverter.DoubleToInt64Bits(" + Print(call.Arguments[1]) + ") < 0 ? -1.0 : 1.0)",
            Precedence.Multiplicative,
            TextType.Real);
        return precision == RealPrecision.Single ? Converted(text.In(Precedence.Unary), isDouble: true) : text;
    }
}
