namespace DerivGen.TestKit;

/// <summary>Counts the floating-point operations of code that was compiled with <see cref="CompiledCode.Counted"/>.</summary>
public static class OperationCounter
{
    /// <summary>
    /// What the action does on this thread. It is run once before, so that the initialisation of constants is not counted.
    /// </summary>
    public static OperationCount Count(Action action)
    {
        action();
        OperationTally.Start();
        OperationCount? count = null;
        try
        {
            action();
        }
        finally
        {
            count = OperationTally.Stop();
        }

        return count;
    }
}
