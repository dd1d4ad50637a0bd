using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Stability.Series;

/// <summary>Compares a form to compute with its series, at points ever nearer to the center of the series.</summary>
internal sealed class Sampler
{
    /// <summary>Beyond this nobody looks for a border.</summary>
    private const double Farthest = 24;

    /// <summary>A bound that no form without cancellation reaches.</summary>
    private const double Lost = 40;

    /// <summary>How much nearer to the center what cancels there has to err by more, and by how much at least.</summary>
    private const double Nearer = 1e6;
    private const double Growth = 30;

    /// <summary>A bound that is accurate.</summary>
    private const double Accurate = 2.5;

    /// <summary>How far from its best a form is taken for as good.</summary>
    private const double NearlyBest = 1.5;

    /// <summary>The step between distances at which only underflow tells.</summary>
    private const double Deep = 1e30;

    private readonly SeriesBudget budget;
    private readonly Expandable expandable;
    private readonly Node u;
    private readonly Node form;
    private readonly Node cofactor;
    private readonly Node moving;
    private readonly Dictionary<Node, double> values;
    private readonly List<(Sum Sum, double Factor)> multiples;
    private readonly double offset;
    private readonly double slope;
    private readonly double center;
    private readonly double radius;

    private Sampler(SeriesBudget budget, Expandable expandable, Node u, Node form, Node cofactor, Node moving, Dictionary<Node, double> values, double offset, double slope)
    {
        this.budget = budget;
        this.expandable = expandable;
        this.u = u;
        this.form = form;
        this.cofactor = cofactor;
        this.moving = moving;
        this.values = values;
        this.offset = offset;
        this.slope = slope;
        multiples = MultiplesOf(u, form, values);
        center = expandable.Center.ToDouble();
        radius = Radius(expandable.Function);
    }

    /// <summary>A sampler that moves the one leaf in which u is linear; null where there is none.</summary>
    public static Sampler? Of(SeriesBudget budget, Expandable expandable, Node u, Node form, Node cofactor, IEnumerable<Node> leaves)
    {
        Dictionary<Node, double> values = [];
        double typical = 0.71;
        foreach (Node leaf in leaves)
        {
            values[leaf] = typical;
            typical -= 0.23;
        }

        foreach (Node leaf in values.Keys.ToList())
        {
            if (At(0) is { } zero && At(1) is { } one && At(2) is { } two && one != zero && Math.Abs(two - one - (one - zero)) <= 1e-12 * Math.Abs(one - zero))
            {
                return new(budget, expandable, u, form, cofactor, leaf, values, zero, one - zero);
            }

            double? At(double value) => new RoundingError(new Dictionary<Node, double>(values) { [leaf] = value }).Of(u)?.Value is { } x && !double.IsNaN(x) && !double.IsInfinity(x) ? x : null;
        }

        return null;
    }

    /// <summary>Whether digits are lost near the center: the nearer, the more; or whether there is no value at the center.</summary>
    public bool LosesDigits() => IsUndefinedAtCenter() || Nearest().Any(d => IsLost(d) && (expandable.Function.Order > 0 || Grows(d)));

    /// <summary>Whether the error grows toward the center: where the function does not vanish, another error is that of the arguments there.</summary>
    private bool Grows(double distance) => Worst(distance) is var error && (double.IsInfinity(error) || !(error <= Growth * Worst(distance * Nearer)));

    /// <summary>The distance from which on the form is as accurate as it gets; 0 where only the center itself has no value.</summary>
    public double Border()
    {
        double border = 0;
        double best = double.PositiveInfinity;
        List<(double Distance, double Error)> errors = [];
        for (double distance = First; distance < Math.Min(Farthest, radius / 2); distance *= 1.25)
        {
            double error = Worst(distance);
            errors.Add((distance, error));
            best = error < best ? error : best;
        }

        foreach (double distance in Nearest().Where(d => d < First && IsLost(d)))
        {
            border = distance * Deep;
        }

        if (errors.Count == 0 || errors[0].Error <= Lost)
        {
            return border;
        }

        foreach ((double distance, double error) in errors)
        {
            border = distance;
            if (error <= Math.Max(Accurate, best * NearlyBest))
            {
                break;
            }
        }

        return border;
    }

    /// <summary>At no other center than 0 is a nearer number than its own last place.</summary>
    private double First => center == 0 ? 1e-24 : Math.Abs(center) * 1e-13;

    /// <summary>Where powers underflow, and where every cancellation has shown.</summary>
    private IEnumerable<double> Nearest()
    {
        if (center == 0)
        {
            for (double distance = 1e-290; distance < First; distance *= Deep)
            {
                yield return distance;
            }
        }

        yield return First;
        yield return First * 10;
    }

