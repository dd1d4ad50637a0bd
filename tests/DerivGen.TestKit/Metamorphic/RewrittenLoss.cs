using System.Collections.Immutable;
using System.Globalization;

namespace DerivGen.TestKit.Metamorphic;

/// <summary>A loss that says the same over the reals in other words.</summary>
/// <param name="Original">What was rewritten.</param>
/// <param name="Seed">Gives the same text again.</param>
/// <param name="Applied">The names of the transformations, in their order.</param>
/// <param name="Text">The file with the one marked method, its helpers rewritten with it.</param>
public sealed record RewrittenLoss(CorpusLoss Original, int Seed, ImmutableArray<string> Applied, string Text)
{
    /// <summary>For messages: what has been done, and the text.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Original}, seed {Seed}: {string.Join(", ", Applied)}\n{Text}");
}
