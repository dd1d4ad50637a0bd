namespace DerivGen.TestKit.Queries;

/// <summary>The methods of <see cref="Enumerable"/> that have a version for each type of number, for <see cref="WideDual"/>; in a namespace of their own, which only retyped texts open.</summary>
public static class WideDualQueries
{
    public static WideDual Sum(this IEnumerable<WideDual> source) => source.Aggregate((WideDual)0, (sum, x) => sum + x);

    public static WideDual Sum<T>(this IEnumerable<T> source, Func<T, WideDual> selector) => source.Select(selector).Sum();

    public static WideDual Average(this IEnumerable<WideDual> source) => source.Sum() / source.Count();

    public static WideDual Average<T>(this IEnumerable<T> source, Func<T, WideDual> selector) => source.Select(selector).Average();

    public static WideDual Max(this IEnumerable<WideDual> source) => source.Aggregate(WideDualMath.Max);

    public static WideDual Max<T>(this IEnumerable<T> source, Func<T, WideDual> selector) => source.Select(selector).Max();

    /// <summary>The first of the elements with the largest key.</summary>
    public static T MaxBy<T>(this IEnumerable<T> source, Func<T, WideDual> key) => source.Aggregate((best, x) => WideDual.Compare(key(best), key(x)) < 0 ? x : best);

    /// <summary>The first of the elements with the least key.</summary>
    public static T MinBy<T>(this IEnumerable<T> source, Func<T, WideDual> key) => source.Aggregate((best, x) => WideDual.Compare(key(best), key(x)) > 0 ? x : best);

    public static WideDual Min(this IEnumerable<WideDual> source) => source.Aggregate(WideDualMath.Min);

    public static WideDual Min<T>(this IEnumerable<T> source, Func<T, WideDual> selector) => source.Select(selector).Min();
}
