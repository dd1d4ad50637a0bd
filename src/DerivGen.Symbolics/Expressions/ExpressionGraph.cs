using System.Collections.Immutable;
using System.Globalization;

namespace DerivGen.Symbolics.Expressions;

/// <summary>
/// The expressions of one method, interned: every constructor returns the canonical form, and equal forms are one object.
/// What the constructors do is true of all real numbers for which the operands are defined; what needs a fact is a rule
/// of the simplifier's.
/// </summary>
internal sealed partial class ExpressionGraph
{
    /// <summary>The largest number of different nodes.</summary>
    public const int MaximumNodes = 500_000;

    /// <summary>The largest number of steps.</summary>
    public const long MaximumSteps = 40_000_000;

    private readonly Dictionary<Node, Node> nodes = new(ShallowComparer.Instance);

    /// <summary>The texts of the arrays that may be null.</summary>
    private readonly HashSet<string> nullable = new(StringComparer.Ordinal);

    /// <param name="keepsLogDomain">
    /// Whether powers of sums of exponentials are kept in the log domain; not so once the forms to compute are chosen.
    /// </param>
    public ExpressionGraph(bool keepsLogDomain = true)
    {
        KeepsLogDomain = keepsLogDomain;
        Zero = Number(Rational.Zero);
        One = Number(Rational.One);
        True = Intern(new Constant(Rational.One, NodeType.Boolean));
        False = Intern(new Constant(Rational.Zero, NodeType.Boolean));
        Pi = Intern(new NamedConstant(ConstantName.Pi));
        PositiveInfinity = Intern(new NamedConstant(ConstantName.PositiveInfinity));
        NegativeInfinity = Intern(new NamedConstant(ConstantName.NegativeInfinity));
        NaN = Intern(new NamedConstant(ConstantName.NaN));
    }

    public bool KeepsLogDomain { get; }

    public Node Zero { get; }

    public Node One { get; }

    public Node True { get; }

    public Node False { get; }

    public Node Pi { get; }

    public Node PositiveInfinity { get; }

    public Node NegativeInfinity { get; }

    public Node NaN { get; }

    /// <summary>The number of different nodes made so far: the size that resource limits are stated in.</summary>
    public int Count => nodes.Count;

    /// <summary>
    /// The steps taken so far: one for every node that was asked for and one for each of its operands, also where there was
    /// one already, and what was spent besides. The measure of work, the same on every machine.
    /// </summary>
    public long Steps { get; private set; }

    public Node Number(Rational value) => Intern(new Constant(value, NodeType.Real));

    public Node Integer(Rational value) => Intern(new Constant(value, NodeType.Integer));

    public Node Truth(bool value) => value ? True : False;

    /// <summary>A scalar parameter, or with <paramref name="dimensions"/> &gt; 0 an array parameter; or another passive datum.</summary>
    /// <param name="name">The user's name.</param>
    /// <param name="text">The C# text that reads it.</param>
    /// <param name="type">The type of the scalar or of the elements.</param>
    /// <param name="dimensions">0 for a scalar, 1 for a vector, 2 for a matrix.</param>
    /// <param name="ordinal">The place in the parameter list, beyond it for what is no parameter.</param>
    public Symbol Symbol(string name, string text, NodeType type, int dimensions, int ordinal) =>
        (Symbol)Intern(new Symbol(name, text, type, dimensions, ordinal));

    /// <summary>An array of arrays: its elements have two indices, and its length is the number of its rows.</summary>
    public Symbol Rows(string name, string text, NodeType type, int ordinal) => (Symbol)Intern(new Symbol(name, text, type, 2, ordinal) { IsJagged = true });

    /// <summary>One number of each element of an array of structs.</summary>
    /// <param name="sized">That one of them whose length all have; null if it is this one.</param>
    public Symbol Part(string name, string text, string suffix, NodeType type, int ordinal, Symbol? sized) =>
        (Symbol)Intern(new Symbol(name, text, type, 1, ordinal) { Suffix = suffix, Sized = sized! });

