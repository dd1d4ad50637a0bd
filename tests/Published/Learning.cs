using System;
using DerivGen;
/// <summary>Criteria of the libraries for learning, typed as their documentation gives them.</summary>
public static partial class Learning
{
    [Differentiable] public static double Huber(double x, [Constant] double y, [Constant, Positive] double delta) { double r = Math.Abs(x - y); return r <= delta ? 0.5 * r * r : delta * (r - 0.5 * delta); }
    [Differentiable] public static double SmoothL1(double x, [Constant] double y, [Constant, Positive] double beta) { double r = Math.Abs(x - y); return r < beta ? 0.5 * r * r / beta : r - 0.5 * beta; }
    [Differentiable] public static double PoissonNll(double z, [Constant] double t) => Math.Exp(z) - t * z;
    // x in 0.1..9, t in 0..9
    [Differentiable] public static double PoissonNllRate([Positive] double x, [Constant, NonNegative] double t) => x - t * Math.Log(x + 1e-8);
    [Differentiable] public static double PoissonStirling(double z, [Constant, Positive] double t) => Math.Exp(z) - t * z + t * Math.Log(t) - t + 0.5 * Math.Log(2 * Math.PI * t);
    [Differentiable] public static double GaussianNll(double mu, [Constant] double y, [Positive] double v) => 0.5 * (Math.Log(v) + (y - mu) * (y - mu) / v);
    [Differentiable] public static double GaussianNllClamped(double mu, [Constant] double y, double v) => 0.5 * (Math.Log(Math.Max(v, 1e-6)) + (y - mu) * (y - mu) / Math.Max(v, 1e-6));
    [Differentiable] public static double BceWithLogits(double z, [Constant] double y) => Math.Max(z, 0) - z * y + Math.Log(1 + Math.Exp(-Math.Abs(z)));
    [Differentiable] public static double BcePosWeight(double z, [Constant, Probability] double y, [Constant, Positive] double w) => (1 - y) * z + (1 + (w - 1) * y) * (Math.Log(1 + Math.Exp(-Math.Abs(z))) + Math.Max(-z, 0));
    [Differentiable] public static double BcePosWeightPlain(double z, [Constant, Probability] double y, [Constant, Positive] double w) { double p = 1 / (1 + Math.Exp(-z)); return -(w * y * Math.Log(p) + (1 - y) * Math.Log(1 - p)); }
    [Differentiable] public static double BceLabelSmoothing(double z, [Constant, Probability] double y) { double p = 1 / (1 + Math.Exp(-z)); double t = y * (1 - 0.1) + 0.5 * 0.1; return -t * Math.Log(p) - (1 - t) * Math.Log(1 - p); }
    [Differentiable] public static double SigmoidFocal(double z, [Constant, Probability] double y)
    {
        double p = 1 / (1 + Math.Exp(-z));
        double ce = -(y * Math.Log(p) + (1 - y) * Math.Log(1 - p));
        double pt = p * y + (1 - p) * (1 - y);
        double alpha = 0.25 * y + 0.75 * (1 - y);
        return alpha * ce * Math.Pow(1 - pt, 2);
    }
    [Differentiable] public static double FocalPositive(double z) { double p = 1 / (1 + Math.Exp(-z)); return -Math.Pow(1 - p, 2) * Math.Log(p); }
    // gamma in 0.1..5
    [Differentiable] public static double FocalGamma(double z, [Constant, Positive] double gamma) { double p = 1 / (1 + Math.Exp(-z)); return -Math.Pow(1 - p, gamma) * Math.Log(p); }
    [Differentiable] public static double LogCosh(double a, [Constant] double y) => Math.Log(Math.Cosh(a - y));
    [Differentiable] public static double LogCoshStable(double a, [Constant] double y) { double x = a - y; return x + Math.Log(1 + Math.Exp(-2 * x)) - Math.Log(2); }
    [Differentiable] public static double Quantile(double a, [Constant] double y, [Constant, Probability] double q) => Math.Max(q * (y - a), (q - 1) * (y - a));
    [Differentiable] public static double SmoothQuantile(double a, [Constant] double y, [Constant, Probability] double q) { double u = y - a; return q * u + 0.1 * Math.Log(1 + Math.Exp(-u / 0.1)); }
    [Differentiable] public static double Expectile(double a, [Constant] double y, [Constant, Probability] double q) { double u = y - a; return (u < 0 ? 1 - q : q) * u * u; }
    [Differentiable] public static double HingeLabel(double a, [Constant] double y) => Math.Max(0, 1 - y * a);
    [Differentiable] public static double ModifiedHuber(double a, [Constant] double y) { double m = y * a; return m >= -1 ? Math.Pow(Math.Max(0, 1 - m), 2) : -4 * m; }
    [Differentiable] public static double SmoothHinge(double a, [Constant] double y) { double m = y * a; return m <= 0 ? 0.5 - m : m < 1 ? 0.5 * (1 - m) * (1 - m) : 0; }
    [Differentiable] public static double SoftMargin(double a, [Constant] double y) => Math.Log(1 + Math.Exp(-y * a));
    [Differentiable] public static double ExponentialLoss(double a, [Constant] double y) => Math.Exp(-y * a);
    [Differentiable] public static double SavageLoss(double a, [Constant] double y) => 1 / Math.Pow(1 + Math.Exp(y * a), 2);
    [Differentiable] public static double TangentLoss(double a, [Constant] double y) => Math.Pow(2 * Math.Atan(y * a) - 1, 2);
    [Differentiable] public static double MarginRanking(double a, double b, [Constant] double y) => Math.Max(0, -y * (a - b) + 0.5);
    [Differentiable] public static double BarronRobust(double x, [Constant] double alpha, [Positive] double c) { double b = Math.Abs(alpha - 2); return b / alpha * (Math.Pow(x / c * (x / c) / b + 1, alpha / 2) - 1); }
    [Differentiable] public static double GemanMcClure(double x, [Positive] double c) { double u = x / c; return 2 * u * u / (u * u + 4); }
    [Differentiable] public static double TukeyBiweight(double r) { double c = 4.685; return Math.Abs(r) <= c ? c * c / 6 * (1 - Math.Pow(1 - r / c * (r / c), 3)) : c * c / 6; }
    [Differentiable] public static double Charbonnier(double x, [Constant] double y) => Math.Sqrt((x - y) * (x - y) + 1e-6);
    [Differentiable] public static double PseudoHuber(double a, [Constant, Positive] double d) => d * d * (Math.Sqrt(1 + a / d * (a / d)) - 1);
    [Differentiable] public static double KlOfGaussians(double m1, [Positive] double s1, double m2, [Positive] double s2) => Math.Log(s2 / s1) + (s1 * s1 + (m1 - m2) * (m1 - m2)) / (2 * s2 * s2) - 0.5;
    [Differentiable] public static double ElboTerm(double mu, double logVariance) => -0.5 * (1 + logVariance - mu * mu - Math.Exp(logVariance));
    [Differentiable] public static double WassersteinGaussian(double m1, [Positive] double s1, double m2, [Positive] double s2) => Math.Sqrt((m1 - m2) * (m1 - m2) + (s1 - s2) * (s1 - s2));
    [Differentiable] public static double WassersteinVariances(double m1, [Positive] double v1, double m2, [Positive] double v2) => (m1 - m2) * (m1 - m2) + v1 + v2 - 2 * Math.Sqrt(v1 * v2);
    [Differentiable] public static double HellingerGaussian(double m1, [Positive] double s1, double m2, [Positive] double s2) => 1 - Math.Sqrt(2 * s1 * s2 / (s1 * s1 + s2 * s2)) * Math.Exp(-0.25 * (m1 - m2) * (m1 - m2) / (s1 * s1 + s2 * s2));
    [Differentiable] public static double BhattacharyyaGaussian(double m1, [Positive] double v1, double m2, [Positive] double v2) => 0.25 * Math.Log(0.25 * (v1 / v2 + v2 / v1 + 2)) + 0.25 * (m1 - m2) * (m1 - m2) / (v1 + v2);
    [Differentiable] public static double KlBernoulli([Probability] double p, [Probability] double q) => p * Math.Log(p / q) + (1 - p) * Math.Log((1 - p) / (1 - q));
    [Differentiable] public static double JsBernoulli([Probability] double p, [Probability] double q)
    {
        double m = (p + q) / 2;
        return 0.5 * (p * Math.Log(p / m) + (1 - p) * Math.Log((1 - p) / (1 - m))) + 0.5 * (q * Math.Log(q / m) + (1 - q) * Math.Log((1 - q) / (1 - m)));
    }
    [Differentiable] public static double Gelu(double x) => 0.5 * x * (1 + StableMath.Erf(x / Math.Sqrt(2)));
    [Differentiable] public static double GeluTanh(double x) => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    [Differentiable] public static double QuickGelu(double x) => x / (1 + Math.Exp(-1.702 * x));
    [Differentiable] public static double Mish(double x) { double e = Math.Exp(x); double n = (1 + e) * (1 + e); return x * (n - 1) / (n + 1); }
    [Differentiable] public static double Selu(double x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.Exp(x) - 1));
    [Differentiable] public static double Celu(double x, [Constant, Positive] double alpha) => Math.Max(0, x) + Math.Min(0, alpha * (Math.Exp(x / alpha) - 1));
    [Differentiable] public static double TanhShrink(double x) => x - Math.Tanh(x);
    [Differentiable] public static double Hardswish(double x) => x * Math.Min(Math.Max(x + 3, 0), 6) / 6;
    [Differentiable] public static double LogitNormalLoss([Probability] double p) => Math.Pow(Math.Log(p / (1 - p)), 2);
    [Differentiable] public static double BradleyTerry(double a, double b) => -Math.Log(Math.Exp(a) / (Math.Exp(a) + Math.Exp(b)));
    [Differentiable] public static double Dpo(double w, double l, [Constant] double rw, [Constant] double rl) => -Math.Log(1 / (1 + Math.Exp(-0.1 * (w - rw - (l - rl)))));
    [Differentiable] public static double Ipo(double w, double l, [Constant] double rw, [Constant] double rl) { double h = w - rw - (l - rl); return (h - 1 / (2 * 0.1)) * (h - 1 / (2 * 0.1)); }
    [Differentiable] public static double PpoClip(double logp, [Constant] double old, [Constant] double advantage) { double ratio = Math.Exp(logp - old); return -Math.Min(ratio * advantage, Math.Min(Math.Max(ratio, 0.8), 1.2) * advantage); }
    [Differentiable] public static double GanGenerator(double d) => Math.Log(1 - 1 / (1 + Math.Exp(-d)));
    [Differentiable] public static double GanNonSaturating(double d) => -Math.Log(1 / (1 + Math.Exp(-d)));
    // nu in 0.1..5, alpha in 1.1..5, beta in 0.1..5
    [Differentiable] public static double EvidentialRegression(double gamma, [Positive] double nu, [Positive] double alpha, [Positive] double beta, [Constant] double y)
    {
        double omega = 2 * beta * (1 + nu);
        return 0.5 * Math.Log(Math.PI / nu) - alpha * Math.Log(omega) + (alpha + 0.5) * Math.Log(nu * (y - gamma) * (y - gamma) + omega);
    }
    [Differentiable] public static double CosineEmbedding(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double dot = 0, aa = 0, bb = 0;
        for (int i = 0; i < a.Length; i++) { dot += a[i] * b[i]; aa += a[i] * a[i]; bb += b[i] * b[i]; }
        return 1 - dot / (Math.Sqrt(aa) * Math.Sqrt(bb));
    }
    [Differentiable] public static double DiceSoft(ReadOnlySpan<double> p, [Constant] ReadOnlySpan<double> y)
    {
        double intersection = 0, total = 0;
        for (int i = 0; i < p.Length; i++) { intersection += p[i] * y[i]; total += p[i] + y[i]; }
        return 1 - (2 * intersection + 1) / (total + 1);
    }
    [Differentiable] public static double DiceLogits(ReadOnlySpan<double> z, [Constant, Probability] ReadOnlySpan<double> y)
    {
        double intersection = 0, total = 0;
        for (int i = 0; i < z.Length; i++) { double p = 1 / (1 + Math.Exp(-z[i])); intersection += p * y[i]; total += p + y[i]; }
        return 1 - 2 * intersection / total;
    }
    [Differentiable] public static double Tversky([Probability] ReadOnlySpan<double> p, [Constant, Probability] ReadOnlySpan<double> y)
    {
        double tp = 0, fp = 0, fn = 0;
        for (int i = 0; i < p.Length; i++) { tp += p[i] * y[i]; fp += p[i] * (1 - y[i]); fn += (1 - p[i]) * y[i]; }
        return 1 - (tp + 1) / (tp + 0.3 * fp + 0.7 * fn + 1);
    }
    [Differentiable] public static double JaccardLogits(ReadOnlySpan<double> z, [Constant, Probability] ReadOnlySpan<double> y)
    {
        double intersection = 0, total = 0;
        for (int i = 0; i < z.Length; i++) { double p = 1 / (1 + Math.Exp(-z[i])); intersection += p * y[i]; total += p + y[i]; }
        return 1 - intersection / (total - intersection);
    }
    [Differentiable] public static double KlDivLogTarget(ReadOnlySpan<double> input, [Constant] ReadOnlySpan<double> target)
    {
        double sum = 0;
        for (int i = 0; i < input.Length; i++) { sum += Math.Exp(target[i]) * (target[i] - input[i]); }
        return sum;
    }
    [Differentiable] public static double KlOfSoftmaxes(ReadOnlySpan<double> z, [Constant] ReadOnlySpan<double> t)
    {
        double sz = 0, st = 0, sum = 0;
        for (int i = 0; i < z.Length; i++) { sz += Math.Exp(z[i]); st += Math.Exp(t[i]); }
        for (int i = 0; i < z.Length; i++) { double p = Math.Exp(t[i]) / st, q = Math.Exp(z[i]) / sz; sum += p * Math.Log(p / q); }
        return sum;
    }
    [Differentiable] public static double SoftmaxEntropy(ReadOnlySpan<double> z)
    {
        double s = 0, h = 0;
        for (int i = 0; i < z.Length; i++) { s += Math.Exp(z[i]); }
        for (int i = 0; i < z.Length; i++) { double p = Math.Exp(z[i]) / s; h -= p * Math.Log(p); }
        return h;
    }
    [Differentiable] public static double CrossEntropyClass(ReadOnlySpan<double> z, int c)
    {
        double s = 0;
        for (int i = 0; i < z.Length; i++) { s += Math.Exp(z[i]); }
        return -Math.Log(Math.Exp(z[c]) / s);
    }
    [Differentiable] public static double LabelSmoothingClass(ReadOnlySpan<double> z, int c)
    {
        double s = 0, loss = 0;
        for (int i = 0; i < z.Length; i++) { s += Math.Exp(z[i]); }
        for (int i = 0; i < z.Length; i++) { double y = (i == c ? 1 - 0.1 : 0) + 0.1 / z.Length; loss -= y * Math.Log(Math.Exp(z[i]) / s); }
        return loss;
    }
    [Differentiable] public static double PolyLoss(ReadOnlySpan<double> z, int c)
    {
        double s = 0;
        for (int i = 0; i < z.Length; i++) { s += Math.Exp(z[i]); }
        double p = Math.Exp(z[c]) / s;
        return -Math.Log(p) + 1.0 * (1 - p);
    }
    [Differentiable] public static double FocalSoftmax(ReadOnlySpan<double> z, int c)
    {
        double s = 0;
        for (int i = 0; i < z.Length; i++) { s += Math.Exp(z[i]); }
        double p = Math.Exp(z[c]) / s;
        return -(1 - p) * (1 - p) * Math.Log(p);
    }
    [Differentiable] public static double MultiMargin(ReadOnlySpan<double> z, int c)
    {
        double sum = 0;
        for (int i = 0; i < z.Length; i++) { if (i != c) { sum += Math.Max(0, 1 - z[c] + z[i]); } }
        return sum / z.Length;
    }
    [Differentiable] public static double MultiLabelSoftMargin(ReadOnlySpan<double> z, [Constant, Probability] ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < z.Length; i++) { sum -= y[i] * Math.Log(1 / (1 + Math.Exp(-z[i]))) + (1 - y[i]) * Math.Log(Math.Exp(-z[i]) / (1 + Math.Exp(-z[i]))); }
        return sum / z.Length;
    }
    [Differentiable] public static double InfoNce(ReadOnlySpan<double> s, int positive)
    {
        double sum = 0;
        for (int i = 0; i < s.Length; i++) { sum += Math.Exp(s[i] / 0.07); }
        return -Math.Log(Math.Exp(s[positive] / 0.07) / sum);
    }
    [Differentiable] public static double CircleLoss(ReadOnlySpan<double> sp, ReadOnlySpan<double> sn)
    {
        double p = 0, n = 0;
        for (int i = 0; i < sp.Length; i++) { p += Math.Exp(-4 * (sp[i] - 0.75)); }
        for (int i = 0; i < sn.Length; i++) { n += Math.Exp(4 * (sn[i] - 0.25)); }
        return Math.Log(1 + p * n);
    }
    [Differentiable] public static double ArcFace(ReadOnlySpan<double> cosines, int c)
    {
        double sum = 0;
        for (int i = 0; i < cosines.Length; i++) { sum += Math.Exp(16 * (i == c ? Math.Cos(Math.Acos(cosines[i]) + 0.5) : cosines[i])); }
        return -Math.Log(Math.Exp(16 * Math.Cos(Math.Acos(cosines[c]) + 0.5)) / sum);
    }
    [Differentiable] public static double TripletEuclid(ReadOnlySpan<double> a, ReadOnlySpan<double> p, ReadOnlySpan<double> n)
    {
        double dp = 0, dn = 0;
        for (int i = 0; i < a.Length; i++) { dp += (a[i] - p[i]) * (a[i] - p[i]); dn += (a[i] - n[i]) * (a[i] - n[i]); }
        return Math.Max(Math.Sqrt(dp) - Math.Sqrt(dn) + 1, 0);
    }
    [Differentiable] public static double LayerNormSquare(ReadOnlySpan<double> x)
    {
        double mean = 0, variance = 0, sum = 0;
        for (int i = 0; i < x.Length; i++) { mean += x[i]; }
        mean /= x.Length;
        for (int i = 0; i < x.Length; i++) { variance += (x[i] - mean) * (x[i] - mean); }
        variance /= x.Length;
        for (int i = 0; i < x.Length; i++) { sum += i * (x[i] - mean) / Math.Sqrt(variance + 1e-5); }
        return sum;
    }
    [Differentiable] public static double ExplainedVariance([Constant] ReadOnlySpan<double> y, ReadOnlySpan<double> a)
    {
        double mean = 0, residual = 0, total = 0;
        for (int i = 0; i < y.Length; i++) { mean += y[i]; }
        mean /= y.Length;
        for (int i = 0; i < y.Length; i++) { residual += (y[i] - a[i]) * (y[i] - a[i]); total += (y[i] - mean) * (y[i] - mean); }
        return residual / total;
    }
    [Differentiable] public static double Pearson(ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y)
    {
        double mx = 0, my = 0, xy = 0, xx = 0, yy = 0;
        for (int i = 0; i < x.Length; i++) { mx += x[i]; my += y[i]; }
        mx /= x.Length;
        my /= x.Length;
        for (int i = 0; i < x.Length; i++) { xy += (x[i] - mx) * (y[i] - my); xx += (x[i] - mx) * (x[i] - mx); yy += (y[i] - my) * (y[i] - my); }
        return 1 - xy / Math.Sqrt(xx * yy);
    }
    [Differentiable] public static double BarlowTwins(ReadOnlySpan<double> c, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { double v = c[i * n + j]; sum += i == j ? (1 - v) * (1 - v) : 0.005 * v * v; } }
        return sum;
    }
    [Differentiable] public static double ListNet(ReadOnlySpan<double> z, [Constant] ReadOnlySpan<double> t)
    {
        double sz = 0, st = 0, loss = 0;
        for (int i = 0; i < z.Length; i++) { sz += Math.Exp(z[i]); st += Math.Exp(t[i]); }
        for (int i = 0; i < z.Length; i++) { loss -= Math.Exp(t[i]) / st * Math.Log(Math.Exp(z[i]) / sz); }
        return loss;
    }
    [Differentiable] public static double RankNet(ReadOnlySpan<double> z)
    {
        double sum = 0;
        for (int i = 0; i < z.Length; i++) { for (int j = i + 1; j < z.Length; j++) { sum += Math.Log(1 + Math.Exp(-(z[i] - z[j]))); } }
        return sum;
    }
    [Differentiable] public static double CoxPartial(ReadOnlySpan<double> r)
    {
        double loss = 0;
        for (int i = 0; i < r.Length; i++)
        {
            double sum = 0;
            for (int j = i; j < r.Length; j++) { sum += Math.Exp(r[j]); }
            loss -= r[i] - Math.Log(sum);
        }
        return loss;
    }
}
