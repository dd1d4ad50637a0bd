namespace DerivGen.Symbolics.Expressions;

/// <summary>The functions that an expression can call; <see cref="Functions.KnownFunctions"/> has a row for each.</summary>
internal enum Function
{
    // exponentials and logarithms
    Exp,
    Log,
    Sigmoid,
    Softplus,
    Pow,

    // circular and hyperbolic
    Sin,
    Cos,
    Tan,
    Asin,
    Acos,
    Atan,
    Atan2,
    Sinh,
    Cosh,
    Tanh,
    Asinh,
    Acosh,
    Atanh,

    // others that are differentiable almost everywhere
    Cbrt,
    Abs,
    Max,
    Min,
    Clamp,
    CopySign,
    Erf,
    Erfc,
    Remainder,
    IEEERemainder,

    // piecewise constant
    Sign,
    Floor,
    Ceiling,
    Truncate,
    Round,
    RoundAwayFromZero,

    // integers: C#'s own arithmetic, passive
    ToReal,
    ToInteger,
    IntegerDivide,
    IntegerRemainder,
    BitAnd,
    BitOr,
    BitXor,
    ShiftLeft,
    ShiftRight,

    // truth values
    Less,
    LessOrEqual,
    Equal,
    Not,
    And,
    Or,

    // forms chosen for floating point, only after differentiating
    Group,
    Log1P,
    ExpM1,
    Log1MExp,
    XLogX,
    XLogY,
    Hypot,
    Sqrt,
    IsFinite,

    /// <summary>size &lt; border, beside a form for the digits of a double: where computing is exact it is false, and the other form holds.</summary>
    IsNear,

    /// <summary>A function whose text is not known; the call says which.</summary>
    Foreign,
}
