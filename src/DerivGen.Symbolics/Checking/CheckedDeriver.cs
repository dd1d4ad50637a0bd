using DerivGen.Symbolics.Derivation;

namespace DerivGen.Symbolics.Checking;

/// <summary>Derives, and lets nothing pass that does not agree with the text.</summary>
internal static class CheckedDeriver
{
    public static CheckedDerivation Derive(LossFunction loss, DerivationRequest request, CancellationToken cancellation)
    {
        if (!loss.Program.IsEmpty)
        {
            return DeriveProgram(loss, request, cancellation);
        }

        DerivedForms simplified = Deriver.DeriveForms(loss, request, cancellation);
        CheckedDerivation derivation = Decide(loss, request, simplified, () => Deriver.DerivePlainForms(loss, request, cancellation), cancellation);
        return derivation.Outcome == CheckOutcome.Confirmed && TextForms.Find(loss, request, simplified, cancellation) is { } text
            ? derivation with { Result = text }
            : derivation;
    }

    /// <summary>A program's kernels are compared with the program itself.</summary>
    private static CheckedDerivation DeriveProgram(LossFunction loss, DerivationRequest request, CancellationToken cancellation)
    {
        DerivationResult result = Deriver.Derive(loss, request, cancellation);
        CheckReport report = ProgramCheck.Run(loss, result, request.Accumulate, cancellation);
        return report.Verdict switch
        {
            CheckVerdict.Passed => new(result, CheckOutcome.Confirmed, report),
            CheckVerdict.Inconclusive => new(result, CheckOutcome.Unconfirmed, report),
            _ => new(null, CheckOutcome.Refuted, report),
        };
    }

    /// <summary>Takes the simplified form where it is right, else the plain one where that is.</summary>
    public static CheckedDerivation Decide(
        LossFunction loss, DerivationRequest request, DerivedForms simplified, Func<DerivedForms> makePlain, CancellationToken cancellation)
    {
        CheckReport report = new SelfCheck(loss).Check(simplified, request.Accumulate, cancellation);
        switch (report.Verdict)
        {
            case CheckVerdict.Passed:
                return new(simplified.Result, CheckOutcome.Confirmed, report);
            case CheckVerdict.Inconclusive:
                return new(simplified.Result, CheckOutcome.Unconfirmed, report);
        }

        DerivedForms plain = makePlain();
        return new SelfCheck(loss).Check(plain, request.Accumulate, cancellation).Verdict == CheckVerdict.Mismatch
            ? new(null, CheckOutcome.Refuted, report)
            : new(plain.Result, CheckOutcome.Withdrawn, report);
    }
}
