namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary><c>TensorPrimitives</c>.</summary>
internal sealed partial class RandomProgram
{
    private static readonly string[] TensorsOfAll =
    [
        "Negate", "Abs", "Sin", "Cos", "Tanh", "Atan", "AtanPi", "Sigmoid", "SoftMax", "Asinh", "Cbrt", "Increment", "Decrement", "DegreesToRadians", "RadiansToDegrees", "SinPi", "CosPi", "Floor", "Ceiling", "Round", "Truncate",
    ];

    private static readonly string[] TensorsOfSmall =
    [
        "Exp", "Exp2", "Exp10", "ExpM1", "Exp2M1", "Exp10M1", "Sinh", "Cosh", "Tan", "TanPi", "Asin", "Acos", "AsinPi", "AcosPi", "Atanh", "LogP1", "Log2P1", "Log10P1",
    ];

    private static readonly string[] TensorsOfPositive = ["Sqrt", "Log", "Log2", "Log10", "Reciprocal", "ReciprocalSqrt"];

    private static readonly string[] TensorsOfTwo =
    [
        "Add", "Subtract", "Multiply", "Hypot", "Atan2", "Atan2Pi", "CopySign", "MaxMagnitudeNumber", "MinMagnitudeNumber", "Max", "Min", "MaxMagnitude", "MinMagnitude", "MaxNumber", "MinNumber",
    ];

    private static readonly string[] TensorsOfThree = ["MultiplyAdd", "FusedMultiplyAdd", "MultiplyAddEstimate", "AddMultiply", "Lerp"];

    private static readonly string[] TensorNumbers = ["Sum", "SumOfSquares", "SumOfMagnitudes", "Average", "Norm", "Product", "Max", "Min", "MaxMagnitude", "MinMagnitude"];

    private static readonly string[] TensorNumbersOfTwo = ["Dot", "Distance", "ProductOfSums", "ProductOfDifferences"];

    private string TensorValue() => _random.Next(6) switch
    {
        0 or 1 => $"0.5 * {Tensor(Pick(TensorNumbers))}({Vector()})",
        2 or 3 => $"0.5 * {Tensor(Pick(TensorNumbersOfTwo))}({Vector()}, {Vector()})",
        4 when OneIn(2) => $"({Tensor(Pick("IsNegativeAll", "IsNegativeAny", "IsPositiveAll", "IsPositiveAny", "IsFiniteAll", "IsFiniteAny", "IsNaNAll", "IsNaNAny", "IsInfinityAll", "IsInfinityAny", "IsRealNumberAll", "IsRealNumberAny"))}({Pick("z", "w")}) ? {Value(0)} : {Value(0)})",
        4 => Pick($"{Tensor("StdDev")}({Pick("z", "w")})", $"{Tensor("CosineSimilarity")}(z, w)"),
        _ => $"z[{Tensor(Pick("IndexOfMax", "IndexOfMin", "IndexOfMaxMagnitude", "IndexOfMinMagnitude"))}({Pick("z", "w", "a")})]",
    };

    private void Tensors(int depth)
    {
        string to = Pick("a", "b");
        switch (_random.Next(8))
        {
            case 0 or 1:
                Line(depth, $"{Tensor(Pick(TensorsOfAll))}({Vector()}, {to});");
                break;
            case 2:
                Line(depth, $"{Tensor("Sin")}({Vector()}, {to});");
                Line(depth, $"{Tensor("Multiply")}({to}, {Pick("0.9", "0.4")}, {to});");
                Line(depth, $"{Tensor(Pick(TensorsOfSmall))}({to}, {to});");
                break;
            case 3:
                Line(depth, $"{Tensor("MultiplyAdd")}({Pick("z, z", "w, w")}, 0.5, {to});");
                Line(depth, $"{Tensor("Abs")}({to}, {to});");
                Line(depth, $"{Tensor("Add")}({to}, 0.5, {to});");
                Line(depth, Pick($"{Tensor(Pick(TensorsOfPositive))}({to}, {to});", $"{Tensor(Pick("Pow", "Divide"))}({Pick("z", "w")}, {Pick("2", "3")}, {to});", $"{Tensor("Divide")}({Vector()}, {to}, {to});", $"{Tensor("Pow")}({to}, {Pick("1.5", "-0.5")}, {to});", $"{Tensor("RootN")}({to}, {Pick("2", "3")}, {to});", $"{Tensor("Increment")}({to}, {to}); {Tensor("Acosh")}({to}, {to});"));
                break;
            case 4 or 5:
                Line(depth, Pick($"{Tensor(Pick(TensorsOfTwo))}({Vector()}, {Vector()}, {to});", $"{Tensor(Pick("Add", "Subtract", "Multiply", "Max", "Min", "Atan2", "CopySign"))}({Vector()}, {Value(0)}, {to});"));
                break;
            case 6:
                Line(depth, $"{Tensor(Pick(TensorsOfThree))}({Vector()}, {Vector()}, {Pick(Vector(), Value(0))}, {to});");
                Line(depth, $"{Tensor("Multiply")}({to}, 0.5, {to});");
                break;
            default:
                Line(depth, Pick($"{Tensor("Clamp")}({Vector()}, -0.75, 1.25, {to});", $"{Tensor(Pick("SinCos", "SinCosPi"))}({Pick("z", "w")}, a, b);", $"{Tensor("ScaleB")}({Vector()}, {Pick("1", "-1")}, {to});", $"{Tensor(Pick("Remainder", "Ieee754Remainder"))}({Vector()}, 1.25, {to});"));
                break;
        }
    }

    private static string Tensor(string function) => $"TensorPrimitives.{function}<double>";

    /// <summary>A vector as long as z.</summary>
    private string Vector() => Pick("z", "w", "a", "b");
}
