using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Programs;
using Index = DerivGen.Symbolics.Expressions.Index;

namespace DerivGen.Generator.Tests.Reading;

/// <summary>Computes an expression in ordinary double by its definition, as slowly as that is.</summary>
internal sealed class NodeEvaluator(IReadOnlyDictionary<string, object> data)
{
    private readonly Dictionary<int, double> indices = [];

    /// <summary>The variables of a program, numbers and arrays.</summary>
    public Dictionary<Symbol, object> Variables { get; } = [];

    /// <summary>The value of an expression of an open index where that is a number.</summary>
    public double EvaluateAt(Node node, Index index, int value)
    {
        indices[index.Number] = value;
        return Evaluate(node);
    }

    /// <summary>A number; 0 or 1 for a truth value.</summary>
    public double Evaluate(Node node) => node switch
    {
        Constant constant => constant.Value.ToDouble(),
        NamedConstant named => named.Name switch
        {
            ConstantName.Pi => Math.PI,
            ConstantName.PositiveInfinity => double.PositiveInfinity,
            ConstantName.NegativeInfinity => double.NegativeInfinity,
            _ => double.NaN,
        },
        Symbol symbol => Number(DataOf(symbol)),
        Index index => indices[index.Number],
        Length length => ((Array)DataOf(length.Array)).GetLength(length.Dimension),
        Element element => DataOf(element.Array) is Array array ? Number(array.GetValue([.. element.Children.Skip(1).Select(position => (int)Evaluate(position))])!) : double.NaN,
        Sum sum => sum.Terms.Select((term, i) => Scaled(sum.Coefficients[i], Evaluate(term))).Prepend(sum.Constant.ToDouble()).Sum(),
        Product product => product.Bases.Select((factor, i) => Power(Evaluate(factor), product.Exponents[i])).Aggregate(1.0, (a, b) => a * b),
        Conditional conditional => Evaluate(conditional.Condition) != 0 ? Evaluate(conditional.Then) : Evaluate(conditional.Else),
        Reduction reduction => Reduce(reduction),
        Call call => Call(call),
        _ => throw new ArgumentException(node.GetType().Name),
    };

    /// <summary>A program's variable that has not been assigned, a number or an array, is not a number.</summary>
    private object DataOf(Symbol symbol) => Variables.TryGetValue(symbol, out object? variable) ? variable
        : symbol.Ordinal >= SymbolOrdinals.Program ? double.NaN
        : data[symbol.Name];

    private static double Scaled(Rational coefficient, double value) => coefficient.ToDouble() * value;

    private static double Power(double value, Rational exponent) =>
        exponent.IsOne ? value : exponent == Rational.Half ? Math.Sqrt(value) : Math.Pow(value, exponent.ToDouble());

    private static double Number(object value) => value switch
    {
        bool truth => truth ? 1 : 0,
        _ => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
    };

    private static double Truth(bool value) => value ? 1 : 0;

    private double Reduce(Reduction reduction)
    {
        int lower = (int)Evaluate(reduction.Lower);
        int upper = (int)Evaluate(reduction.Upper);
        List<double> terms = [];
        for (int i = lower; i < upper; i++)
        {
            bool hadOuter = indices.TryGetValue(reduction.Number, out double outer);
            indices[reduction.Number] = i;
            terms.Add(Evaluate(reduction.Body));
            if (hadOuter)
            {
                indices[reduction.Number] = outer;
            }
            else
            {
                indices.Remove(reduction.Number);
            }
        }

        return reduction.Kind switch
        {
            ReductionKind.Sum => terms.Sum(),
            ReductionKind.Product => terms.Aggregate(1.0, (a, b) => a * b),
            ReductionKind.Maximum or ReductionKind.FirstMaximum or ReductionKind.LastMaximum => terms.DefaultIfEmpty(double.NegativeInfinity).Max(),
            ReductionKind.Minimum or ReductionKind.FirstMinimum or ReductionKind.LastMinimum => terms.DefaultIfEmpty(double.PositiveInfinity).Min(),
            ReductionKind.FirstIndexOfMaximum => terms.Count == 0 ? -1 : lower + terms.IndexOf(terms.Max()),
            ReductionKind.LastIndexOfMaximum => terms.Count == 0 ? -1 : lower + terms.LastIndexOf(terms.Max()),
            ReductionKind.FirstIndexOfMinimum => terms.Count == 0 ? -1 : lower + terms.IndexOf(terms.Min()),
            _ => terms.Count == 0 ? -1 : lower + terms.LastIndexOf(terms.Min()),
        };
    }

    private double Call(Call call)
    {
        switch (call.Function)
        {
            case Function.And:
                return Truth(call.Arguments.All(argument => Evaluate(argument) != 0));
            case Function.Or:
                return Truth(call.Arguments.Any(argument => Evaluate(argument) != 0));
        }

        double[] a = [.. call.Arguments.Select(Evaluate)];
        return call.Function switch
        {
            Function.Exp => Math.Exp(a[0]),
            Function.Log => Math.Log(a[0]),
            Function.Pow => Math.Pow(a[0], a[1]),
            Function.Sin => Math.Sin(a[0]),
            Function.Cos => Math.Cos(a[0]),
            Function.Tan => Math.Tan(a[0]),
            Function.Asin => Math.Asin(a[0]),
            Function.Acos => Math.Acos(a[0]),
            Function.Atan => Math.Atan(a[0]),
            Function.Atan2 => Math.Atan2(a[0], a[1]),
            Function.Sinh => Math.Sinh(a[0]),
            Function.Cosh => Math.Cosh(a[0]),
            Function.Tanh => Math.Tanh(a[0]),
            Function.Asinh => Math.Asinh(a[0]),
            Function.Acosh => Math.Acosh(a[0]),
            Function.Atanh => Math.Atanh(a[0]),
            Function.Cbrt => Math.Cbrt(a[0]),
            Function.Abs => Math.Abs(a[0]),
            Function.Max => a.Max(),
            Function.Min => a.Min(),
            Function.Clamp => Math.Clamp(a[0], a[1], a[2]),
            Function.CopySign => Math.CopySign(a[0], a[1]),
            Function.Remainder => a[0] % a[1],
            Function.IEEERemainder => Math.IEEERemainder(a[0], a[1]),
            Function.Sign => Math.Sign(a[0]),
            Function.Floor => Math.Floor(a[0]),
            Function.Ceiling => Math.Ceiling(a[0]),
            Function.Truncate or Function.ToInteger => Math.Truncate(a[0]),
            Function.Round => Math.Round(a[0]),
            Function.RoundAwayFromZero => Math.Round(a[0], MidpointRounding.AwayFromZero),
            Function.ToReal => a[0],
            Function.IntegerDivide => (int)a[0] / (int)a[1],
            Function.IntegerRemainder => (int)a[0] % (int)a[1],
            Function.BitAnd => (int)a[0] & (int)a[1],
            Function.BitOr => (int)a[0] | (int)a[1],
            Function.BitXor => (int)a[0] ^ (int)a[1],
            Function.ShiftLeft => (int)a[0] << (int)a[1],
            Function.ShiftRight => (int)a[0] >> (int)a[1],
            Function.Less => Truth(a[0] < a[1]),
            Function.LessOrEqual => Truth(a[0] <= a[1]),
            Function.Equal => Truth(a[0] == a[1]),
            Function.Not => Truth(a[0] == 0),
            Function.IsFinite => Truth(double.IsFinite(a[0])),
            _ => throw new ArgumentException(call.Function.ToString()),
        };
    }
}
