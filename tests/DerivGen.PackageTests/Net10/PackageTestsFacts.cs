using System.Reflection;

namespace DerivGen.PackageTests;

/// <summary>What the project file tells the tests.</summary>
internal static class PackageTestsFacts
{
    /// <summary>tests/DerivGen.PackageTests</summary>
    public static string Directory => Fact("PackageTestsDirectory");

    public static string PackageVersion => Fact("DerivGenPackageVersion");

    private static string Fact(string key) => typeof(PackageTestsFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
