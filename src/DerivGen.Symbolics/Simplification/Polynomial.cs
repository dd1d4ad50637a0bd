using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Simplification;

/// <summary>A polynomial in one unknown with exact coefficients, the lowest power's first; the last one is not 0, so zero has none.</summary>
internal sealed class Polynomial
{
    private readonly Rational[] coefficients;

    private Polynomial(Rational[] coefficients) => this.coefficients = coefficients;

    /// <summary>The degree; −1 of zero.</summary>
    public int Degree => coefficients.Length - 1;

    public bool IsZero => coefficients.Length == 0;

    public Rational Leading => coefficients[coefficients.Length - 1];

    public Rational this[int power] => coefficients[power];

    public static Polynomial Of(IReadOnlyList<Rational> coefficients)
    {
        int length = coefficients.Count;
        while (length > 0 && coefficients[length - 1].IsZero)
        {
            length--;
        }

        return new([.. coefficients.Take(length)]);
    }

    public Polynomial Derivative() => Of([.. coefficients.Select((c, i) => c * i).Skip(1)]);

    public static Polynomial operator -(Polynomial a, Polynomial b) =>
        Of([.. Enumerable.Range(0, Math.Max(a.coefficients.Length, b.coefficients.Length)).Select(i => a.At(i) - b.At(i))]);

    public static Polynomial operator *(Polynomial a, Polynomial b)
    {
        Rational[] product = new Rational[Math.Max(0, a.Degree + b.Degree + 1)];
        for (int i = 0; i <= a.Degree && !b.IsZero; i++)
        {
            for (int j = 0; j <= b.Degree; j++)
            {
                product[i + j] += a[i] * b[j];
            }
        }

        return Of(product);
    }

    /// <summary>Quotient and remainder.</summary>
    public (Polynomial Quotient, Polynomial Remainder) DividedBy(Polynomial divisor)
    {
        Rational[] rest = [.. coefficients];
        Rational[] quotient = new Rational[Math.Max(0, Degree - divisor.Degree + 1)];
        for (int k = quotient.Length - 1; k >= 0; k--)
        {
            quotient[k] = rest[k + divisor.Degree] / divisor.Leading;
            for (int i = 0; i <= divisor.Degree; i++)
            {
                rest[k + i] -= quotient[k] * divisor[i];
            }
        }

        return (Of(quotient), Of([.. rest.Take(divisor.Degree)]));
    }

    /// <summary>The positive multiple whose coefficients are whole numbers without a common divisor.</summary>
    public Polynomial Primitive()
    {
        Rational content = Rational.Zero;
        foreach (Rational c in coefficients)
        {
            content = content.IsZero ? Rational.Abs(c) : Rational.GreatestCommonDivisor(content, c);
        }

        return new([.. coefficients.Select(c => c / content)]);
    }

    /// <summary>The polynomial of the highest degree that divides both, by Euclid.</summary>
    public static Polynomial GreatestCommonDivisor(Polynomial a, Polynomial b)
    {
        while (!b.IsZero)
        {
            (a, b) = (b, a.DividedBy(b).Remainder);
            b = b.IsZero ? b : b.Primitive();
        }

        return a.Primitive();
    }

    /// <summary>
    /// The g₁, g₂, … without a repeated root of which the polynomial is a multiple of g₁·g₂²·g₃³·… (Yun's algorithm); where it has no
    /// repeated root g₁ alone.
    /// </summary>
    public IReadOnlyList<Polynomial> SquareFreeFactors()
    {
        List<Polynomial> factors = [];
        Polynomial common = GreatestCommonDivisor(this, Derivative());
        Polynomial left = DividedBy(common).Quotient;
        Polynomial slope = Derivative().DividedBy(common).Quotient - left.Derivative();
        while (left.Degree > 0)
        {
            Polynomial factor = slope.IsZero ? left.Primitive() : GreatestCommonDivisor(left, slope);
            factors.Add(factor);
            left = left.DividedBy(factor).Quotient;
            slope = slope.DividedBy(factor).Quotient - left.Derivative();
        }

        return factors;
    }

    private Rational At(int power) => power < coefficients.Length ? coefficients[power] : Rational.Zero;
}
