using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace DerivGen.Generator.Pipeline;

/// <summary>
/// Runs what recurs over an expression: here, and where the compiler's stack is too small for its depth, once more on a
/// thread of its own with a large one. Every recursion asks for stack before it goes deeper, so that what is too deep
/// for that one too is an exception, and never the end of the compiler.
/// </summary>
internal static class LargeStack
{
    /// <summary>The larger stack, in bytes: for some hundred thousand operations inside each other. It is reserved, and used as far as needed.</summary>
    public const int Size = 256 * 1024 * 1024;

    /// <summary>A stack that a process with little address space has room for.</summary>
    private const int SizeIn32Bits = 48 * 1024 * 1024;

    [ThreadStatic]
    private static bool isHere;

    /// <summary>Whether this thread is one with a large stack.</summary>
    public static bool IsHere => isHere;

    /// <param name="work">What to do; where there was too little stack for it, it begins anew.</param>
    /// <param name="isDeep">Whether a small stack is known not to do.</param>
    /// <exception cref="InsufficientExecutionStackException">The large stack is too small as well.</exception>
    public static T Run<T>(Func<T> work, bool isDeep = false)
    {
        if (isDeep && !isHere)
        {
            return RunOnThread(work);
        }

        try
        {
            return work();
        }
        catch (InsufficientExecutionStackException) when (!isHere)
        {
            return RunOnThread(work);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T RunOnThread<T>(Func<T> work)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        Thread thread = new(Work, IntPtr.Size == 4 ? SizeIn32Bits : Size) { IsBackground = true, Name = nameof(LargeStack) };
        try
        {
            thread.Start();
        }
        catch (OutOfMemoryException)
        {
            throw new InsufficientExecutionStackException();
        }

        thread.Join();
        failure?.Throw();
        return result;

        void Work()
        {
            isHere = true;
            try
            {
                result = work();
            }
#pragma warning disable CA1031 // it is thrown again where it is awaited
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        }
    }
}
