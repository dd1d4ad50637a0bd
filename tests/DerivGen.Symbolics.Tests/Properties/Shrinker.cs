using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Tests.Properties;

/// <summary>Makes a failing text smaller as long as the same property fails.</summary>
internal static class Shrinker
{
    private const int MaximumTrials = 1500;

    public static (Term Term, Failure Failure) Shrink(Term term, Failure failure, int seed)
    {
        int trials = 0;
        bool progress = true;
        while (progress && trials < MaximumTrials)
        {
            progress = false;
            foreach (Term smaller in Smaller(term).OrderBy(t => t.Size))
            {
                if (smaller.Size > term.Size || !smaller.IsReal || !smaller.IsClosedUnder(0) || ++trials > MaximumTrials)
                {
                    continue;
                }

                if (LossCheck.Run(smaller, seed) is { } still && still.Property == failure.Property)
                {
                    (term, failure) = (smaller, still);
                    progress = true;
                    break;
                }
            }
        }

        return (term, failure);
    }

    private static IEnumerable<Term> Smaller(Term term)
    {
        foreach (Term child in term.Children)
        {
            if (SameSort(child, term))
            {
                yield return child;
            }
        }

        if (term.IsReal && term.Kind != TermKind.Number)
        {
            yield return Term.Number(Rational.One);
            if (term.Kind != TermKind.Scalar)
            {
                yield return Term.Parameter(TermKind.Scalar, Parameters.X);
            }
        }

        for (int i = 0; i < term.Children.Length; i++)
        {
            foreach (Term child in Smaller(term.Children[i]))
            {
                yield return term with { Children = term.Children.SetItem(i, child) };
            }
        }
    }

    private static bool SameSort(Term a, Term b) => a.IsReal == b.IsReal && a.IsInteger == b.IsInteger;
}
