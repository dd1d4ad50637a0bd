#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: it is arithmetic
using System.Numerics;
using System.Reflection;
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>The oracle's own functions: values beside those of the framework and beside constants of many digits, derivatives beside differences.</summary>
public sealed class WideDualTests
{
    private const double Step = 1e-10;

    private static readonly MethodInfo[] OfOne = [.. MethodsOf(typeof(WideDualMath), 1), .. MethodsOf(typeof(WideSpecialFunctions), 1)];

    public static TheoryData<string> Functions => [.. OfOne.Select(method => $"{method.DeclaringType!.Name}.{method.Name}").Distinct()];

    /// <summary>Every function of one number, at places where it is defined and has no step.</summary>
    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_HasTheFrameworksValueAndItsOwnDifferences(string name)
    {
        MethodInfo method = OfOne.Single(method => $"{method.DeclaringType!.Name}.{method.Name}" == name);
        int defined = 0;
        foreach (double x in new[] { -0.7, 0.3, 0.8, 1.7, 2.6 })
        {
            WideDual.Start();
            WideDual at = Call(method, new WideDual(x, 1, 0, 0));
            if (!double.IsFinite(at.Value.High) || !double.IsFinite(at.Derivative.High) || (x < 0 && method.DeclaringType == typeof(WideSpecialFunctions)))
            {
                continue;
            }

            defined++;
            DoubleDouble above = Call(method, new WideDual(x + (DoubleDouble)Step, 0, 0, 0)).Value;
            DoubleDouble below = Call(method, new WideDual(x - (DoubleDouble)Step, 0, 0, 0)).Value;
            double slope = (double)((above - below) / (2 * Step));
            Assert.True(Math.Abs(slope - at.Derivative.High) <= 1e-14 * (1 + Math.Abs(slope)), $"{at.Derivative.High:R} instead of {slope:R} at {x}");
            if (InDouble(method.Name, x) is { } expected)
            {
                Assert.Equal(expected, at.Value.High, 1e-11 * (1 + Math.Abs(expected)));
            }
        }

        Assert.True(defined > 0);
    }

    [Fact]
    public void SpecialFunctions_HaveManyDigits()
    {
        Close("0.5204998778130465376827466538", DoubleDoubleSpecial.Erf(0.5));
        Close("0.8427007929497148693412206350", DoubleDoubleSpecial.Erf(1));
        Close("0.5723649429247000870717136756", DoubleDoubleSpecial.LogGamma(0.5));
        Close("-0.577215664901532860606512090", DoubleDoubleSpecial.Polygamma(1, 1));
        Close("1.6449340668482264364724151666", DoubleDoubleSpecial.Polygamma(2, 1));
        Close("-2.404113806319188570799476323", DoubleDoubleSpecial.Polygamma(3, 1));
        Close("1.2660658777520083355982446252", DoubleDoubleSpecial.BesselI(0, 1));
        Close("0.5651591039924850272076960276", DoubleDoubleSpecial.BesselI(1, 1));
    }

    [Fact]
    public void Quaternions_TurnAsThoseOfTheFramework()
    {
        Quaternion p = new(0.3f, -0.5f, 0.7f, 0.2f), q = new(-0.1f, 0.4f, 0.6f, -0.3f);
        Quaternion expected = Quaternion.Lerp(p * q / Quaternion.Inverse(p), Quaternion.Concatenate(p, q), 0.25f);
        WideQuaternion a = new(p.X, p.Y, p.Z, p.W), b = new(q.X, q.Y, q.Z, q.W);
        WideQuaternion turned = WideQuaternion.Lerp(a * b / WideQuaternion.Inverse(a), WideQuaternion.Concatenate(a, b), 0.25);
        Assert.Equal([expected.X, expected.Y, expected.Z, expected.W], [turned.X.Value.High, turned.Y.Value.High, turned.Z.Value.High, turned.W.Value.High], (one, other) => Math.Abs(one - other) < 1e-6);
        Vector3 moved = Vector3.Transform(Vector3.Reflect(new(1, 2, -3), Vector3.UnitY), Quaternion.Normalize(p));
        WideVector3 wide = WideVector3.Transform(WideVector3.Reflect(new(1, 2, -3), WideVector3.UnitY), WideQuaternion.Normalize(a));
        Assert.Equal([moved.X, moved.Y, moved.Z], [wide.X.Value.High, wide.Y.Value.High, wide.Z.Value.High], (one, other) => Math.Abs(one - other) < 1e-5);
    }

    [Fact]
    public void ComplexFunctions_AreThoseOfTheFramework()
    {
        Complex p = new(0.6, -0.8), q = new(-1.25, 0.5);
        Complex expected = Complex.Exp(p / q) + (Complex.Sin(p) * Complex.Cosh(q)) - (Complex.Cos(q) / Complex.Sinh(p)) + Complex.Log(p * q);
        WideComplex a = new(0.6, -0.8), b = new(-1.25, 0.5);
        WideComplex sum = WideComplex.Exp(a / b) + (WideComplex.Sin(a) * WideComplex.Cosh(b)) - (WideComplex.Cos(b) / WideComplex.Sinh(a)) + WideComplex.Log(a * b);
        Assert.Equal(expected.Real, sum.Real.Value.High, 1e-13);
        Assert.Equal(expected.Imaginary, sum.Imaginary.Value.High, 1e-13);
        Assert.Equal(expected.Phase, sum.Phase.Value.High, 1e-13);
    }

    private static IEnumerable<MethodInfo> MethodsOf(Type type, int count) => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(method => method.ReturnType == typeof(WideDual) && method.GetParameters().Length == count && method.GetParameters().All(parameter => parameter.ParameterType == typeof(WideDual)));

    private static WideDual Call(MethodInfo method, WideDual x) => (WideDual)method.Invoke(null, [x])!;

    /// <summary>The value of the function of this name of <c>Math</c>, <c>double</c> or MathNet.</summary>
    private static double? InDouble(string name, double x) =>
        (double?)new[] { typeof(Math), typeof(double), typeof(MathNet.Numerics.SpecialFunctions), typeof(StableMath) }
            .Select(type => type.GetMethod(name, BindingFlags.Public | BindingFlags.Static, [typeof(double)]))
            .FirstOrDefault(method => method?.ReturnType == typeof(double))?.Invoke(null, [x]);

    private static void Close(string expected, DoubleDouble actual) => Assert.True(Math.Abs((double)(DoubleDouble.Parse(expected) - actual)) <= 1e-26, $"{actual} instead of {expected}");
}
#endif
