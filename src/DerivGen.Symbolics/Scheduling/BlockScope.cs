using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>
/// What is known inside a block: the indices of the loops around it, the nodes that locals and arrays hold, and the parts
/// of products and sums that were computed outside.
/// </summary>
internal sealed class BlockScope
{
    private readonly ExpressionGraph graph;
    private readonly BlockScope? parent;
    private readonly HashSet<int> indices = [];
    private readonly List<Index> loops = [];
    private readonly Dictionary<Node, Node> locals = [];
    private readonly Dictionary<Node, List<(Product Product, int Saves)>> products = [];
    private readonly Dictionary<Node, Symbol> arrays = [];
    private readonly List<(Conditional Kept, Index Index, Symbol Array)> keptConditionals = [];
    private readonly HashSet<Symbol> hidden = [];
    private readonly Dictionary<Node, Composite?> composites = [];
    private readonly Dictionary<Reduction, Node> bodies = [];

    private BlockScope(ExpressionGraph graph, BlockScope? parent)
    {
        this.graph = graph;
        this.parent = parent;
        if (parent is not null)
        {
            indices.UnionWith(parent.indices);
            loops.AddRange(parent.loops);
        }
    }

    public static BlockScope Root(ExpressionGraph graph) => new(graph, null);

    public int Depth => loops.Count;

    /// <summary>The scope of a branch.</summary>
    public BlockScope Branch() => new(graph, this);

    /// <summary>The scope of a loop's body, whose index is printed as the symbol.</summary>
    public BlockScope Loop(Index index, Symbol symbol)
    {
        BlockScope inner = new(graph, this);
        inner.indices.Add(index.Number);
        inner.loops.Add(index);
        inner.locals.Add(index, symbol);
        return inner;
    }

    /// <summary>The index that all loops of this block over a range share.</summary>
    public Index IndexOver(Node lower, Node upper)
    {
        int level = 0;
        while (indices.Contains(graph.SharedIndex(lower, upper, level).Number))
        {
            level++;
        }

        return graph.SharedIndex(lower, upper, level);
    }

    public Node Body(Reduction reduction)
    {
        if (!bodies.TryGetValue(reduction, out Node? body))
        {
            body = graph.Open(reduction, IndexOver(reduction.Lower, reduction.Upper));
            bodies.Add(reduction, body);
        }

        return body;
    }

