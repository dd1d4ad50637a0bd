using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Contract;

/// <summary>Where gradients of vectors are written to.</summary>
public sealed class DestinationTests
{
    private const string TwoVectors = "double X(double[] u, double[] v, double b) { double s = 0; for (int i = 0; i < u.Length; i++) s += u[i] * v[i] * b; return s; }";

    private delegate double Derivative(double[] u, double[] v, double b, double[] uGradient, double[] vGradient);

    private static readonly LossMethod Overwriting = ContractRuns.Loss($"[Differentiable] public static {TwoVectors}");

    private static readonly LossMethod Accumulating = ContractRuns.Loss($"[Differentiable(Accumulate = true)] public static {TwoVectors}");

    [Fact]
    public void Destinations_AreOverwritten()
    {
        double[] uGradient = [7, double.NaN], vGradient = [double.PositiveInfinity, 9];
        Assert.Equal(14.0, Overwriting.Bind<Derivative>("Gradient")([1, 2], [4, 5], 3, uGradient, vGradient));
        Assert.Equal([12.0, 15.0], uGradient);
        Assert.Equal([3.0, 6.0], vGradient);
    }

    [Fact]
    public void Accumulate_AddsToDestinationsAndReturnsTheRest()
    {
        double[] uGradient = [100, 200], vGradient = [1000, 2000];
        Assert.Equal(14.0, Accumulating.Bind<Derivative>("Gradient")([1, 2], [4, 5], 3, uGradient, vGradient));
        Assert.Equal([112.0, 215.0], uGradient);
        Assert.Equal([1003.0, 2006.0], vGradient);
    }

    [Theory]
    [InlineData(1, 2, "uGradient")]
    [InlineData(3, 2, "uGradient")]
    [InlineData(2, 0, "vGradient")]
    [InlineData(2, 5, "vGradient")]
    public void WrongLength_IsRefusedBeforeAnythingIsWritten(int uLength, int vLength, string name)
    {
        foreach (LossMethod loss in (LossMethod[])[Overwriting, Accumulating])
        {
            foreach (string suffix in (string[])["Gradient", "ValueAndGradient"])
            {
                double[] uGradient = new double[uLength], vGradient = new double[vLength];
                ArgumentException exception = Assert.Throws<ArgumentException>(() => Call(loss, suffix, [1, 2], [4, 5], uGradient, vGradient));
                Assert.Equal(name, exception.ParamName);
                Assert.All(uGradient.Concat(vGradient), element => Assert.Equal(0.0, element));
            }
        }
    }

    [Fact]
    public void Overlap_IsHandledOrRefused_NeverWrong()
    {
        foreach (string suffix in (string[])["Gradient", "ValueAndGradient"])
        {
            double[] u = [1, 2], v = [4, 5], shared = new double[2];
            MustBeRightOrRefused(u, v, u, new double[2]);
            u = [1, 2];
            MustBeRightOrRefused(u, v, v, new double[2]);
            v = [4, 5];
            Assert.Throws<ArgumentException>(() => Call(Overwriting, suffix, u, v, shared, shared));

            void MustBeRightOrRefused(double[] u, double[] v, double[] uGradient, double[] vGradient)
            {
                try
                {
                    Call(Overwriting, suffix, u, v, uGradient, vGradient);
                }
                catch (ArgumentException)
                {
                    return;
                }

                Assert.Equal([12.0, 15.0], uGradient);
                Assert.Equal([3.0, 6.0], vGradient);
            }
        }
    }

    [Fact]
    public void PartialOverlap_IsRefused()
    {
        GeneratorRun run = ContractRuns.OfMembers("""
            [Differentiable] public static double X(ReadOnlySpan<double> u) { double s = 0; for (int i = 0; i < u.Length; i++) s += u[i] * u[i]; return s; }
            public static bool Refuses() { var all = new double[5]; try { XGradient(all.AsSpan(0, 3), all.AsSpan(2, 3)); return false; } catch (ArgumentException) { return true; } }
            public static bool Accepts() { var all = new double[6]; XGradient(all.AsSpan(0, 3), all.AsSpan(3, 3)); return true; }
            """);
        Assert.Equal(true, run.Code.Call("Losses.Refuses"));
        Assert.Equal(true, run.Code.Call("Losses.Accepts"));
    }

    private static void Call(LossMethod loss, string suffix, double[] u, double[] v, double[] uGradient, double[] vGradient)
    {
        if (suffix == "Gradient")
        {
            loss.Bind<Derivative>(suffix)(u, v, 3, uGradient, vGradient);
        }
        else
        {
            loss.Bind<Func<double[], double[], double, double[], double[], (double, double)>>(suffix)(u, v, 3, uGradient, vGradient);
        }
    }
}
