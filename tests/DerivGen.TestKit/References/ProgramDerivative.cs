namespace DerivGen.TestKit;

/// <summary>One derivative at a point: a component of the gradient, or the derivative along a direction.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Index">The component, flattened; without meaning where there is a direction.</param>
/// <param name="Direction">The direction, an element for each component of the variable.</param>
/// <param name="Result">What it must be.</param>
public sealed record ProgramDerivative(string Variable, int Index, double[]? Direction, ReferenceResult Result)
{
    /// <summary>The derivative that a gradient by the variable says.</summary>
    public double Of(double[] gradient) => Direction is null ? gradient[Index] : Direction.Zip(gradient, (d, g) => d * g).Sum();
}
