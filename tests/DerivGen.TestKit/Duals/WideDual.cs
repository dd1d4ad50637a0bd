namespace DerivGen.TestKit;

/// <summary>
/// A value with its derivative in one direction, each of 31 digits, and with a running error analysis: by how many units
/// of 2⁻⁵³ each would be off had it been computed step by step in double, from arguments that are known to one unit in
/// their last place.
/// </summary>
public readonly record struct WideDual(DoubleDouble Value, DoubleDouble Derivative, double ValueError, double DerivativeError)
{
    private const int MaximumIterations = 10_000_000;

    [ThreadStatic]
    private static int iterations;

    [ThreadStatic]
    private static bool isDoubtful;

    [ThreadStatic]
    private static bool isOfSingle;

    /// <summary>Beyond, nothing is said: products leave the range of exponents.</summary>
    private static double Largest => isOfSingle ? 1e30 : 1e100;

    /// <summary>How near to each other numbers are too close to call, relative to themselves.</summary>
    private static double RelativeMargin => isOfSingle ? 1e-4 : 1e-9;

    /// <summary>The same for each unit that they may err by.</summary>
    private static double MarginOfUnit => isOfSingle ? 2e-5 : 1e-12;

    /// <summary>
    /// Whether, on this thread, a condition's operands were too close to call, or something was not finite: the derivative
    /// at such a point is a matter of definition, or there is none.
    /// </summary>
    public static bool IsDoubtful
    {
        get => isDoubtful;
        set => isDoubtful = value;
    }

    /// <summary>Before a computation: nothing is doubtful, and no loop has run. What is compared with it may be computed in float.</summary>
    public static void Start(bool isSingle = false)
    {
        isOfSingle = isSingle;
        isDoubtful = false;
        iterations = 0;
    }

    /// <summary>Ends a computation whose loops do not end.</summary>
    public static void CountIteration()
    {
        if (++iterations > MaximumIterations)
        {
            throw new InvalidOperationException("A loop does not end.");
        }
    }

    /// <summary>A number that neither varies nor was rounded.</summary>
    public bool IsExactConstant => Derivative == 0 && ValueError == 0 && DerivativeError == 0;

    public static implicit operator WideDual(double value) => new(value, 0, 0, 0);

    /// <summary>An argument of the method.</summary>
    public static WideDual Argument(double value, bool varies) => new(value, varies ? 1 : 0, Math.Abs(value), 0);

    /// <summary>A decimal literal, which is that decimal.</summary>
    public static WideDual Literal(string decimalText)
    {
        DoubleDouble value = DoubleDouble.Parse(decimalText);
        return new(value, 0, Math.Abs(value.High), 0);
    }

    public static WideDual operator -(WideDual a) => new(-a.Value, -a.Derivative, a.ValueError, a.DerivativeError);

    /// <summary>The parts of a derivative that cancel here reach it one by one where adjoints are added, each with its own rounding.</summary>
    public static WideDual operator +(WideDual a, WideDual b)
    {
        DoubleDouble value = a.Value + b.Value;
        DoubleDouble derivative = a.Derivative + b.Derivative;
        return Of(value, derivative, a.ValueError + b.ValueError + Size(value), a.DerivativeError + b.DerivativeError + Size(a.Derivative) + Size(b.Derivative));
    }

    public static WideDual operator -(WideDual a, WideDual b) => a + -b;

    public static WideDual operator *(WideDual a, WideDual b)
    {
        DoubleDouble value = a.Value * b.Value;
        DoubleDouble left = a.Derivative * b.Value;
        DoubleDouble right = a.Value * b.Derivative;
        return Of(
            value,
            left + right,
            (Size(a.Value) * b.ValueError) + (a.ValueError * Size(b.Value)) + Size(value),
            (a.DerivativeError * Size(b.Value)) + (Size(a.Derivative) * b.ValueError) + (a.ValueError * Size(b.Derivative)) + (Size(a.Value) * b.DerivativeError) + (2 * (Size(left) + Size(right))));
    }

    public static WideDual operator /(WideDual a, WideDual b)
    {
        DoubleDouble value = a.Value / b.Value;
        DoubleDouble back = value * b.Derivative;
        DoubleDouble derivative = (a.Derivative - back) / b.Value;
        double size = Size(b.Value);
        double valueError = ((a.ValueError + (Size(value) * b.ValueError)) / size) + Size(value);
        double derivativeError = ((a.DerivativeError + (valueError * Size(b.Derivative)) + (Size(value) * b.DerivativeError) + Size(a.Derivative) + (2 * Size(back)) + (Size(derivative) * b.ValueError)) / size) + Size(derivative);
        return Of(value, derivative, valueError, derivativeError);
    }

    /// <summary>What is left of a after the whole multiples of b, with a's sign.</summary>
    public static WideDual operator %(WideDual a, WideDual b) => a - (b * WideDualMath.Truncate(a / b));

    public static bool operator <(WideDual a, WideDual b) => Compare(a, b) < 0;

    public static bool operator >(WideDual a, WideDual b) => Compare(a, b) > 0;

    public static bool operator <=(WideDual a, WideDual b) => Compare(a, b) <= 0;

    public static bool operator >=(WideDual a, WideDual b) => Compare(a, b) >= 0;

    /// <summary>Towards zero; doubtful where that is a border.</summary>
    public static explicit operator int(WideDual a)
    {
        double nearest = Math.Round(a.Value.High);
        Compare(a, nearest);
        return (int)(nearest > a.Value.High && nearest > 0 ? nearest - 1 : nearest < a.Value.High && nearest < 0 ? nearest + 1 : nearest);
    }

    /// <summary>The same of a function that its library computes to so many units only.</summary>
    internal WideDual Within(double units) => this with { ValueError = ValueError + (units * Size(Value)), DerivativeError = DerivativeError + (units * Size(Derivative)) };

    /// <summary>f(x), with the first derivative there, and the size of the second.</summary>
    internal static WideDual Chain(WideDual x, DoubleDouble value, DoubleDouble slope, double curvature)
    {
        DoubleDouble derivative = slope * x.Derivative;
        return Of(
            value,
            derivative,
            (Size(slope) * x.ValueError) + (2 * Size(value)),
            (Size(slope) * x.DerivativeError) + (Math.Abs(curvature) * x.ValueError * Size(x.Derivative)) + (2 * Size(derivative)));
    }

    /// <summary>−1, 0 or 1; doubtful where rounding or a step to the side would change the answer. What was computed alike stays equal.</summary>
    internal static int Compare(WideDual a, WideDual b)
    {
        DoubleDouble difference = a.Value - b.Value;
        double margin = (RelativeMargin * (Size(a.Value) + Size(b.Value))) + (MarginOfUnit * (a.ValueError + b.ValueError));
        bool isTheSame = a == b && difference == 0;
        if (!isTheSame && !(a.IsExactConstant && b.IsExactConstant) && !(Size(difference) > margin))
        {
            IsDoubtful = true;
        }

        return difference.High < 0 ? -1 : difference.High > 0 ? 1 : 0;
    }

    private static WideDual Of(DoubleDouble value, DoubleDouble derivative, double valueError, double derivativeError)
    {
        if (!(Size(value) < Largest && Size(derivative) < Largest && valueError < Largest && derivativeError < Largest))
        {
            IsDoubtful = true;
        }

        return new(value, derivative, valueError, derivativeError);
    }

    private static double Size(DoubleDouble number) => Math.Abs(number.High);
}
