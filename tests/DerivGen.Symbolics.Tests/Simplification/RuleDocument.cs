using System.Text;
using DerivGen.Symbolics.Simplification;
using DerivGen.Symbolics.Stability;

namespace DerivGen.Symbolics.Tests.Simplification;

/// <summary>The page <c>docs/rules.md</c>, written from the rule table.</summary>
internal static class RuleDocument
{
    private const string Introduction = """
        # The rules

        Every line is an equality of real numbers: the left side becomes the right side wherever the guard is proven, and what is not
        proven is not done. A rule may extend the domain, never shrink it. An **exact** rule changes no bit: both sides, computed
        operation by operation in floating point without overflow or underflow, are the same number. The others round differently
        on their two sides; what is computed in the end is chosen after all rules, by cost and accuracy.

        Letters stand for any expression, `sum_i`, `prod_i` and `max_i` run over an index. Each rule is tested by itself in 50-digit
        arithmetic, at random points, at the border of its guard, and beyond it. This page is generated from the rule table.

        """;

    private const string Forms = """

        ## Forms for floating point

        The last step chooses how to compute what the rules have led to. No form is exact: each is there because the mathematics,
        computed as it stands, would lose digits, overflow or be undefined.

        """;

    public static string Write()
    {
        StringBuilder text = new(Introduction.ReplaceLineEndings("\n"));
        foreach (RuleFamily family in RuleTable.Families)
        {
            text.Append("\n## ").Append(family.Title).Append("\n\n");
            text.Append("| rule | left side | right side | guard | exact |\n|---|---|---|---|---|\n");
            foreach (Rule rule in family.Rules)
            {
                text.Append("| ").Append(rule.Name)
                    .Append(" | ").Append(Code(rule.Left))
                    .Append(" | ").Append(Code(rule.Right)).Append(rule.Where.Length == 0 ? "" : "; " + Cell(rule.Where))
                    .Append(" | ").Append(Cell(rule.Guard.Text))
                    .Append(" | ").Append(rule.IsExact ? "yes" : "").Append(" |\n");
            }
        }

        text.Append(Forms.ReplaceLineEndings("\n")).Append("\n| form | mathematics | computed as | why |\n|---|---|---|---|\n");
        foreach (StableForm form in StableFormTable.All)
        {
            text.Append("| ").Append(form.Name).Append(" | ").Append(Code(form.Left)).Append(" | ").Append(Cell(form.Right)).Append(" | ").Append(form.Reason).Append(" |\n");
        }

        return text.ToString();
    }

    private static string Code(string formula) => "`" + Cell(formula) + "`";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
