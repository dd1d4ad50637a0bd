using System.Collections.Immutable;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Differentiation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;
using DerivGen.Symbolics.Scheduling;
using DerivGen.Symbolics.Simplification;
using DerivGen.Symbolics.Tests.Evaluation;
using CheckReport = DerivGen.Symbolics.Checking.CheckReport;
using CheckVerdict = DerivGen.Symbolics.Checking.CheckVerdict;
using SelfCheck = DerivGen.Symbolics.Checking.SelfCheck;

namespace DerivGen.Symbolics.Tests.Properties;

/// <summary>A property that does not hold: its name, and where and how.</summary>
internal sealed record Failure(string Property, string Details);

/// <summary>
/// Everything that must hold of one loss, at random points: the expression has the text's value, the simplified one too,
/// the derivatives are those of dual numbers, the kernels compute both, whatever their destinations held.
/// </summary>
internal sealed class LossCheck
{
    private const double Exact = 1e-40;
    private const double Scheduled = 1e-30;
    private const int Points = 5;
    private const long MostWork = 1_000_000;

    private static readonly KernelKind[] Kinds = [KernelKind.Value, KernelKind.Gradient, KernelKind.ValueAndGradient];

    private readonly Term term;
    private readonly int seed;
    private readonly ExpressionGraph graph = new();

    private LossCheck(Term term, int seed)
    {
        this.term = term;
        this.seed = seed;
    }

    /// <summary>How many points had a value, over all checks.</summary>
    public static long ConclusivePoints => Interlocked.Read(ref conclusivePoints);

    private static long conclusivePoints;

