using System.Globalization;
using System.Text;

namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>
/// Writes a random method over <c>double x, double[] z, double[] w, int c</c> and sometimes <c>double[,] m</c>, all of
/// one length of at least 2 and c a place in them, from the statements that loops are made of. Indices stay in range, values
/// mostly stay small. Sometimes x, or m, is made of floats.
/// </summary>
internal sealed partial class RandomProgram
{
    /// <summary>A parameter of as many rows and columns as z is long.</summary>
    public const string Matrix = "double[,] m";

    /// <summary>The same of floats.</summary>
    public const string SingleMatrix = "float[,] m";

    /// <summary>The first parameter where it is a float.</summary>
    public const string SingleScalar = "(float x,";

    private const int DeepestStatement = 4;

    private readonly Random _random;
    private readonly StringBuilder _text = new();

    /// <summary>Integers that are places in every array of the length of z.</summary>
    private readonly List<string> _indices = [];

    /// <summary>Scalars that may be assigned.</summary>
    private readonly List<string> _scalars = ["s", "t", "u"];

    /// <summary>Scalars that may only be read.</summary>
    private readonly List<string> _readable = ["x"];

    /// <summary>Integers that are places and may be assigned others.</summary>
    private readonly List<string> _places = [];

    /// <summary>Arrays and spans of the length of z that may be written.</summary>
    private readonly List<string> _arrays = ["a", "b"];

    private readonly bool _hasGrid;
    private readonly bool _hasLocalFunction;
    private readonly bool _hasNext;
    private readonly bool _hasLambda;
    private readonly bool _hasSpan;
    private readonly bool _hasMatrix;
    private readonly bool _hasFloats;
    private readonly bool _mayBeTyped;
    private readonly bool _hasNewer;
    private readonly bool _isMatrixSingle;
    private int _next;

    /// <summary>Branches around the statement, and whether a loop has been left before: which array a variable is may not depend on a condition.</summary>
    private int _conditions;
    private bool _exits;

    /// <summary>Whether a condition is written, which must not change anything.</summary>
    private bool _isCondition;

    private RandomProgram(Random random, bool allParameters, bool mayBeTyped, bool isSingle, bool hasNewest)
    {
        _random = random;
        _hasGrid = random.Next(5) == 0;
        _hasLocalFunction = random.Next(4) == 0;
        _hasNext = random.Next(8) == 0;
        _hasLambda = random.Next(4) == 0;
        _hasSpan = allParameters && random.Next(3) == 0;
        _hasMatrix = allParameters && random.Next(5) == 0;
        _hasFloats = allParameters && mayBeTyped && random.Next(6) == 0;
        _mayBeTyped = mayBeTyped;
        _hasNewest = hasNewest;
        _hasNewer = allParameters && random.Next(3) == 0;
        _isMatrixSingle = _hasFloats && random.Next(2) == 0;
        if (allParameters)
        {
            ChooseTopics(isSingle);
            ChooseStructParameter(isSingle);
            ChoosePassiveParameters();
        }
    }

    /// <param name="random">What is decided by.</param>
    /// <param name="name">The method's name.</param>
    /// <param name="allParameters">Whether w may be a span, and a matrix may follow.</param>
    /// <param name="mayBeTyped">Whether x, and the matrix, may be made of floats, and queries may add doubles.</param>
    /// <param name="isSingle">Whether float will stand in the place of double.</param>
    /// <param name="hasNewest">Whether there is something of what only the newest compilers describe.</param>
    public static string Write(Random random, string name, bool allParameters, bool mayBeTyped = true, bool isSingle = false, bool hasNewest = false)
    {
        RandomProgram program = new(random, allParameters, mayBeTyped, isSingle, hasNewest);
        program.Method(name);
        return program._text.ToString();
    }

    private void Method(string name)
    {
        _text.Append(CultureInfo.InvariantCulture, $"[Differentiable] public static double {name}{(_hasFloats ? SingleScalar : "(double x,")} double[] z, {(_hasSpan ? "ReadOnlySpan<double>" : "double[]")} w, int c{_passiveParameters}{(_hasMatrix ? ", " + (_isMatrixSingle ? SingleMatrix : Matrix) : "")}{_structParameter})\n");
        Line(0, "{");
        Line(1, $"double s = 0, t = {Pick("0", "1", "z[0]", "x", "w[c]")}, u = x;");
        Line(1, "int k = 0;");
        Line(1, "bool f = false;");
        Line(1, "var a = new double[z.Length];");
        Line(1, $"var b = {Pick("new double[z.Length]", "new double[z.Length]", "(double[])z.Clone()", "z.AsSpan().ToArray()")};");
        if (_hasGrid)
        {
            Line(1, "var g = new double[z.Length * z.Length];");
        }

        LocalFunctions();
        int count = _random.Next(2, 5);
        for (int i = 0; i < count; i++)
        {
            Statement(1, Surroundings.Method);
        }

        Line(1, "double r = s + t * 0.5 + u * 0.25 + k + (f ? x : 0) + 0.125 * x * z[0];");
        Line(1, Pick("for (int i = 0; i < z.Length; i++) r += (a[i] + b[i] * 0.5) * (i + 1);", "r += Dot(a, b) + a[0] - b[^1];", "foreach (double v in a) r += v * v - b[c] * x;"));
        if (_hasGrid)
        {
            Line(1, "for (int i = 0; i < g.Length; i++) r += g[i] * (0.5 + i);");
        }

        Line(1, "return r;");
        Line(0, "}");
    }

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];

    private string Pick(List<string> choices) => choices[_random.Next(choices.Count)];

    private bool OneIn(int count) => _random.Next(count) == 0;

    private string Fresh(string stem) => stem + _next++.ToString(CultureInfo.InvariantCulture);

    private void Line(int depth, string text) => _text.Append(' ', depth * 4).Append(text).Append('\n');

    /// <summary>What a statement stands in, which says how it may be left.</summary>
    private enum Surroundings
    {
        /// <summary>No loop.</summary>
        Method,

        /// <summary>A loop that counts at its head: it may be continued and left.</summary>
        Loop,

        /// <summary>A loop that counts in its body: it may be left.</summary>
        While,

        /// <summary>A case of a switch in a loop: the method may be left.</summary>
        Case,
    }
}
