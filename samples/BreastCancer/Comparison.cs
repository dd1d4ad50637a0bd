namespace DerivGen.Samples.BreastCancer;

/// <summary>The same training with both losses, from good and from bad initial weights, with and without the penalty.</summary>
internal static class Comparison
{
    private const double WrongWeight = 5;

    public static void Show(LabelledData train, LabelledData test, double penalty)
    {
        Report.Say(
            "The same training with the squared error behind the sigmoid instead, from zero weights, and from wrong ones: " +
            $"all +{WrongWeight}, which takes large cells for benign and is sure of it.");
        double[] zero = new double[train.Dimension + 1];
        double[] wrong = [.. Enumerable.Repeat(WrongWeight, train.Dimension), 0];
        Report.Table(
            ["lambda", "start", "loss", "first gradient", "iterations", "training", "test"],
            from lambda in new[] { penalty, 0 }
            from start in new[] { zero, wrong }
            from loss in new[] { Loss.CrossEntropy, Loss.SquaredError }
            let result = Minimization.Run(Training.Optimizer, loss.Derivative(train, lambda), start)
            select new[]
            {
                $"{lambda}",
                start == zero ? "zero" : "wrong",
                loss.Name,
                $"{result.FirstGradientNorm:0.0000}",
                result.Iterations,
                $"{Training.Accuracy(result.Point, train):0.0 %}",
                $"{Training.Accuracy(result.Point, test):0.0 %}",
            });
        Report.Say(
            "By the score z, cross-entropy has the derivative a - y, and the squared error (a - y) a (1 - a). " +
            "The factor a (1 - a) is at most 1/4, and vanishes where the neuron is sure: where it is sure and wrong, the error is largest " +
            "and the gradient all but zero. Without a penalty, which draws any weights back towards zero, the optimizer takes such a point " +
            "for a minimum. (Nothing keeps cross-entropy's weights small then either: it learns the training set by heart.)");
    }
}
