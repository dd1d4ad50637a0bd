using System.Collections.Immutable;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Tests.Evaluation;
using DerivGen.Symbolics.Tests.Properties;

namespace DerivGen.Symbolics.Tests.Programs;

/// <summary>The kernels of a program at a point: value and gradient are those of dual numbers run through the program.</summary>
internal sealed class ProgramCheck
{
    private const double Tolerance = 1e-40;

    private readonly LossFunction loss;
    private readonly List<(Symbol Variable, int Place)> components = [];

    private ProgramCheck(LossFunction loss, Point<Rational> point)
    {
        this.loss = loss;
        foreach (Symbol variable in loss.Parameters.Where(p => p.IsVariable).Select(p => p.Symbol))
        {
            int count = variable.Dimensions == 0 ? 1 : point.RealArrays[variable.Ordinal].Items.Length;
            components.AddRange(Enumerable.Range(0, count).Select(place => (variable, place)));
        }
    }

    /// <summary>The kernels' text, where everything holds.</summary>
    public static string Run(LossFunction loss, Point<Rational> point) => new ProgramCheck(loss, point).Check(point);

    private string Check(Point<Rational> point)
    {
        Dual expected = ProgramRun<Dual>.Value(new DualArithmetic(), loss, Lift(point));
        Assert.True(expected.Value.IsFinite, "The test has no value: " + expected.Value);
        Assert.Contains(components, c => !expected.Partial(components.IndexOf(c)).IsZero);
        KernelKind[] kinds = [KernelKind.Value, KernelKind.Gradient, KernelKind.ValueAndGradient];
        string text = "";
        foreach (bool accumulates in new[] { false, true })
        {
            foreach (DerivedKernel kernel in Deriver.Derive(loss, new([.. kinds], accumulates), CancellationToken.None).Kernels)
            {
                string own = kernel.Kind + "\n" + KernelText.Of(kernel.Kernel);
                Compare(kernel, accumulates, point, expected, own);
                text += accumulates ? "" : own;
            }
        }

        return text;
    }

    private void Compare(DerivedKernel kernel, bool accumulates, Point<Rational> point, Dual expected, string text)
    {
        KernelInterpreter<BigFloat> interpreter = new(BigFloatArithmetic.Instance, point.Select(BigFloat.FromRational));
        foreach (Symbol variable in components.Select(c => c.Variable).Where(v => v.Dimensions > 0).Distinct())
        {
            interpreter.Destination(variable, point.RealArrays[variable.Ordinal].Select(_ => accumulates ? BigFloat.One : BigFloat.NaN));
        }

        (BigFloat value, ImmutableArray<BigFloat> gradients) result;
        try
        {
            result = interpreter.Run(kernel.Kernel);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(exception.Message + "\n" + text, exception);
        }

        if (kernel.Kind != KernelKind.Gradient)
        {
            Assert.True(Closeness.AreClose(result.value, expected.Value, Tolerance), $"value: {expected.Value} but {result.value}\n{text}");
        }

        if (kernel.Kind == KernelKind.Value)
        {
            Assert.Equal(0, interpreter.MostSaved);
            return;
        }

        int scalar = 0;
        for (int i = 0; i < components.Count; i++)
        {
            (Symbol variable, int place) = components[i];
            BigFloat actual = variable.Dimensions == 0 ? result.gradients[scalar++]
                : interpreter.Destination(variable).Items[place] - (accumulates ? BigFloat.One : BigFloat.Zero);
            BigFloat right = expected.Partial(i);
            bool isSame = right.IsZero ? BigFloat.Abs(actual) < BigFloat.FromDouble(1e-60) : Closeness.AreClose(actual, right, Tolerance);
            Assert.True(isSame, $"{variable.Name}[{place}]: {right} but {actual}\n{text}");
        }
    }

    private Point<Dual> Lift(Point<Rational> point) => point.SelectWithPlace((x, ordinal, place) =>
    {
        int component = components.FindIndex(c => c.Variable.Ordinal == ordinal && c.Place == place);
        if (component < 0)
        {
            return new Dual(BigFloat.FromRational(x), null);
        }

        BigFloat[] partials = [.. Enumerable.Repeat(BigFloat.Zero, components.Count)];
        partials[component] = BigFloat.One;
        return new Dual(BigFloat.FromRational(x), partials);
    });
}
