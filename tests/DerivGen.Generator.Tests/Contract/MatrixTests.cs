using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Contract;

/// <summary>Derivatives by two-dimensional arrays, whose destinations are two-dimensional arrays.</summary>
public sealed class MatrixTests
{
    private delegate double Derivative(double[,] a, double[] x, double[] y, double[,] aGradient, double[] xGradient);

    private const string LeastSquares = """
        double X(double[,] a, double[] x, [Constant] double[] y)
        {
            double loss = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double s = 0;
                for (int j = 0; j < x.Length; j++) s += a[i, j] * x[j];
                loss += (s - y[i]) * (s - y[i]);
            }
            return loss;
        }
        """;

    private static readonly LossMethod Overwriting = ContractRuns.Loss("[Differentiable] public static " + LeastSquares);

    private static readonly LossMethod Accumulating = ContractRuns.Loss("[Differentiable(Accumulate = true)] public static " + LeastSquares);

    // s = (1·1 + 2·2, 3·1 + 4·2, 5·1 + 6·2) = (5, 11, 17), s − y = (1, −1, 2)
    private static double[,] A => new double[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } };

    private static double[] X => [1, 2];

    private static double[] Y => [4, 12, 15];

    [Fact]
    public void Destination_IsOverwritten()
    {
        double[,] aGradient = { { double.NaN, 1 }, { 2, 3 }, { 4, 5 } };
        double[] xGradient = [double.NaN, 7];
        Assert.Equal(6.0, Overwriting.Bind<Derivative>("ValueAndGradient")(A, X, Y, aGradient, xGradient));
        Assert.Equal(new double[,] { { 2, 4 }, { -2, -4 }, { 4, 8 } }, aGradient);
        Assert.Equal([16.0, 20.0], xGradient);
    }

    [Fact]
    public void Accumulate_AddsToTheDestination()
    {
        double[,] aGradient = { { 100, 100 }, { 100, 100 }, { 100, 100 } };
        Assert.Equal(6.0, Accumulating.Bind<Derivative>("ValueAndGradient")(A, X, Y, aGradient, new double[2]));
        Assert.Equal(new double[,] { { 102, 104 }, { 98, 96 }, { 104, 108 } }, aGradient);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    [InlineData(2, 3)]
    public void WrongLengths_AreRefusedBeforeAnythingIsWritten(int rows, int columns)
    {
        double[,] aGradient = new double[rows, columns];
        double[] xGradient = [7, 7];
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Overwriting.Bind<Derivative>("ValueAndGradient")(A, X, Y, aGradient, xGradient));
        Assert.Equal("aGradient", exception.ParamName);
        Assert.Equal([7.0, 7.0], xGradient);
    }

    [Fact]
    public void TheArgumentAsDestination_IsRefused()
    {
        double[,] a = A;
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Overwriting.Bind<Derivative>("ValueAndGradient")(a, X, Y, a, new double[2]));
        Assert.Equal("aGradient", exception.ParamName);
        Assert.Equal(A, a);
    }

    [Fact]
    public void Diagonal_LeavesTheRestZero()
    {
        LossMethod trace = ContractRuns.Loss("[Differentiable] public static double X(double[,] a) { double s = 0; for (int i = 0; i < a.GetLength(0); i++) s += a[i, i] * a[i, i]; return s; }");
        double[,] gradient = { { 9, 9 }, { 9, 9 } };
        trace.Bind<Action<double[,], double[,]>>("Gradient")(new double[,] { { 1, 2 }, { 3, 4 } }, gradient);
        Assert.Equal(new double[,] { { 2, 0 }, { 0, 8 } }, gradient);
    }
}
