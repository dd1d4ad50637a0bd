namespace DerivGen.TestKit;

/// <summary>What the operation counter tells apart.</summary>
public enum OperationKind
{
    /// <summary>Addition and subtraction.</summary>
    Add,
    Negate,
    Multiply,

    /// <summary>Division and remainder.</summary>
    Divide,
    Sqrt,

    /// <summary>A comparison, also one in a pattern, and questions such as IsNaN.</summary>
    Compare,

    /// <summary>Maximum, minimum, absolute value, sign, rounding: an instruction or two.</summary>
    Select,

    /// <summary>Exponentials; expm1 is one.</summary>
    Exp,

    /// <summary>Logarithms; log1p is one.</summary>
    Log,
    Pow,

    /// <summary>Trigonometric and hyperbolic functions and their inverses.</summary>
    Trig,

    /// <summary>Any other function: a cube root, a gamma function, whatever a referenced library computes.</summary>
    Other,

    /// <summary>An element of an array or span is read.</summary>
    Load,

    /// <summary>An element of an array or span is written.</summary>
    Store,
}