    /// <summary>The first property that fails, if any does.</summary>
    public static Failure? Run(Term term, int seed)
    {
        try
        {
            return new LossCheck(term, seed).Check();
        }
        catch (Exception exception) when (exception is not InconclusiveException)
        {
            string at = exception.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("DerivGen", StringComparison.Ordinal)) ?? "";
            return new("nothing throws: " + exception.GetType().Name, exception.Message + at);
        }
        catch (InconclusiveException)
        {
            return null;
        }
    }

    private Failure? Check()
    {
        Node original = new TermBuilder(graph).Build(term);
        Node shuffled = new TermBuilder(graph) { Shuffle = new Random(seed) }.Build(term);
        if (!ReferenceEquals(original, shuffled))
        {
            return new("one form for all orders", original + "  and  " + shuffled);
        }

        LossFunction loss = new(graph, original, Parameters.Of(graph), [], []);
        ExpressionGraph own = new();
        LossFunction copy = new(own, new TermBuilder(own).Build(term), Parameters.Of(own), [], []);
        FactBase facts = FactBase.Of(copy);
        Simplifier simplifier = new(own, facts, afterDifferentiating: false);
        Node simplified = simplifier.Simplify(copy.Value);
        if (simplifier.Steps > 20_000)
        {
            return new("the steps are few", simplifier.Steps.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        ImmutableArray<Symbol> variables = [.. copy.Parameters.Where(p => p.IsVariable).Select(p => p.Symbol)];
        AdjointGuards guards = new(own, simplified, new ExistingElements(own, copy.Assumptions));
        ImmutableArray<PartialDerivative> adjoints = ReverseDifferentiator.Differentiate(own, simplified, variables, facts.IsNonZero, guards);
        Simplifier after = new(own, facts, afterDifferentiating: true);
        ContributionNormalizer normalizer = new(own, guards, after.Simplify);
        ImmutableArray<PartialDerivative> derivatives = [.. adjoints.Select(normalizer.Normalize)];
        DerivationResult result = Deriver.Derive(loss, new([.. Kinds], false), CancellationToken.None);
        DerivationResult accumulating = Deriver.Derive(loss, new([KernelKind.ValueAndGradient], true), CancellationToken.None);
        if (Math.Max(result.Work, accumulating.Work) is > MostWork and long work)
        {
            return new("the derivation takes few steps", work.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        DerivationResult again = Deriver.Derive(copy, new([.. Kinds], false), CancellationToken.None);
        if (KernelText.Of(result) != KernelText.Of(again))
        {
            return new("the same text twice", KernelText.Of(result) + "\n\n" + KernelText.Of(again));
        }

        foreach ((DerivedForms forms, bool accumulates) in new[]
        {
            (Deriver.DeriveForms(loss, new([.. Kinds], false), CancellationToken.None), false),
            (Deriver.DerivePlainForms(loss, new([.. Kinds], true), CancellationToken.None), true),
        })
        {
            CheckReport report = new SelfCheck(loss).Check(forms, accumulates, CancellationToken.None);
            if (report.Verdict == CheckVerdict.Mismatch)
            {
                return new("the self-check has no false alarm", report.Output + ": " + report.Details);
            }
        }

        Random random = new(seed);
        for (int i = 0; i < Points; i++)
        {
            Point<Rational> point = Parameters.Random(random, random.Next(2, 5));
            try
            {
                Failure? failure = CheckAt(point, own, original, simplified, variables, adjoints, derivatives, result, accumulating);
                if (failure is not null)
                {
                    return failure with { Details = failure.Details + "\n    at " + point + "\n    simplified " + simplified };
                }
            }
            catch (InconclusiveException)
            {
            }
        }

        return null;
    }

    private Failure? CheckAt(
        Point<Rational> point,
        ExpressionGraph own,
        Node original,
        Node simplified,
        ImmutableArray<Symbol> variables,
        ImmutableArray<PartialDerivative> adjoints,
        ImmutableArray<PartialDerivative> derivatives,
        DerivationResult result,
        DerivationResult accumulating)
    {
        BigFloat Text() => new TermEvaluator(point.Select(BigFloat.FromRational)).Real(term);
        BigFloat ValueOf(Node node) => new Evaluator<BigFloat>(BigFloatArithmetic.Instance, point.Select(BigFloat.FromRational)).Real(node);
        BigFloat expected;
        try
        {
            expected = Text();
        }
        catch (UndefinedException)
        {
            return null;
        }

        if (!expected.IsFinite || (!expected.IsZero && Math.Abs(expected.Magnitude) > 900))
        {
            return null;
        }

        if (!BigFloat.Run(1024, () => Closeness.AreClose(expected, Text(), 1e-15)))
        {
            return null; // all digits cancel: what is left is rounding
        }

        Interlocked.Increment(ref conclusivePoints);
        if (!Same(Text, () => ValueOf(original), Exact))
        {
            return new("the expression has the text's value", $"{expected} but {Try(() => ValueOf(original))}");
        }

        if (!Same(Text, () => ValueOf(simplified), Exact))
        {
            return new("the simplified form has the same value", $"{expected} but {Try(() => ValueOf(simplified))}");
        }

        Components components = new(own, point);
        DualArithmetic duals = new();
        BigFloat[] slopes = DualsOf(original, point, components, duals, true);
        BigFloat[] raw = components.Evaluate(adjoints, point);
        BigFloat[] normal = components.Evaluate(derivatives, point);
        for (int k = 0; k < slopes.Length; k++)
        {
            BigFloat slope = slopes[k];
            if (!slope.IsFinite || (!slope.IsZero && Math.Abs(slope.Magnitude) > 900))
            {
                slopes[k] = BigFloat.NaN;
                continue;
            }

            int component = k;
            foreach ((string name, ImmutableArray<PartialDerivative> parts, BigFloat actual) in new[]
            {
                ("the adjoint is the dual number's derivative", adjoints, raw[k]),
                ("the normal derivative is the dual number's", derivatives, normal[k]),
            })
            {
                if (!Same(() => DualsOf(original, point, components, new(), true)[component], () => components.Evaluate(parts, point)[component], Exact)
                    && !(duals.HasKink && (IsTrueDerivative(original, point, components, component, actual)
                        || Same(() => DualsOf(original, point, components, new(), false)[component], () => components.Evaluate(parts, point)[component], Exact))))
                {
                    return new(name, $"{components.Name(k)}: {slope} but {actual}: {string.Join("; ", parts.Where(p => p.Scalar is not Constant { Value.IsZero: true }).Select(DescribePartial))}");
                }
            }

            slopes[k] = normal[k];
        }

        foreach ((DerivedKernel kernel, bool accumulates) in result.Kernels.Select(k => (k, false)).Concat(accumulating.Kernels.Select(k => (k, true))))
        {
            if (CheckKernel(kernel, accumulates, point, variables, components, () => ValueOf(simplified), expected, slopes, k => components.Evaluate(derivatives, point)[k]) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    private static Failure? CheckKernel(
        DerivedKernel kernel,
        bool accumulates,
        Point<Rational> point,
        ImmutableArray<Symbol> variables,
        Components components,
        Func<BigFloat> value,
        BigFloat expected,
        BigFloat[] slopes,
        Func<int, BigFloat> slopeAgain)
    {
        string what = kernel.Kind + (accumulates ? " (accumulating)" : "");
        Failure Wrong(string number, string where, BigFloat right, object wrong) =>
            new($"the kernel is right in {number}: {what}", $"{where}: {right} but {wrong}\n{KernelText.Of(kernel.Kernel)}");

        (BigFloat Value, BigFloat[] Slopes) Big() => RunKernel(BigFloatArithmetic.Instance, kernel.Kernel, accumulates, point.Select(BigFloat.FromRational), variables, components);
        (BigFloat computed, BigFloat[] gradient) = Big();
        if (kernel.Kind != KernelKind.Gradient && !Same(value, () => Big().Value, Scheduled))
        {
            return Wrong("many digits", "value", expected, computed);
        }

        (double Value, double[] Slopes) rounded = RunKernel(DoubleArithmetic.Instance, kernel.Kernel, accumulates, point.Select(r => r.ToDouble()), variables, components);
        if (kernel.Kind != KernelKind.Gradient && !IsSane(expected, rounded.Value))
        {
            return Wrong("double", "value", expected, rounded.Value);
        }

        if (kernel.Kind != KernelKind.Value)
        {
            for (int k = 0; k < slopes.Length; k++)
            {
                int component = k;
                BigFloat slope = slopes[k];
                if (!slope.IsFinite)
                {
                    continue;
                }

                if (!Same(() => slopeAgain(component), () => Big().Slopes[component], Scheduled))
                {
                    return Wrong("many digits", components.Name(k), slope, gradient[k]);
                }

                if (!IsSane(slope, rounded.Slopes[k]))
                {
                    return Wrong("double", components.Name(k), slope, rounded.Slopes[k]);
                }
            }
        }

        return null;
    }

    private static (T Value, T[] Slopes) RunKernel<T>(
        Arithmetic<T> arithmetic, Kernel kernel, bool accumulates, Point<T> point, ImmutableArray<Symbol> variables, Components components)
    {
        KernelInterpreter<T> interpreter = new(arithmetic, point);
        T before = accumulates ? arithmetic.FromRational(1) : arithmetic.Named(ConstantName.NaN);
        foreach (Symbol variable in variables.Where(v => v.Dimensions > 0))
        {
            interpreter.Destination(variable, point.RealArrays[variable.Ordinal].Select(_ => before));
        }

        (T? value, ImmutableArray<T> gradients) = interpreter.Run(kernel);
        T[] slopes = new T[components.Count];
        int scalar = 0;
        foreach (Symbol variable in variables)
        {
            int first = components.First(variable.Ordinal);
            if (variable.Dimensions == 0)
            {
                slopes[first] = gradients.IsEmpty ? arithmetic.FromRational(0) : gradients[scalar++];
                continue;
            }

            T[] items = interpreter.Destination(variable).Items;
            for (int i = 0; i < items.Length; i++)
            {
                slopes[first + i] = accumulates ? arithmetic.Add(items[i], arithmetic.FromRational(-1)) : items[i];
            }
        }

        return (value!, slopes);
    }

    private static BigFloat[] DualsOf(Node node, Point<Rational> point, Components components, DualArithmetic duals, bool flattens)
    {
        Dual dual = new Evaluator<Dual>(duals, components.Lift(point)) { FlattensExtrema = flattens }.Real(node);
        return [.. Enumerable.Range(0, components.Count).Select(dual.Partial)];
    }

    /// <summary>At a kink of a part the whole may be smooth: then its true derivative, by differences to both sides, is right too.</summary>
    private static bool IsTrueDerivative(Node node, Point<Rational> point, Components components, int component, BigFloat slope)
    {
        if (!slope.IsFinite)
        {
            return false;
        }

        return BigFloat.Run(1024, () =>
        {
            BigFloat step = BigFloat.ScaleByPowerOfTwo(1, -200);
            BigFloat At(BigFloat h) => new Evaluator<BigFloat>(
                BigFloatArithmetic.Instance,
                point.SelectWithPlace((x, ordinal, place) => BigFloat.FromRational(x) + (components.Is(component, ordinal, place) ? h : 0))).Real(node);
            try
            {
                BigFloat here = At(0);
                BigFloat right = (At(step) - here) / step;
                BigFloat left = (here - At(-step)) / step;
                return right.IsFinite && left.IsFinite && BigFloat.Abs(right - slope) < BigFloat.FromDouble(1e-30) * (1 + BigFloat.Abs(slope))
                    && BigFloat.Abs(left - slope) < BigFloat.FromDouble(1e-30) * (1 + BigFloat.Abs(slope));
            }
            catch (UndefinedException)
            {
                return false;
            }
        });
    }

    private static bool IsSane(BigFloat expected, double actual) =>
        BigFloat.Abs(expected).Magnitude > 60
        || (double.IsFinite(actual) && Math.Abs(actual - expected.ToDouble()) <= 1e-5 * (1 + Math.Abs(expected.ToDouble())));

    private static bool Same(Func<BigFloat> a, Func<BigFloat> b, double tolerance)
    {
        try
        {
            return Closeness.AreSame(() => WithoutUnderflow(a()), () => WithoutUnderflow(b()), tolerance);
        }
        catch (UndefinedException)
        {
            return false;
        }
    }

    /// <summary>What is far below every number of the text is the rest of a cancellation.</summary>
    private static BigFloat WithoutUnderflow(BigFloat x) => x.IsFinite && x.Magnitude < -900 ? BigFloat.Zero : x;

    private static string Try(Func<BigFloat> f)
    {
        try
        {
            return f().ToString();
        }
        catch (UndefinedException exception)
        {
            return exception.Message;
        }
    }

    private static string DescribePartial(PartialDerivative partial) => partial.Variable.Name + ": " + (partial.Scalar is { } scalar
        ? scalar.ToString()
        : string.Join(" | ", partial.Contributions.Select(c => $"{{{string.Join(",", c.Context)}}} [{string.Join(",", c.Indices)}] {c.Value}")));
}
