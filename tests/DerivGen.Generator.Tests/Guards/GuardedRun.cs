using System.Globalization;
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Guards;

/// <summary>
/// Runs what is emitted for a method over <c>double x, double[] z, double[] w, int c</c> beside the method itself, and beside
/// its automatic derivative.
/// </summary>
internal sealed class GuardedRun
{
    private const string Helpers = """
        static double LogAdd(double a, double b) => double.IsNegativeInfinity(a) ? b : double.IsNegativeInfinity(b) ? a : a > b ? a + Math.Log(1 + Math.Exp(b - a)) : b + Math.Log(1 + Math.Exp(a - b));
        static double Bent(double a) => a > 0.25 ? a * a + Math.Exp(-a) : Math.Exp(a) - a;

        """;

    private readonly LossMethod _loss;
    private readonly DualCode _duals;
    private readonly string _name;
    private readonly string _text;
    private readonly GeneratorRun _run;

    public GuardedRun(GeneratorRun run, DualCode duals, string name, string text)
    {
        _loss = run.Loss("Losses." + name);
        _duals = duals;
        _name = name;
        _text = text;
        _run = run;
    }

    public static string InClass(string members) => $$"""
        using System;
        using DerivGen;

        public static partial class Losses
        {
            {{Helpers}}{{members}}
        }
        """;

    /// <summary>Compares at arguments; returns false, and compares nothing, where the method itself has no finite value.</summary>
    public bool Check(double x, double[] z, double[] w, int c)
    {
        object[] arguments = [x, z, w, c];
        (double expected, double[][] derivatives) = _duals.Differentiate("Losses." + _name, arguments, [0, 1, 2]);
        Assert.Equal(expected, _loss.Invoke(arguments), Tolerance(expected));
        double[] all = [expected, .. derivatives.SelectMany(d => d)];
        if (!all.All(double.IsFinite))
        {
            return false;
        }

        string where = string.Create(CultureInfo.InvariantCulture, $"at x = {x}, z = [{string.Join(", ", z)}], w = [{string.Join(", ", w)}], c = {c}:\n{_text}");
        Compare("Gradient", [.. derivatives.SelectMany(d => d)], () => [.. _loss.Gradient(arguments).SelectMany(d => d)]);
        Compare("ValueAndGradient", all, () => _loss.ValueAndGradient(arguments) is var (value, gradient) ? [value, .. gradient.SelectMany(d => d)] : []);
        return true;

        void Compare(string suffix, double[] expectation, Func<double[]> run)
        {
            double[] actual;
            try
            {
                actual = run();
            }
            catch (Exception exception) when (exception is IndexOutOfRangeException or DivideByZeroException or ArgumentOutOfRangeException)
            {
                Assert.Fail($"{_name}{suffix}: {exception.GetType().Name} {where}\n{_run.MethodText(_name + suffix)}");
                return;
            }

            double scale = Tolerance(expectation.Max(Math.Abs));
            Assert.True(
                expectation.Zip(actual).All(pair => Math.Abs(pair.First - pair.Second) <= scale),
                $"{_name}{suffix}: [{string.Join(", ", actual)}] instead of [{string.Join(", ", expectation)}] {where}");
        }
    }

    private static double Tolerance(double size) => 1e-10 * (1 + Math.Abs(size));
}
