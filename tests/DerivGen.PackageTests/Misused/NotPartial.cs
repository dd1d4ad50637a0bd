using DerivGen;

public static class NotPartial // expected: DG00
{
    [Differentiable]
    public static double Square(double x) => x * x;
}
