using System;
using DerivGen;

// What a careful person would write by hand for each row: the measure for the emitted text. Read as text by LossTableTests,
// compiled there so that it counts its operations, and checked against the references like what is emitted.
namespace DerivGen.ByHand
{
    public static class Row01
    {
        public static double Gradient(double a, double y) => (a - y) / (a * (1 - a));

        public static (double Value, double Gradient) ValueAndGradient(double a, double y) =>
            (-(y * Math.Log(a) + (1 - y) * StableMath.Log1P(-a)), (a - y) / (a * (1 - a)));
    }

    public static class Row02
    {
        public static double Gradient(double z, double y) => 1 / (1 + Math.Exp(-z)) - y;

        public static (double Value, double Gradient) ValueAndGradient(double z, double y)
        {
            double e = Math.Exp(-Math.Abs(z));
            double d = 1 + e;
            return (Math.Max(z, 0) - z * y + StableMath.Log1P(e), (z >= 0 ? 1 / d : e / d) - y);
        }
    }

    public static class Row02Batch
    {
        public static void Gradient(double[] z, double[] y, double[] g)
        {
            for (int i = 0; i < z.Length; i++)
            {
                g[i] = Row02.Gradient(z[i], y[i]) / z.Length;
            }
        }

        public static double ValueAndGradient(double[] z, double[] y, double[] g)
        {
            double loss = 0;
            for (int i = 0; i < z.Length; i++)
            {
                (double value, double gradient) = Row02.ValueAndGradient(z[i], y[i]);
                loss += value;
                g[i] = gradient / z.Length;
            }

            return loss / z.Length;
        }
    }

    public static class Row03
    {
        public static (double W, double B) Gradient(double w, double b, double x, double y)
        {
            double d = Row02.Gradient(w * x + b, y);
            return (d * x, d);
        }

        public static (double Value, double W, double B) ValueAndGradient(double w, double b, double x, double y)
        {
            (double value, double d) = Row02.ValueAndGradient(w * x + b, y);
            return (value, d * x, d);
        }
    }

    public static class Row04
    {
        public static double Gradient(double[] w, double b, double[] x, double y, double[] g)
        {
            double z = b;
            for (int j = 0; j < w.Length; j++)
            {
                z += w[j] * x[j];
            }

            double d = Row02.Gradient(z, y);
            for (int j = 0; j < w.Length; j++)
            {
                g[j] = d * x[j];
            }

            return d;
        }

        public static (double Value, double B) ValueAndGradient(double[] w, double b, double[] x, double y, double[] g)
        {
            double z = b;
            for (int j = 0; j < w.Length; j++)
            {
                z += w[j] * x[j];
            }

            (double value, double d) = Row02.ValueAndGradient(z, y);
            for (int j = 0; j < w.Length; j++)
            {
                g[j] = d * x[j];
            }

            return (value, d);
        }
    }

    public static class Row06
    {
        public static double Gradient(double z, double y)
        {
            double e = Math.Exp(-Math.Abs(z));
            double d = 1 + e;
            return ((z >= 0 ? 1 / d : e / d) - y) * e / (d * d);
        }

        public static (double Value, double Gradient) ValueAndGradient(double z, double y)
        {
            double e = Math.Exp(-Math.Abs(z));
            double d = 1 + e;
            double r = (z >= 0 ? 1 / d : e / d) - y;
            return (0.5 * r * r, r * e / (d * d));
        }
    }

    public static class Row06Neuron
    {
        public static (double W, double B) Gradient(double w, double b, double x, double y)
        {
            double d = Row06.Gradient(w * x + b, y);
            return (d * x, d);
        }

        public static (double Value, double W, double B) ValueAndGradient(double w, double b, double x, double y)
        {
            (double value, double d) = Row06.ValueAndGradient(w * x + b, y);
            return (value, d * x, d);
        }
    }

    public static class Row07
    {
        public static void Gradient(double[] a, double[] y, double[] g)
        {
            for (int i = 0; i < a.Length; i++)
            {
                g[i] = Row01.Gradient(a[i], y[i]) / a.Length;
            }
        }

        public static double ValueAndGradient(double[] a, double[] y, double[] g)
        {
            double loss = 0;
            for (int i = 0; i < a.Length; i++)
            {
                (double value, double gradient) = Row01.ValueAndGradient(a[i], y[i]);
                loss += value;
                g[i] = gradient / a.Length;
            }

            return loss / a.Length;
        }
    }

