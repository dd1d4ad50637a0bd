using System.Collections.Immutable;
using DerivGen.Symbolics.Differentiation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Stability;

namespace DerivGen.Symbolics.Derivation;

/// <summary>
/// The derivation as one does it on paper: the loss as it is written, its simplification rule by rule, the chain rule, the
/// simplification of what it gives, and why the forms that are computed were chosen. Of a long one, the beginning.
/// </summary>
internal sealed class ExplanationWriter(IReadOnlyDictionary<Node, string> names)
{
    private const int MaximumSteps = 24;
    private const int MaximumFormula = 100;

    private readonly ImmutableArray<string>.Builder lines = ImmutableArray.CreateBuilder<string>();

    public ImmutableArray<string> ToLines() => lines.ToImmutable();

    /// <summary>The loss as it is written, with the author's own intermediate values.</summary>
    public void WriteLoss(Node value, IEnumerable<KeyValuePair<Node, string>> definitions)
    {
        lines.Add("The loss as it is written, as mathematics:");
        foreach (KeyValuePair<Node, string> definition in definitions.Take(MaximumSteps))
        {
            Line(definition.Value + " = " + Writer(definition.Key).Write(definition.Key));
        }

        Line("L = " + Writer(value).Write(value));
    }

    public void WriteSteps(string title, IReadOnlyList<(string Rule, Node Before, Node After)> steps)
    {
        string[] texts =
        [
            .. steps.Select(s =>
                {
                    FormulaWriter writer = Writer(s.Before);
                    return (s.Rule, Before: writer.Write(s.Before), After: writer.Write(s.After));
                })
                .Where(s => s.Before != s.After)
                .Select(s => s.Rule + ": " + Cut(s.Before) + " → " + Cut(s.After))
                .Distinct(),
        ];
        if (texts.Length == 0)
        {
            return;
        }

        lines.Add(title);
        WriteSome(texts);
    }

    public void WriteResult(string left, string formula)
    {
        string text = "  " + left + " = " + formula;
        if (lines.Count == 0 || lines[lines.Count - 1] != text)
        {
            lines.Add(text);
        }
    }

    /// <summary>A product of derivatives along the author's intermediate values.</summary>
    public void WriteChain(IEnumerable<ChainLink> links, IEnumerable<(string Variable, string Formula)> results)
    {
        lines.Add("The chain rule, along the intermediate values:");
        foreach (ChainLink link in links)
        {
            Line(link.Left + " = " + link.Formula);
        }

        foreach ((string variable, string formula) in results)
        {
            Line("∂L/∂" + variable + " = " + string.Join(" · ", links.Where(l => l.Variable is null || l.Variable == variable).Select(l => l.Left)) + " = … = " + formula);
        }
    }

    public void WriteAdjoints(IReadOnlyList<(Node Node, Node Adjoint)> adjoints)
    {
        string[] texts =
        [
            .. adjoints.Skip(1).Where(a => a.Node is Call or Reduction or Element || (a.Node is not Symbol && names.ContainsKey(a.Node))).Select(a =>
                {
                    FormulaWriter writer = Writer(null);
                    return "∂L/∂" + Parenthesized(writer.Write(a.Node)) + " = " + writer.Write(a.Adjoint);
                }).Distinct(),
        ];
        if (texts.Length > 0)
        {
            lines.Add("The derivative by each part, from the outside in:");
            WriteSome(texts);
        }
    }

    public void WriteForms(IReadOnlyList<(StableForm Form, Node Node)> forms)
    {
        if (forms.Count == 0)
        {
            return;
        }

        lines.Add("What is computed, and why:");
        WriteSome([.. forms.GroupBy(f => f.Form).Select(g => string.Join(", ", g.Select(f => Cut(Writer(f.Node).Write(f.Node))).Distinct().Take(3)) + ": " + g.Key.Left + " is computed as " + g.Key.Right + "; " + g.Key.Reason)]);
    }

    private void WriteSome(string[] texts)
    {
        foreach (string text in texts.Take(MaximumSteps))
        {
            Line(text);
        }

        if (texts.Length > MaximumSteps)
        {
            Line("… and " + (texts.Length - MaximumSteps).ToString(System.Globalization.CultureInfo.InvariantCulture) + " more");
        }
    }

    private void Line(string text) => lines.Add("  " + text);

    /// <summary>A writer for which a node has no name of its own.</summary>
    private FormulaWriter Writer(Node? unnamed) => new(unnamed is not null && names.ContainsKey(unnamed)
        ? names.Where(n => !ReferenceEquals(n.Key, unnamed)).ToDictionary(n => n.Key, n => n.Value)
        : names) { WritesQuotients = true };

    private static string Cut(string formula) => formula.Length > MaximumFormula ? formula.Substring(0, MaximumFormula) + "…" : formula;

    private static string Parenthesized(string formula) => formula.All(c => char.IsLetterOrDigit(c) || c is '_' or '[' or ']') ? formula : "(" + formula + ")";
}
