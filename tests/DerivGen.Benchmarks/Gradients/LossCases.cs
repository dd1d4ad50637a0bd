using DerivGen.Losses;

namespace DerivGen.Benchmarks.Gradients;

/// <summary>The losses that are compared, with fixed random data.</summary>
internal static class LossCases
{
    public static IReadOnlyList<LossCase> Create() =>
    [
        OfNumbers("sigmoid and cross-entropy", ByHand.SigmoidCrossEntropy, Row02.LocalsGradient, Row02.Locals),
        OfNumbersWithValue(),
        OfNumbers("squared error behind a sigmoid", ByHand.SquaredErrorBehindSigmoid, Row06.OneExpressionGradient, Row06.OneExpression),
        OfNumbers("focal loss, γ = 2", (z, y) => ByHand.Focal(z, y, 2), (z, y) => Losses.Focal.LocalsGradient(z, y, 2), (z, y) => Losses.Focal.Locals(z, y, 2)),
        OfVectors("softmax and cross-entropy, 10 classes", 10, ByHand.SoftmaxCrossEntropy, Row09Distribution.ThreeLoopsGradient, Row09Distribution.ThreeLoops),
        OfVectors("softmax and cross-entropy, 1000 classes", 1000, ByHand.SoftmaxCrossEntropy, Row09Distribution.ThreeLoopsGradient, Row09Distribution.ThreeLoops),
        OfVectors("Kullback-Leibler divergence by q, 100", 100, (q, p, g) => ByHand.KullbackLeiblerByQ(p, q, g), (q, p, g) => Row20ByQ.SumGradient(p, q, g), (q, p) => Row20ByQ.Sum(p, q), areDistributions: true),
        OfVectors("Kullback-Leibler divergence by p, 100", 100, ByHand.KullbackLeiblerByP, Row20ByP.SumGradient, Row20ByP.Sum, areDistributions: true),
        LogisticRegression(50, 10),
        LogisticRegression(569, 30),
    ];

    private delegate void VectorGradient(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> gradient);

    private delegate double VectorLoss(ReadOnlySpan<double> x, ReadOnlySpan<double> y);

    private static LossCase OfNumbers(string name, Func<double, double, double> byHand, Func<double, double, double> generated, Func<double, double, double> loss)
    {
        (double[] z, double[] y) = Logits(256);
        return new LossCase(name, z.Length, () => Sum(byHand), () => Sum(generated), () => Sum((logit, label) => Differences.Of(x => loss(x, label), logit)));

        double Sum(Func<double, double, double> gradient)
        {
            double sum = 0;
            for (int i = 0; i < z.Length; i++)
            {
                sum += (i + 1) * gradient(z[i], y[i]);
            }

            return sum;
        }
    }

    private static LossCase OfNumbersWithValue()
    {
        (double[] z, double[] y) = Logits(256);
        return new LossCase(
            "the same with its value",
            z.Length,
            () => Sum(ByHand.SigmoidCrossEntropyWithValue),
            () => Sum(Row02.LocalsValueAndGradient),
            () => Sum((logit, label) => (Row02.Locals(logit, label), Differences.Of(x => Row02.Locals(x, label), logit))));

        double Sum(Func<double, double, (double Value, double Gradient)> both)
        {
            double sum = 0;
            for (int i = 0; i < z.Length; i++)
            {
                (double value, double gradient) = both(z[i], y[i]);
                sum += (i + 1) * gradient + value;
            }

            return sum;
        }
    }

    private static LossCase OfVectors(string name, int length, VectorGradient byHand, VectorGradient generated, VectorLoss loss, bool areDistributions = false)
    {
        Random numbers = new(length);
        double[] x = [.. Enumerable.Range(0, length).Select(_ => 4 * numbers.NextDouble() - 2)];
        double[] y = [.. Enumerable.Range(0, length).Select(_ => numbers.NextDouble())];
        double total = y.Sum();
        y = [.. y.Select(share => share / total)];
        if (areDistributions)
        {
            ByHand.Softmax(x.ToArray(), x);
        }

        double[] gradient = new double[length];
        return new LossCase(name, 1, () => Sum(byHand), () => Sum(generated), () =>
        {
            Differences.Of(changed => loss(changed, y), x, gradient);
            return Weighted(gradient);
        });

        double Sum(VectorGradient function)
        {
            function(x, y, gradient);
            return Weighted(gradient);
        }
    }

    private static LossCase LogisticRegression(int m, int d)
    {
        Random numbers = new(m);
        double[] x = [.. Enumerable.Range(0, m * d).Select(_ => 2 * numbers.NextDouble() - 1)];
        double[] y = [.. Enumerable.Range(0, m).Select(_ => (double)numbers.Next(2))];
        double[] w = [.. Enumerable.Range(0, d).Select(_ => 2 * numbers.NextDouble() - 1)];
        double[] gradient = new double[d];
        return new LossCase(
            $"logistic regression, {m} × {d}",
            1,
            () => ByHand.LogisticRegression(w, 0.3, x, y, gradient) + Weighted(gradient),
            () => Row08.LoopsGradient(w, 0.3, x, y, gradient) + Weighted(gradient),
            () =>
            {
                Differences.Of(changed => Row08.Loops(changed, 0.3, x, y), w, gradient);
                return Differences.Of(b => Row08.Loops(w, b, x, y), 0.3) + Weighted(gradient);
            });
    }

    private static (double[] Z, double[] Y) Logits(int count)
    {
        Random numbers = new(count);
        return ([.. Enumerable.Range(0, count).Select(_ => 8 * numbers.NextDouble() - 4)], [.. Enumerable.Range(0, count).Select(_ => (double)numbers.Next(2))]);
    }

    private static double Weighted(double[] gradient)
    {
        double sum = 0;
        for (int i = 0; i < gradient.Length; i++)
        {
            sum += (i + 1) * gradient[i];
        }

        return sum;
    }
}
