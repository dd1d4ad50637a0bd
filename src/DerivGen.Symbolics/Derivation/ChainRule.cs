using System.Collections.Immutable;
using DerivGen.Symbolics.Differentiation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Facts;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Derivation;

/// <summary>
/// The chain rule along the author's intermediate values, ∂L/∂a · ∂a/∂z: those of them through which all of the loss
/// depends on its variables. For explanations only: the derivatives themselves come from the whole.
/// </summary>
internal sealed class ChainRule
{
    private const int FirstOrdinal = 1_000_000;

    private readonly LossFunction loss;
    private readonly ImmutableArray<LossParameter> variables;
    private readonly List<ChainLink> links = [];

    /// <param name="loss">The loss as it was read, in a graph of its own.</param>
    private ChainRule(LossFunction loss)
    {
        this.loss = loss;
        variables = loss.Parameters.Where(p => p.IsVariable).ToImmutableArray();
    }

    public static IReadOnlyList<ChainLink> Of(LossFunction loss)
    {
        ChainRule chain = new(loss);
        chain.Follow();
        return chain.links;
    }

    private void Follow()
    {
        string outer = "L";
        Node value = loss.Value;
        int ordinal = FirstOrdinal;
        foreach (KeyValuePair<Node, string> name in loss.Names.Reverse())
        {
            if (name.Key.Type != NodeType.Real || name.Key.Children.IsEmpty || !name.Key.IsClosed || name.Key is Element
                || ReferenceEquals(name.Key, value) || ReferenceEquals(name.Key, loss.Value) || !DependsOnVariables(name.Key))
            {
                continue;
            }

            Symbol own = loss.Graph.Symbol(name.Value, name.Value, NodeType.Real, 0, ordinal++);
            Node outside = loss.Graph.Replace(value, Replacements(name.Key, own));
            if (!DependsOnVariables(outside) && Mentions(outside, own))
            {
                links.Add(new("∂" + outer + "/∂" + name.Value, Derivative(outside, own, outer), null));
                outer = name.Value;
                value = name.Key;
            }
        }

        if (links.Count == 0)
        {
            return;
        }

        foreach (LossParameter variable in variables)
        {
            links.Add(new("∂" + outer + "/∂" + variable.Symbol.Name, Derivative(value, variable.Symbol, outer), variable.Symbol.Name));
        }
    }

    /// <summary>What the definition s = node says of the node and of what its canonical form is made of: s = k·t gives t, s = exp(k·t) too.</summary>
    private Dictionary<Node, Node> Replacements(Node node, Symbol s)
    {
        Dictionary<Node, Node> replacements = new() { [node] = s, [loss.Graph.Negate(node)] = loss.Graph.Negate(s) };
        Node core = node is Call { Function: Function.Exp } exp ? exp.Argument : node;
        Node value = ReferenceEquals(core, node) ? s : loss.Graph.Log(s);
        if (core is Sum { IsScaled: true } scaled)
        {
            replacements[scaled.Terms[0]] = loss.Graph.Scale(value, Rational.One / scaled.Coefficients[0]);
        }

        return replacements;
    }

    private bool DependsOnVariables(Node node) => variables.Any(v => Mentions(node, v.Symbol));

    private static bool Mentions(Node node, Symbol symbol)
    {
        HashSet<Node> seen = [];
        Stack<Node> pending = new([node]);
        while (pending.Count > 0)
        {
            Node part = pending.Pop();
            if (ReferenceEquals(part, symbol))
            {
                return true;
            }

            if (part is not Length && seen.Add(part))
            {
                foreach (Node child in part.Children)
                {
                    pending.Push(child);
                }
            }
        }

        return false;
    }

    private string Derivative(Node value, Symbol by, string name)
    {
        ImmutableArray<LossParameter> parameters = loss.Parameters.Any(p => ReferenceEquals(p.Symbol, by))
            ? loss.Parameters
            : loss.Parameters.Add(new(by, true, StatedFacts.None, 0, 0));
        FactBase facts = FactBase.Of(loss with { Value = value, Parameters = parameters });
        Node simplified = new Simplifier(loss.Graph, facts, afterDifferentiating: false).Simplify(value);
        AdjointGuards guards = new(loss.Graph, simplified, new ExistingElements(loss.Graph, loss.Assumptions));
        PartialDerivative derivative = ReverseDifferentiator.Differentiate(loss.Graph, simplified, ImmutableArray.Create(by), facts.IsNonZero, guards)[0];
        Simplifier after = new(loss.Graph, facts, afterDifferentiating: true);
        return FormulaPrinter.Print(new ContributionNormalizer(loss.Graph, guards, after.Simplify).Normalize(derivative), new Dictionary<Node, string> { [simplified] = name });
    }
}
