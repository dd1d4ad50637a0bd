using DerivGen.Testing;

namespace DerivGen.PackageTests;

/// <summary>What is emitted for every function, run, against differences.</summary>
public class FunctionsInCSharp73Tests
{
    public static TheoryData<string, double[]> Points => new()
    {
        { "Abs", [-2.5, 1.5] },
        { "Acos", [-0.9, 0.3] },
        { "Asin", [-0.9, 0.3] },
        { "Atan", [-3, 0.3] },
        { "Atan2", [-0.7, 3] },
        { "Ceiling", [-2.5, 1.3] },
        { "Cos", [-3, 0.3] },
        { "Cosh", [-3, 0.3] },
        { "Exp", [-3, 0.3] },
        { "Floor", [-2.5, 1.3] },
        { "IEEERemainder", [-2.4, 2] },
        { "Remainder", [-2.4, 4] },
        { "Log", [0.3, 30] },
        { "LogToBase", [0.3, 30] },
        { "Log10", [0.3, 30] },
        { "Max", [-2, 0.5, 2] },
        { "Min", [-2, 0.5, 2] },
        { "Pow", [0.5, 3] },
        { "Power", [0.5, 3] },
        { "Round", [-2.4, 1.3] },
        { "RoundAwayFromZero", [-2.4, 1.3] },
        { "Sign", [-2.4, 1.3] },
        { "Sin", [-3, 0.3] },
        { "Sinh", [-3, 0.3] },
        { "Sqrt", [0.5, 3] },
        { "Tan", [-1, 0.3] },
        { "Tanh", [-3, 0.3] },
        { "Truncate", [-2.4, 1.3] },
        { "Clamped", [-3, -1.2, 0.5] },
        { "Sigmoid", [-3, 0.3] },
        { "Softplus", [-3, 0.3] },
        { "LogSigmoid", [-3, 0.3] },
        { "Log1P", [-0.3, 2] },
        { "ExpM1", [-0.3, 2] },
        { "Log1MExp", [0.3, 2] },
        { "LogAddExp", [-0.3, 2] },
        { "XLogX", [0.3, 2] },
        { "XLogY", [0.3, 0.6] },
        { "Hypot", [-0.3, 2] },
        { "Erf", [-0.3, 2] },
        { "Erfc", [-0.3, 2] },
        { "Asinh", [-0.3, 2] },
        { "Acosh", [1.3, 2] },
        { "Atanh", [-0.3, 0.9] },
        { "Cbrt", [-0.3, 2] },
        { "IsFinite", [-2.4, 1.3] },
    };

    [Theory]
    [MemberData(nameof(Points))]
    public void GradientOfTheFunction(string name, double[] points)
    {
        Func<double, double> function = Method<double>(name);
        Func<double, double> gradient = Method<double>(name + "Gradient");
        foreach (double point in points)
        {
            GradientCheck.Verify(function, gradient, point);
            if (name != "IsFinite")
            {
                double expected = gradient((float)point);
                Assert.Equal(expected, Method<float>(name + "SingleGradient")((float)point), 1e-5 * Math.Max(1, Math.Abs(expected)));
            }
        }
    }

    [Fact]
    public void EveryMethodIsTested()
    {
        IEnumerable<string> methods = typeof(FunctionsInCSharp73).GetMethods()
            .Where(method => method.ReturnType == typeof(double) && method.GetParameters() is [{ ParameterType: var type }] && type == typeof(double))
            .Select(method => method.Name);
        IEnumerable<string> tested = Points.Select(row => row.Data.Item1);
        Assert.Equal(tested.Concat(tested.Select(name => name + "Gradient")).Order(StringComparer.Ordinal), methods.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void GradientOfVectorFunctions() =>
        GradientCheck.Verify(x => FunctionsInCSharp73.Vectors(x), (x, gradient) => FunctionsInCSharp73.VectorsGradient(x, gradient), [0.5, -2, 1.25]);

    private static Func<T, T> Method<T>(string name) => typeof(FunctionsInCSharp73).GetMethod(name, [typeof(T)])!.CreateDelegate<Func<T, T>>();
}
