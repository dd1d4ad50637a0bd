namespace DerivGen.TestKit;

/// <summary>
/// What an operation costs, in additions. Measured on x86-64 under .NET 10 in loops over arrays of doubles: an addition
/// takes 0.1 ns where others run beside it and 0.5 ns where each waits for the last, 0.2 ns is taken for the unit;
/// a division 1.1 (3.3 ns waiting), a square root 1.6, exp and log 3.1, sin 8, tanh 9.5, pow 9, a cube root 10 ns.
/// </summary>
public static class OperationCosts
{
    public static double Of(OperationKind kind) => kind switch
    {
        OperationKind.Add => 1,
        OperationKind.Negate => 1,
        OperationKind.Multiply => 1,
        OperationKind.Divide => 5,
        OperationKind.Sqrt => 8,
        OperationKind.Compare => 1,
        OperationKind.Select => 1,
        OperationKind.Exp => 15,
        OperationKind.Log => 15,
        OperationKind.Pow => 45,
        OperationKind.Trig => 40,
        OperationKind.Other => 50,
        OperationKind.Load => 0.5,
        OperationKind.Store => 0.5,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind has no cost."),
    };
}
