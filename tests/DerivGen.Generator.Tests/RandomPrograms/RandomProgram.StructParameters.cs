namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>Parameters that are structs: their gradients have the same type.</summary>
internal sealed partial class RandomProgram
{
    public static readonly StructParameter[] StructParameters =
    [
        new(", Spring y)", 2, false, false),
        new(", in Spring y)", 2, false, false),
        new(", Spring[] y)", 2, false, true),
        new(", ReadOnlySpan<Spring> y)", 2, false, true),
        new(", (double A, double B) y)", 2, false, false),
        new(", (double A, double B)[] y)", 2, false, true),
        new(", Vector2 y)", 2, true, false),
        new(", Vector3 y)", 3, true, false),
        new(", Vector4 y)", 4, true, false),
        new(", Quaternion y)", 4, true, false),
        new(", Complex y)", 2, false, false),
        new(", Vector3[] y)", 3, true, true),
        new(", Complex[] y)", 2, false, true),
        new(", Turned[] y)", 2, false, true),
        new(", ReadOnlySpan<(double A, double B)> y)", 2, false, true),
    ];

    /// <summary>Numbers that are read of the struct, with a place in the array where there is one.</summary>
    private readonly List<Func<string>> _structNumbers = [];

    private string _structParameter = "";

    private void ChooseStructParameter(bool isSingle)
    {
        if (!_mayBeTyped || !OneIn(5))
        {
            return;
        }

        StructParameter[] possible = [.. StructParameters.Where(parameter => !isSingle || !parameter.Text.Contains("Complex", StringComparison.Ordinal))];
        StructParameter chosen = possible[_random.Next(possible.Length)];
        _structParameter = chosen.Text[..^1];
        string type = chosen.Text.Contains('A', StringComparison.Ordinal) ? "" : chosen.Text.Split(' ')[^2];
        Func<string> one = chosen.IsArray ? () => $"y[{Position()}]" : () => "y";
        foreach (string member in MembersOf(type))
        {
            _structNumbers.Add(() => one() + member);
        }

        if (!chosen.IsArray)
        {
            int size = type == "Quaternion" ? 0 : type.StartsWith("Vector", StringComparison.Ordinal) ? type[^1] - '0' : -1;
            (type == "Complex" ? _complex : size >= 0 ? _vectors[size] : null)?.Add("y");
        }
    }

    private static string[] MembersOf(string type) => type.Contains("Spring", StringComparison.Ordinal) ? [".X", ".V", ".Energy"]
        : type.Contains("Complex", StringComparison.Ordinal) ? [".Real", ".Imaginary", ".Magnitude"]
        : type.Contains("Turned", StringComparison.Ordinal) ? [".Re", ".Norm"]
        : type.Length == 0 ? [".A", ".B"]
        : [".X", ".Y", ".LengthSquared()"];
}
