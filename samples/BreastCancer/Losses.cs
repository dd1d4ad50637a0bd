namespace DerivGen.Samples.BreastCancer;

/// <summary>
/// Two losses of the same model, a single neuron: the probability of class 1 is a = sigmoid(w·x + b). Both are written
/// down as one reads them in a textbook; nobody has taken a derivative, and nobody has thought of overflow.
/// </summary>
public static partial class Losses
{
    /// <summary>Cross-entropy, the mean over all samples, plus the penalty λ/2 Σ w².</summary>
    [Differentiable]
    public static double CrossEntropy(
        ReadOnlySpan<double> w, double b, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y, [Constant] double lambda)
    {
        int m = y.Length;
        int d = w.Length;
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

        double squares = 0;
        for (int j = 0; j < d; j++)
        {
            squares += w[j] * w[j];
        }

        return loss / m + lambda / 2 * squares;
    }

    /// <summary>Half the squared error in place of the cross-entropy; all else is the same.</summary>
    [Differentiable]
    public static double SquaredError(
        ReadOnlySpan<double> w, double b, [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y, [Constant] double lambda)
    {
        int m = y.Length;
        int d = w.Length;
        double loss = 0;
        for (int i = 0; i < m; i++)
        {
            double z = b;
            for (int j = 0; j < d; j++)
            {
                z += w[j] * x[i * d + j];
            }

            double a = 1 / (1 + Math.Exp(-z));
            loss += (a - y[i]) * (a - y[i]) / 2;
        }

        double squares = 0;
        for (int j = 0; j < d; j++)
        {
            squares += w[j] * w[j];
        }

        return loss / m + lambda / 2 * squares;
    }
}
