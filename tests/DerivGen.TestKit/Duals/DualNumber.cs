namespace DerivGen.TestKit;

/// <summary>A value with its derivative in one direction: plain forward automatic differentiation in double.</summary>
public readonly record struct DualNumber(double Value, double Derivative)
{
    public static implicit operator DualNumber(double value) => new(value, 0);

    public static DualNumber operator -(DualNumber a) => new(-a.Value, -a.Derivative);

    public static DualNumber operator +(DualNumber a, DualNumber b) => new(a.Value + b.Value, a.Derivative + b.Derivative);

    public static DualNumber operator -(DualNumber a, DualNumber b) => new(a.Value - b.Value, a.Derivative - b.Derivative);

    public static DualNumber operator *(DualNumber a, DualNumber b) => new(a.Value * b.Value, (a.Derivative * b.Value) + (a.Value * b.Derivative));

    public static DualNumber operator /(DualNumber a, DualNumber b)
    {
        double quotient = a.Value / b.Value;
        return new(quotient, (a.Derivative - (quotient * b.Derivative)) / b.Value);
    }

    public static bool IsNegativeInfinity(DualNumber x) => double.IsNegativeInfinity(x.Value);

    public static bool operator <(DualNumber a, DualNumber b) => a.Value < b.Value;

    public static bool operator >(DualNumber a, DualNumber b) => a.Value > b.Value;

    public static bool operator <=(DualNumber a, DualNumber b) => a.Value <= b.Value;

    public static bool operator >=(DualNumber a, DualNumber b) => a.Value >= b.Value;
}
