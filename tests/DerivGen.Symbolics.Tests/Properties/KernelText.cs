using System.Collections.Immutable;
using System.Text;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Scheduling;

namespace DerivGen.Symbolics.Tests.Properties;

/// <summary>Kernels as text, for people and for comparison.</summary>
internal static class KernelText
{
    public static string Of(DerivationResult result) => result.ValueFormula + "\n" + string.Join("\n", result.GradientFormulas) + "\n"
        + string.Concat(result.Kernels.Select(k => k.Kind + "\n" + Of(k.Kernel)));

    public static string Of(Kernel kernel)
    {
        StringBuilder text = new();
        Write(kernel.Body, text, "        ");
        text.Append("        return ").Append(kernel.Value).Append("; ").AppendJoin(", ", kernel.Gradients).Append('\n');
        return text.ToString();
    }

    private static void Write(ImmutableArray<Statement> statements, StringBuilder text, string indent)
    {
        foreach (Statement statement in statements)
        {
            text.Append(indent);
            switch (statement)
            {
                case Declare declare:
                    text.Append(Name(declare.Local)).Append(" := ").Append(declare.Value);
                    break;
                case Assign assign:
                    text.Append(Name(assign.Local)).Append(" = ").Append(assign.Value);
                    break;
                case Accumulate accumulate:
                    text.Append(Name(accumulate.Local)).Append(' ').Append(accumulate.Operation).Append(' ').Append(accumulate.Value);
                    break;
                case DeclareArray array:
                    text.Append(Name(array.Array)).Append(" array of ").Append(array.Length);
                    break;
                case Clear clear:
                    text.Append("clear ").Append(Name(clear.Array));
                    break;
                case Store store:
                    text.Append(Name(store.Array)).Append('[').AppendJoin(", ", store.Indices).Append("] = ").Append(store.Value);
                    break;
                case AddTo add:
                    text.Append(Name(add.Array)).Append('[').AppendJoin(", ", add.Indices).Append("] += ").Append(add.Value);
                    break;
                case For loop:
                    text.Append("for ").Append(Name(loop.Index)).Append(loop.Last is null ? "" : " backwards").Append(" from ").Append(loop.Lower).Append(" to ").Append(loop.Upper).Append('\n');
                    Write(loop.Body, text, indent + "    ");
                    continue;
                case While loop:
                    text.Append("while\n");
                    Write(loop.Before, text, indent + "    ? ");
                    text.Append(indent).Append("    ? ").Append(loop.Condition).Append('\n');
                    Write(loop.Body, text, indent + "    ");
                    continue;
                case Pop pop:
                    text.Append("pop ").Append(Name(pop.Target)).Append('[').AppendJoin(", ", pop.Indices).Append(']');
                    break;
                case Push push:
                    text.Append("push ").Append(push.Value);
                    break;
                case PushRange range:
                    text.Append("push ").Append(Name(range.Array)).Append('[').Append(range.Start).Append("..+").Append(range.Count).Append(']');
                    break;
                case PopRange range:
                    text.Append("pop ").Append(Name(range.Array)).Append('[').Append(range.Start).Append("..+").Append(range.Count).Append(']');
                    break;
                case DeclarePopped popped:
                    text.Append(Name(popped.Local)).Append(" := pop");
                    break;
                case Remark remark:
                    text.Append("// ").Append(remark.Text);
                    break;
                case If branch:
                    text.Append("if ").Append(branch.Condition).Append('\n');
                    Write(branch.Then, text, indent + "    ");
                    if (!branch.Else.IsEmpty)
                    {
                        text.Append(indent).Append("else\n");
                        Write(branch.Else, text, indent + "    ");
                    }

                    continue;
                default:
                    text.Append(statement);
                    break;
            }

            text.Append('\n');
        }
    }

    private static string Name(Symbol symbol) => symbol.Name;
}
