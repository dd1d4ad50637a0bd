namespace DerivGen.TestKit;

/// <summary>What the test kit throws where generated code breaks a promise that every test checks.</summary>
public sealed class HarnessFailure : Exception
{
    public HarnessFailure(string message)
        : base(message)
    {
    }

    public HarnessFailure(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
