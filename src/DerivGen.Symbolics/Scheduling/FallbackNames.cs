using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>Names of intermediate values for which the author has none, by what they are.</summary>
internal static class FallbackNames
{
    public static string Of(Node node) => node switch
    {
        Conditional { Condition: Call { Function: Function.IsFinite } } => "shift",
        Conditional { Then: Call { Function: Function.Exp } } or Conditional { Else: Call { Function: Function.Exp } } => "e",
        Call call => OfFunction(call),
        Sum => "d",
        Product { Bases.Length: 1 } power when power.Exponents[0] == Rational.Half => "root",
        Product { Bases.Length: 1 } power when power.Exponents[0] == Rational.MinusOne => "inverse",
        Product { Bases.Length: 1 } power when power.Exponents[0] == 2 => "square",
        Product product when product.Exponents.Any(exponent => exponent.Sign < 0) => "ratio",
        _ => "t",
    };

    private static string OfFunction(Call call) => call.Function switch
    {
        Function.Exp => "e",
        Function.ToReal => "n",
        Function.Log or Function.Log1P => "log",
        Function.Max => "max",
        Function.Min => "min",
        Function.Pow => "power",
        Function.Sqrt => "root",
        Function.Abs => "abs",
        Function.Sin => "sin",
        Function.Cos => "cos",
        Function.Tan => "tan",
        Function.Sinh => "sinh",
        Function.Cosh => "cosh",
        Function.Tanh => "tanh",
        Function.Sigmoid => "sigmoid",
        Function.Softplus => "softplus",
        Function.Less or Function.LessOrEqual or Function.Equal or Function.And or Function.Or or Function.Not => "holds",
        _ => "t",
    };
}
