using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Checking;

/// <summary>Reductions and extrema.</summary>
internal sealed partial class Evaluator<T>
{
    private T ComputeReduction(CompiledNode node, Reduction reduction)
    {
        switch (reduction.Kind)
        {
            case ReductionKind.Maximum or ReductionKind.Minimum:
                return Extremum(node, reduction.Kind == ReductionKind.Maximum);
            case ReductionKind.Sum or ReductionKind.Product:
                bool isSum = reduction.Kind == ReductionKind.Sum;
                T total = arithmetic.FromInteger(isSum ? 0 : 1);
                bool isFirst = true;
                Run(node, _ =>
                {
                    T term = Real(node.Children[2]);
                    total = isFirst ? term : isSum ? arithmetic.Add(total, term) : arithmetic.Multiply(total, term);
                    isFirst = false;
                });
                return total;
        }

        List<T> terms = [];
        Run(node, _ => terms.Add(Real(node.Children[2])));
        bool isMaximum = reduction.Kind is ReductionKind.FirstMaximum or ReductionKind.LastMaximum;
        return terms.Count == 0
            ? arithmetic.Named(isMaximum ? ConstantName.NegativeInfinity : ConstantName.PositiveInfinity)
            : terms[Winner(terms, isMaximum, reduction.Kind is ReductionKind.FirstMaximum or ReductionKind.FirstMinimum)];
    }

    /// <summary>Nested extrema of one kind, calls and loops of them, are one extremum of all their arguments.</summary>
    private T Extremum(CompiledNode node, bool isMaximum)
    {
        List<T> terms = [];
        Collect(node, node, isMaximum, terms);
        return terms.Count == 0
            ? arithmetic.Named(isMaximum ? ConstantName.NegativeInfinity : ConstantName.PositiveInfinity)
            : arithmetic.Extremum(terms, isMaximum);
    }

    private void Collect(CompiledNode part, CompiledNode root, bool isMaximum, List<T> terms)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        bool isOpened = ReferenceEquals(part, root) || FlattensExtrema;
        if (isOpened && part.Node is Call call && call.Function == (isMaximum ? Function.Max : Function.Min))
        {
            foreach (CompiledNode argument in part.Children)
            {
                Collect(argument, root, isMaximum, terms);
            }
        }
        else if (isOpened && part.Node is Reduction reduction && reduction.Kind == (isMaximum ? ReductionKind.Maximum : ReductionKind.Minimum))
        {
            Run(part, _ => Collect(part.Children[2], root, isMaximum, terms));
        }
        else
        {
            terms.Add(Real(part));
        }
    }

    /// <summary>Which of the terms an extremum selects that breaks ties.</summary>
    private int Winner(List<T> terms, bool isMaximum, bool isFirst)
    {
        int best = 0;
        for (int i = 1; i < terms.Count; i++)
        {
            switch (arithmetic.Compare(terms[i], terms[best]))
            {
                case Order.Undecided:
                    arithmetic.IsUndecided = true;
                    break;
                case Order.Unordered:
                    inputs.IsUndefined = true;
                    break;
                case Order.Equal when !isFirst:
                case Order.Greater when isMaximum:
                case Order.Less when !isMaximum:
                    best = i;
                    break;
            }
        }

        return best;
    }

    private long IntegerReduction(CompiledNode node, Reduction reduction)
    {
        if (reduction.Kind >= ReductionKind.FirstIndexOfMaximum)
        {
            List<T> terms = [];
            List<long> places = [];
            Run(node, i =>
            {
                terms.Add(Real(node.Children[2]));
                places.Add(i);
            });
            return terms.Count == 0 ? -1 : places[Winner(
                terms,
                reduction.Kind is ReductionKind.FirstIndexOfMaximum or ReductionKind.LastIndexOfMaximum,
                reduction.Kind is ReductionKind.FirstIndexOfMaximum or ReductionKind.FirstIndexOfMinimum)];
        }

        long? total = reduction.Kind == ReductionKind.Sum ? 0 : reduction.Kind == ReductionKind.Product ? 1 : null;
        Run(node, _ =>
        {
            long term = Integer(node.Children[2]);
            total = reduction.Kind switch
            {
                ReductionKind.Sum => Checked((decimal)total! + term),
                ReductionKind.Product => Checked((decimal)total! * term),
                ReductionKind.Maximum or ReductionKind.FirstMaximum or ReductionKind.LastMaximum => total is { } most ? Math.Max(most, term) : term,
                _ => total is { } least ? Math.Min(least, term) : term,
            };
        });
        return total ?? Undefined();
    }

    private void Run(CompiledNode reduction, Action<long> body)
    {
        long lower = Integer(reduction.Children[0]);
        long upper = Integer(reduction.Children[1]);
        HasEmptyRange |= lower >= upper;
        long outer = indices[reduction.Index];
        for (long i = lower; i < upper && !inputs.IsUndefined && Step(1); i++)
        {
            indices[reduction.Index] = i;
            body(i);
        }

        indices[reduction.Index] = outer;
    }
}
