using System.Text;

namespace DerivGen.Symbolics.Expressions;

/// <summary>Writes an expression as plain text for people who debug: <c>2*x + exp(-y)</c>. Never parsed, never emitted.</summary>
internal static class ExpressionPrinter
{
    public static string Print(Node node)
    {
        StringBuilder text = new();
        Print(node, text, 0);
        return text.ToString();
    }

    private static void Print(Node node, StringBuilder text, int depth)
    {
        if (depth > 60 || text.Length > 20_000)
        {
            text.Append('…');
            return;
        }

        switch (node)
        {
            case Constant { Type: NodeType.Boolean } truth:
                text.Append(truth.Value.IsZero ? "false" : "true");
                break;
            case Constant number:
                text.Append(number.Value);
                break;
            case NamedConstant named:
                text.Append(named.Name);
                break;
            case Symbol symbol:
                text.Append(symbol.Name);
                break;
            case Index index:
                text.Append(index.IsOpen ? "i" : "#").Append(index.IsOpen ? index.Number - Index.FirstOpen : index.Number);
                break;
            case Element element:
                text.Append(element.Array.Name).Append('[');
                PrintList(element.Children.Skip(1), text, depth);
                text.Append(']');
                break;
            case Length length:
                text.Append(length.Array.Name).Append(".Length");
                break;
            case Sum sum:
                text.Append('(');
                bool first = true;
                for (int i = 0; i < sum.Terms.Length; i++)
                {
                    Rational c = sum.Coefficients[i];
                    text.Append(first ? (c.Sign < 0 ? "-" : "") : c.Sign < 0 ? " - " : " + ");
                    if (!Rational.Abs(c).IsOne)
                    {
                        text.Append(Rational.Abs(c)).Append('*');
                    }

                    Print(sum.Terms[i], text, depth + 1);
                    first = false;
                }

                if (!sum.Constant.IsZero)
                {
                    text.Append(sum.Constant.Sign < 0 ? " - " : " + ").Append(Rational.Abs(sum.Constant));
                }

                text.Append(')');
                break;
            case Product product:
                for (int i = 0; i < product.Bases.Length; i++)
                {
                    bool isNested = product.Bases[i] is Product;
                    text.Append(i == 0 ? "" : "*").Append(isNested ? "(" : "");
                    Print(product.Bases[i], text, depth + 1);
                    text.Append(isNested ? ")" : "");
                    if (!product.Exponents[i].IsOne)
                    {
                        text.Append("^(").Append(product.Exponents[i]).Append(')');
                    }
                }

                break;
            case Call call:
                text.Append(call.Foreign?.Name ?? call.Function.ToString()).Append('(');
                PrintList(call.Arguments, text, depth);
                text.Append(')');
                break;
            case Conditional conditional:
                text.Append('(');
                Print(conditional.Condition, text, depth + 1);
                text.Append(" ? ");
                Print(conditional.Then, text, depth + 1);
                text.Append(" : ");
                Print(conditional.Else, text, depth + 1);
                text.Append(')');
                break;
            case Reduction reduction:
                text.Append(reduction.Kind).Append("(#").Append(reduction.Number).Append(", ");
                PrintList(reduction.Children, text, depth);
                text.Append(')');
                break;
        }
    }

    private static void PrintList(IEnumerable<Node> nodes, StringBuilder text, int depth)
    {
        bool first = true;
        foreach (Node node in nodes)
        {
            text.Append(first ? "" : ", ");
            Print(node, text, depth + 1);
            first = false;
        }
    }
}
