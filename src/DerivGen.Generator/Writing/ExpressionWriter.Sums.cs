using System.Collections.Immutable;
using System.Text;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Writing;

/// <summary>Sums, products and powers.</summary>
internal sealed partial class ExpressionWriter
{
    /// <summary>Powers up to this one are products of their base.</summary>
    private const int LongestProduct = 4;

    /// <summary>
    /// The operator that adds the node to something, and its operand: <c>-=</c> where there is nothing to add but only to subtract.
    /// </summary>
    public (string Operator, string Operand) PrintAddition(Node node, bool isNarrow)
    {
        if (node is Sum sum && sum.Constant.Sign <= 0 && sum.Coefficients.All(coefficient => coefficient.Sign < 0)
            && !sum.Terms.Any(term => FindReversible(term) is not null))
        {
            Printed subtracted = PrintSum(sum, sum.Constant, negated: true);
            return ("-=", isNarrow ? Narrowed(subtracted) : subtracted.Text);
        }

        return node is Constant { Type: NodeType.Real, Value.Sign: < 0 } number
            ? ("-=", isNarrow ? NumberText.Of(-number.Value, RealPrecision.Single) : RealLiteral(-number.Value))
            : ("+=", Text(node, isNarrow));
    }

    /// <summary>Positive terms, then what is subtracted; the number after the terms unless it is the only positive one.</summary>
    private Printed PrintSum(Sum sum, Rational constant, bool negated = false)
    {
        constant = negated ? -constant : constant;
        bool isReal = sum.Type == NodeType.Real;
        List<Printed> added = [];
        List<Printed> subtracted = [];
        int[] places = order.OfTerms(sum.Terms);
        if (constant.Sign <= 0 && places.All(place => sum.Coefficients[place].Sign < 0 != negated))
        {
            // −a·(a − 1) is a·(1 − a).
            int leading = Array.FindIndex(places, place => FindReversible(sum.Terms[place]) is not null);
            if (leading >= 0)
            {
                int place = places[leading];
                added.Add(PrintMonomial(Rational.Abs(sum.Coefficients[place]), (Product)sum.Terms[place], FindReversible(sum.Terms[place])));
                places = [.. places.Where(other => other != place)];
            }
        }

        HashSet<int> written = [];
        foreach (int place in places)
        {
            if (!written.Add(place))
            {
                continue;
            }

            Rational coefficient = negated ? -sum.Coefficients[place] : sum.Coefficients[place];
            if (!isReal && SharedFactor(sum, places.Where(other => other == place || !written.Contains(other))) is var (factor, shared) && shared.Contains(place))
            {
                written.UnionWith(shared);
                bool isSubtracted = !shared.Any(other => sum.Coefficients[other].Sign > 0 != negated);
                (isSubtracted ? subtracted : added).Add(PrintShared(sum, factor, shared, negated != isSubtracted));
                continue;
            }

            (coefficient.Sign > 0 ? added : subtracted).Add(PrintScaled(Rational.Abs(coefficient), sum.Terms[place]));
        }

        if (!constant.IsZero)
        {
            (constant.Sign > 0 ? added : subtracted).Add(Literal(Rational.Abs(constant), isReal));
        }

        Printed first = added.Count > 0 ? added[0] : isReal ? Negate(subtracted[0]) : MinusSign(subtracted[0]);
        int firstSubtracted = added.Count > 0 ? 0 : 1;
        int rest = Math.Max(added.Count - 1, 0) + subtracted.Count - firstSubtracted;
        if (rest == 0)
        {
            return first;
        }

        Printed second = added.Count > 1 ? added[1] : subtracted[firstSubtracted];
        if (isReal && first.IsNarrow && second.IsNarrow)
        {
            first = ToReal(first);
        }

        StringBuilder text = new(first.In(Precedence.Additive));
        TextType type = first.Type;
        for (int i = 1; i < added.Count; i++)
        {
            Append("+", added[i]);
        }

        for (int i = firstSubtracted; i < subtracted.Count; i++)
        {
            Append("-", subtracted[i]);
        }

        return new Printed(text.ToString(), Precedence.Additive, isReal ? TextType.Real : type);

        void Append(string sign, Printed term)
        {
            text.Append(' ').Append(sign).Append(' ').Append(RightOperand(term, Precedence.Additive));
            type = Joined(type, term.Type);
        }
    }

    /// <summary>coefficient · node, for a positive coefficient.</summary>
    private Printed PrintScaled(Rational coefficient, Node node) =>
        coefficient.IsOne ? Print(node)
        : node is Product product ? PrintMonomial(coefficient, product)
        : PrintMonomial(coefficient, [node], [Rational.One]);

    private Printed PrintMonomial(Rational coefficient, Product product, Sum? reversed = null) =>
        PrintMonomial(coefficient, product.Bases, product.Exponents, reversed);

    /// <summary>A factor that is a difference, and is one the other way round too; one that then begins with its number comes first.</summary>
    private static Sum? FindReversible(Node term)
    {
        Sum? found = null;
        for (int i = 0; term is Product product && i < product.Bases.Length; i++)
        {
            if (product.Bases[i] is Sum { Type: NodeType.Real } sum && Rational.Abs(product.Exponents[i]).IsOne
                && (sum.Constant.Sign > 0 || sum.Coefficients.Any(coefficient => coefficient.Sign > 0))
                && (sum.Constant.Sign < 0 || sum.Coefficients.Any(coefficient => coefficient.Sign < 0))
                && (found is null || (found.Constant.Sign >= 0 && sum.Constant.Sign < 0)))
            {
                found = sum;
            }
        }

        return found;
    }

