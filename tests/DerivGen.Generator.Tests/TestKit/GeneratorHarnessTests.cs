using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.TestKit;

public sealed class GeneratorHarnessTests
{
    internal const string Source = """
        using System;

        public class DifferentiableAttribute : Attribute
        {
        }

        public static partial class Losses
        {
            [Differentiable]
            public static double Square(double x)
            {
                return x * x;
            }

            private static double Helper(double x) => 2 * x;

            public static double Both(double x)
            {
                return Helper(x);
            }
        }
        """;

    [Fact]
    public void Run_GivesTextsAndACallableAssembly()
    {
        GeneratorRun run = Harness(Flaw.None).Run(Source);

        Assert.Equal(["Losses.Square.g.cs"], run.Sources.Keys);
        Assert.Equal("2 * x", run.ReturnExpression("SquareGradient"));
        Assert.StartsWith("/// <summary>The derivative of", run.MethodText("SquareGradient"), StringComparison.Ordinal);
        Assert.EndsWith("}", run.MethodText("SquareGradient"), StringComparison.Ordinal);
        Assert.Equal(9, run.Loss("Losses.Square").Invoke(3));
        Assert.Equal(6, run.Loss("Losses.Square").Gradient(3)[0][0]);
        Assert.Empty(run.Diagnostics);
    }

    [Theory]
    [InlineData(Flaw.Throws, "CS8785")]
    [InlineData(Flaw.ReportsADiagnostic, "FAKE1")]
    [InlineData(Flaw.WritesCarriageReturns, "carriage return")]
    [InlineData(Flaw.DoesNotCompile, "CS0029")]
    [InlineData(Flaw.CausesAWarning, "CS0168")]
    [InlineData(Flaw.NeedsALaterLanguage, "CS8370")]
    [InlineData(Flaw.WarnsInDebugBuilds, "CS0168")]
    [InlineData(Flaw.LeavesOutDocumentation, "CS1591")]
    [InlineData(Flaw.IsNeverCached, "Model (Modified)")]
    [InlineData(Flaw.KeepsALocation, "lets a Location out, in Model.")]
    [InlineData(Flaw.DependsOnTheCulture, "in the culture")]
    public void Flaw_IsFound(Flaw flaw, string expected)
    {
        HarnessFailure failure = Assert.Throws<HarnessFailure>(() => Harness(flaw).Run(Source));
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnnotationWithoutANullableContext_IsFound()
    {
        HarnessFailure failure = Assert.Throws<HarnessFailure>(() => new GeneratorHarness(() => new AnnotatingGenerator()).Run(Source));
        Assert.Contains("CS8669", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WarningThatTheGeneratedTextCausesInTheUsersText_IsFound()
    {
        const string User = """
            public static class User
            {
                public static double Get() { return Losses.Old; }
            }
            """;
        HarnessFailure failure = Assert.Throws<HarnessFailure>(() => Harness(Flaw.CausesAWarningInTheUsersText).Run([Source, User]));
        Assert.Contains("CS0612", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WarningOfTheUsersOwn_IsTheUsersBusiness() =>
        Harness(Flaw.None).Run([Source, "public static class User { public static void M() { int unused; } }"]);

    [Fact]
    public void TextThatNeedsALaterLanguage_IsCheckedFromThatOneOn()
    {
        const string User = "public static class User { public static double Last(double[] x) { return x[^1]; } }";
        GeneratorRun run = Harness(Flaw.NeedsALaterLanguage).Run([Source, User]);
        Assert.Single(run.Sources);
    }

    [Fact]
    public void CallOfAGeneratedMethod_DoesNotRaiseTheLanguageVersion()
    {
        const string User = "public static class User { public static double Call(double x) { return Losses.SquareGradient(x); } }";
        HarnessFailure failure = Assert.Throws<HarnessFailure>(() => Harness(Flaw.NeedsALaterLanguage).Run([Source, User]));
        Assert.Contains("C# 7.3", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BrokenText_MayBeRunWhereErrorsAreAllowed()
    {
        const string Broken = Source + "\npublic class {";
        Assert.Throws<HarnessFailure>(() => Harness(Flaw.None).Run(Broken));
        Assert.Single(Harness(Flaw.None).Run(Broken, HarnessOptions.Default with { AllowErrors = true }).Sources);
        Assert.Throws<HarnessFailure>(() => Harness(Flaw.Throws).Run(Broken, HarnessOptions.Default with { AllowErrors = true }));
    }

    [Fact]
    public void NetStandard_HasOnlyItsOwnFunctions()
    {
        GeneratorRun run = Harness(Flaw.None).Run(Source, HarnessOptions.Default with { Target = TargetFrameworkKind.NetStandard20 });
        Assert.Equal(6, run.Loss("Losses.Square").Gradient(3)[0][0]);
        Assert.Equal(1, run.Loss("Losses.Square").CountGradient(3).Multiply);

        const string Modern = "public static class User { public static float M(float x) { return System.MathF.Exp(x); } }";
        Assert.Throws<HarnessFailure>(() => Harness(Flaw.None).Run([Source, Modern], HarnessOptions.Default with { Target = TargetFrameworkKind.NetStandard20 }));
        Harness(Flaw.None).Run([Source, Modern]);
    }

    [Fact]
    public void Analyzers_ReportAtMarkedPlaces()
    {
        const string Marked = """
            public static class {|DG9001:Losses|}
            {
                private sealed class {|DG9001:Inner|} { }
            }
            """;
        GeneratorHarness harness = new(() => new FakeGenerator(), () => new FakeAnalyzer());
        GeneratorRun run = harness.RunMarked(Marked);
        Assert.Equal("DG9001 Warning (1,21) \"Losses\": A type Losses", run.DiagnosticText.Split('\n')[0]);

        Assert.Throws<HarnessFailure>(() => harness.RunMarked(Marked.Replace("{|DG9001:Inner|}", "Inner", StringComparison.Ordinal)));
        Assert.Throws<HarnessFailure>(() => harness.RunMarked("public static class {|DG9002:Losses|} { }"));
        Assert.Throws<InvalidOperationException>(() => harness.Run("", HarnessOptions.Bulk).Diagnostics);
    }

    [Fact]
    public void AnalyzerThatThrows_IsFound()
    {
        GeneratorHarness harness = new(() => new FakeGenerator(), () => new FakeAnalyzer());
        HarnessFailure failure = Assert.Throws<HarnessFailure>(() => harness.Run("public static class Throw { }"));
        Assert.Contains("analyzer threw", failure.Message, StringComparison.Ordinal);
    }

    internal static GeneratorHarness Harness(Flaw flaw) => new(() => new FakeGenerator(flaw), trackingNames: typeof(FakeTrackingNames));
}
