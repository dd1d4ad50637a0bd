using System.Reflection;
using System.Runtime.Versioning;

namespace DerivGen.PackageTests;

public class LoadedAssemblyTests
{
    [Theory]
    [InlineData("DerivGen")]
    [InlineData("DerivGen.Testing")]
    public void LoadedAssembly_IsTheOneForCurrentDotNet(string name)
    {
        var framework = Assembly.Load(name).GetCustomAttribute<TargetFrameworkAttribute>();

        Assert.Equal(".NETCoreApp,Version=v10.0", framework?.FrameworkName);
    }
}
