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

    public ProgramArguments(Random random, bool hasMatrix)
    {
        int length = random.Next(2, 6);
        _x = Real(random);
        _z = [.. Enumerable.Range(0, length).Select(_ => Real(random))];
        _w = [.. Enumerable.Range(0, length).Select(_ => Real(random))];
        _c = random.Next(length);
        if (hasMatrix)
        {
            _m = new double[length, length];
            for (int i = 0; i < _m.Length; i++)
            {
                _m[i / length, i % length] = Real(random);
            }
        }
    }

    /// <summary>The places of those that the derivative is taken by.</summary>
    public ImmutableArray<int> Variables => _m is null ? [0, 1, 2] : [0, 1, 2, 4];

    public object?[] All => _m is null ? [_x, _z, _w, _c] : [_x, _z, _w, _c, _m];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"x = {_x:R}, z = [{Text(_z)}], w = [{Text(_w)}], c = {_c}{(_m is null ? "" : $", m = [{Text([.. _m.Cast<double>()])}]")}");

    private static string Text(double[] vector) => string.Join(", ", vector.Select(v => v.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>Mostly any number, sometimes a small integer, which conditions in the text compare with.</summary>
    private static double Real(Random random) => random.Next(8) == 0 ? random.Next(-2, 3) : Math.Round((random.NextDouble() * 4) - 2, 4);
}
