using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Scheduling;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Programs;

/// <summary>
/// Scalars whose adjoints are 1, or −1, throughout the backward sweep: what the value takes as it is, and the program does
/// nothing with but add to it. Most often that is the sum that is returned. (Another number would be multiplied into
/// everything that it stands before; a variable holds it better.)
/// </summary>
internal static class ConstantAdjoints
{
    public static IReadOnlyList<(Symbol Variable, Constant Adjoint)> Of(IEnumerable<Step> steps, SegmentAdjoint value, AdjointSymbols adjoints, ProgramReads reads)
    {
        List<(Symbol Variable, Constant Adjoint)> found = [];
        foreach ((Symbol variable, Node derivative) in value.Scalars)
        {
            if (derivative is Constant number && Rational.Abs(number.Value).IsOne && adjoints.Active.Contains(variable))
            {
                found.Add((variable, number));
            }
        }

        HashSet<Symbol> used = [];
        Visit(steps);
        return found.FindAll(one => !used.Contains(one.Variable));

        void Visit(IEnumerable<Step> all)
        {
            foreach (Step step in all)
            {
                switch (step)
                {
                    case SegmentStep segment:
                        VisitSegment(segment);
                        break;
                    case LoopStep loop:
                        Visit(loop.Body);
                        break;
                    case BranchStep branch:
                        Visit(branch.Body);
                        break;
                }
            }
        }

        void VisitSegment(SegmentStep step)
        {
            foreach ((Symbol variable, _) in found)
            {
                // A value may be written to an element, too: what a write does with it depends on where it goes.
                bool isUsed = step.Segment.Elements.Select(e => e.Value).Concat(step.Segment.Ranges.Select(r => r.Value)).Any(v => Reads(v, variable))
                    || step.Segment.Scalars.Any(s => ReferenceEquals(s.Variable, variable) && !step.First.Contains(variable) ? !IsAddedTo(s.Value, variable) : Reads(s.Value, variable));
                if (isUsed)
                {
                    used.Add(variable);
                }
            }
        }

        bool IsAddedTo(Node written, Symbol variable)
        {
            if (written is Conditional choice)
            {
                return IsAddedTo(choice.Then, variable) && IsAddedTo(choice.Else, variable);
            }

            bool isThere = false;
            foreach ((Node term, Rational coefficient) in Patterns.Terms(written))
            {
                if (ReferenceEquals(term, variable) && coefficient.IsOne)
                {
                    isThere = true;
                }
                else if (Reads(term, variable))
                {
                    return false;
                }
            }

            return isThere;
        }

        bool Reads(Node node, Symbol variable) => reads.DifferentiableOf(node).Contains(variable);
    }
}
