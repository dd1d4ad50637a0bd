using System.IO.Compression;
using System.Xml.Linq;

namespace DerivGen.PackageTests;

public class PackageContentTests
{
    [Fact]
    public void DerivGen_HoldsTheLibraryAndTheGenerator()
    {
        Assert.Equal(
            [
                "DerivGen.nuspec",
                "README.md",
                "analyzers/dotnet/cs/DerivGen.Generator.dll",
                "analyzers/dotnet/cs/DerivGen.Symbolics.dll",
                "build/DerivGen.props",
                "buildTransitive/DerivGen.props",
                "lib/net10.0/DerivGen.dll",
                "lib/net10.0/DerivGen.xml",
                "lib/netstandard2.0/DerivGen.dll",
                "lib/netstandard2.0/DerivGen.xml",
            ],
            Files("DerivGen"));
    }

    [Fact]
    public void Testing_HoldsTheLibrary()
    {
        Assert.Equal(
            [
                "DerivGen.Testing.nuspec",
                "README.md",
                "lib/net10.0/DerivGen.Testing.dll",
                "lib/net10.0/DerivGen.Testing.xml",
                "lib/netstandard2.0/DerivGen.Testing.dll",
                "lib/netstandard2.0/DerivGen.Testing.xml",
            ],
            Files("DerivGen.Testing"));
    }

    [Theory]
    [InlineData("DerivGen")]
    [InlineData("DerivGen.Testing")]
    public void Package_DependsOnSystemMemoryAlone_AndOnlyForNetStandard(string package)
    {
        using var archive = Open(package);
        using var stream = archive.GetEntry(package + ".nuspec")!.Open();
        var groups = XDocument.Load(stream).Descendants().Where(e => e.Name.LocalName == "group").ToDictionary(
            group => group.Attribute("targetFramework")!.Value,
            group => group.Elements().Select(dependency => dependency.Attribute("id")!.Value).ToArray());

        Assert.Equal(2, groups.Count);
        Assert.Empty(groups["net10.0"]);
        Assert.Equal(["System.Memory"], groups[".NETStandard2.0"]);
    }

    private static IEnumerable<string> Files(string package)
    {
        using var archive = Open(package);
        return archive.Entries.Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
            .Order(StringComparer.Ordinal)
            .ToList();
    }

    private static ZipArchive Open(string package) => ZipFile.OpenRead(Path.Combine(
        PackageTestsFacts.Directory, "..", "..", "artifacts", "feed", $"{package}.{PackageTestsFacts.PackageVersion}.nupkg"));
}
