namespace DerivGen.Benchmarks.Gradients;

/// <summary>Losses' gradients as somebody writes them who has derived them on paper and minds overflow.</summary>
internal static class ByHand
{
    public static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    public static double SigmoidCrossEntropy(double z, double y) => Sigmoid(z) - y;

    public static (double Value, double Gradient) SigmoidCrossEntropyWithValue(double z, double y)
    {
        double e = Math.Exp(-Math.Abs(z));
        double a = z >= 0 ? 1 / (1 + e) : e / (1 + e);
        return (Math.Max(z, 0) - z * y + Math.Log(1 + e), a - y);
    }

    public static double SquaredErrorBehindSigmoid(double z, double y)
    {
        double a = Sigmoid(z);
        return (a - y) * a * (1 - a);
    }

    public static double Focal(double z, double y, double gamma)
    {
        double p = Sigmoid(z);
        double q = 1 - p;
        double ofPositive = Math.Pow(q, gamma) * (gamma * p * Math.Log(p) - q);
        double ofNegative = Math.Pow(p, gamma) * (p - gamma * q * Math.Log(q));
        return y * ofPositive + (1 - y) * ofNegative;
    }

    public static void Softmax(ReadOnlySpan<double> z, Span<double> p)
    {
        double max = double.NegativeInfinity;
        foreach (double logit in z)
        {
            max = Math.Max(max, logit);
        }

        double sum = 0;
        for (int i = 0; i < z.Length; i++)
        {
            p[i] = Math.Exp(z[i] - max);
            sum += p[i];
        }

        for (int i = 0; i < z.Length; i++)
        {
            p[i] /= sum;
        }
    }

    public static void SoftmaxCrossEntropy(ReadOnlySpan<double> z, ReadOnlySpan<double> y, Span<double> gradient)
    {
        Softmax(z, gradient);
        for (int i = 0; i < z.Length; i++)
        {
            gradient[i] -= y[i];
        }
    }

    public static double LogisticRegression(ReadOnlySpan<double> w, double b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> gradient)
    {
        gradient.Clear();
        double bGradient = 0;
        for (int i = 0; i < y.Length; i++)
        {
            ReadOnlySpan<double> row = x.Slice(i * w.Length, w.Length);
            double z = b;
            for (int j = 0; j < row.Length; j++)
            {
                z += w[j] * row[j];
            }

            double error = (Sigmoid(z) - y[i]) / y.Length;
            for (int j = 0; j < row.Length; j++)
            {
                gradient[j] += error * row[j];
            }

            bGradient += error;
        }

        return bGradient;
    }

    public static void KullbackLeiblerByQ(ReadOnlySpan<double> p, ReadOnlySpan<double> q, Span<double> gradient)
    {
        for (int i = 0; i < q.Length; i++)
        {
            gradient[i] = -p[i] / q[i];
        }
    }

    public static void KullbackLeiblerByP(ReadOnlySpan<double> p, ReadOnlySpan<double> q, Span<double> gradient)
    {
        for (int i = 0; i < p.Length; i++)
        {
            gradient[i] = Math.Log(p[i] / q[i]) + 1;
        }
    }
}
