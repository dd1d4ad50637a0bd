using System.Collections.Immutable;

namespace DerivGen.TestKit;

/// <summary>The programs in <c>tests/Programs</c> as text: loops that carry state, arrays that are updated, exits; the README there says more.</summary>
public static class ProgramCorpus
{
    private static readonly Lazy<ImmutableArray<CorpusLoss>> LazyPrograms = new(() =>
        [.. Directory.EnumerateFiles(TestFolders.Programs, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(file => LossCorpus.MarkedMethods(File.ReadAllText(file), isModern: true))]);

    /// <summary>Every marked method.</summary>
    public static ImmutableArray<CorpusLoss> Programs => LazyPrograms.Value;

    /// <summary>A program by its class, of which it is the only marked method.</summary>
    public static CorpusLoss Program(string type) => Programs.Single(program => program.Type == type);
}
