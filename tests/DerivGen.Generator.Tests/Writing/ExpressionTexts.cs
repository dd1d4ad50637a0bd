using DerivGen.Generator.Pipeline;
using DerivGen.Generator.Writing;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Scheduling;

namespace DerivGen.Generator.Tests.Writing;

/// <summary>Symbols to build expressions of, and their text without the names of namespaces.</summary>
internal sealed class ExpressionTexts
{
    private readonly ExpressionWriter _writer;

    public ExpressionTexts(RealPrecision precision = RealPrecision.Double, TargetCapabilities? target = null)
    {
        SymbolTexts symbols = new(precision, []);
        X = G.Symbol("x", "x", NodeType.Real, 0, 0);
        Y = G.Symbol("y", "y", NodeType.Real, 0, 1);
        W = G.Symbol("w", "w", NodeType.Real, 0, 2);
        V = G.Symbol("v", "v", NodeType.Real, 1, 3);
        N = G.Symbol("n", "n", NodeType.Integer, 0, 4);
        M = G.Symbol("m", "m", NodeType.Integer, 0, 5);
        Other = G.Symbol("other", "other", NodeType.Real, 0, 6);
        Flag = G.Symbol("flag", "flag", NodeType.Boolean, 0, 7);
        Labels = G.Symbol("labels", "labels", NodeType.Integer, 1, 8);
        Long = G.Symbol("big", "big", NodeType.Integer, 0, 9);
        Matrix = G.Symbol("matrix", "matrix", NodeType.Real, 2, 10);
        A = G.Symbol("a", "a", NodeType.Real, 0, SymbolOrdinals.Local);
        symbols.NameParameter(6, "other", precision == RealPrecision.Double ? TextType.NarrowReal : TextType.WideReal);
        symbols.NameParameter(9, "big", TextType.LongInteger);
        _writer = new ExpressionWriter(precision, target ?? WrittenMethod.Current, symbols);
    }

    public ExpressionGraph G { get; } = new();

    public Symbol X { get; }

    public Symbol Y { get; }

    public Symbol W { get; }

    public Symbol V { get; }

    public Symbol N { get; }

    public Symbol M { get; }

    /// <summary>A float among doubles, or a double among floats.</summary>
    public Symbol Other { get; }

    public Symbol Flag { get; }

    public Symbol Labels { get; }

    public Symbol Long { get; }

    public Symbol Matrix { get; }

    public Symbol A { get; }

    public Node Number(double value) => G.Number(Rational.FromShortestDecimal(value));

    public Node Integer(int value) => G.Integer(value);

    public Node Power(Node node, int numerator, int denominator = 1) => G.Power(node, new Rational(numerator, denominator));

    public string Text(Node node) => _writer.Text(node).Replace("global::System.", "", StringComparison.Ordinal).Replace("global::DerivGen.", "", StringComparison.Ordinal);
}
