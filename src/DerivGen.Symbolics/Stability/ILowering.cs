using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Stability;

/// <summary>From mathematics to what is computed: expressions of one graph as expressions of another, without the log domain.</summary>
internal interface ILowering
{
    Node Lower(Node node);

    /// <summary>The open index of the target graph that runs over what the source's index runs over.</summary>
    Index Lower(Index index);
}
