using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;
using DerivGen.Symbolics.Stability;

namespace DerivGen.Symbolics.Derivation;

/// <summary>What happened on the way from a loss to its derivatives, in its order: kept only where an explanation is wanted.</summary>
internal sealed class DerivationLog
{
    private readonly HashSet<(string, Node, Node)> known = [];
    private readonly HashSet<(StableForm, Node)> knownForms = [];
    private readonly List<(string Rule, Node Before, Node After)> steps = [];
    private readonly List<(Node Node, Node Adjoint)> adjoints = [];
    private readonly List<(StableForm Form, Node Node)> forms = [];

    /// <summary>The rules that were applied.</summary>
    public IReadOnlyList<(string Rule, Node Before, Node After)> Steps => steps;

    /// <summary>The derivative of the loss by each of its parts, the outermost first.</summary>
    public IReadOnlyList<(Node Node, Node Adjoint)> Adjoints => adjoints;

    /// <summary>The forms that are computed, and what they stand for.</summary>
    public IReadOnlyList<(StableForm Form, Node Node)> Forms => forms;

    public void Applied(Rule rule, Node before, Node after) => Add(rule.Name, before, after);

    public void Cheaper(Node before, Node after) => Add("cheaper form", before, after);

    public void Reached(Node node, Node adjoint) => adjoints.Add((node, adjoint));

    public void Chose(StableForm form, Node node)
    {
        if (knownForms.Add((form, node)))
        {
            forms.Add((form, node));
        }
    }

    private void Add(string rule, Node before, Node after)
    {
        if (known.Add((rule, before, after)))
        {
            steps.Add((rule, before, after));
        }
    }
}
