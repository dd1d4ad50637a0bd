using DerivGen;

public static class NotPartial
{
    [Differentiable]
    public static double Square(double x) => x * x; // expected: DG00
}
