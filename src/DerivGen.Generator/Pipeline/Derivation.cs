using System.Collections.Immutable;
using DerivGen.Generator.Writing;
using DerivGen.Symbolics.Checking;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Programs;

namespace DerivGen.Generator.Pipeline;

/// <summary>The emitted text of a model, or why there is none.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsTooDeep">Whether the expression is nested too deeply for the stack.</param>
/// <param name="Failure">What failed otherwise.</param>
/// <param name="Check">What became of the derivation when it was checked.</param>
/// <param name="Report">What the check found.</param>
internal sealed record DerivationOutcome(string? Text, bool IsTooDeep, string? Failure, CheckOutcome Check = CheckOutcome.Confirmed, CheckReport? Report = null)
{
    /// <summary>Why the method's loops cannot be differentiated, where they cannot.</summary>
    public string? Refusal { get; init; }

    /// <summary>What there would be too much of, where the derivative is too large.</summary>
    public string? TooLarge { get; init; }

    /// <summary>The results whose relative accuracy was asked for and cannot be shown.</summary>
    public ImmutableArray<AccuracyDoubt> Doubts { get; init; } = ImmutableArray<AccuracyDoubt>.Empty;
}

/// <summary>
/// Derives and writes the derivatives of a model. Nothing may throw in a compiler: a failure is a value. The generator and the
/// analyzer ask for the same models, so the last few outcomes are kept.
/// </summary>
internal static class Derivation
{
    private const int Capacity = 32;

    private static readonly LinkedList<(MethodModel Model, bool Explains, DerivationOutcome Outcome)> Recent = new();

    /// <param name="model">The method.</param>
    /// <param name="explains">Whether the text tells the derivation.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static DerivationOutcome Derive(MethodModel model, bool explains, CancellationToken cancellation)
    {
        lock (Recent)
        {
            foreach ((MethodModel known, bool explained, DerivationOutcome outcome) in Recent)
            {
                if (explained == explains && (ReferenceEquals(known, model) || known.Equals(model)))
                {
                    return outcome;
                }
            }
        }

        DerivationOutcome derived = DeriveAnew(model, explains, cancellation);
        lock (Recent)
        {
            Recent.AddFirst((model, explains, derived));
            if (Recent.Count > Capacity)
            {
                Recent.RemoveLast();
            }
        }

        return derived;
    }

    private static DerivationOutcome DeriveAnew(MethodModel model, bool explains, CancellationToken cancellation)
    {
        try
        {
            return LargeStack.Run(() => DeriveHere(model, explains, cancellation));
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (InsufficientExecutionStackException)
        {
            return new DerivationOutcome(null, true, null);
        }
        catch (ProgramException exception)
        {
            return new DerivationOutcome(null, false, null) { Refusal = exception.Message };
        }
        catch (GraphLimitException exception)
        {
            return new DerivationOutcome(null, false, null) { TooLarge = exception.Message };
        }
#pragma warning disable CA1031 // an exception would withdraw the output of every generator
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new DerivationOutcome(null, false, exception.GetType().Name + ": " + exception.Message);
        }
    }

    private static DerivationOutcome DeriveHere(MethodModel model, bool explains, CancellationToken cancellation)
    {
        DerivationRequest request = new(model.Kinds.Items, model.Accumulate, explains, model.Goal);
        CheckedDerivation derivation = CheckedDeriver.Derive(model.Loss.Function, request, cancellation);
        cancellation.ThrowIfCancellationRequested();
        string? text = derivation.Result is { } result ? SourceWriter.Write(model, result) : null;
        return new DerivationOutcome(text, false, null, derivation.Outcome, derivation.Report) { Doubts = derivation.Result?.Doubts ?? ImmutableArray<AccuracyDoubt>.Empty };
    }
}
