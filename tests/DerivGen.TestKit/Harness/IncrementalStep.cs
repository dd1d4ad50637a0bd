using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DerivGen.TestKit;

/// <summary>What a second run did after an edit.</summary>
public sealed class IncrementalStep
{
    private readonly string _what;
    private readonly DrivenCompilation _before;
    private readonly DrivenCompilation _after;

    internal IncrementalStep(string what, DrivenCompilation before, DrivenCompilation after, ImmutableArray<string> trackingNames)
    {
        _what = what;
        _before = before;
        _after = after;
        Reasons = CollectReasons(after.Driver.GetRunResult(), trackingNames);
    }

    /// <summary>Why each named step, and each output, has the values that it has.</summary>
    public IReadOnlyList<(string Step, IncrementalStepRunReason Reason)> Reasons { get; }

    /// <summary>The generated texts by hint name, after the edit.</summary>
    public ImmutableSortedDictionary<string, string> Texts => _after.Texts;

    /// <summary>The hint names of the texts that are new, gone or different.</summary>
    public IReadOnlyList<string> ChangedHints =>
        [.. _before.Texts.Keys.Union(_after.Texts.Keys).Where(hint => _before.Texts.GetValueOrDefault(hint) != _after.Texts.GetValueOrDefault(hint)).Order(StringComparer.Ordinal)];

    /// <summary>Every named step and every output was taken from the cache or came out as before.</summary>
    public void MustBeCached()
    {
        _before.MustHaveSameTexts(_after, $"the second run, after {_what}");
        (string Step, IncrementalStepRunReason Reason)[] worked = [.. Reasons.Where(one => one.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))];
        if (worked.Length > 0)
        {
            throw new HarnessFailure(
                $"After {_what}, these steps were not cached: {string.Join(", ", worked.Select(one => $"{one.Step} ({one.Reason})").Distinct())}. A value that leaves a step has to be equal to the one before: no symbol, syntax node, location or compilation in it, and sequences compared by their elements.");
        }

        if (!_after.Texts.IsEmpty && Reasons.Count == 0)
        {
            throw new HarnessFailure("The generator wrote a text, but no step is tracked: was tracking switched off?");
        }
    }

    /// <summary>The texts with these hint names changed, all others did not; without names: at least one did.</summary>
    public void MustChange(params string[] hintNames)
    {
        IReadOnlyList<string> changed = ChangedHints;
        bool asExpected = hintNames.Length == 0 ? changed.Count > 0 : changed.SequenceEqual(hintNames.Order(StringComparer.Ordinal));
        if (!asExpected)
        {
            throw new HarnessFailure(
                $"After {_what}, the changed texts are [{string.Join(", ", changed)}], expected {(hintNames.Length == 0 ? "at least one" : $"[{string.Join(", ", hintNames)}]")}. The texts: [{string.Join(", ", _after.Texts.Keys)}].");
        }
    }

    private static List<(string, IncrementalStepRunReason)> CollectReasons(GeneratorDriverRunResult result, ImmutableArray<string> trackingNames)
    {
        List<(string, IncrementalStepRunReason)> reasons = [];
        foreach (GeneratorRunResult one in result.Results)
        {
            foreach (string name in trackingNames)
            {
                if (one.TrackedSteps.TryGetValue(name, out ImmutableArray<IncrementalGeneratorRunStep> steps))
                {
                    reasons.AddRange(steps.SelectMany(step => step.Outputs).Select(output => (name, output.Reason)));
                }
            }

            foreach ((string name, ImmutableArray<IncrementalGeneratorRunStep> steps) in one.TrackedOutputSteps.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                reasons.AddRange(steps.SelectMany(step => step.Outputs).Select(output => (name, output.Reason)));
            }
        }

        return reasons;
    }
}