    /// <summary>coefficient · Π base ^ exponent as one fraction, for a positive coefficient; one factor may be written with the opposite sign.</summary>
    private Printed PrintMonomial(Rational coefficient, IReadOnlyList<Node> bases, IReadOnlyList<Rational> exponents, Sum? reversed = null)
    {
        bool isReal = bases[0].Type == NodeType.Real;
        if (coefficient.IsOne && bases.Count == 1 && exponents[0].Sign < 0 && !HasProductForm(bases[0], -exponents[0]))
        {
            return PrintPower(bases[0], exponents[0]);
        }

        List<Printed> numerator = [];
        List<Printed> denominator = [];
        foreach (int place in order.OfFactors(bases))
        {
            List<Printed> factors = exponents[place].Sign > 0 ? numerator : denominator;
            if (ReferenceEquals(bases[place], reversed))
            {
                factors.Add(PrintSum(reversed!, reversed!.Constant, negated: true));
            }
            else
            {
                AddFactors(factors, bases[place], Rational.Abs(exponents[place]));
            }
        }

        AddCoefficient(coefficient, numerator, denominator, isReal);
        Printed top = numerator.Count == 0 ? Literal(Rational.One, isReal) : Multiply(numerator, isReal);
        return denominator.Count == 0 ? top : Binary(top, "/", Multiply(denominator, isReal), Precedence.Multiplicative, isReal);
    }

    /// <summary>
    /// A coefficient as a decimal where that is exact, as a division by a whole number, as a fraction that the compiler
    /// evaluates (2.0 / 3.0), or else, and where the fraction is the longer text, as the nearest decimal.
    /// </summary>
    private void AddCoefficient(Rational coefficient, List<Printed> numerator, List<Printed> denominator, bool isReal)
    {
        if (coefficient.IsOne)
        {
            return;
        }

        Rational top = new(coefficient.Numerator, 1);
        Rational bottom = new(coefficient.Denominator, 1);
        bool isFraction = isReal
            && !NumberText.IsExactDecimal(coefficient, precision)
            && NumberText.IsRepresentable(top, precision)
            && NumberText.IsRepresentable(bottom, precision)
            && (top.IsOne || RealLiteral(top).Length + RealLiteral(bottom).Length <= RealLiteral(coefficient).Length);
        if (!isFraction)
        {
            numerator.Insert(0, Literal(coefficient, isReal));
        }
        else if (top.IsOne || denominator.Count > 0)
        {
            denominator.Insert(0, Literal(bottom, isReal));
            if (!top.IsOne)
            {
                numerator.Insert(0, Literal(top, isReal));
            }
        }
        else
        {
            numerator.Insert(0, Generic is null ? Binary(Literal(top, isReal), "/", Literal(bottom, isReal), Precedence.Multiplicative, isReal) : Literal(coefficient, isReal));
        }
    }

    private Printed Literal(Rational value, bool isReal)
    {
        if (isReal)
        {
            string text = RealLiteral(value);
            return new Printed(text, SignPrecedence(text), TextType.Real);
        }

        return new Printed(IntegerLiteral(value), Precedence.Primary, value.Numerator > int.MaxValue ? TextType.LongInteger : TextType.Integer);
    }

    private Printed Multiply(List<Printed> factors, bool isReal)
    {
        Printed product = factors[0];
        for (int i = 1; i < factors.Count; i++)
        {
            product = Binary(product, "*", factors[i], Precedence.Multiplicative, isReal);
        }

        return product;
    }

    /// <summary>The factors that make base ^ exponent, for a positive exponent.</summary>
    private void AddFactors(List<Printed> factors, Node node, Rational exponent)
    {
        if (node.Type == NodeType.Real && !HasProductForm(node, exponent))
        {
            factors.Add(PrintPower(node, exponent));
            return;
        }

        Rational whole = exponent.IsInteger ? exponent : exponent - Rational.Half;
        Printed factor = Print(node);
        for (int i = 0; i < (int)whole.Numerator; i++)
        {
            factors.Add(factor);
        }

        if (!exponent.IsInteger)
        {
            factors.Add(PrintFunction(Function.Sqrt, ImmutableArray.Create(node)));
        }
    }

    /// <summary>Whether the power is written as factors: a repeated name, or a root.</summary>
    private static bool HasProductForm(Node node, Rational exponent) =>
        exponent.IsOne || exponent == Rational.Half
        || (IsRepeatable(node) && exponent < LongestProduct + 1 && (exponent.IsInteger || (exponent - Rational.Half).IsInteger));

    /// <summary>Whether a second mention costs nothing.</summary>
    private static bool IsRepeatable(Node node) =>
        node is Symbol or Element or Constant or NamedConstant or Length or Call { Function: Function.ToReal, Argument: Symbol or Length or Element };

    private Printed PrintPower(Node node, Rational exponent)
    {
        FunctionText row = FunctionTexts.Of(Function.Pow);
        if (Generic is { } generic)
        {
            return new Printed(generic.Member(row.Text) + "(" + Print(node) + ", " + generic.Literal(exponent) + ")", Precedence.Primary, TextType.Real);
        }

        (string method, bool isDouble) = FunctionTexts.Method(row, precision, target);
        RealPrecision power = isDouble ? RealPrecision.Double : precision;
        string text = NumberText.IsExactDecimal(exponent, power)
            ? NumberText.Of(exponent, power)
            : NumberText.Of(new Rational(exponent.Numerator, 1), power) + " / " + NumberText.Of(new Rational(exponent.Denominator, 1), power);
        return Converted(method + "(" + Argument(Print(node), row.Form) + ", " + text + ")", isDouble);
    }
}
