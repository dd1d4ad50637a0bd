using System.Numerics;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Tests.Evaluation;

namespace DerivGen.Symbolics.Tests.Properties;

/// <summary>The value of a text, operation by operation, without an expression graph.</summary>
internal sealed class TermEvaluator(Point<BigFloat> point)
{
    private static readonly BigFloatArithmetic Reals = BigFloatArithmetic.Instance;
    private readonly List<BigInteger> bound = [];

    public BigFloat Real(Term term)
    {
        switch (term.Kind)
        {
            case TermKind.Number:
                return BigFloat.FromRational(term.Value);
            case TermKind.Scalar:
                return point.Reals[term.Tag];
            case TermKind.Element:
                int place = point.RealArrays[term.Tag].Place([Integer(term.Children[0])]);
                return place < 0 ? BigFloat.NaN : point.RealArrays[term.Tag].Items[place];
            case TermKind.ToReal:
                return BigFloat.FromInteger(Integer(term.Children[0]));
            case TermKind.Add:
                return Real(term.Children[0]) + Real(term.Children[1]);
            case TermKind.Subtract:
                return Real(term.Children[0]) - Real(term.Children[1]);
            case TermKind.Multiply:
                return Real(term.Children[0]) * Real(term.Children[1]);
            case TermKind.Divide:
                return Real(term.Children[0]) / Real(term.Children[1]);
            case TermKind.Negate:
                return -Real(term.Children[0]);
            case TermKind.Power:
                return BigMath.Power(Real(term.Children[0]), term.Value);
            case TermKind.Call:
                BigFloat[] arguments = [.. term.Children.Select(Real)];
                return (Function)term.Tag == Function.Log && arguments[0].IsZero ? BigFloat.NaN
                    : (Function)term.Tag is Function.Max or Function.Min
                    ? Reals.Extremum(arguments, (Function)term.Tag == Function.Max)
                    : Reals.Call((Function)term.Tag, arguments);
            case TermKind.If:
                return Truth(term.Children[0]) ? Real(term.Children[1]) : Real(term.Children[2]);
            case TermKind.Reduce:
                List<BigFloat> terms = Terms(term);
                switch ((ReductionKind)term.Tag)
                {
                    case ReductionKind.Sum:
                        return terms.Aggregate(BigFloat.Zero, (a, b) => a + b);
                    case ReductionKind.Product:
                        return terms.Aggregate(BigFloat.One, (a, b) => a * b);
                    default:
                        bool isMaximum = (ReductionKind)term.Tag is ReductionKind.Maximum or ReductionKind.FirstMaximum or ReductionKind.LastMaximum;
                        return terms.Count == 0 ? (isMaximum ? BigFloat.NegativeInfinity : BigFloat.PositiveInfinity) : Reals.Extremum(terms, isMaximum);
                }

            default:
                throw new InvalidOperationException(term.ToString());
        }
    }

    private BigInteger Integer(Term term)
    {
        switch (term.Kind)
        {
            case TermKind.Bound:
                return bound[term.Tag];
            case TermKind.IntegerNumber:
                return term.Value.Numerator;
            case TermKind.IntegerScalar:
                return point.Integers[term.Tag];
            case TermKind.IntegerElement:
                int place = point.IntegerArrays[term.Tag].Place([Integer(term.Children[0])]);
                return place < 0 ? throw new UndefinedException("an index is out of range") : point.IntegerArrays[term.Tag].Items[place];
            case TermKind.Next:
                return Integer(term.Children[0]) + term.Value.Numerator;
            case TermKind.Count:
                return point.RealArrays[Parameters.Z].Items.Length;
            default:
                List<BigFloat> terms = Terms(term);
                if (terms.Any(t => t.IsNaN))
                {
                    throw new UndefinedException("an extremum of what is undefined");
                }

                bool isMaximum = (ReductionKind)term.Tag is ReductionKind.FirstIndexOfMaximum or ReductionKind.LastIndexOfMaximum;
                bool isFirst = (ReductionKind)term.Tag is ReductionKind.FirstIndexOfMaximum or ReductionKind.FirstIndexOfMinimum;
                int lower = term.Range == TermRange.Tail ? 1 : 0;
                BigFloat best = terms.Count == 0 ? BigFloat.Zero : Reals.Extremum(terms, isMaximum);
                return terms.Count == 0 ? -1 : lower + (isFirst ? terms.FindIndex(t => t == best) : terms.FindLastIndex(t => t == best));
        }
    }

    private bool Truth(Term term)
    {
        switch (term.Kind)
        {
            case TermKind.Less or TermKind.LessOrEqual:
                BigFloat a = Real(term.Children[0]);
                BigFloat b = Real(term.Children[1]);
                return a.IsNaN || b.IsNaN ? throw new UndefinedException("a condition is undefined")
                    : term.Kind == TermKind.Less ? a < b : a <= b;
            case TermKind.IntegerEqual:
                return Integer(term.Children[0]) == Integer(term.Children[1]);
            case TermKind.IntegerLess:
                return Integer(term.Children[0]) < Integer(term.Children[1]);
            case TermKind.Not:
                return !Truth(term.Children[0]);
            case TermKind.And:
                return Truth(term.Children[0]) && Truth(term.Children[1]);
            default:
                return Truth(term.Children[0]) || Truth(term.Children[1]);
        }
    }

    private List<BigFloat> Terms(Term reduction)
    {
        int length = point.RealArrays[Parameters.Z].Items.Length;
        (int lower, BigInteger upper) = reduction.Range switch
        {
            TermRange.All => (0, length),
            TermRange.Tail => (1, length),
            TermRange.Three => (0, 3),
            _ => (0, bound.Count == 0 ? length : bound[^1]),
        };
        List<BigFloat> terms = [];
        for (BigInteger i = lower; i < upper; i++)
        {
            bound.Add(i);
            terms.Add(Real(reduction.Children[0]));
            bound.RemoveAt(bound.Count - 1);
        }

        return terms;
    }
}
