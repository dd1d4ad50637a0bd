using static DerivGen.Generator.Tests.Libraries.LibraryKind;

namespace DerivGen.Generator.Tests.Libraries;

/// <summary>Every public method of <c>TensorPrimitives</c>: docs/language.md is written from it.</summary>
internal static class TensorFunctions
{
    private const double Small = 0.9;

    public static readonly LibraryFunction[] All =
    [
        // a number of all elements
        .. Of(Differentiable, "Sum", "SumOfSquares", "SumOfMagnitudes", "Average", "StdDev", "Product", "Norm", "Dot", "Distance", "CosineSimilarity", "ProductOfSums", "ProductOfDifferences"),
        .. Of(PiecewiseConstant, "HammingDistance", "IndexOfMax", "IndexOfMin", "IndexOfMaxMagnitude", "IndexOfMinMagnitude"),
        .. Of(PiecewiseConstant, "IsFiniteAll", "IsFiniteAny", "IsInfinityAll", "IsInfinityAny", "IsNaNAll", "IsNaNAny", "IsNegativeAll", "IsNegativeAny", "IsPositiveAll", "IsPositiveAny"),
        .. Of(PiecewiseConstant, "IsNegativeInfinityAll", "IsNegativeInfinityAny", "IsPositiveInfinityAll", "IsPositiveInfinityAny", "IsRealNumberAll", "IsRealNumberAny", "IsZeroAll", "IsZeroAny"),
        .. Of(PiecewiseConstant, "IsIntegerAll", "IsIntegerAny", "IsEvenIntegerAll", "IsEvenIntegerAny", "IsOddIntegerAll", "IsOddIntegerAny"),

        // of all elements, or of each
        .. Of(Differentiable, "Max", "Min", "MaxNumber", "MinNumber", "MaxMagnitude", "MinMagnitude", "MaxMagnitudeNumber", "MinMagnitudeNumber"),

        // of each element
        .. Of(Differentiable, "Add", "Subtract", "Multiply", "AddMultiply", "MultiplyAdd", "MultiplyAddEstimate", "FusedMultiplyAdd", "Negate", "Increment", "Decrement", "Lerp", "Abs", "CopySign", "SoftMax", "Sigmoid"),
        new("Divide", Differentiable, 0.3, 2),
        new("Remainder", Differentiable, 0.3, 2),
        new("Ieee754Remainder", Differentiable, 0.3, 2),
        new("Reciprocal", Differentiable, 0.3, 2),
        new("ReciprocalSqrt", Differentiable, 0.3, 2),
        new("Clamp", Differentiable, Text: "z, -1, 1"),
        new("Pow", Differentiable, 0.3, 2),
        new("Sqrt", Differentiable, 0.3, 2),
        .. Of(Differentiable, "Cbrt", "Hypot", "ScaleB", "DegreesToRadians", "RadiansToDegrees", "Exp", "Exp2", "Exp10", "ExpM1", "Exp2M1", "Exp10M1"),
        new("RootN", Differentiable, 0.3, 2),
        new("Log", Differentiable, 1.2, 3),
        new("Log2", Differentiable, 0.3, 2),
        new("Log10", Differentiable, 0.3, 2),
        new("LogP1", Differentiable, -0.5, 2),
        new("Log2P1", Differentiable, -0.5, 2),
        new("Log10P1", Differentiable, -0.5, 2),
        .. Of(Differentiable, "Sin", "Cos", "SinCos", "SinPi", "CosPi", "SinCosPi", "Atan", "Atan2", "AtanPi", "Atan2Pi", "Sinh", "Cosh", "Tanh", "Asinh"),
        new("Tan", Differentiable, -1.2, 1.2),
        new("TanPi", Differentiable, -0.4, 0.4),
        new("Asin", Differentiable, -Small, Small),
        new("Acos", Differentiable, -Small, Small),
        new("AsinPi", Differentiable, -Small, Small),
        new("AcosPi", Differentiable, -Small, Small),
        new("Atanh", Differentiable, -Small, Small),
        new("Acosh", Differentiable, 1.2, 3),
        .. Of(PiecewiseConstant, "Sign", "Floor", "Ceiling", "Truncate", "Round"),
        .. Of(PiecewiseConstant, "IsFinite", "IsInfinity", "IsNaN", "IsNegative", "IsPositive", "IsNegativeInfinity", "IsPositiveInfinity", "IsRealNumber", "IsZero", "IsInteger", "IsEvenInteger", "IsOddInteger"),
        .. Of(Differentiable, "ConvertChecked", "ConvertSaturating", "ConvertTruncating"),
        new("ConvertToInteger", PiecewiseConstant),
        new("ConvertToIntegerNative", PiecewiseConstant),

        // refused: how a number is stored, and what only integers have
        .. Of(Refused, "ReciprocalEstimate", "ReciprocalSqrtEstimate", "BitIncrement", "BitDecrement", "ILogB", "IsPow2", "IsNormal", "IsSubnormal", "IsCanonical", "IsComplexNumber", "IsImaginaryNumber"),
        .. Of(Refused, "IsPow2All", "IsPow2Any", "IsNormalAll", "IsNormalAny", "IsSubnormalAll", "IsSubnormalAny", "IsCanonicalAll", "IsCanonicalAny", "IsComplexNumberAll", "IsComplexNumberAny", "IsImaginaryNumberAll", "IsImaginaryNumberAny"),
        .. Of(Refused, "BitwiseAnd", "BitwiseOr", "Xor", "OnesComplement", "DivRem", "HammingBitDistance", "LeadingZeroCount", "TrailingZeroCount", "PopCount", "RotateLeft", "RotateRight", "ShiftLeft", "ShiftRightArithmetic", "ShiftRightLogical"),
        .. Of(Refused, "ConvertToHalf", "ConvertToSingle"),
    ];

    private static IEnumerable<LibraryFunction> Of(LibraryKind kind, params string[] names) => names.Select(name => new LibraryFunction(name, kind));
}
