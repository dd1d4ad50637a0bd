namespace DerivGen.Testing;

/// <summary>What a gradient check found out about one component.</summary>
public enum GradientCheckOutcome
{
    /// <summary>The analytic derivative is the numeric one, as far as this is known.</summary>
    Agrees = 0,

    /// <summary>
    /// The function has a kink here: its derivatives from the left and from the right differ. The analytic derivative lies
    /// between them, as every convention for a kink has it, and passes.
    /// </summary>
    AgreesAtKink = 1,

    /// <summary>The analytic derivative differs from the numeric one by more than the latter's error.</summary>
    Differs = 2,

    /// <summary>The function has a kink here, and the analytic derivative does not lie between those from the left and from the right.</summary>
    DiffersAtKink = 3,

    /// <summary>
    /// The difference quotients do not settle on a derivative that is known well enough: the function jumps here, is
    /// undefined here, has an infinite derivative, or is too noisy. Nothing is said about the gradient.
    /// </summary>
    Inconclusive = 4,
}
