namespace DerivGen.Generator.Pipeline;

/// <summary>The names of the pipeline's steps, for tests of its caching.</summary>
public static class TrackingNames
{
    /// <summary>The marked methods, each read into a model.</summary>
    public const string Models = "DerivGen.Models";

    /// <summary>The models, each once.</summary>
    public const string DistinctModels = "DerivGen.DistinctModels";

    /// <summary>The emitted files.</summary>
    public const string Files = "DerivGen.Files";

    /// <summary>Whether derivations are to be told.</summary>
    public const string Explains = "DerivGen.Explains";
}
