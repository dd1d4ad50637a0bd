using System.Text;
using DerivGen.Symbolics.Differentiation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Functions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Derivation;

/// <summary>Writes one formula: subscripts for elements, Σ for sums, sigmoid, softplus and logsumexp by their names.</summary>
internal sealed class FormulaWriter(IReadOnlyDictionary<Node, string> names)
{
    private const int MaximumLength = 400;

    /// <summary>A shared node is written wherever it stands, so without a bound a short text could have a formula of any length.</summary>
    private const int MaximumNodes = 300;

    private static readonly string[] IndexNames = ["i", "j", "k", "l", "m", "n"];

    private readonly Dictionary<int, string> indices = [];
    private int written;

    /// <summary>Whether exp(u - k*log(S)), which is how quotients by sums of exponentials are kept, is written as the quotient that it is.</summary>
    public bool WritesQuotients { get; init; }

    private enum Level
    {
        Sum,
        Product,
        Factor,
    }

    public string Write(Node node)
    {
        written = 0;
        string text = Write(node, Level.Sum);
        return text.Length > MaximumLength ? text.Substring(0, MaximumLength) + "…" : text;
    }

    /// <summary>A contribution: its value, and where it goes.</summary>
    public string Write(Contribution contribution)
    {
        foreach (Index index in contribution.Context)
        {
            NameOf(index);
        }

        string place = string.Join(",", contribution.Indices.Select(i => Write(i, Level.Sum)));
        return Write(contribution.Value) + " at [" + place + "]";
    }

    private string Write(Node node, Level level)
    {
        if (names.TryGetValue(node, out string? name))
        {
            return name;
        }

        if (++written > MaximumNodes)
        {
            return "…";
        }

        switch (node)
        {
            case Constant { Type: NodeType.Boolean } truth:
                return truth.Value.IsZero ? "false" : "true";
            case Constant number:
                return Parenthesize(AsWritten(number.Value).ToString(), level > Level.Sum && (number.Value.Sign < 0 || !number.Value.IsInteger));
            case NamedConstant named:
                return named.Name switch
                {
                    ConstantName.Pi => "π",
                    ConstantName.PositiveInfinity => "∞",
                    ConstantName.NegativeInfinity => "-∞",
                    _ => "NaN",
                };
            case Symbol symbol:
                return symbol.Name;
            case Index index:
                return NameOf(index);
            case Length length:
                return "|" + length.Array.Name.Substring(0, length.Array.Name.Length - length.Array.Suffix.Length) + "|";
            case Element element:
                return element.Array.Name.Substring(0, element.Array.Name.Length - element.Array.Suffix.Length) + "[" + string.Join(",", element.Children.Skip(1).Select(i => Write(i, Level.Sum))) + "]" + element.Array.Suffix;
            case Sum sum:
                return WriteSum(sum, level);
            case Product product:
                return WriteProduct(product, level);
            case Conditional conditional:
                return "(" + Write(conditional.Condition, Level.Sum) + " ? " + Write(conditional.Then, Level.Sum) + " : " + Write(conditional.Else, Level.Sum) + ")";
            case Call { Function: Function.Group } group:
                return Write(group.Argument, level);
            case Call call:
                return WriteCall(call);
            case Reduction reduction:
                return WriteReduction(reduction, level);
            default:
                return "?";
        }
    }

    private string WriteSum(Sum sum, Level level)
    {
        StringBuilder text = new();
        IEnumerable<int> order = Enumerable.Range(0, sum.Terms.Length).OrderBy(i => sum.Coefficients[i].Sign < 0 ? 1 : 0);
        bool constantFirst = sum.Constant.Sign > 0 && sum.Coefficients.All(c => c.Sign < 0);
        if (constantFirst)
        {
            text.Append(sum.Constant);
        }

        foreach (int i in order)
        {
            Rational c = sum.Coefficients[i];
            Rational size = Rational.Abs(c);
            text.Append(text.Length == 0 ? (c.Sign < 0 ? "-" : "") : c.Sign < 0 ? " - " : " + ");
            string term = Write(sum.Terms[i], Level.Product);
            text.Append(size.IsOne ? term
                : size.Numerator.IsOne ? term + "/" + size.Denominator
                : size.IsInteger ? size + "·" + term
                : size.Numerator + "/" + size.Denominator + "·" + term);
        }

        if (!sum.Constant.IsZero && !constantFirst)
        {
            text.Append(sum.Constant.Sign < 0 ? " - " : " + ").Append(Rational.Abs(sum.Constant));
        }

        return Parenthesize(text.ToString(), level == Level.Factor || (level == Level.Product && (!sum.IsScaled || sum.Coefficients[0].Sign < 0)));
    }

