namespace DerivGen.TestKit;

/// <summary>The framework that the compiled texts are written for.</summary>
public enum TargetFrameworkKind
{
    /// <summary>The .NET that runs the tests.</summary>
    Current,

    /// <summary>.NET Standard 2.0 with System.Memory, as for Unity and the .NET Framework.</summary>
    NetStandard20,
}
