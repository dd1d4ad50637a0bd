using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Benchmarks.Operations;

/// <summary>An operation whose cost the compiler assumes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Assumed">The cost in the table of the compiler, in additions.</param>
/// <param name="Compute">The operation.</param>
/// <param name="Lower">Arguments lie above.</param>
/// <param name="Upper">Arguments lie below.</param>
/// <param name="Times">How often it is done, one after the other, where one alone is too little to be measured.</param>
public sealed record Operation(string Name, int Assumed, Func<double, double> Compute, double Lower = -3, double Upper = 3, int Times = 1)
{
    /// <summary>The loop and the call around an operation, without one.</summary>
    public static Operation Nothing { get; } = new("nothing", 0, x => x);

    /// <summary>The unit of all costs.</summary>
    public static Operation Addition { get; } = new("addition", 1, x => x + 1.5 + 1.1 + 1.2 + 1.3 + 1.4 + 1.6 + 1.7 + 1.8, Times: 8);

    public static IReadOnlyList<Operation> All { get; } =
    [
        Nothing,
        Addition,
        new("multiplication", 1, x => x * 1.5 * 1.1 * 1.2 * 1.3 * 1.4 * 1.6 * 1.7 * 1.8, Times: 8),
        new("division", CostModel.Division, x => 1.5 / (1.1 / (1.2 / (1.3 / x))), 0.5, Times: 4),
        new("square root", CostModel.SquareRoot, x => Math.Sqrt(Math.Sqrt(Math.Sqrt(Math.Sqrt(x)))), 0.1, Times: 4),
        new("power", CostModel.Power, x => Math.Pow(x, 2.3), 0.1),
        new("remainder", CostModel.Of(Function.Remainder), x => x % 0.7),
        Of(Function.IEEERemainder, x => Math.IEEERemainder(x, 0.7)),
        Of(Function.Exp, Math.Exp),
        Of(Function.Log, Math.Log, 0.1),
        Of(Function.Sigmoid, StableMath.Sigmoid),
        Of(Function.Softplus, StableMath.Softplus),
        Of(Function.Log1P, StableMath.Log1P, -0.9),
        Of(Function.ExpM1, StableMath.ExpM1),
        Of(Function.Log1MExp, StableMath.Log1MExp, 0.1),
        Of(Function.XLogX, StableMath.XLogX, 0.1),
        Of(Function.XLogY, x => StableMath.XLogY(1.5, x), 0.1),
        Of(Function.Hypot, x => StableMath.Hypot(x, 1.5)),
        Of(Function.Erf, StableMath.Erf),
        Of(Function.Erfc, StableMath.Erfc),
        Of(Function.Sin, Math.Sin),
        Of(Function.Cos, Math.Cos),
        Of(Function.Tan, Math.Tan),
        Of(Function.Asin, Math.Asin, -1, 1),
        Of(Function.Acos, Math.Acos, -1, 1),
        Of(Function.Atan, Math.Atan),
        Of(Function.Atan2, x => Math.Atan2(x, 1.5)),
        Of(Function.Sinh, Math.Sinh),
        Of(Function.Cosh, Math.Cosh),
        Of(Function.Tanh, Math.Tanh),
        Of(Function.Asinh, Math.Asinh),
        Of(Function.Acosh, Math.Acosh, 1),
        Of(Function.Atanh, Math.Atanh, -0.99, 0.99),
        Of(Function.Cbrt, Math.Cbrt),
        Of(Function.Abs, Math.Abs),
        Of(Function.Max, x => Math.Max(x, 0.5)),
        Of(Function.CopySign, x => Math.CopySign(1.5, x)),
        Of(Function.Floor, Math.Floor),
        Of(Function.Round, Math.Round),
        Of(Function.RoundAwayFromZero, x => Math.Round(x, MidpointRounding.AwayFromZero)),
    ];

    public override string ToString() => Name;

    private static Operation Of(Function function, Func<double, double> compute, double lower = -3, double upper = 3) =>
        new(function.ToString(), CostModel.Of(function), compute, lower, upper);
}
