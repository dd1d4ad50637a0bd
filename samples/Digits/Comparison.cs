namespace DerivGen.Samples.Digits;

/// <summary>The same training with both losses, from good and from bad initial weights, by two optimizers, without a penalty.</summary>
internal static class Comparison
{
    private const double WrongFactor = -5;
    private const int Epochs = 10;

    public static void Show(LabelledData train, LabelledData test)
    {
        Report.Say(
            "The same training with the squared error behind the softmax instead, from zero weights, and from wrong ones: " +
            $"every digit's mean image times {WrongFactor}, which takes a digit for the one it resembles least. No penalty here.");
        double[] zero = new double[Data.Classes * (train.Dimension + 1)];
        double[] wrong = [.. Data.Templates(train).Select(pixel => WrongFactor * pixel), .. new double[Data.Classes]];
        Report.Table(
            ["optimizer", "start", "loss", "iterations", "training", "test"],
            from optimizer in new[] { "L-BFGS", "batches of 32" }
            from start in new[] { zero, wrong }
            from loss in new[] { Loss.CrossEntropy, Loss.SquaredError }
            let result = optimizer == "L-BFGS" ? ByLbfgs(loss, train, start) : ByBatches(loss, train, start)
            select new[]
            {
                optimizer,
                start == zero ? "zero" : "wrong",
                loss.Name,
                result.Iterations,
                $"{Training.Accuracy(result.Point, train):0.0 %}",
                $"{Training.Accuracy(result.Point, test):0.0 %}",
            });
        Report.Say(
            "By the score z_k, cross-entropy has the derivative p_k - y_k, and the squared error p_k ((p_k - y_k) - sum of p_j (p_j - y_j)). " +
            "Where the model is sure of a wrong class, one p is nearly 1 and all others nearly 0: the first derivative is nearly 1 there, " +
            "and the second nearly 0. The squared error learns least where it errs most.");
    }

    private static (double[] Point, string Iterations) ByLbfgs(Loss loss, LabelledData train, double[] start)
    {
        Minimization result = Minimization.Run(Training.Optimizer, loss.Derivative(train, lambda: 0), start);
        return (result.Point, result.Iterations);
    }

    private static (double[] Point, string Iterations) ByBatches(Loss loss, LabelledData train, double[] start) =>
        (Training.DescendByBatches(loss, train, start, Epochs), $"{Epochs} epochs");
}
