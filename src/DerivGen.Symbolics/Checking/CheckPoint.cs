namespace DerivGen.Symbolics.Checking;

/// <summary>A point, and what the text gives there.</summary>
/// <param name="Point">The point.</param>
/// <param name="Directions">The directions of the derivatives.</param>
/// <param name="Expected">The value and its derivatives; null where the text is not defined, or its value not known.</param>
/// <param name="HasKink">Whether a kink was met.</param>
/// <param name="IsSingular">Whether a difference there says nothing; see <see cref="TextEvaluation.IsSingular"/> and <see cref="SamplePoint.IsUneven"/>.</param>
internal sealed record CheckPoint(SamplePoint Point, Directions Directions, Dual? Expected, bool HasKink, bool IsSingular);
