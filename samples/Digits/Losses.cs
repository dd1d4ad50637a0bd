namespace DerivGen.Samples.Digits;

/// <summary>
/// Two losses of the same model, softmax regression: z = W x + b gives every class a score, softmax makes probabilities of
/// the scores. w holds the matrix W row by row, one row per class, and x the images of a batch one after another.
/// Nobody has taken a derivative here, and nobody has thought of overflow.
/// </summary>
public static partial class Losses
{
    /// <summary>Cross-entropy, the mean over the batch, plus the penalty λ/2 Σ w².</summary>
    [Differentiable]
    public static double CrossEntropy(
        ReadOnlySpan<double> w, ReadOnlySpan<double> b, [Constant] ReadOnlySpan<double> x, ReadOnlySpan<int> digits, [Constant] double lambda)
    {
        int d = w.Length / b.Length;
        double[] p = new double[b.Length];
        double loss = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            Scores(w, b, x.Slice(i * d, d), p);
            Softmax(p);
            loss -= Math.Log(p[digits[i]]);
        }

        return loss / digits.Length + lambda / 2 * SumOfSquares(w);
    }

    /// <summary>Half the squared error in place of the cross-entropy; all else is the same.</summary>
    [Differentiable]
    public static double SquaredError(
        ReadOnlySpan<double> w, ReadOnlySpan<double> b, [Constant] ReadOnlySpan<double> x, ReadOnlySpan<int> digits, [Constant] double lambda)
    {
        int d = w.Length / b.Length;
        double[] p = new double[b.Length];
        double loss = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            Scores(w, b, x.Slice(i * d, d), p);
            Softmax(p);
            for (int k = 0; k < b.Length; k++)
            {
                double error = p[k] - (k == digits[i] ? 1 : 0);
                loss += error * error / 2;
            }
        }

        return loss / digits.Length + lambda / 2 * SumOfSquares(w);
    }

    /// <summary>The score of every class for one image: z = W x + b.</summary>
    internal static void Scores(ReadOnlySpan<double> w, ReadOnlySpan<double> b, ReadOnlySpan<double> image, Span<double> z)
    {
        for (int k = 0; k < b.Length; k++)
        {
            z[k] = b[k];
            for (int j = 0; j < image.Length; j++)
            {
                z[k] += w[k * image.Length + j] * image[j];
            }
        }
    }

    /// <summary>Makes probabilities of scores: three loops, as in the textbook.</summary>
    private static void Softmax(Span<double> z)
    {
        for (int k = 0; k < z.Length; k++)
        {
            z[k] = Math.Exp(z[k]);
        }

        double sum = 0;
        for (int k = 0; k < z.Length; k++)
        {
            sum += z[k];
        }

        for (int k = 0; k < z.Length; k++)
        {
            z[k] /= sum;
        }
    }

    private static double SumOfSquares(ReadOnlySpan<double> w)
    {
        double sum = 0;
        foreach (double weight in w)
        {
            sum += weight * weight;
        }

        return sum;
    }
}
