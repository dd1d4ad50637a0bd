using System.Runtime.CompilerServices;
using VerifyTests;

namespace DerivGen.Generator.Tests.TestKit;

internal static class SnapshotInitializer
{
    [ModuleInitializer]
    internal static void Initialize() => VerifySourceGenerators.Initialize();
}
