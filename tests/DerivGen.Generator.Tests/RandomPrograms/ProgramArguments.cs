using System.Collections.Immutable;
using System.Globalization;

namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>Random arguments x, z, w, c, and m where there is one, of a random program.</summary>
internal sealed class ProgramArguments
{
    private readonly double _x;
    private readonly double[] _z;
    private readonly double[] _w;
    private readonly int _c;
    private readonly double[,]? _m;

    private readonly double[]? _y;

    private readonly object?[] _passive;

    private readonly bool _isScalarSingle;
    private readonly bool _isMatrixSingle;
    private readonly bool _isStructSingle;

    /// <param name="random">Where the numbers come from.</param>
    /// <param name="text">The program, whose parameters they are.</param>
    public ProgramArguments(Random random, string text)
    {
        bool hasMatrix = text.Contains(RandomProgram.Matrix, StringComparison.Ordinal) || text.Contains(RandomProgram.SingleMatrix, StringComparison.Ordinal);
        IsSingle = ProgramText.IsSingle(text);
        _isScalarSingle = IsSingle || text.Contains(RandomProgram.SingleScalar, StringComparison.Ordinal);
        _isMatrixSingle = IsSingle || text.Contains(RandomProgram.SingleMatrix, StringComparison.Ordinal);
        int length = random.Next(2, 6);
        _x = Real(random, _isScalarSingle);
        _z = [.. Enumerable.Range(0, length).Select(_ => Real(random, IsSingle))];
        _w = [.. Enumerable.Range(0, length).Select(_ => Real(random, IsSingle))];
        _c = random.Next(length);
        _passive = [.. RandomProgram.PassiveParameters.Where(parameter => text.Contains(parameter.Text, StringComparison.Ordinal)).Select(parameter => parameter.Make(random, length))];
        if (hasMatrix)
        {
            _m = new double[length, length];
            for (int i = 0; i < _m.Length; i++)
            {
                _m[i / length, i % length] = Real(random, _isMatrixSingle);
            }
        }

        if (RandomProgram.StructParameters.FirstOrDefault(parameter => text.Contains(parameter.Text, StringComparison.Ordinal)) is { Numbers: > 0 } found)
        {
            _isStructSingle = IsSingle || found.IsSingle;
            _y = [.. Enumerable.Range(0, found.Numbers * (found.IsArray ? length : 1)).Select(_ => Real(random, _isStructSingle))];
        }
    }

    /// <summary>Whether all is computed in float.</summary>
    public bool IsSingle { get; }

    /// <summary>The places of those that the derivative is taken by.</summary>
    public ImmutableArray<int> Variables => [0, 1, 2, .. Enumerable.Range(4 + _passive.Length, All.Length - 4 - _passive.Length)];

    /// <summary>For each of those whether its derivative is a float.</summary>
    public ImmutableArray<bool> AreSingle => [_isScalarSingle, IsSingle, IsSingle, .. _m is null ? [] : new[] { _isMatrixSingle }, .. _y is null ? [] : new[] { _isStructSingle }];

    /// <summary>The arguments; a struct, or an array of structs, as the numbers in it.</summary>
    public object?[] All => [_x, _z, _w, _c, .. _passive, .. _m is null ? [] : new object[] { _m }, .. _y is null ? [] : new object[] { _y }];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"x = {_x:R}, z = [{Text(_z)}], w = [{Text(_w)}], c = {_c}{string.Concat(_passive.Select(data => ", " + Text(data)))}{(_m is null ? "" : $", m = [{Text([.. _m.Cast<double>()])}]")}{(_y is null ? "" : $", y = [{Text(_y)}]")}");

    private static string Text(object? datum) => datum is Array array ? $"[{string.Join(", ", array.Cast<object?>().Select(Text))}]" : System.Convert.ToString(datum, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "null";

    private static string Text(double[] vector) => string.Join(", ", vector.Select(v => v.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>Mostly any number, sometimes a small integer, which conditions in the text compare with.</summary>
    private static double Real(Random random, bool isSingle)
    {
        double number = random.Next(8) == 0 ? random.Next(-2, 3) : Math.Round((random.NextDouble() * 4) - 2, 4);
        return isSingle ? (float)number : number;
    }
}