    public static class Row08
    {
        public static double Gradient(double[] w, double b, double[] x, double[] y, double[] g)
        {
            Array.Clear(g);
            double m = y.Length;
            double sum = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double z = b;
                for (int j = 0; j < w.Length; j++)
                {
                    z += w[j] * x[i * w.Length + j];
                }

                double d = Row02.Gradient(z, y[i]) / m;
                for (int j = 0; j < w.Length; j++)
                {
                    g[j] += d * x[i * w.Length + j];
                }

                sum += d;
            }

            return sum;
        }

        public static (double Value, double B) ValueAndGradient(double[] w, double b, double[] x, double[] y, double[] g)
        {
            Array.Clear(g);
            double m = y.Length;
            double loss = 0;
            double sum = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double z = b;
                for (int j = 0; j < w.Length; j++)
                {
                    z += w[j] * x[i * w.Length + j];
                }

                (double value, double d) = Row02.ValueAndGradient(z, y[i]);
                loss += value;
                d /= m;
                for (int j = 0; j < w.Length; j++)
                {
                    g[j] += d * x[i * w.Length + j];
                }

                sum += d;
            }

            return (loss / m, sum);
        }
    }

    public static class Softmax
    {
        /// <summary>Writes exp(z - max) and returns their sum.</summary>
        public static (double Max, double Sum) Exponentials(ReadOnlySpan<double> z, Span<double> e)
        {
            double max = double.NegativeInfinity;
            foreach (double logit in z)
            {
                max = Math.Max(max, logit);
            }

            double sum = 0;
            for (int i = 0; i < z.Length; i++)
            {
                e[i] = Math.Exp(z[i] - max);
                sum += e[i];
            }

            return (max, sum);
        }
    }

    public static class Row09
    {
        public static void Gradient(double[] z, double[] y, double[] g)
        {
            double total = 0;
            foreach (double label in y)
            {
                total += label;
            }

            (_, double sum) = Softmax.Exponentials(z, g);
            double scale = total / sum;
            for (int i = 0; i < z.Length; i++)
            {
                g[i] = g[i] * scale - y[i];
            }
        }

        public static double ValueAndGradient(double[] z, double[] y, double[] g)
        {
            double total = 0;
            foreach (double label in y)
            {
                total += label;
            }

            (double max, double sum) = Softmax.Exponentials(z, g);
            double logSum = max + Math.Log(sum);
            double loss = 0;
            double scale = total / sum;
            for (int i = 0; i < z.Length; i++)
            {
                g[i] = g[i] * scale - y[i];
                loss += y[i] * (logSum - z[i]);
            }

            return loss;
        }
    }

    public static class Row09Batch
    {
        public static void Gradient(double[] z, double[] y, int n, double[] g)
        {
            int m = z.Length / n;
            for (int i = 0; i < m; i++)
            {
                double total = 0;
                for (int j = 0; j < n; j++)
                {
                    total += y[i * n + j];
                }

                Span<double> p = g.AsSpan(i * n, n);
                (_, double sum) = Softmax.Exponentials(z.AsSpan(i * n, n), p);
                double scale = total / sum;
                for (int j = 0; j < n; j++)
                {
                    p[j] = (p[j] * scale - y[i * n + j]) / m;
                }
            }
        }

        public static double ValueAndGradient(double[] z, double[] y, int n, double[] g)
        {
            int m = z.Length / n;
            double loss = 0;
            for (int i = 0; i < m; i++)
            {
                double total = 0;
                for (int j = 0; j < n; j++)
                {
                    total += y[i * n + j];
                }

                Span<double> p = g.AsSpan(i * n, n);
                (double max, double sum) = Softmax.Exponentials(z.AsSpan(i * n, n), p);
                double logSum = max + Math.Log(sum);
                double scale = total / sum;
                for (int j = 0; j < n; j++)
                {
                    p[j] = (p[j] * scale - y[i * n + j]) / m;
                    loss += y[i * n + j] * (logSum - z[i * n + j]);
                }
            }

            return loss / m;
        }
    }

    public static class Row09Distribution
    {
        public static void Gradient(double[] z, double[] y, double[] g)
        {
            (_, double sum) = Softmax.Exponentials(z, g);
            for (int i = 0; i < z.Length; i++)
            {
                g[i] = g[i] / sum - y[i];
            }
        }

        public static double ValueAndGradient(double[] z, double[] y, double[] g)
        {
            (double max, double sum) = Softmax.Exponentials(z, g);
            double logSum = max + Math.Log(sum);
            double loss = 0;
            for (int i = 0; i < z.Length; i++)
            {
                g[i] = g[i] / sum - y[i];
                loss += y[i] * (logSum - z[i]);
            }

            return loss;
        }
    }

    public static class Row12
    {
        public static void Gradient(double[] z, int c, double[] g)
        {
            (_, double sum) = Softmax.Exponentials(z, g);
            for (int i = 0; i < z.Length; i++)
            {
                g[i] /= sum;
            }

            g[c] -= 1;
        }

        public static double ValueAndGradient(double[] z, int c, double[] g)
        {
            (double max, double sum) = Softmax.Exponentials(z, g);
            for (int i = 0; i < z.Length; i++)
            {
                g[i] /= sum;
            }

            g[c] -= 1;
            return max + Math.Log(sum) - z[c];
        }
    }

    public static class Row12Batch
    {
        public static void Gradient(double[] z, int[] c, double[] g)
        {
            int m = c.Length;
            int n = z.Length / m;
            for (int i = 0; i < m; i++)
            {
                Span<double> p = g.AsSpan(i * n, n);
                (_, double sum) = Softmax.Exponentials(z.AsSpan(i * n, n), p);
                double scale = 1 / (m * sum);
                for (int j = 0; j < n; j++)
                {
                    p[j] *= scale;
                }

                p[c[i]] -= 1.0 / m;
            }
        }

        public static double ValueAndGradient(double[] z, int[] c, double[] g)
        {
            int m = c.Length;
            int n = z.Length / m;
            double loss = 0;
            for (int i = 0; i < m; i++)
            {
                Span<double> p = g.AsSpan(i * n, n);
                (double max, double sum) = Softmax.Exponentials(z.AsSpan(i * n, n), p);
                double scale = 1 / (m * sum);
                for (int j = 0; j < n; j++)
                {
                    p[j] *= scale;
                }

                p[c[i]] -= 1.0 / m;
                loss += max + Math.Log(sum) - z[i * n + c[i]];
            }

            return loss / m;
        }
    }

    public static class Row13
    {
        public static void Gradient(double[] z, double[] weights, int c, double[] g)
        {
            (_, double sum) = Softmax.Exponentials(z, g);
            double scale = weights[c] / sum;
            for (int i = 0; i < z.Length; i++)
            {
                g[i] *= scale;
            }

            g[c] -= weights[c];
        }

        public static double ValueAndGradient(double[] z, double[] weights, int c, double[] g)
        {
            (double max, double sum) = Softmax.Exponentials(z, g);
            double scale = weights[c] / sum;
            for (int i = 0; i < z.Length; i++)
            {
                g[i] *= scale;
            }

            g[c] -= weights[c];
            return weights[c] * (max + Math.Log(sum) - z[c]);
        }
    }

    public static class Row13Batch
    {
        public static void Gradient(double[] z, double[] weights, int[] c, double[] g) => Compute(z, weights, c, g, withValue: false);

        public static double ValueAndGradient(double[] z, double[] weights, int[] c, double[] g) => Compute(z, weights, c, g, withValue: true);

        private static double Compute(double[] z, double[] weights, int[] c, double[] g, bool withValue)
        {
            int n = weights.Length;
            double total = 0;
            foreach (int label in c)
            {
                total += weights[label];
            }

            double loss = 0;
            for (int i = 0; i < c.Length; i++)
            {
                double weight = weights[c[i]];
                double share = weight / total;
                Span<double> p = g.AsSpan(i * n, n);
                (double max, double sum) = Softmax.Exponentials(z.AsSpan(i * n, n), p);
                double scale = share / sum;
                for (int j = 0; j < n; j++)
                {
                    p[j] *= scale;
                }

                p[c[i]] -= share;
                if (withValue)
                {
                    loss += weight * (max + Math.Log(sum) - z[i * n + c[i]]);
                }
            }

            return withValue ? loss / total : 0;
        }
    }

    public static class Row14
    {
        public static void Gradient(double[] z, int c, double epsilon, double[] g)
        {
            (_, double sum) = Softmax.Exponentials(z, g);
            double others = epsilon / z.Length;
            for (int i = 0; i < z.Length; i++)
            {
                g[i] = g[i] / sum - others;
            }

            g[c] -= 1 - epsilon;
        }

        public static double ValueAndGradient(double[] z, int c, double epsilon, double[] g)
        {
            (double max, double sum) = Softmax.Exponentials(z, g);
            double logSum = max + Math.Log(sum);
            double others = epsilon / z.Length;
            double loss = 0;
            for (int i = 0; i < z.Length; i++)
            {
                g[i] = g[i] / sum - others;
                loss += logSum - z[i];
            }

            double hard = 1 - epsilon;
            g[c] -= hard;
            return hard * (logSum - z[c]) + others * loss;
        }
    }

    public static class Row14Masked
    {
        public static void Gradient(double[] z, int c, double epsilon, double[] g)
        {
            (_, double sum) = Softmax.Exponentials(z, g);
            double hard = c >= 0 && c < z.Length ? 1 - epsilon : 0;
            double others = epsilon / z.Length;
            double scale = (epsilon + hard) / sum;
            for (int i = 0; i < z.Length; i++)
            {
                g[i] = g[i] * scale - (i == c ? hard + others : others);
            }
        }

        public static double ValueAndGradient(double[] z, int c, double epsilon, double[] g)
        {
            (double max, double sum) = Softmax.Exponentials(z, g);
            double logSum = max + Math.Log(sum);
            double hard = c >= 0 && c < z.Length ? 1 - epsilon : 0;
            double others = epsilon / z.Length;
            double scale = (epsilon + hard) / sum;
            double loss = 0;
            for (int i = 0; i < z.Length; i++)
            {
                double label = i == c ? hard + others : others;
                g[i] = g[i] * scale - label;
                loss += label * (logSum - z[i]);
            }

            return loss;
        }
    }

    public static class Row15
    {
        public static void Gradient(double[] z, double[] y, double[] g) => Compute(z, y, g, 1, withValue: false);

        public static double ValueAndGradient(double[] z, double[] y, double[] g) => Compute(z, y, g, 1, withValue: true) / 2;

        /// <summary>Returns the sum of the squared errors.</summary>
        internal static double Compute(ReadOnlySpan<double> z, ReadOnlySpan<double> y, Span<double> g, double m, bool withValue)
        {
            (_, double sum) = Softmax.Exponentials(z, g);
            double dot = 0;
            double squares = 0;
            for (int i = 0; i < z.Length; i++)
            {
                g[i] /= sum;
                double error = g[i] - y[i];
                dot += g[i] * error;
                if (withValue)
                {
                    squares += error * error;
                }
            }

            for (int i = 0; i < z.Length; i++)
            {
                g[i] *= g[i] - y[i] - dot;
                if (m != 1)
                {
                    g[i] /= m;
                }
            }

            return squares;
        }
    }

    public static class Row15Batch
    {
        public static void Gradient(double[] z, double[] y, int n, double[] g) => Compute(z, y, n, g, withValue: false);

        public static double ValueAndGradient(double[] z, double[] y, int n, double[] g) => Compute(z, y, n, g, withValue: true);

        private static double Compute(double[] z, double[] y, int n, double[] g, bool withValue)
        {
            int m = z.Length / n;
            double loss = 0;
            for (int i = 0; i < m; i++)
            {
                double squares = Row15.Compute(z.AsSpan(i * n, n), y.AsSpan(i * n, n), g.AsSpan(i * n, n), m, withValue);
                if (withValue)
                {
                    loss += squares;
                }
            }

            return withValue ? loss / (2 * m) : 0;
        }
    }

    public static class Row16
    {
        public static void Gradient(double[] z, double[] y, double[] g)
        {
            for (int i = 0; i < z.Length; i++)
            {
                g[i] = Row02.Gradient(z[i], y[i]);
            }
        }

        public static double ValueAndGradient(double[] z, double[] y, double[] g)
        {
            double loss = 0;
            for (int i = 0; i < z.Length; i++)
            {
                (double value, g[i]) = Row02.ValueAndGradient(z[i], y[i]);
                loss += value;
            }

            return loss;
        }
    }

    public static class Row17
    {
        public static double Gradient(double p) => -1 / p;

        public static (double Value, double Gradient) ValueAndGradient(double p) => (-Math.Log(p), -1 / p);
    }

    public static class Row17Base2
    {
        public static double Gradient(double p) => -1.4426950408889634 / p;

        public static (double Value, double Gradient) ValueAndGradient(double p) => (-Math.Log2(p), -1.4426950408889634 / p);
    }

    public static class Row18
    {
        public static void Gradient(double[] p, double[] g)
        {
            for (int i = 0; i < p.Length; i++)
            {
                g[i] = -1 - Math.Log(p[i]);
            }
        }

        public static double ValueAndGradient(double[] p, double[] g)
        {
            double entropy = 0;
            for (int i = 0; i < p.Length; i++)
            {
                double log = Math.Log(p[i]);
                g[i] = -1 - log;
                entropy -= p[i] == 0 ? 0 : p[i] * log;
            }

            return entropy;
        }
    }

    public static class Row18Base2
    {
        public static void Gradient(double[] p, double[] g)
        {
            for (int i = 0; i < p.Length; i++)
            {
                g[i] = -1.4426950408889634 - Math.Log2(p[i]);
            }
        }

        public static double ValueAndGradient(double[] p, double[] g)
        {
            double entropy = 0;
            for (int i = 0; i < p.Length; i++)
            {
                double log = Math.Log2(p[i]);
                g[i] = -1.4426950408889634 - log;
                entropy -= p[i] == 0 ? 0 : p[i] * log;
            }

            return entropy;
        }
    }

    public static class Row18Guarded
    {
        public static void Gradient(double[] p, double[] g)
        {
            for (int i = 0; i < p.Length; i++)
            {
                g[i] = p[i] > 0 ? -1 - Math.Log(p[i]) : 0;
            }
        }

        public static double ValueAndGradient(double[] p, double[] g)
        {
            double entropy = 0;
            for (int i = 0; i < p.Length; i++)
            {
                g[i] = 0;
                if (p[i] > 0)
                {
                    double log = Math.Log(p[i]);
                    g[i] = -1 - log;
                    entropy -= p[i] * log;
                }
            }

            return entropy;
        }
    }

    public static class Row19
    {
        public static void Gradient(double[] p, double[] q, double[] g)
        {
            for (int i = 0; i < p.Length; i++)
            {
                g[i] = -p[i] / q[i];
            }
        }

        public static double ValueAndGradient(double[] p, double[] q, double[] g)
        {
            double loss = 0;
            for (int i = 0; i < p.Length; i++)
            {
                g[i] = -p[i] / q[i];
                loss -= p[i] == 0 ? 0 : p[i] * Math.Log(q[i]);
            }

            return loss;
        }
    }

    public static class Row20ByQ
    {
        public static void Gradient(double[] p, double[] q, double[] g) => Row19.Gradient(p, q, g);

        public static double ValueAndGradient(double[] p, double[] q, double[] g)
        {
            double loss = 0;
            for (int i = 0; i < p.Length; i++)
            {
                g[i] = -p[i] / q[i];
                loss += p[i] == 0 ? 0 : p[i] * Math.Log(p[i] / q[i]);
            }

            return loss;
        }
    }

    public static class Row20ByP
    {
        public static void Gradient(double[] p, double[] q, double[] g)
        {
            for (int i = 0; i < p.Length; i++)
            {
                g[i] = Math.Log(p[i] / q[i]) + 1;
            }
        }

        public static double ValueAndGradient(double[] p, double[] q, double[] g)
        {
            double loss = 0;
            for (int i = 0; i < p.Length; i++)
            {
                double log = Math.Log(p[i] / q[i]);
                g[i] = log + 1;
                loss += p[i] == 0 ? 0 : p[i] * log;
            }

            return loss;
        }
    }

    public static class Row20ByQApart
    {
        public static void Gradient(double[] p, double[] q, double[] g) => Row19.Gradient(p, q, g);

        public static double ValueAndGradient(double[] p, double[] q, double[] g)
        {
            double negativeEntropy = 0;
            foreach (double probability in p)
            {
                negativeEntropy += probability == 0 ? 0 : probability * Math.Log(probability);
            }

            double negativeCrossEntropy = 0;
            for (int i = 0; i < q.Length; i++)
            {
                g[i] = -p[i] / q[i];
                negativeCrossEntropy += p[i] == 0 && q[i] == 0 ? 0 : p[i] * Math.Log(q[i]);
            }

            return negativeEntropy - negativeCrossEntropy;
        }
    }

    public static class Row20ByPApart
    {
        public static void Gradient(double[] p, double[] q, double[] g)
        {
            for (int i = 0; i < p.Length; i++)
            {
                g[i] = Math.Log(p[i]) + 1;
            }

            for (int i = 0; i < q.Length; i++)
            {
                g[i] -= Math.Log(q[i]);
            }
        }

        public static double ValueAndGradient(double[] p, double[] q, double[] g)
        {
            double negativeEntropy = 0;
            for (int i = 0; i < p.Length; i++)
            {
                double log = Math.Log(p[i]);
                g[i] = log + 1;
                negativeEntropy += p[i] == 0 ? 0 : p[i] * log;
            }

            double negativeCrossEntropy = 0;
            for (int i = 0; i < q.Length; i++)
            {
                double log = Math.Log(q[i]);
                g[i] -= log;
                negativeCrossEntropy += p[i] == 0 && q[i] == 0 ? 0 : p[i] * log;
            }

            return negativeEntropy - negativeCrossEntropy;
        }
    }

    public static class Row21
    {
        public static void Gradient(double[] a, double[] y, double[] g)
        {
            double scale = 2.0 / a.Length;
            for (int i = 0; i < a.Length; i++)
            {
                g[i] = (a[i] - y[i]) * scale;
            }
        }

        public static double ValueAndGradient(double[] a, double[] y, double[] g)
        {
            double scale = 2.0 / a.Length;
            double squares = 0;
            for (int i = 0; i < a.Length; i++)
            {
                double error = a[i] - y[i];
                squares += error * error;
                g[i] = error * scale;
            }

            return squares / a.Length;
        }
    }

    public static class Margins
    {
        /// <summary>The gradient s (p - [i = c]) by the cosines, and the loss; the caller corrects the element of the class.</summary>
        internal static (double LogSum, double Target) Gradient(double[] cosines, int c, double s, double logit, double[] g, double slope)
        {
            for (int j = 0; j < cosines.Length; j++)
            {
                g[j] = s * cosines[j];
            }

            g[c] = logit;
            double max = double.NegativeInfinity;
            foreach (double z in g)
            {
                max = Math.Max(max, z);
            }

            double sum = 0;
            for (int j = 0; j < g.Length; j++)
            {
                g[j] = Math.Exp(g[j] - max);
                sum += g[j];
            }

            double scale = s / sum;
            for (int j = 0; j < g.Length; j++)
            {
                if (j != c)
                {
                    g[j] *= scale;
                }
            }

            g[c] = slope * (g[c] / sum - 1);
            return (max, sum);
        }
    }

    public static class Row22
    {
        public static void Gradient(double[] cosines, int c, double s, double m, double[] g) =>
            Margins.Gradient(cosines, c, s, s * (cosines[c] - m), g, s);

        public static double ValueAndGradient(double[] cosines, int c, double s, double m, double[] g)
        {
            double target = s * (cosines[c] - m);
            (double max, double sum) = Margins.Gradient(cosines, c, s, target, g, s);
            return max + Math.Log(sum) - target;
        }
    }

    public static class Row23
    {
        public static void Gradient(double[] cosines, int c, double s, double m, double[] g)
        {
            double angle = Math.Acos(cosines[c]) + m;
            Margins.Gradient(cosines, c, s, s * Math.Cos(angle), g, Slope(cosines[c], angle, s));
        }

        public static double ValueAndGradient(double[] cosines, int c, double s, double m, double[] g)
        {
            double angle = Math.Acos(cosines[c]) + m;
            double target = s * Math.Cos(angle);
            (double max, double sum) = Margins.Gradient(cosines, c, s, target, g, Slope(cosines[c], angle, s));
            return max + Math.Log(sum) - target;
        }

        private static double Slope(double cosine, double angle, double s) => s * Math.Sin(angle) / Math.Sqrt((1 - cosine) * (1 + cosine));
    }

    public static class Row24
    {
        public static void Gradient(double[] cosines, int c, double norm, double[] g) =>
            Margins.Gradient(cosines, c, norm, norm * (2 * cosines[c] * cosines[c] - 1), g, 4 * norm * cosines[c]);

        public static double ValueAndGradient(double[] cosines, int c, double norm, double[] g)
        {
            double target = norm * (2 * cosines[c] * cosines[c] - 1);
            (double max, double sum) = Margins.Gradient(cosines, c, norm, target, g, 4 * norm * cosines[c]);
            return max + Math.Log(sum) - target;
        }
    }

    public static class Row24Features
    {
        public static void Gradient(double[] cosines, double[] x, int c, double[] g) => Row24.Gradient(cosines, c, Norm(x), g);

        public static double ValueAndGradient(double[] cosines, double[] x, int c, double[] g) => Row24.ValueAndGradient(cosines, c, Norm(x), g);

        private static double Norm(double[] x)
        {
            double squares = 0;
            foreach (double component in x)
            {
                squares += component * component;
            }

            return Math.Sqrt(squares);
        }
    }
}
