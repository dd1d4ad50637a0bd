using System.Reflection;
using System.Runtime.Versioning;

namespace DerivGen.PackageTests;

public class LoadedAssemblyTests
{
    [Theory]
    [InlineData("DerivGen")]
    [InlineData("DerivGen.Testing")]
    public void LoadedAssembly_IsTheOneForNetStandard(string name)
    {
        var framework = Assembly.Load(name).GetCustomAttribute<TargetFrameworkAttribute>();

        Assert.Equal(".NETStandard,Version=v2.0", framework?.FrameworkName);
    }
}
