using System.Collections.Immutable;
using DerivGen.Generator.Pipeline;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Writing;

/// <summary>What each function is called in C#: one row a function.</summary>
internal static class FunctionTexts
{
    private const string MathType = "global::System.Math.";
    private const string MathFType = "global::System.MathF.";
    private const string StableMathType = "global::DerivGen.StableMath.";

    public static readonly ImmutableArray<FunctionText> All = ImmutableArray.Create(
        Call(Function.Exp, FunctionForm.Math),
        Call(Function.Log, FunctionForm.Math),
        Call(Function.Sigmoid, FunctionForm.StableMath),
        Call(Function.Softplus, FunctionForm.StableMath),
        Call(Function.Pow, FunctionForm.Math),
        Call(Function.Sqrt, FunctionForm.Math),

        Call(Function.Sin, FunctionForm.Math),
        Call(Function.Cos, FunctionForm.Math),
        Call(Function.Tan, FunctionForm.Math),
        Call(Function.Asin, FunctionForm.Math),
        Call(Function.Acos, FunctionForm.Math),
        Call(Function.Atan, FunctionForm.Math),
        Call(Function.Atan2, FunctionForm.Math),
        Call(Function.Sinh, FunctionForm.Math),
        Call(Function.Cosh, FunctionForm.Math),
        Call(Function.Tanh, FunctionForm.Math),
        Call(Function.Asinh, FunctionForm.LaterMath),
        Call(Function.Acosh, FunctionForm.LaterMath),
        Call(Function.Atanh, FunctionForm.LaterMath),
        Call(Function.Cbrt, FunctionForm.LaterMath),

        Call(Function.Abs, FunctionForm.MathOfAllTypes),
        Call(Function.Max, FunctionForm.NestedMath),
        Call(Function.Min, FunctionForm.NestedMath),
        Special(Function.Clamp),
        Call(Function.CopySign, FunctionForm.Math),
        Call(Function.Erf, FunctionForm.StableMath),
        Call(Function.Erfc, FunctionForm.StableMath),
        Infix(Function.Remainder, "%", Precedence.Multiplicative),
        Special(Function.Group),
        Call(Function.IEEERemainder, FunctionForm.Math),

        Special(Function.Sign),
        Call(Function.Floor, FunctionForm.MathOfSeveralTypes),
        Call(Function.Ceiling, FunctionForm.MathOfSeveralTypes),
        Call(Function.Truncate, FunctionForm.MathOfSeveralTypes),
        Call(Function.Round, FunctionForm.MathOfSeveralTypes),
        Special(Function.RoundAwayFromZero),

        Special(Function.ToReal),
        Special(Function.ToInteger),
        Infix(Function.IntegerDivide, "/", Precedence.Multiplicative),
        Infix(Function.IntegerRemainder, "%", Precedence.Multiplicative),
        Infix(Function.BitAnd, "&", Precedence.BitAnd),
        Infix(Function.BitOr, "|", Precedence.BitOr),
        Infix(Function.BitXor, "^", Precedence.BitXor),
        Infix(Function.ShiftLeft, "<<", Precedence.Shift),
        Infix(Function.ShiftRight, ">>", Precedence.Shift),

        Infix(Function.Less, "<", Precedence.Relational),
        Infix(Function.LessOrEqual, "<=", Precedence.Relational),
        Infix(Function.Equal, "==", Precedence.Equality),
        Special(Function.Not),
        Infix(Function.And, "&&", Precedence.And),
        Infix(Function.Or, "||", Precedence.Or),

        Call(Function.Log1P, FunctionForm.StableMath),
        Call(Function.ExpM1, FunctionForm.StableMath),
        Call(Function.Log1MExp, FunctionForm.StableMath),
        Call(Function.XLogX, FunctionForm.StableMath),
        Call(Function.XLogY, FunctionForm.StableMath),
        Call(Function.Hypot, FunctionForm.StableMath),
        Special(Function.IsFinite),
        Infix(Function.IsNear, "<", Precedence.Relational),
        Special(Function.Foreign));

    private static readonly ImmutableDictionary<Function, FunctionText> ByFunction = All.ToImmutableDictionary(row => row.Function);

    public static FunctionText Of(Function function) => ByFunction[function];

    /// <summary>The method to call, and whether it works in double where the kernel works in float.</summary>
    public static (string Method, bool IsDouble) Method(FunctionText row, RealPrecision precision, TargetCapabilities target)
    {
        bool single = precision == RealPrecision.Single;
        return row.Form switch
        {
            FunctionForm.StableMath => (StableMathType + row.Text, false),
            FunctionForm.LaterMath when !target.HasInverseHyperbolics => (StableMathType + row.Text, false),
            FunctionForm.MathOfAllTypes or FunctionForm.NestedMath => (MathType + row.Text, false),
            _ when single && target.HasMathF => (MathFType + row.Text, false),
            _ => (MathType + row.Text, single),
        };
    }

    /// <summary>The method to call for a number of a type parameter.</summary>
    public static string Method(FunctionText row, GenericNumbers numbers) =>
        row.Form == FunctionForm.StableMath ? StableMathType + row.Text : numbers.Member(row.Function == Function.IEEERemainder ? "Ieee754Remainder" : row.Text);

    private static FunctionText Call(Function function, FunctionForm form) => new(function, form, function.ToString(), Precedence.Primary);

    private static FunctionText Infix(Function function, string text, Precedence precedence) => new(function, FunctionForm.Infix, text, precedence);

    private static FunctionText Special(Function function) => new(function, FunctionForm.Special, "", Precedence.Primary);
}
