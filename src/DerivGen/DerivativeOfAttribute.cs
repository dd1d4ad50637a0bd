using System;

namespace DerivGen;

/// <summary>Makes this method the derivative of a function whose source is not part of the compilation.</summary>
/// <remarks>
/// The method is static and has the function's own parameters. It returns the partial derivative of a function of one
/// variable, and a tuple of the partial derivatives, in the order of the parameters, of one of several.
/// </remarks>
/// <example>
/// <code>
/// [DerivativeOf(typeof(SpecialFunctions), nameof(SpecialFunctions.Erf))]
/// static double ErfDerivative(double x) => 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class DerivativeOfAttribute : Attribute
{
    /// <summary>Names the function.</summary>
    /// <param name="type">The type that declares the function.</param>
    /// <param name="method">The function's name. Among overloads, the one with this method's parameters is meant.</param>
    public DerivativeOfAttribute(Type type, string method)
    {
        Type = type;
        Method = method;
    }

    /// <summary>The type that declares the function.</summary>
    public Type Type { get; }

    /// <summary>The function's name.</summary>
    public string Method { get; }
}
