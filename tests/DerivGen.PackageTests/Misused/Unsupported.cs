using DerivGen;

public static partial class Unsupported
{
    [Differentiable]
    public static double Root(double x)
    {
        try // expected: DG01
        {
            return Math.Sqrt(x);
        }
        finally
        {
        }
    }
}
