using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>The file of one random program: a class of its own with the method and what it calls.</summary>
internal static class ProgramText
{
    public const string Method = "F";

    /// <summary>What stands for the class's name, so that one text can be compiled beside others.</summary>
    public const string Class = "Program0";

    private const string Libraries = "using System.Linq; using System.Numerics; using System.Numerics.Tensors; using System.Runtime.Intrinsics; using SpecialFunctions = MathNet.Numerics.SpecialFunctions; using Normal = MathNet.Numerics.Distributions.Normal; ";

    /// <summary>What the programs are compiled against beside the framework.</summary>
    public static readonly ImmutableArray<MetadataReference> References =
    [
        MetadataReference.CreateFromFile(typeof(System.Numerics.Tensors.TensorPrimitives).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(MathNet.Numerics.SpecialFunctions).Assembly.Location),
    ];

    /// <summary>The line before a program that computes in float.</summary>
    public const string InSingle = "// in float\n";

    /// <summary>The first line of a program that is differentiated over a type parameter, with double or float for it.</summary>
    public const string OverTypeParameter = "// over T\n";

    /// <param name="random">What is decided by.</param>
    /// <param name="hasNewest">Whether there is something of what only the newest compilers describe.</param>
    public static string Write(Random random, bool hasNewest = false)
    {
        bool isGeneric = random.Next(8) == 0 && !hasNewest;
        bool isSingle = random.Next(isGeneric ? 2 : 10) == 0;
        string method = RandomProgram.Write(random, Method, allParameters: true, mayBeTyped: !isGeneric, isSingle, hasNewest);
        return (isGeneric ? OverTypeParameter : "") + (isSingle ? InSingle : "") + Of(RandomProgram.Helpers + RandomProgram.NewerHelpers + (hasNewest ? RandomProgram.NewestHelpers : "") + (isGeneric ? "" : RandomProgram.Structs) + RandomProgram.DeclarationsFor(method) + method);
    }

    /// <summary>The text to be differentiated.</summary>
    public static string Marked(string text) => IsOverTypeParameter(text) ? GenericText.Of(text) : IsSingle(text) ? SingleText.Of(text) : text;

    /// <summary>Whether the program computes in float.</summary>
    public static bool IsSingle(string text) => text.Contains(InSingle, StringComparison.Ordinal);

    public static bool IsOverTypeParameter(string text) => text.Contains(OverTypeParameter, StringComparison.Ordinal);

    public static string Of(string members) => $"using System;\nusing DerivGen;\n\npublic static partial class {Class}\n{{\n{members}}}\n";

    /// <summary>The file with a class of another name, and with what its queries need.</summary>
    public static string Named(string text, string name) => Libraries + text.Replace(Class, name, StringComparison.Ordinal);
}
