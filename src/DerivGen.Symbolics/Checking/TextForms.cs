using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Scheduling;
using DerivGen.Symbolics.Simplification;
using DerivGen.Symbolics.Stability;

namespace DerivGen.Symbolics.Checking;

/// <summary>
/// Keeps the text's own form where the simplified one is dearer: rules that look at one place can take apart what many
/// places share. The text's form is computed by stable forms too, and taken only where it is as accurate.
/// </summary>
internal static class TextForms
{
    /// <summary>A value and its gradient cost at most a small multiple of the value; above this one the text's form is tried.</summary>
    private const int Suspicious = 4;

    /// <summary>The text's form has to save this share, 1/n.</summary>
    private const int Saving = 4;

    /// <summary>The kernels of the text's form; null where the simplified one is as good.</summary>
    public static DerivationResult? Find(LossFunction loss, DerivationRequest request, DerivedForms simplified, CancellationToken cancellation)
    {
        long cost = CostOf(simplified.Result);
        if (request.Goal != AccuracyGoal.Operands || cost <= Suspicious * CostModel.Of(loss.Value, 0))
        {
            return null;
        }

        DerivedForms text;
        try
        {
            text = Deriver.DeriveForms(loss, request with { KeepsText = true, Explains = false }, cancellation);
        }
        catch (GraphLimitException)
        {
            return null;
        }

        long own = CostOf(text.Result);
        if (own + (cost / Saving) > cost
            || new SelfCheck(loss).Check(text, request.Accumulate, cancellation).Verdict != CheckVerdict.Passed
            || !new SelfCheck(loss).IsAsAccurate(text, simplified, cancellation))
        {
            return null;
        }

        // The formulas and the derivation are told as on paper.
        return simplified.Result with
        {
            Kernels = text.Result.Kernels,
            Work = simplified.Result.Work + text.Result.Work,
            Explanation = request.Explains
                ? simplified.Result.Explanation.Add("What is computed is the form of the text: it costs as much as " + own + " additions, the simplified one " + cost + ", and it is as accurate at the points of the check.")
                : simplified.Result.Explanation,
        };
    }

    private static long CostOf(DerivationResult result) => result.Kernels.Max(k => KernelCost.Of(k.Kernel));
}
