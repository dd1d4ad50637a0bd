using DerivGen.TestKit;
using static VerifyXunit.Verifier;

namespace DerivGen.Generator.Tests.Losses;

/// <summary>What is emitted for structs, as a person reads it.</summary>
public sealed class StructSnapshotTests
{
    [Fact]
    public Task RaySphere() => VerifyText("""
        public static partial class Geometry
        {
            [Differentiable]
            public static float Distance(Vector3 origin, Vector3 direction, [Constant] Vector3 center, float radius)
            {
                Vector3 oc = origin - center;
                float b = Vector3.Dot(oc, direction);
                float discriminant = b * b - oc.LengthSquared() + radius * radius;
                return discriminant < 0 ? float.PositiveInfinity : -b - MathF.Sqrt(discriminant);
            }
        }
        """);

    [Fact]
    public Task QuaternionAlignment() => VerifyText("""
        public static partial class Geometry
        {
            [Differentiable]
            public static float Misalignment(Quaternion rotation, [Constant] Quaternion target)
            {
                float cosine = Quaternion.Dot(Quaternion.Normalize(rotation), target);
                return 1 - cosine * cosine;
            }
        }
        """);

    [Fact]
    public Task KalmanFilter() => VerifyText("""
        public readonly record struct Matrix2(double A, double B, double C, double D)
        {
            public static Matrix2 operator *(Matrix2 p, Matrix2 q) => new(p.A * q.A + p.B * q.C, p.A * q.B + p.B * q.D, p.C * q.A + p.D * q.C, p.C * q.B + p.D * q.D);

            public static Matrix2 operator +(Matrix2 p, Matrix2 q) => new(p.A + q.A, p.B + q.B, p.C + q.C, p.D + q.D);
        }

        public static partial class Filters
        {
            [Differentiable(Emit = Derivatives.Gradient)]
            public static double NegativeLogLikelihood(double drift, double noise, [Constant] double dt, [Constant] ReadOnlySpan<double> seen)
            {
                Matrix2 step = new(1, dt, 0, 1), back = new(1, 0, dt, 1), covariance = new(1, 0, 0, 1);
                (double position, double speed) = (0, 0);
                double loss = 0;
                foreach (double z in seen)
                {
                    position += dt * speed;
                    covariance = step * covariance * back + new Matrix2(drift, 0, 0, drift);
                    double s = covariance.A + noise, error = z - position;
                    loss += error * error / s + Math.Log(s);
                    (double k, double l) = (covariance.A / s, covariance.C / s);
                    position += k * error;
                    speed += l * error;
                    covariance = new Matrix2(1 - k, 0, -l, 1) * covariance;
                }

                return loss / 2;
            }
        }
        """);

    [Fact]
    public Task SpringChain() => VerifyText("""
        public struct Mass
        {
            public double X, Y;
        }

        public static partial class Springs
        {
            [Differentiable]
            public static double Energy(ReadOnlySpan<Mass> masses, double stiffness)
            {
                double energy = 0;
                for (int i = 1; i < masses.Length; i++)
                {
                    double dx = masses[i].X - masses[i - 1].X, dy = masses[i].Y - masses[i - 1].Y;
                    energy += stiffness * (dx * dx + dy * dy);
                }

                return energy;
            }
        }
        """);

    private static async Task VerifyText(string members)
    {
        GeneratorRun run = GeneratorHarness.DerivGen.Run([$"using System;\nusing System.Numerics;\nusing DerivGen;\n\n{members}\n", .. LossCorpus.Support], HarnessOptions.Bulk);
        await Verify(run.Driver).UseDirectory("Snapshots");
    }
}
