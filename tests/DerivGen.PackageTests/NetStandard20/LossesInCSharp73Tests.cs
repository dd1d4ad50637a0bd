namespace DerivGen.PackageTests;

/// <summary>What the generator emitted into a library of .NET Standard 2.0 in C# 7.3, run.</summary>
public class LossesInCSharp73Tests
{
    [Theory]
    [InlineData(0, 1, 0.69314718055994531, -0.5)]
    [InlineData(2, 0, 2.1269280110429726, 0.88079707797788243)]
    [InlineData(800, 0, 800, 1)]
    [InlineData(-800, 1, 800, -1)]
    [InlineData(800, 1, 0, 0)]
    [InlineData(-800, 0, 0, 0)]
    public void SigmoidCrossEntropy_IsRightEverywhere(double z, double y, double loss, double gradient)
    {
        var (value, both) = LossesInCSharp73.SigmoidCrossEntropyValueAndGradient(z, y);

        Near(loss, value);
        Near(gradient, both);
        Near(gradient, LossesInCSharp73.SigmoidCrossEntropyGradient(z, y));
    }

    [Theory]
    [InlineData(0, 1, 0.69314718f, -0.5f)]
    [InlineData(800, 0, 800, 1)]
    [InlineData(-800, 1, 800, -1)]
    public void SigmoidCrossEntropySingle_IsRightEverywhere(float z, float y, float loss, float gradient)
    {
        var (value, both) = LossesInCSharp73.SigmoidCrossEntropySingleValueAndGradient(z, y);

        Assert.Equal(loss, value, 1e-6f * Math.Max(1, loss));
        Assert.Equal(gradient, both, 1e-6f);
    }

    [Fact]
    public void Neuron_ReturnsTheBiasPart_AndWritesTheWeightsPart()
    {
        double[] w = [1, -2, 0.5];
        double[] x = [0.5, 0.25, 4];
        var wGradient = new double[3];

        double bGradient = LossesInCSharp73.NeuronGradient(w, x, -2, 1, wGradient); // z = 0, so a = 1/2

        Near(-0.5, bGradient);
        Near(-0.25, wGradient[0]);
        Near(-0.125, wGradient[1]);
        Near(-2, wGradient[2]);
    }

    [Fact]
    public void Neuron_RefusesADestinationOfAnotherLength()
    {
        var exception = Assert.Throws<ArgumentException>(() => LossesInCSharp73.NeuronGradient(new double[3], new double[3], 0, 1, new double[2]));

        Assert.Equal("wGradient", exception.ParamName);
    }

    [Fact]
    public void SoftmaxCrossEntropy_SurvivesLogitsThatOverflow()
    {
        double[] z = [800, 0, -800];
        double[] y = [0, 1, 0];
        var zGradient = new double[3];

        double value = LossesInCSharp73.SoftmaxCrossEntropyValueAndGradient(z, y, zGradient);

        Near(800, value);
        Assert.Equal([1, -1, 0], zGradient);
    }

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, 4e-16 * Math.Max(1, Math.Abs(expected)));
}
