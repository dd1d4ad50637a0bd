namespace DerivGen.Symbolics.Expressions;

/// <summary>What a division of integers leaves, in a sum: x − d·(x / d).</summary>
internal static class Remainders
{
    /// <summary>The first remainder in a sum, and what the sum is without it; null where there is none.</summary>
    public static (Node Dividend, Node Divisor, Node Others)? Without(ExpressionGraph graph, Sum sum)
    {
        for (int i = 0; i < sum.Terms.Length; i++)
        {
            Call? division = sum.Terms[i] as Call ?? (sum.Terms[i] as Product)?.Bases.OfType<Call>().FirstOrDefault(factor => factor.Function == Function.IntegerDivide);
            if (sum.Coefficients[i].Sign > 0 || division is not { Function: Function.IntegerDivide })
            {
                continue;
            }

            Node multiple = graph.Scale(sum.Terms[i], -sum.Coefficients[i]);
            if (ReferenceEquals(graph.Multiply(division.Arguments[1], division), multiple))
            {
                return (division.Arguments[0], division.Arguments[1], graph.Subtract(graph.Add(sum, multiple), division.Arguments[0]));
            }
        }

        return null;
    }
}
