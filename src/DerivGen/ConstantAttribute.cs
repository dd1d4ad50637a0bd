using System;

namespace DerivGen;

/// <summary>Holds a floating-point parameter constant: the derivatives are not taken with respect to it.</summary>
/// <remarks>
/// The parameter keeps its place in the emitted methods. Parameters of other types are constant anyway.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class ConstantAttribute : Attribute
{
}
