using System.Globalization;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Stability.Series;

namespace DerivGen.Symbolics.Stability;

/// <summary>
/// Where a form to compute loses digits near a point at which its terms cancel, or is 0/0 there: a Taylor polynomial around
/// the point, the form away from it. The border is where the form's own rounding errors become small enough, the degree
/// what the remaining coefficients ask for at the border.
/// </summary>
internal sealed class TaylorBranches
{
    /// <summary>The terms that show how a series begins.</summary>
    private const int Beginning = 10;

    /// <summary>The terms from which border and degree are chosen.</summary>
    private const int Length = 72;

    /// <summary>No polynomial has more terms than this.</summary>
    private const int MaximumTerms = 28;

    /// <summary>With more variables than these a limit at a single point is not worth a condition; lost digits around it are.</summary>
    private const int LeavesOfLimits = 3;

    /// <summary>How much of the result the coefficients that are left out may be.</summary>
    private const double Remainder = 1.0 / (1L << 54);

    private readonly ExpressionGraph source;
    private readonly ExpressionGraph target;
    private readonly Func<Node, Node> lower;
    private readonly SeriesBudget budget;

    /// <param name="source">The graph of the mathematics.</param>
    /// <param name="target">The graph of the forms to compute.</param>
    /// <param name="lower">The form to compute of a node.</param>
    /// <param name="budget">What may be spent in all.</param>
    public TaylorBranches(ExpressionGraph source, ExpressionGraph target, Func<Node, Node> lower, SeriesBudget budget)
    {
        this.source = source;
        this.target = target;
        this.lower = lower;
        this.budget = budget;
    }

    /// <summary>Whether a node may be a case for a branch at all.</summary>
    public static bool MayCancel(Node node) => node.Type == NodeType.Real && node switch
    {
        Sum sum => !sum.IsScaled,
        Product product => product.Bases.Any(b => b is Sum) || product.Exponents.Any(e => e.Sign < 0),
        Call { Function: Function.Log } log => log.Argument is Sum or Product or Call,
        _ => false,
    };

    /// <summary>The form with a branch around each point that needs one; null where none does.</summary>
    /// <param name="node">The mathematics.</param>
    /// <param name="form">The form to compute without branches.</param>
    public Node? Branch(Node node, Func<Node> form)
    {
        if (budget.IsExhausted || ExpansionPoints.LeavesOf(node) is not { Count: > 0 } leaves)
        {
            return null;
        }

        foreach (Node u in ExpansionPoints.CandidatesOf(source, node, leaves))
        {
            Node? result = null;
            foreach (Rational center in ExpansionPoints.CentersOf(node, u))
            {
                if (Around(node, u, center, leaves, form, result) is { } branch)
                {
                    result = branch;
                }
            }

            if (result is not null)
            {
                return result;
            }
        }

        return null;
    }

    private Node? Around(Node node, Node u, Rational center, IReadOnlyList<Node> leaves, Func<Node> form, Node? otherwise)
    {
        if (SamplerOf(Beginning) is not var (_, beginning) || !beginning.LosesDigits() || SamplerOf(Length) is not var (expandable, sampler))
        {
            return null;
        }

        double border = sampler.Border();
        if (border == 0 && leaves.Count > LeavesOfLimits)
        {
            return null;
        }

        PowerSeries series = expandable.Function;
        Node v = source.Subtract(u, source.Number(center));
        Node distance = lower(v);
        Node power = lower(source.Monomial([(expandable.Cofactor, Rational.One), (v, series.Order)]));
        if (border == 0)
        {
            return target.Conditional(target.Equal(distance, target.Zero), target.Scale(power, series.Coefficient(0)), otherwise ?? form());
        }

        (border, int terms) = Terms(series, border);
        return target.Conditional(
            target.Call(Function.IsNear, target.Call(Function.Abs, distance), target.Number(Rational.ParseDecimal(border.ToString("G2", CultureInfo.InvariantCulture)))),
            target.Multiply(power, target.Call(Function.Group, Polynomial(series, distance, terms))),
            otherwise ?? form());

        (Expandable Expandable, Sampler Sampler)? SamplerOf(int length) =>
            ExpandableOf(node, u, center, length) is { Function.Length: > 2 } expandable
            && Sampler.Of(budget, expandable, lower(u), form(), lower(expandable.Cofactor), leaves.Select(lower)) is { } sampler
                ? (expandable, sampler)
                : null;
    }

    /// <summary>As it stands; where u is spread among other factors, or its pole would be left to them, with u as a variable of its own.</summary>
    private Expandable? ExpandableOf(Node node, Node u, Rational center, int length)
    {
        Expandable? plain = Expandable.Of(source, node, u, center, length);
        return plain is { Function.Order: >= 0 } || SubstitutedArgument.Of(source, node, u) is not var (substituted, variable)
            ? plain
            : Expandable.Of(source, substituted, variable, center, length) ?? plain;
    }

    /// <summary>The border, made smaller where too many terms would be needed, and the number of terms.</summary>
    private static (double Border, int Terms) Terms(PowerSeries series, double border)
    {
        for (; ; border /= 1.5)
        {
            double size = Math.Min(Math.Abs(series.Evaluate(border, series.Length)), Math.Abs(series.Evaluate(-border, series.Length)));
            double rest = 0;
            int terms = series.Length;
            double power = Math.Pow(border, terms);
            while (terms > 1)
            {
                rest += Math.Abs(series[terms - 1]) * (power /= border);
                if (!(rest <= Remainder * size))
                {
                    break;
                }

                terms--;
            }

            // What the last known terms leave, the unknown ones have less of.
            if (terms <= (series.IsEven ? 2 * MaximumTerms : MaximumTerms) && terms < series.Length - 4)
            {
                return (border, terms);
            }
        }
    }

    private Node Polynomial(PowerSeries series, Node v, int terms)
    {
        int step = series.IsEven ? 2 : 1;
        Node w = step == 1 ? v : target.Call(Function.Group, target.Power(v, step));
        int last = (terms - 1) / step * step;
        Node sum = target.Number(series.Coefficient(last));
        for (int i = last - step; i >= 0; i -= step)
        {
            sum = target.Add(target.Number(series.Coefficient(i)), target.Multiply(w, target.Call(Function.Group, sum)));
        }

        return sum;
    }
}
