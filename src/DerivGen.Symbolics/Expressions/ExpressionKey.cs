using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Programs;

namespace DerivGen.Symbolics.Expressions;

/// <summary>
/// Writes expressions as a text that is equal for equal expressions, whatever graph they live in: one line per node of
/// the graph, operands by the number of their line, so that its length is linear in the number of different nodes.
/// </summary>
internal sealed class ExpressionKey
{
    private readonly Dictionary<Node, int> lines = [];
    private readonly StringBuilder text = new();

    private ExpressionKey()
    {
    }

    public static string Of(LossFunction loss)
    {
        ExpressionKey key = new();
        foreach (LossParameter parameter in loss.Parameters)
        {
            key.Write(parameter.Symbol);
            key.text.Append("parameter ").Append(key.lines[parameter.Symbol]).Append(' ').Append(parameter.IsVariable)
                .Append(' ').Append((int)parameter.Facts)
                .Append(' ').Append(parameter.Lower.ToString("R", CultureInfo.InvariantCulture))
                .Append(' ').Append(parameter.Upper.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
        }

        key.Write(loss.Program);
        key.WriteRoot("value", loss.Value);
        foreach (Node assumption in loss.Assumptions)
        {
            key.WriteRoot("assume", assumption);
        }

        foreach (KeyValuePair<Node, string> name in loss.Names)
        {
            key.WriteRoot(name.Value, name.Key);
        }

        return key.text.ToString();
    }

    public static string Of(Node node)
    {
        ExpressionKey key = new();
        key.WriteRoot("value", node);
        return key.text.ToString();
    }

    private void Write(ImmutableArray<ProgramStatement> program)
    {
        foreach (ProgramStatement statement in program)
        {
            text.Append(statement.GetType().Name).Append('\n');
            switch (statement)
            {
                case ProgramLoop loop:
                    text.Append(loop.IsDescending).Append(loop.Upper is null).Append(loop.Condition is null).Append('\n');
                    WriteRoot("counter", loop.Counter);
                    WriteRoot("lower", loop.Lower);
                    WriteRoot("upper", loop.Upper ?? loop.Lower);
                    WriteRoot("while", loop.Condition ?? loop.Lower);
                    Write(loop.Body);
                    text.Append("end\n");
                    break;
                case ProgramBranch branch:
                    WriteRoot("if", branch.Condition);
                    Write(branch.Body);
                    text.Append("end\n");
                    break;
                case Segment segment:
                    text.Append(segment.Scalars.Length).Append(' ').Append(segment.Elements.Length).Append(' ').Append(segment.Ranges.Length).Append('\n');
                    goto default;
                default:
                    foreach (Node node in ProgramMap.Expressions([statement]))
                    {
                        WriteRoot("in", node);
                    }

                    break;
            }
        }
    }

    private void WriteRoot(string role, Node node)
    {
        Write(node);
        text.Append(role).Append(' ').Append(lines[node]).Append('\n');
    }

    /// <summary>Operands first, without recursion: an expression may be deeper than the stack.</summary>
    private void Write(Node root)
    {
        Stack<(Node Node, bool IsReady)> pending = new();
        pending.Push((root, false));
        while (pending.Count > 0)
        {
            (Node node, bool isReady) = pending.Pop();
            if (lines.ContainsKey(node))
            {
                continue;
            }

            if (isReady)
            {
                WriteLine(node);
                continue;
            }

            pending.Push((node, true));
            for (int i = node.Children.Length - 1; i >= 0; i--)
            {
                pending.Push((node.Children[i], false));
            }
        }
    }

    private void WriteLine(Node node)
    {
        lines.Add(node, lines.Count);
        text.Append(node.GetType().Name).Append(' ').Append((int)node.Type);
        switch (node)
        {
            case Constant constant:
                text.Append(' ').Append(constant.Value);
                break;
            case NamedConstant named:
                text.Append(' ').Append(named.Name);
                break;
            case Symbol symbol:
                text.Append(' ').Append(symbol.Text).Append(' ').Append(symbol.Dimensions).Append(' ').Append(symbol.Ordinal);
                break;
            case Index index:
                text.Append(' ').Append(index.Number);
                break;
            case Length length:
                text.Append(' ').Append(length.Dimension);
                break;
            case Call call:
                text.Append(' ').Append(call.Function).Append(' ').Append(call.Foreign?.Key);
                break;
            case Reduction reduction:
                text.Append(' ').Append(reduction.Kind).Append(' ').Append(reduction.Number);
                break;
            case Sum sum:
                text.Append(' ').Append(sum.Constant);
                foreach (Rational coefficient in sum.Coefficients)
                {
                    text.Append(' ').Append(coefficient);
                }

                break;
            case Product product:
                foreach (Rational exponent in product.Exponents)
                {
                    text.Append(' ').Append(exponent);
                }

                break;
        }

        foreach (Node child in node.Children)
        {
            text.Append(" #").Append(lines[child]);
        }

        text.Append('\n');
    }
}
