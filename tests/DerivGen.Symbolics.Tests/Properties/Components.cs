using System.Collections.Immutable;
using System.Numerics;
using DerivGen.Symbolics.Differentiation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Tests.Evaluation;

namespace DerivGen.Symbolics.Tests.Properties;

/// <summary>All components of all variables at a point, numbered.</summary>
internal sealed class Components
{
    private readonly List<(int Ordinal, int Place)> all = [];
    private readonly Dictionary<int, int> first = [];

    private readonly ExpressionGraph graph;

    public Components(ExpressionGraph graph, Point<Rational> point)
    {
        this.graph = graph;
        for (int ordinal = 0; ordinal < Parameters.All.Length; ordinal++)
        {
            if (!Parameters.All[ordinal].IsVariable)
            {
                continue;
            }

            first.Add(ordinal, all.Count);
            int count = Parameters.All[ordinal].Dimensions == 0 ? 1 : point.RealArrays[ordinal].Items.Length;
            all.AddRange(Enumerable.Range(0, count).Select(place => (ordinal, place)));
        }
    }

    public int Count => all.Count;

    public int First(int ordinal) => first[ordinal];

    public bool Is(int component, int ordinal, int place) => all[component] == (ordinal, place);

    public string Name(int component) => Parameters.All[all[component].Ordinal].Name
        + (Parameters.All[all[component].Ordinal].Dimensions == 0 ? "" : "[" + all[component].Place + "]");

    /// <summary>The point with a unit derivative by every component of every variable.</summary>
    public Point<Dual> Lift(Point<Rational> point) => point.SelectWithPlace((x, ordinal, place) =>
    {
        if (!Parameters.All[ordinal].IsVariable)
        {
            return new Dual(BigFloat.FromRational(x), null);
        }

        BigFloat[] partials = [.. Enumerable.Repeat(BigFloat.Zero, Count)];
        partials[first[ordinal] + place] = BigFloat.One;
        return new Dual(BigFloat.FromRational(x), partials);
    });

    /// <summary>The derivatives' values: what all contributions add at every place.</summary>
    public BigFloat[] Evaluate(ImmutableArray<PartialDerivative> derivatives, Point<Rational> point)
    {
        BigFloat[] result = [.. Enumerable.Repeat(BigFloat.Zero, Count)];
        Evaluator<BigFloat> evaluator = new(BigFloatArithmetic.Instance, point.Select(BigFloat.FromRational));
        foreach (PartialDerivative derivative in derivatives)
        {
            int start = first[derivative.Variable.Ordinal];
            if (derivative.Scalar is { } scalar)
            {
                result[start] = evaluator.Real(scalar);
                continue;
            }

            foreach (Contribution contribution in derivative.Contributions)
            {
                Run(contribution, 0);
            }

            void Run(Contribution contribution, int level)
            {
                if (level < contribution.Context.Length)
                {
                    Expressions.Index index = contribution.Context[level];
                    (Node lower, Node upper) = graph.RangeOf(index);
                    for (BigInteger i = evaluator.Integer(lower); i < evaluator.Integer(upper); i++)
                    {
                        evaluator.Bind(index, i);
                        Run(contribution, level + 1);
                    }

                    return;
                }

                BigFloat value = evaluator.Real(contribution.Value);
                if (value.IsZero)
                {
                    return; // as under a condition: then no element is asked for
                }

                int place = point.RealArrays[derivative.Variable.Ordinal].Place([.. contribution.Indices.Select(evaluator.Integer)]);
                if (place < 0)
                {
                    throw new UndefinedException("a contribution to an element that does not exist: " + contribution.Indices[0]);
                }

                result[start + place] += value;
            }
        }

        return result;
    }
}
