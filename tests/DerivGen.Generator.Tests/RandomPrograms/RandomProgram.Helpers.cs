namespace DerivGen.Generator.Tests.RandomPrograms;

internal sealed partial class RandomProgram
{
    /// <summary>What the methods call.</summary>
    public const string Helpers = """
        private static double Blend(double p, double q) => 0.5 * p + 0.25 * p * q;

        private static (double First, double Second) Turn(double p, double q, double angle) => (p * Math.Cos(angle) - q * Math.Sin(angle), p * Math.Sin(angle) + q * Math.Cos(angle));

        private static double Dot(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
        {
            double d = 0;
            for (int i = 0; i < p.Length; i++)
            {
                d += p[i] * q[i];
            }

            return d;
        }

        private static double FirstAbove(ReadOnlySpan<double> p, double limit)
        {
            foreach (double v in p)
            {
                if (v > limit)
                {
                    return v;
                }
            }

            return 0.5 * limit;
        }

        private static double Horner(ReadOnlySpan<double> p, double v)
        {
            double h = 0;
            for (int i = p.Length - 1; i >= 0; i--)
            {
                h = h * v + p[i];
            }

            return h;
        }

        private static void Relax(double[] p, double f)
        {
            for (int i = 1; i < p.Length; i++)
            {
                p[i] = f * p[i] + 0.25 * p[i - 1];
            }
        }

        private static double Root(double v)
        {
            double g = 1, d = 1;
            for (int i = 0; i < 12 && Math.Abs(d) > 1e-3; i++)
            {
                d = 0.5 * (v / g - g);
                g += d;
            }

            return g;
        }

        private static void Scan(ReadOnlySpan<double> p, Span<double> q)
        {
            double total = 0;
            for (int i = 0; i < p.Length; i++)
            {
                total = 0.5 * total + p[i];
                q[i] = total;
            }
        }

        private static void Rotate(ref double p, ref double q, double angle)
        {
            double old = p;
            p = p * Math.Cos(angle) - q * Math.Sin(angle);
            q = old * Math.Sin(angle) + q * Math.Cos(angle);
        }

        private static void Split(double v, out double low, out double rest)
        {
            low = Math.Min(v, 0.5);
            rest = v - low;
        }

        private static double Power(double v, int n) => n <= 0 ? 1 : v * Power(v, n - 1);

        private static double Tail(ReadOnlySpan<double> p, int i) => i >= p.Length ? 0.25 : 0.5 * Tail(p, i + 1) * p[i] + p[i];

        private static double Twice(Func<double, double> f, double v) => f(0.5 * f(v));

        private static double SumOf(Func<int, double> f, int n)
        {
            double total = 0;
            for (int i = 0; i < n; i++)
            {
                total += f(i);
            }

            return total;
        }

        """;
}
