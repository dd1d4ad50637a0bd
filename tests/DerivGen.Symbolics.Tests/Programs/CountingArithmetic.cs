using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Tests.Evaluation;

namespace DerivGen.Symbolics.Tests.Programs;

/// <summary>Doubles, and how many operations were done with them; a function counts as several.</summary>
internal sealed class CountingArithmetic : Arithmetic<double>
{
    private const int CostOfFunction = 12;

    private static readonly DoubleArithmetic Doubles = DoubleArithmetic.Instance;

    public long Operations { get; private set; }

    public override bool ComparesNaN => true;

    public override bool ZeroTimesLogIsZero => false;

    public override double FromRational(Rational value) => Doubles.FromRational(value);

    public override double Named(ConstantName name) => Doubles.Named(name);

    public override double Add(double a, double b)
    {
        Operations++;
        return a + b;
    }

    public override double Multiply(double a, double b)
    {
        Operations++;
        return a * b;
    }

    public override double Power(double x, Rational exponent)
    {
        Operations += exponent.IsOne ? 0 : 4;
        return Doubles.Power(x, exponent);
    }

    public override double Call(Function function, double[] arguments)
    {
        Operations += CostOfFunction;
        return Doubles.Call(function, arguments);
    }

    public override double Extremum(IReadOnlyList<double> arguments, bool isMaximum) => Doubles.Extremum(arguments, isMaximum);

    public override BigFloat ValueOf(double x) => Doubles.ValueOf(x);

    public override bool IsNaN(double x) => double.IsNaN(x);
}
