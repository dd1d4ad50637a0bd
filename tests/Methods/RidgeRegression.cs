using System.Linq;
using DerivGen;

namespace DerivGen.Methods
{
    /// <summary>The mean squared error of a linear model, with a penalty on its weights, as a query.</summary>
    public static partial class RidgeRegression
    {
        [Differentiable]
        public static double Loss(double[] weights, double bias, [Constant] double[] features, [Constant] double[] targets, [Constant, NonNegative] double penalty)
        {
            double Predict(int row) => bias + weights.Select((w, j) => w * features[row * weights.Length + j]).Sum();

            var residuals = targets.Select((y, row) => Predict(row) - y);
            return residuals.Average(r => r * r) + penalty * weights.Sum(w => w * w);
        }

        public static object[][] Points => new[]
        {
            new object[] { new[] { 0.5, -1.25 }, 0.75, new[] { 1.0, 2, -0.5, 0.25, 3, -1 }, new[] { 1.0, -2, 0.5 }, 0.1 },
            new object[] { new[] { 2.0, 0.125, -0.75 }, -1.5, new[] { 0.5, 1.5, 2, -1, 0.25, 4 }, new[] { 0.75, 3.0 }, 0 },
        };
    }
}
