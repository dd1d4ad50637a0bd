using System;
using System.Collections.Generic;

namespace DerivGen;

/// <summary>Asks the compiler for the derivatives of this method.</summary>
/// <remarks>
/// <para>
/// The method stands in a <c>partial</c> type, is static or only reads its instance, and either returns
/// <see cref="double"/> or <see cref="float"/>, or is <c>void</c> and writes one span (a vector-valued function).
/// For a method <c>X</c> the same type then has <c>XGradient</c> and <c>XValueAndGradient</c> (a vector-valued one
/// <c>XJacobian</c> and <c>XVjp</c>), or what <see cref="Emit"/> names.
/// </para>
/// <para>
/// The method's text is read as mathematics over the real numbers: its derivatives are right wherever they exist and are
/// representable, also where the text itself, run as it stands, would overflow or cancel.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [Differentiable]
/// public static double SigmoidCrossEntropy(double z, [Constant] double y)
/// {
///     double a = 1 / (1 + Math.Exp(-z));
///     return -(y * Math.Log(a) + (1 - y) * Math.Log(1 - a));
/// }
/// // double SigmoidCrossEntropyGradient(double z, double y) returns a - y
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class DifferentiableAttribute : Attribute
{
    /// <summary>Asks for the derivatives with respect to the named parameters, or to all floating-point parameters without <see cref="ConstantAttribute"/>.</summary>
    /// <param name="variables">
    /// The names of the parameters to differentiate by: scalars, spans, arrays. None means all. Their order does not
    /// matter: derivatives come in the order of the parameters.
    /// </param>
    public DifferentiableAttribute(params string[] variables)
    {
        Variables = variables;
    }

    /// <summary>The names of the parameters to differentiate by; empty for all floating-point parameters that are not held constant.</summary>
    public IReadOnlyList<string> Variables { get; }

    /// <summary>
    /// What is emitted. Where it is not set: <c>Gradient | ValueAndGradient</c> for a method that returns a number,
    /// <c>Jacobian | Vjp</c> for one that writes a vector.
    /// </summary>
    public Derivatives Emit { get; set; }

    /// <summary>How accurate the derivatives have to be.</summary>
    public Accuracy Accuracy { get; set; }

    /// <summary>
    /// Whether the derivatives by vectors are added to what their destinations hold, instead of overwriting it. What is
    /// returned is not affected.
    /// </summary>
    public bool Accumulate { get; set; }
}