    private string WriteProduct(Product product, Level level)
    {
        List<string> top = [];
        List<string> bottom = [];
        for (int i = 0; i < product.Bases.Length; i++)
        {
            Rational e = Rational.Abs(product.Exponents[i]);
            string factor = e == Rational.Half ? "√(" + Write(product.Bases[i], Level.Sum) + ")"
                : e.IsOne ? Write(product.Bases[i], Level.Product)
                : Write(product.Bases[i], Level.Factor) + "^" + (e.IsInteger ? e.ToString() : "(" + e + ")");
            (product.Exponents[i].Sign > 0 ? top : bottom).Add(factor);
        }

        string text = top.Count == 0 ? "1" : string.Join("·", top);
        if (bottom.Count > 0)
        {
            text += "/" + Parenthesize(string.Join("·", bottom), bottom.Count > 1);
        }

        return Parenthesize(text, level == Level.Factor);
    }

    private string WriteCall(Call call)
    {
        string[] arguments = [.. call.Arguments.Select(a => Write(a, Level.Sum))];
        string? relation = call.Function switch
        {
            Function.Less => " < ",
            Function.LessOrEqual => " ≤ ",
            Function.Equal => " = ",
            Function.And => " and ",
            Function.Or => " or ",
            _ => null,
        };
        if (relation is not null)
        {
            return string.Join(relation, arguments);
        }

        switch (call.Function)
        {
            case Function.ToReal:
                return Write(call.Argument, Level.Factor);
            case Function.Exp when WritesQuotients && Quotient(call) is { } quotient:
                return quotient;
            case Function.Abs:
                return "|" + arguments[0] + "|";
            case Function.Not:
                return "not (" + arguments[0] + ")";
            case Function.Log when call.Argument is Reduction { Kind: ReductionKind.Sum, Body: Call { Function: Function.Exp } exp } reduction:
                return "logsumexp_" + NameOf(reduction.Number) + "(" + Write(exp.Argument, Level.Sum) + ")";
            default:
                return (call.Foreign?.Name ?? KnownFunctions.Find(call.Function)?.Name ?? call.Function.ToString().ToLowerInvariant()) + "(" + string.Join(", ", arguments) + ")";
        }
    }

    private string? Quotient(Call exp)
    {
        List<(Node Term, Rational Coefficient)> logarithms =
            [.. Patterns.Terms(exp.Argument).Where(t => t.Term is Call { Function: Function.Log } && t.Coefficient.IsInteger && t.Coefficient.Sign < 0)];
        if (logarithms.Count == 0)
        {
            return null;
        }

        List<string> rest = [];
        foreach ((Node term, Rational k) in Patterns.Terms(exp.Argument).Where(t => !logarithms.Contains(t)))
        {
            string text = Write(term, Level.Product);
            text = Rational.Abs(k).IsOne ? text : Rational.Abs(k) + "·" + text;
            rest.Add(rest.Count == 0 ? (k.Sign < 0 ? "-" + text : text) : (k.Sign < 0 ? " - " : " + ") + text);
        }

        if (exp.Argument is Sum { Constant: var constant } && !constant.IsZero)
        {
            rest.Add((rest.Count == 0 ? "" : constant.Sign < 0 ? " - " : " + ") + (rest.Count == 0 ? constant : Rational.Abs(constant)));
        }

        string[] bottom = [.. logarithms.Select(t => Write(((Call)t.Term).Argument, Level.Factor) + (t.Coefficient.Equals(Rational.MinusOne) ? "" : "^" + (-t.Coefficient)))];
        return (rest.Count == 0 ? "1" : "exp(" + string.Concat(rest) + ")") + "/" + Parenthesize(string.Join("·", bottom), bottom.Length > 1);
    }

    private string WriteReduction(Reduction reduction, Level level)
    {
        string sign = reduction.Kind switch
        {
            ReductionKind.Sum => "Σ",
            ReductionKind.Product => "Π",
            ReductionKind.Maximum or ReductionKind.FirstMaximum or ReductionKind.LastMaximum => "max",
            ReductionKind.Minimum or ReductionKind.FirstMinimum or ReductionKind.LastMinimum => "min",
            ReductionKind.FirstIndexOfMaximum or ReductionKind.LastIndexOfMaximum => "argmax",
            _ => "argmin",
        };
        return Parenthesize(sign + "_" + NameOf(reduction.Number) + " " + Write(reduction.Body, Level.Product), level != Level.Sum);
    }

    private string NameOf(Index index) => NameOf(index.Number);

    private string NameOf(int number)
    {
        if (!indices.TryGetValue(number, out string? name))
        {
            name = indices.Count < IndexNames.Length ? IndexNames[indices.Count] : "i" + indices.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
            indices.Add(number, name);
        }

        return name;
    }

    private static string Parenthesize(string text, bool needed) => needed ? "(" + text + ")" : text;

    /// <summary>A number that only a float's digits explain is the decimal that the float was written as.</summary>
    private static Rational AsWritten(Rational value) =>
        value.Denominator >= 1 << 20 && value.Denominator.IsPowerOfTwo && Rational.FromDouble(value.ToSingle()) == value ? Rational.FromShortestDecimal(value.ToSingle()) : value;
}
