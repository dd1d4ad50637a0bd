using System.Collections.Immutable;
using System.Numerics;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Tests.Evaluation;

namespace DerivGen.Symbolics.Tests.Properties;

/// <summary>A parameter that random losses may mention.</summary>
internal sealed record Parameter(string Name, NodeType Type, int Dimensions, bool IsVariable, StatedFacts Facts);

/// <summary>The parameters of all random losses, by their ordinals, and points at which their facts hold.</summary>
internal static class Parameters
{
    public const int X = 0;
    public const int A = 1;
    public const int Rate = 2;
    public const int Target = 3;
    public const int Z = 4;
    public const int U = 5;
    public const int Y = 6;
    public const int V = 7;
    public const int Weight = 8;
    public const int Label = 9;
    public const int Order = 10;
    public const int Scale = 11;
    public const int Share = 12;

    public static readonly ImmutableArray<Parameter> All =
    [
        new("x", NodeType.Real, 0, true, StatedFacts.None),
        new("a", NodeType.Real, 0, true, StatedFacts.None),
        new("rate", NodeType.Real, 0, false, StatedFacts.Positive),
        new("target", NodeType.Real, 0, false, StatedFacts.Probability),
        new("z", NodeType.Real, 1, true, StatedFacts.None),
        new("u", NodeType.Real, 1, true, StatedFacts.None),
        new("y", NodeType.Real, 1, false, StatedFacts.Distribution),
        new("v", NodeType.Real, 1, false, StatedFacts.None),
        new("weight", NodeType.Real, 1, false, StatedFacts.NonNegative),
        new("label", NodeType.Integer, 0, false, StatedFacts.None),
        new("order", NodeType.Integer, 1, false, StatedFacts.None),
        new("scale", NodeType.Real, 0, true, StatedFacts.Positive),
        new("share", NodeType.Real, 1, true, StatedFacts.Distribution),
    ];

    public static Symbol SymbolOf(ExpressionGraph graph, int ordinal) =>
        graph.Symbol(All[ordinal].Name, All[ordinal].Name, All[ordinal].Type, All[ordinal].Dimensions, ordinal);

    public static ImmutableArray<LossParameter> Of(ExpressionGraph graph) =>
        [.. All.Select((p, i) => new LossParameter(SymbolOf(graph, i), p.IsVariable, p.Facts, 0, 0))];

    /// <summary>A point at which the stated facts hold: small numbers with few digits, ties and zeros among them.</summary>
    public static Point<Rational> Random(Random random, int length)
    {
        Point<Rational> point = new();
        for (int ordinal = 0; ordinal < All.Length; ordinal++)
        {
            Parameter parameter = All[ordinal];
            if (parameter.Type == NodeType.Integer)
            {
                if (parameter.Dimensions == 0)
                {
                    point.Integers.Add(ordinal, random.Next(Math.Max(1, length)));
                }
                else
                {
                    point.IntegerArrays.Add(ordinal, ArrayValue<BigInteger>.Vector([.. Enumerable.Range(0, length).Select(_ => (BigInteger)random.Next(length))]));
                }
            }
            else if (parameter.Dimensions == 0)
            {
                point.Reals.Add(ordinal, RandomNumber(random, parameter.Facts));
            }
            else
            {
                point.RealArrays.Add(ordinal, ArrayValue<Rational>.Vector(
                    parameter.Facts == StatedFacts.Distribution ? RandomDistribution(random, length)
                    : random.Next(8) == 0 ? [.. Enumerable.Repeat(RandomNumber(random, parameter.Facts), length)]
                    : [.. Enumerable.Range(0, length).Select(_ => RandomNumber(random, parameter.Facts))]));
            }
        }

        return point;
    }

    private static Rational RandomNumber(Random random, StatedFacts facts)
    {
        Rational value = random.Next(5) switch
        {
            0 => random.Next(-2, 3),
            1 => new Rational(random.Next(-6, 7), 2),
            _ => new Rational(random.Next(-96, 97), 32),
        };
        return facts switch
        {
            StatedFacts.Positive => value.IsZero ? Rational.One : Rational.Abs(value),
            StatedFacts.NonNegative => Rational.Abs(value),
            StatedFacts.Probability => random.Next(5) == 0 ? random.Next(2) : new Rational(random.Next(33), 32),
            _ => value,
        };
    }

    private static Rational[] RandomDistribution(Random random, int length)
    {
        int[] parts = new int[length];
        int grain = random.Next(3) == 0 ? 1 : 16;
        for (int i = 0; i < grain && length > 0; i++)
        {
            parts[random.Next(length)]++;
        }

        return [.. parts.Select(p => new Rational(p, grain))];
    }
}
