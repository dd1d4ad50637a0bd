using DerivGen.TestKit;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Tests.TestKit;

public sealed class IncrementalScenarioTests
{
    [Fact]
    public void UnrelatedEdits_AreCached()
    {
        IncrementalScenario scenario = GeneratorHarnessTests.Harness(Flaw.None).Incremental(GeneratorHarnessTests.Source);
        scenario.CommentAdded().MustBeCached();
        scenario.UnrelatedTypeAdded().MustBeCached();
        scenario.OptionsChanged(options => options.WithOverflowChecks(true)).MustBeCached();
        Assert.Contains(scenario.CommentAdded().Reasons, reason => reason.Step == FakeTrackingNames.Model && reason.Reason == IncrementalStepRunReason.Unchanged);
    }

    [Fact]
    public void ChangedHelper_ChangesTheText()
    {
        IncrementalStep step = GeneratorHarnessTests.Harness(Flaw.None).Incremental(GeneratorHarnessTests.Source).HelperMethodChanged("=> 2 * x", "=> x + x");
        step.MustChange();
        step.MustChange("Losses.Square.g.cs");
        Assert.Contains("return x + x;", step.Texts["Losses.Square.g.cs"], StringComparison.Ordinal);
        Assert.Throws<HarnessFailure>(() => step.MustChange("Other.g.cs"));
        Assert.Throws<HarnessFailure>(step.MustBeCached);
    }

    [Fact]
    public void WhatDoesNotChange_IsFound()
    {
        IncrementalScenario scenario = GeneratorHarnessTests.Harness(Flaw.None).Incremental(GeneratorHarnessTests.Source);
        Assert.Throws<HarnessFailure>(() => scenario.ConstantChanged("x * x", "x * x * x").MustChange());
        Assert.Throws<ArgumentException>(() => scenario.ConstantChanged("nowhere", "x"));
    }

    [Fact]
    public void TextThatTheCacheHeldOnTo_IsFound()
    {
        IncrementalScenario scenario = GeneratorHarnessTests.Harness(Flaw.ForgetsTheHelper).Incremental(GeneratorHarnessTests.Source);
        HarnessFailure failure = Assert.Throws<HarnessFailure>(() => scenario.HelperMethodChanged("=> 2 * x", "=> x + x"));
        Assert.Contains("held on to something old", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WorkThatIsDoneAgain_IsFound()
    {
        IncrementalStep step = GeneratorHarnessTests.Harness(Flaw.IsNeverCached).Incremental(GeneratorHarnessTests.Source).CommentAdded();
        Assert.Contains("Model (Modified)", Assert.Throws<HarnessFailure>(step.MustBeCached).Message, StringComparison.Ordinal);
    }
}
