using DerivGen.TestKit;
using static VerifyXunit.Verifier;

namespace DerivGen.Generator.Tests.Losses;

/// <summary>A few emitted files as a person reads them.</summary>
public sealed class LossSnapshotTests
{
    [Fact]
    public Task SigmoidCrossEntropy() => VerifyLoss("""
        public static partial class Losses
        {
            [Differentiable]
            public static double SigmoidCrossEntropy(double z, [Constant] double y)
            {
                double a = 1 / (1 + Math.Exp(-z));
                return -(y * Math.Log(a) + (1 - y) * Math.Log(1 - a));
            }
        }
        """);

    [Fact]
    public Task LogisticRegression() => VerifyLoss("""
        public static partial class Losses
        {
            [Differentiable]
            public static double LogisticRegression(ReadOnlySpan<double> w, double b, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y)
            {
                int m = y.Length, d = w.Length;
                double loss = 0;
                for (int i = 0; i < m; i++)
                {
                    double z = b;
                    for (int j = 0; j < d; j++)
                    {
                        z += w[j] * x[i * d + j];
                    }

                    double a = 1 / (1 + Math.Exp(-z));
                    loss -= y[i] * Math.Log(a) + (1 - y[i]) * Math.Log(1 - a);
                }

                return loss / m;
            }
        }
        """);

    [Fact]
    public Task SoftmaxCrossEntropy() => VerifyLoss("""
        public static partial class Losses
        {
            [Differentiable]
            public static double SoftmaxCrossEntropy(ReadOnlySpan<double> z, [Constant, Distribution] ReadOnlySpan<double> y)
            {
                double sum = 0;
                foreach (double logit in z)
                {
                    sum += Math.Exp(logit);
                }

                double loss = 0;
                for (int i = 0; i < z.Length; i++)
                {
                    double p = Math.Exp(z[i]) / sum;
                    loss -= y[i] * Math.Log(p);
                }

                return loss;
            }
        }
        """);

    [Fact]
    public Task NegativeLogLikelihood() => VerifyLoss("""
        public static partial class Losses
        {
            [Differentiable]
            public static double NegativeLogLikelihood(ReadOnlySpan<double> z, int c)
            {
                double sum = 0;
                foreach (double logit in z)
                {
                    sum += Math.Exp(logit);
                }

                return Math.Log(sum) - z[c];
            }
        }
        """);

    [Fact]
    public Task SquaredErrorBehindSoftmax() => VerifyLoss(LossCorpus.Loss("Row15.Helpers").Text.Replace("using System;\nusing DerivGen;\n", "", StringComparison.Ordinal), "Helpers");

    [Fact]
    public Task Entropy() => VerifyLoss("""
        public static partial class Losses
        {
            [Differentiable]
            public static double Entropy([Distribution] ReadOnlySpan<double> p)
            {
                double entropy = 0;
                for (int i = 0; i < p.Length; i++)
                {
                    entropy -= p[i] * Math.Log(p[i]);
                }

                return entropy;
            }
        }
        """);

    [Fact]
    public Task HuberLoss() => VerifyLoss("""
        public static partial class Losses
        {
            [Differentiable]
            public static double Huber(double prediction, [Constant] double target, [Constant, Positive] double delta)
            {
                double error = prediction - target;
                if (Math.Abs(error) <= delta)
                {
                    return 0.5 * error * error;
                }

                return delta * (Math.Abs(error) - 0.5 * delta);
            }
        }
        """);

    [Fact]
    public Task SinglePrecision() => VerifyLoss("""
        public static partial class Losses
        {
            [Differentiable(Accumulate = true)]
            public static float MeanSquaredError(ReadOnlySpan<float> a, [Constant] ReadOnlySpan<float> y)
            {
                float sum = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    float error = a[i] - y[i];
                    sum += error * error;
                }

                return sum / a.Length;
            }
        }
        """);

    [Fact]
    public Task InstanceMethod() => VerifyLoss("""
        public sealed partial class Decay
        {
            private readonly double[] times;

            public Decay(double[] times) => this.times = times;

            [Differentiable(Emit = Derivatives.All)]
            internal double Error(double amplitude, [Positive] double rate, [Constant] double[] measured)
            {
                double squares = 0;
                for (int i = 0; i < times.Length; i++)
                {
                    double residual = measured[i] - amplitude * Math.Exp(-rate * times[i]);
                    squares += residual * residual;
                }

                return squares;
            }
        }
        """);

#if !ROSLYN_BASELINE // generic mathematics is C# 11
    [Fact]
    public Task GenericRosenbrock() => VerifyLoss("""
        public static partial class Losses
        {
            [Differentiable]
            public static T Rosenbrock<T>(T x, T y) where T : System.Numerics.IFloatingPointIeee754<T>
            {
                T a = T.One - x;
                T b = y - x * x;
                return a * a + T.CreateChecked(100) * b * b;
            }
        }
        """);

    [Fact]
    public Task GenericCrossEntropy() => VerifyLoss("""
        public static partial class Losses
        {
            [Differentiable]
            public static T CrossEntropy<T>(ReadOnlySpan<T> logits, [Constant, Distribution] ReadOnlySpan<T> labels) where T : System.Numerics.IFloatingPointIeee754<T>
            {
                T sum = T.Zero;
                foreach (T logit in logits)
                {
                    sum += T.Exp(logit);
                }

                T loss = T.Zero;
                for (int i = 0; i < logits.Length; i++)
                {
                    loss -= labels[i] * T.Log(T.Exp(logits[i]) / sum);
                }

                return loss;
            }
        }
        """);
#endif

    private static async Task VerifyLoss(string members, string? method = null)
    {
        GeneratorRun run = GeneratorHarness.DerivGen.Run([$"using System;\nusing DerivGen;\n\n{members}\n", .. LossCorpus.Support], HarnessOptions.Bulk);
        if (method is null)
        {
            await Verify(run.Driver).UseDirectory("Snapshots");
        }
        else
        {
            await Verify(run.Sources.Single(source => source.Key.Contains($".{method}", StringComparison.Ordinal)).Value).UseDirectory("Snapshots");
        }
    }
}
