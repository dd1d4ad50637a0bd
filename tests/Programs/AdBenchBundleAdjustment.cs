using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>Squared reprojection errors of bundle adjustment as ADBench defines them: eleven numbers a camera, Rodrigues' rotation, radial distortion.</summary>
    public static partial class AdBenchBundleAdjustment
    {
        private const int Parameters = 11;

        [Differentiable]
        public static double Objective(
            ReadOnlySpan<double> cameras,
            ReadOnlySpan<double> points,
            ReadOnlySpan<double> weights,
            [Constant] ReadOnlySpan<double> features,
            ReadOnlySpan<int> cameraOf,
            ReadOnlySpan<int> pointOf)
        {
            double sum = 0;
            for (int i = 0; i < weights.Length; i++)
            {
                ReadOnlySpan<double> camera = cameras.Slice(Parameters * cameraOf[i], Parameters);
                ReadOnlySpan<double> point = points.Slice(3 * pointOf[i], 3);
                (double u, double v) = Project(camera, point);
                double w = weights[i];
                double du = w * (u - features[2 * i]);
                double dv = w * (v - features[2 * i + 1]);
                double dw = 1 - w * w;
                sum += du * du + dv * dv + dw * dw;
            }

            return sum;
        }

        /// <summary>Rotation, centre, focal length, principal point, two distortions.</summary>
        private static (double U, double V) Project(ReadOnlySpan<double> camera, ReadOnlySpan<double> point)
        {
            (double x, double y, double z) = Rotate(camera, point[0] - camera[3], point[1] - camera[4], point[2] - camera[5]);
            double u = x / z;
            double v = y / z;
            double r = u * u + v * v;
            double distortion = 1 + camera[9] * r + camera[10] * r * r;
            return (u * distortion * camera[6] + camera[7], v * distortion * camera[6] + camera[8]);
        }

        private static (double X, double Y, double Z) Rotate(ReadOnlySpan<double> r, double x, double y, double z)
        {
            double squared = r[0] * r[0] + r[1] * r[1] + r[2] * r[2];
            if (squared != 0)
            {
                double theta = Math.Sqrt(squared);
                double cos = Math.Cos(theta);
                double sin = Math.Sin(theta);
                double a = r[0] / theta;
                double b = r[1] / theta;
                double c = r[2] / theta;
                double t = (a * x + b * y + c * z) * (1 - cos);
                return (
                    x * cos + (b * z - c * y) * sin + a * t,
                    y * cos + (c * x - a * z) * sin + b * t,
                    z * cos + (a * y - b * x) * sin + c * t);
            }

            return (x + r[1] * z - r[2] * y, y + r[2] * x - r[0] * z, z + r[0] * y - r[1] * x);
        }
    }
}
