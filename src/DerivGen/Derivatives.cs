using System;

namespace DerivGen;

/// <summary>What is emitted for a method <c>X</c>. T is its type (<see cref="double"/> or <see cref="float"/>), N the number of its variables.</summary>
/// <remarks>
/// A kind that the method's shape does not have (a Jacobian of a method that returns one number, a Hessian of one that
/// writes many) is an error where it is asked for by name.
/// </remarks>
[Flags]
public enum Derivatives
{
    /// <summary>Nothing is asked for.</summary>
    None = 0,

    /// <summary><c>XGradient</c>: the partial derivatives. Those of scalars are returned, those of vectors written to one span per vector.</summary>
    Gradient = 1,

    /// <summary><c>XValueAndGradient</c>: the value, and the partial derivatives as in <see cref="Gradient"/>, computed together.</summary>
    ValueAndGradient = 2,

    /// <summary><c>XJvp</c>: the derivative in one direction, J·v, one tangent per variable. With the value for a method that returns a number.</summary>
    Jvp = 4,

    /// <summary><c>XHvp</c>: the product of the matrix of second derivatives with a vector, H·v.</summary>
    Hvp = 8,

    /// <summary><c>XHessian</c>: all second derivatives, row by row, N×N.</summary>
    Hessian = 16,

    /// <summary><c>XVjp</c>: the product vᵀ·J for a method that writes a vector y, with one cotangent per element of y.</summary>
    Vjp = 32,

    /// <summary><c>XJacobian</c>: all partial derivatives of a method that writes a vector y, row by row, |y|×N.</summary>
    Jacobian = 64,

    /// <summary><c>XValue</c>: the value alone, as accurate as that of <see cref="ValueAndGradient"/>.</summary>
    Value = 128,

    /// <summary>Every kind that the method's shape has.</summary>
    All = Gradient | ValueAndGradient | Jvp | Hvp | Hessian | Vjp | Jacobian | Value,
}