    /// <summary>Whether the node can be evaluated here: it depends on no index of a loop further inside.</summary>
    public bool Knows(Node node)
    {
        foreach (int number in node.FreeIndices)
        {
            if (!indices.Contains(number))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the node can be evaluated in a loop over the index here.</summary>
    public bool KnowsInside(Index index, Node node) => node.FreeIndices.All(number => number == index.Number || indices.Contains(number));

    /// <summary>Whether no loop around runs over the index.</summary>
    public bool IsFree(Index index) => !indices.Contains(index.Number);

    /// <summary>Hides an array in the loop that fills it.</summary>
    public void Hide(Symbol array) => hidden.Add(array);

    public void Define(Node node, Node local)
    {
        locals[node] = local;
        if (node is Product product && Saves(product) is > 0 and var saves)
        {
            if (!products.TryGetValue(product.Bases[0], out List<(Product, int)>? held))
            {
                held = [];
                products.Add(product.Bases[0], held);
            }

            held.Add((product, saves));
        }
    }

    /// <summary>The local, or the element of an array, that holds the node.</summary>
    public Node? Resolve(Node node)
    {
        for (BlockScope? scope = this; scope is not null; scope = scope.parent)
        {
            if (scope.locals.TryGetValue(node, out Node? local))
            {
                return local;
            }
        }

        if (node.Type != NodeType.Real || node is Element or Symbol)
        {
            return null;
        }

        foreach (int number in node.FreeIndices)
        {
            Index index = graph.OpenIndex(number);
            if (index.IsOpen && ArrayOf(node, index) is { } array && !IsHidden(array))
            {
                return graph.Element(array, Express(Place(index)));
            }
        }

        return null;
    }

    private bool IsHidden(Symbol array) => hidden.Contains(array) || (parent is not null && parent.IsHidden(array));

    /// <summary>The array that holds the node for every value of the index: one that this block has filled, or one around it.</summary>
    private Symbol? ArrayOf(Node node, Index index)
    {
        Node? key = null;
        for (BlockScope? scope = this; scope is not null; scope = scope.parent)
        {
            if (scope.arrays.Count > 0 && scope.arrays.TryGetValue(key ??= AnyIndex.Abstract(graph, node, index), out Symbol? array))
            {
                return array;
            }
        }

        return null;
    }

    public void DefineArray(Node node, Index index, Symbol array)
    {
        arrays[AnyIndex.Abstract(graph, node, index)] = array;
        if (node is Conditional conditional)
        {
            keptConditionals.Add((conditional, index, array));
        }
    }

    /// <summary>
    /// The branches of a conditional. Where an array holds c ? x : y, then under c it holds x, and under its opposite y.
    /// </summary>
    /// <param name="conditional">The conditional.</param>
    /// <param name="except">An array that is being filled with the conditional itself.</param>
    public (Node Then, Node Else) BranchesOf(Conditional conditional, Symbol? except = null)
    {
        (Node then, Node otherwise) = (conditional.Then, conditional.Else);
        for (BlockScope? scope = this; scope is not null; scope = scope.parent)
        {
            foreach ((Conditional kept, Index over, Symbol array) in scope.keptConditionals)
            {
                foreach (int number in conditional.FreeIndices)
                {
                    Index index = graph.OpenIndex(number);
                    if (graph.RangeOf(index) == graph.RangeOf(over) && !IsHidden(array) && !ReferenceEquals(array, except)
                        && graph.Substitute(kept, over, index) is Conditional here && ReferenceEquals(here.Condition, conditional.Condition))
                    {
                        Node element = graph.Element(array, Place(index));
                        then = Replace(then, here.Then, element);
                        otherwise = Replace(otherwise, here.Else, element);
                    }
                }
            }
        }

        return (then, otherwise);
    }

    private Node Replace(Node node, Node held, Node element) =>
        held.Children.IsEmpty || held is Element ? node : graph.Replace(node, new Dictionary<Node, Node> { [held] = element });

    /// <summary>The place of an index's value in an array over its range.</summary>
    public Node Place(Index index) => graph.Subtract(index, graph.RangeOf(index).Lower);

    /// <summary>The nodes that the node's evaluation mentions.</summary>
    public IEnumerable<Node> OperandsOf(Node node)
    {
        switch (node)
        {
            case Reduction reduction:
                return [reduction.Lower, reduction.Upper, Body(reduction)];
            case Element element:
                return element.Children.Skip(1);
            case Length:
                return [];
            case Conditional conditional:
                (Node then, Node otherwise) = BranchesOf(conditional);
                return [conditional.Condition, then, otherwise];
            case Product or Sum when CompositeOf(node) is { } composite:
                return [composite.Outside, .. composite.Inside.Select(part => part.Node)];
            default:
                return node.Children;
        }
    }

    /// <summary>The factors of a product, and how often each is mentioned: a small power is a repeated multiplication.</summary>
    public IEnumerable<(Node Operand, int Times)> FactorsOf(Product product)
    {
        if (CompositeOf(product) is { } composite)
        {
            yield return (composite.Outside, 1);
            foreach ((Node node, Rational exponent) in composite.Inside)
            {
                yield return (node, Times(exponent));
            }

            yield break;
        }

        for (int i = 0; i < product.Bases.Length; i++)
        {
            yield return (product.Bases[i], Times(product.Exponents[i]));
        }
    }

    /// <summary>The expression to print: what is held somewhere replaced by its local.</summary>
    public Node Express(Node node) => Resolve(node) ?? ExpressHere(node);

    /// <summary>The expression to print for a node that is about to get a local.</summary>
    public Node ExpressHere(Node node)
    {
        if (node.Children.IsEmpty || node is Length)
        {
            return node;
        }

        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (node is Product or Sum && CompositeOf(node) is { } composite)
        {
            Node outside = Express(composite.Outside);
            return composite.IsProduct
                ? graph.Monomial([(outside, Rational.One), .. composite.Inside.Select(p => (Express(p.Node), p.Number))])
                : graph.LinearCombination([(outside, Rational.One), .. composite.Inside.Select(p => (Express(p.Node), p.Number))]);
        }

        if (node is Product product && HeldPart(product) is { } part)
        {
            return graph.Monomial([(Resolve(part)!, Rational.One), .. Rest(product, part).Select(p => (Express(p.Base), p.Exponent))]);
        }

        if (node is Reduction)
        {
            throw new InvalidOperationException("A reduction is a loop before it is an operand.");
        }

        if (node is Element element)
        {
            return graph.Element(element.Array, [.. element.Children.Skip(1).Select(Express)]);
        }

        return graph.Rebuild(node, (node is Conditional ? OperandsOf(node) : node.Children).Select(Express).ToImmutableArray());
    }

    /// <summary>The largest product that a local holds and that is a part of this one.</summary>
    private Product? HeldPart(Product product)
    {
        (Product? Part, int Saves) best = (null, 0);
        Dictionary<Node, Rational>? factors = null;
        for (BlockScope? scope = this; scope is not null; scope = scope.parent)
        {
            foreach (Node b in product.Bases)
            {
                foreach ((Product part, int saves) in scope.products.TryGetValue(b, out List<(Product, int)>? held) ? held : [])
                {
                    if (!ReferenceEquals(part, product) && saves > best.Saves
                        && Contains(factors ??= Patterns.Factors(product).ToDictionary(f => f.Base, f => f.Exponent), part))
                    {
                        best = (part, saves);
                    }
                }
            }
        }

        return best.Part;
    }

    /// <summary>The multiplications that a product saves where it is a part of another one: a square is as quickly written again.</summary>
    private static int Saves(Product part) => part.Bases.Length > 1 || part.Exponents[0] > 2 ? part.Exponents.Sum(Times) - 1 : 0;

    private static bool Contains(Dictionary<Node, Rational> factors, Product part) =>
        part.Bases.Length <= factors.Count && Patterns.Factors(part).All(p => factors.TryGetValue(p.Base, out Rational exponent)
            && exponent.Sign == p.Exponent.Sign && Rational.Abs(exponent) >= Rational.Abs(p.Exponent) && (exponent - p.Exponent).IsInteger);

    private static IEnumerable<(Node Base, Rational Exponent)> Rest(Product product, Product part)
    {
        foreach ((Node b, Rational e) in Patterns.Factors(product))
        {
            Rational rest = e - Patterns.Factors(part).Where(p => ReferenceEquals(p.Base, b)).Select(p => p.Exponent).FirstOrDefault();
            if (!rest.IsZero)
            {
                yield return (b, rest);
            }
        }
    }

    /// <summary>
    /// Where a product or sum mixes what a loop inside changes with two or more operands that it does not: those as one
    /// node, so that it can be computed outside the loop.
    /// </summary>
    private Composite? CompositeOf(Node node)
    {
        if (node.Type != NodeType.Real)
        {
            return null;
        }

        for (BlockScope? scope = this; scope is not null; scope = scope.parent)
        {
            if (scope.composites.TryGetValue(node, out Composite? known) && (known is not null || ReferenceEquals(scope, this)))
            {
                return ReferenceEquals(scope, this) || Knows(node) ? known : Extend(node, known!);
            }
        }

        Composite? composite = Knows(node) ? null : Split(node);
        composites[node] = composite;
        return composite;
    }

    private Composite? Split(Node node)
    {
        (Node core, Rational coefficient) = node is Sum { IsScaled: true } scaled ? (scaled.Terms[0], scaled.Coefficients[0]) : (node, Rational.One);
        bool isProduct = core is Product;
        if (!isProduct && (core is not Sum || !coefficient.IsOne))
        {
            return null;
        }

        List<(Node, Rational)> outside = [];
        List<(Node, Rational)> inside = [];
        foreach ((Node operand, Rational number) in isProduct ? Patterns.Factors(core) : Patterns.Terms(core))
        {
            (Knows(operand) ? outside : inside).Add((operand, number));
        }

        if (core is Sum { Constant.IsZero: false } sum)
        {
            outside.Add((graph.One, sum.Constant));
        }

        if (isProduct && outside.Count > 0 && IntoBranches(outside, inside, coefficient) is { } selected)
        {
            return selected;
        }

        int count = outside.Count + (coefficient.IsOne || coefficient == Rational.MinusOne ? 0 : 1);
        if (count < 2 || inside.Count == 0)
        {
            return null;
        }

        Node hoisted = isProduct ? graph.Scale(graph.Monomial(outside), coefficient) : graph.LinearCombination(outside);
        return new(isProduct, hoisted, inside.ToImmutableArray());
    }

    /// <summary>x · (c ? y : z), where the loop changes nothing but c, is c ? x·y : x·z: the loop only chooses.</summary>
    private Composite? IntoBranches(List<(Node, Rational)> outside, List<(Node Node, Rational Number)> inside, Rational coefficient)
    {
        int place = inside.FindIndex(part => part.Number.IsOne && part.Node is Conditional { Type: NodeType.Real } choice && Knows(choice.Then) && Knows(choice.Else));
        if (place < 0 || inside.Count == 1)
        {
            return null;
        }

        Conditional conditional = (Conditional)inside[place].Node;
        Node factor = graph.Scale(graph.Monomial(outside), coefficient);
        inside[place] = (graph.Conditional(conditional.Condition, Times(conditional.Then), Times(conditional.Else)), Rational.One);
        return new(true, graph.One, inside.ToImmutableArray());

        Node Times(Node branch)
        {
            Node product = graph.Multiply(factor, branch);
            if (branch is not Constant)
            {
                composites[product] = new(true, factor, ImmutableArray.Create((branch, Rational.One)));
            }

            return product;
        }
    }

    /// <summary>One loop further inside: what this loop does not change either joins the part that is outside.</summary>
    private Composite Extend(Node node, Composite outer)
    {
        List<(Node, Rational)> outside = [(outer.Outside, Rational.One)];
        List<(Node, Rational)> inside = [];
        foreach ((Node operand, Rational number) in outer.Inside)
        {
            (Knows(operand) ? outside : inside).Add((operand, number));
        }

        if (outside.Count == 1 || inside.Count == 0)
        {
            composites[node] = outer;
            return outer;
        }

        Node hoisted = outer.IsProduct ? graph.Monomial(outside) : graph.LinearCombination(outside);
        composites[hoisted] = new(outer.IsProduct, outer.Outside, outside.Skip(1).ToImmutableArray());
        Composite extended = new(outer.IsProduct, hoisted, inside.ToImmutableArray());
        composites[node] = extended;
        return extended;
    }

    private static int Times(Rational exponent)
    {
        Rational size = Rational.Abs(exponent);
        return size.IsInteger && size <= 4 ? (int)size.Numerator : size == new Rational(3, 2) ? 2 : 1;
    }

    private sealed record Composite(bool IsProduct, Node Outside, ImmutableArray<(Node Node, Rational Number)> Inside);
}
