namespace DerivGen.Generator.Reading;

/// <summary>What turning a vector by a quaternion that is no unit gives: that differs between versions of the framework.</summary>
internal enum RotationForm
{
    /// <summary>Not known of the framework that is compiled against.</summary>
    Unknown,

    /// <summary>q·v·q*, since .NET 10.</summary>
    Conjugation,

    /// <summary>The matrix of a unit quaternion, up to .NET 8.</summary>
    UnitMatrix,
}
