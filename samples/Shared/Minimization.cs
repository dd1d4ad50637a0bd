using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace DerivGen.Samples;

/// <summary>A loss as an optimizer sees it: a function of one point that holds all weights. Writes the gradient there.</summary>
internal delegate double ValueAndGradient(ReadOnlySpan<double> point, Span<double> gradient);

/// <summary>Where an optimizer began, how far it came, and what it took.</summary>
internal sealed record Minimization(
    double[] Point, double Loss, double FirstGradientNorm, double LastGradientNorm, string Iterations, int Evaluations)
{
    /// <summary>When the optimizers give up.</summary>
    public const int IterationLimit = 500;

    /// <summary>Has one of MathNet's optimizers minimise a function, and tells every evaluation to whoever watches.</summary>
    public static Minimization Run(
        IUnconstrainedMinimizer minimizer, ValueAndGradient function, double[] start, Action<int, double, double>? watch = null)
    {
        int evaluations = 0;
        double firstNorm = 0;
        (double Loss, double Norm, double[] Point) best = (double.PositiveInfinity, 0, start);

        (double, Vector<double>) Evaluate(Vector<double> point)
        {
            double[] gradient = new double[point.Count];
            double[] weights = point.ToArray();
            double loss = function(weights, gradient);
            double norm = Math.Sqrt(gradient.Sum(component => component * component));
            firstNorm = evaluations++ == 0 ? norm : firstNorm;
            best = loss < best.Loss ? (loss, norm, weights) : best;
            watch?.Invoke(evaluations, loss, norm);
            return (loss, Vector<double>.Build.Dense(gradient));
        }

        string iterations;
        try
        {
            iterations = $"{minimizer.FindMinimum(ObjectiveFunction.Gradient(Evaluate), Vector<double>.Build.DenseOfArray(start)).Iterations}";
        }
        catch (MaximumIterationsException)
        {
            iterations = $"{IterationLimit}, given up";
        }
        catch (OptimizationException)
        {
            iterations = "stuck"; // no step along the gradient improves the loss any more
        }

        return new Minimization(best.Point, best.Loss, firstNorm, best.Norm, iterations, evaluations);
    }
}