    /// <summary>Whether an array is null: from here on it may be, in this graph and in those that adopt the symbol.</summary>
    public Symbol IsNull(Symbol array, int ordinal)
    {
        nullable.Add(array.Text);
        return (Symbol)Intern(new Symbol(array.Name + "IsNull", "(" + array.Text + " == null)", NodeType.Boolean, 0, ordinal) { Tested = array });
    }

    /// <summary>Whether the text asks if an array is null: then its length and its elements are read only where the text reads them.</summary>
    public bool MayBeNull(Symbol array) => nullable.Contains(array.Text);

    /// <summary>The symbol of another graph in this one.</summary>
    public Symbol Adopt(Symbol symbol) => symbol.Tested is { } array ? IsNull(Adopt(array), symbol.Ordinal) : (Symbol)Intern(
        new Symbol(symbol.Name, symbol.Text, symbol.Type, symbol.Dimensions, symbol.Ordinal)
        {
            Suffix = symbol.Suffix,
            IsJagged = symbol.IsJagged,
            IsNonNegative = symbol.IsNonNegative,
            Sized = ReferenceEquals(symbol.Sized, symbol) ? null! : Adopt(symbol.Sized),
        });

    public Node Element(Symbol array, params Node[] indices) =>
        Intern(new Element(ImmutableArray.Create<Node>(array).AddRange(indices)));

    public Node Length(Symbol array, int dimension = 0) => Intern(new Length(array.Sized, dimension));

    internal Node Intern(Node node)
    {
        Spend(1 + node.Children.Length);
        if (nodes.TryGetValue(node, out Node existing))
        {
            return existing;
        }

        if (nodes.Count == MaximumNodes)
        {
            throw new GraphLimitException("it takes more than " + MaximumNodes.ToString("N0", CultureInfo.InvariantCulture) + " different expressions");
        }

        nodes.Add(node, node);
        return node;
    }

    /// <summary>Counts steps of work on this graph's nodes.</summary>
    /// <exception cref="GraphLimitException">There were too many.</exception>
    public void Spend(long steps)
    {
        Steps += steps;
        if (Steps > MaximumSteps)
        {
            throw new GraphLimitException("it takes more than " + MaximumSteps.ToString("N0", CultureInfo.InvariantCulture) + " steps");
        }
    }

    /// <summary>The same node over other children, in canonical form again.</summary>
    public Node Rebuild(Node node, ImmutableArray<Node> children)
    {
        if (children.SequenceEqual(node.Children))
        {
            return node;
        }

        switch (node)
        {
            case Sum sum:
                Node result = Scalar(sum.Constant, sum.Type);
                List<(Node, Rational)> terms = new(children.Length + 1) { (result, Rational.One) };
                for (int i = 0; i < children.Length; i++)
                {
                    terms.Add((children[i], sum.Coefficients[i]));
                }

                return LinearCombination(terms);
            case Product product:
                List<(Node, Rational)> factors = new(children.Length);
                for (int i = 0; i < children.Length; i++)
                {
                    factors.Add((children[i], product.Exponents[i]));
                }

                return Monomial(factors);
            case Call call:
                return Call(call, children.ToArray());
            case Conditional _:
                return Conditional(children[0], children[1], children[2]);
            case Element _:
                return Intern(new Element(children));
            case Length length:
                return Length((Symbol)children[0], length.Dimension);
            case Reduction _:
                throw new ArgumentException("A reduction is opened before its parts are replaced.", nameof(node));
            default:
                return node;
        }
    }

    private Node Scalar(Rational value, NodeType type) => type == NodeType.Integer ? Integer(value) : Number(value);

    private sealed class ShallowComparer : IEqualityComparer<Node>
    {
        public static readonly ShallowComparer Instance = new();

        public bool Equals(Node? x, Node? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.IsSameAs(y));

        public int GetHashCode(Node node) => unchecked((int)(node.Hash ^ (node.Hash >> 32)));
    }
}
