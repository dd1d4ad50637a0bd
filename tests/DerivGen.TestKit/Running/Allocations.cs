namespace DerivGen.TestKit;

/// <summary>Measures what a call allocates on the heap.</summary>
public static class Allocations
{
    /// <summary>
    /// Bytes per call of an action that has been called before. The action must be compiled code that calls a typed
    /// delegate (<see cref="CompiledCode.Bind{TDelegate}"/>) on arrays made beforehand, and box nothing itself.
    /// </summary>
    public static long Of(Action action)
    {
        const int WarmUp = 3;
        const int Rounds = 5;
        const int Calls = 20;
        for (int i = 0; i < WarmUp; i++)
        {
            action();
        }

        // The least of some rounds: what the runtime allocates in passing, while it recompiles, is not the action's.
        long least = long.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Calls; i++)
            {
                action();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return (least + Calls - 1) / Calls;
    }
}