    private bool IsLost(double distance) => !(Worst(distance) <= Lost);

    /// <summary>The larger error of the two at a distance; 0 where nothing can be said.</summary>
    private double Worst(double distance) => Math.Max(ErrorAt(distance) ?? 0, ErrorAt(-distance) ?? 0);

    private bool IsUndefinedAtCenter() =>
        expandable.Function.Order >= 0 && new RoundingError(PointAt(0)).Of(form) is var (value, _) && double.IsNaN(value)
        && Nearest().Any(d => !double.IsInfinity(ErrorAt(d) ?? double.PositiveInfinity) || !double.IsInfinity(ErrorAt(-d) ?? double.PositiveInfinity));

    /// <summary>The values at a distance; the rounding of u, and of the multiples of it that the form computes, is that of the arguments.</summary>
    private Dictionary<Node, double> PointAt(double distance)
    {
        Dictionary<Node, double> point = new(values) { [moving] = (center + distance - offset) / slope, [u] = center + distance };
        foreach ((Sum sum, double factor) in multiples)
        {
            point[sum] = factor * (center + distance);
        }

        return point;
    }

    /// <summary>What the form adds up that is a multiple of the sum u, or of a sum that u is a multiple of: 3·y + x where u is y + x/3, x − y where u is a·(x − y).</summary>
    private static List<(Sum Sum, double Factor)> MultiplesOf(Node u, Node form, Dictionary<Node, double> values)
    {
        List<(Sum, double)> multiples = [];
        (Node core, double times) = u is Sum { IsScaled: true } scaled ? (scaled.Terms[0], scaled.Coefficients[0].ToDouble()) : (u, 1);
        if (core is Product product && Enumerable.Range(0, product.Bases.Length).Where(i => product.Bases[i] is Sum && product.Exponents[i].IsOne).ToList() is [var place])
        {
            RoundingError others = new(values);
            core = product.Bases[place];
            for (int i = 0; i < product.Bases.Length; i++)
            {
                times *= i == place ? 1 : Math.Pow(others.Of(product.Bases[i])?.Value ?? double.NaN, product.Exponents[i].ToDouble());
            }
        }

        if (core is not Sum { Constant.IsZero: true, Terms.Length: > 1 } own || times is 0 || double.IsNaN(times))
        {
            return multiples;
        }

        HashSet<Node> seen = [];
        Stack<Node> pending = new([form]);
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (!seen.Add(node))
            {
                continue;
            }

            if (node is Sum { Constant.IsZero: true } sum && sum.Terms.SequenceEqual(own.Terms)
                && sum.Coefficients[0] / own.Coefficients[0] is var factor && sum.Coefficients.Zip(own.Coefficients, (a, b) => a == factor * b).All(isMultiple => isMultiple))
            {
                multiples.Add((sum, factor.ToDouble() / times));
            }

            foreach (Node child in node.Children)
            {
                pending.Push(child);
            }
        }

        return multiples;
    }

    /// <summary>
    /// The bound for the form's errors at a distance, in units of what the contract forgives there: 2⁻⁵³ of the result and of
    /// what u's own last place makes of it. Null where nothing can be said.
    /// </summary>
    private double? ErrorAt(double distance)
    {
        budget.Spend(form.Size + expandable.Function.Length);
        double v = center + distance - center;
        PowerSeries series = expandable.Function;
        double power = Math.Pow(v, series.Order);
        RoundingError analysis = new(PointAt(distance));
        if (power is 0 || double.IsInfinity(power) || analysis.Of(form) is not var (value, error) || analysis.Of(cofactor) is not var (factor, _))
        {
            return null;
        }

        double result = factor * power * series.Evaluate(v, series.Length);
        if (!(Math.Abs(result) > 1e-290) || double.IsInfinity(result))
        {
            return null;
        }

        if (double.IsNaN(value) || double.IsInfinity(value) || value == 0)
        {
            return double.PositiveInfinity;
        }

        double slopes = 0;
        for (int i = series.Length - 1; i >= 0; i--)
        {
            slopes = (slopes * v) + ((series.Order + i) * series[i]);
        }

        return error / (Math.Abs(result) + Math.Abs((center + distance) / v * factor * power * slopes));
    }

    /// <summary>How far the series converges, as its later coefficients tell.</summary>
    private static double Radius(PowerSeries series)
    {
        double growth = 0;
        for (int i = series.Length / 2; i < series.Length; i++)
        {
            growth = Math.Max(growth, Math.Pow(Math.Abs(series[i] / series[0]), 1.0 / i));
        }

        return growth == 0 ? double.PositiveInfinity : 1 / growth;
    }
}
