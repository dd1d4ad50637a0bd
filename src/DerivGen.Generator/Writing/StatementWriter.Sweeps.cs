using System.Globalization;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Scheduling;

namespace DerivGen.Generator.Writing;

/// <summary>What only the sweeps of a program need: loops that a condition ends, and the stack of saved values.</summary>
internal sealed partial class StatementWriter
{
    /// <summary>So many saved values are on the stack before the pool is asked.</summary>
    private const int SavedOnStack = 128;

    private string? stack;

    private void WriteSweep(Statement statement, UniqueNames scope)
    {
        switch (statement)
        {
            case Remark remark:
                writer.Line("// " + remark.Text);
                break;
            case While loop:
                WriteWhile(loop, scope);
                break;
            case DeclareStack:
                WriteStack(scope);
                break;
            case Push push:
                WritePush(push.Value);
                break;
            case Pop { Indices.IsEmpty: true } pop:
                writer.Line(symbols.Of(pop.Target) + " = " + Popped(symbols.Of(pop.Target).Type) + ";");
                break;
            case Pop pop:
                writer.Line(ElementText(pop.Target, pop.Indices) + " = " + Popped(symbols.Of(pop.Target).Type) + ";");
                break;
            case DeclarePopped popped:
                TextType type = SymbolTexts.LocalType(popped.Local.Type);
                writer.Line(Keyword(type) + " " + Declared(popped.Local, scope, type, popped.Local.Name) + " = " + Popped(type) + ";");
                break;
            case PushRange or PopRange when expressions.Generic is { HasOverloads: false } generic && IsReal(statement):
                WriteGenericRange(statement, generic, scope);
                break;
            case PushRange range:
                writer.Line(stack + ".Push" + TypeArgument(range.Array) + "(" + RangeText(range.Array, range.Start, range.Count) + ");");
                break;
            case PopRange range:
                writer.Line(stack + ".Pop" + TypeArgument(range.Array) + "(" + RangeText(range.Array, range.Start, range.Count) + ");");
                break;
            default:
                throw new NotSupportedException(statement.GetType().Name + " is no statement that is known.");
        }
    }

    private static string Pool(string type) => "global::System.Buffers.ArrayPool<" + type + ">.Shared";

    private string Keyword(TextType type) => type switch
    {
        TextType.Integer => "int",
        TextType.LongInteger => "long",
        TextType.Boolean => "bool",
        _ => Real,
    };

    private string Keyword(NodeType type) => Keyword(SymbolTexts.LocalType(type));

    private void WriteStack(UniqueNames scope)
    {
        string memory = "stackalloc double[" + SavedOnStack.ToString(CultureInfo.InvariantCulture) + "]";
        if (target.LanguageVersion < 800)
        {
            string first = scope.Take("savedFirst");
            writer.Line("global::System.Span<double> " + first + " = " + memory + ";");
            memory = first;
        }

        stack = scope.Take("saved");
        writer.Line("global::DerivGen.ValueStack " + stack + " = new global::DerivGen.ValueStack(" + memory + ");");
    }

    private void WritePush(Node value)
    {
        Printed printed = expressions.Print(value);
        string method = printed.Type switch
        {
            TextType.Boolean => ".PushTruth(",
            TextType.Integer or TextType.LongInteger => ".PushInteger(",
            _ => ".Push(",
        };
        bool isConverted = printed.Type == TextType.Real && expressions.Generic is { HasOverloads: false };
        writer.Line(stack + method + (isConverted ? GenericNumbers.AsDouble(printed.Text) : printed.Text) + ");");
    }

    private string Popped(TextType type) => type switch
    {
        TextType.Boolean => stack + ".PopTruth()",
        TextType.Integer => "(int)" + stack + ".PopInteger()",
        TextType.LongInteger => stack + ".PopInteger()",
        _ when expressions.Generic is { HasOverloads: false } generic => generic.Converted(stack + ".Pop()"),
        _ when expressions.Generic is { } generic => stack + ".Pop<" + generic.Type + ">()",
        _ when expressions.Precision == RealPrecision.Single => "(float)" + stack + ".Pop()",
        _ => stack + ".Pop()",
    };

    /// <summary>The type argument, which C# does not infer of a span that has to become another one first.</summary>
    private string TypeArgument(Symbol array) => array.Type == NodeType.Real && expressions.Generic is { } generic ? "<" + generic.Type + ">" : "";

    private string RangeText(Symbol array, Node? start, Node count)
    {
        string text = symbols.Of(array).Text;
        return start is null ? text : text + ".Slice(" + expressions.IntegerText(start) + ", " + expressions.IntegerText(count) + ")";
    }

    private void WriteWhile(While loop, UniqueNames scope)
    {
        UniqueNames inside = scope.Nested();
        using (writer.Open("while (" + (loop.Before.IsEmpty ? expressions.Text(loop.Condition) : "true") + ")"))
        {
            if (!loop.Before.IsEmpty)
            {
                WriteAll(loop.Before, inside);
                using (writer.Open("if (!" + expressions.Print(loop.Condition).In(Precedence.Primary) + ")"))
                {
                    writer.Line("break;");
                }

                writer.Space();
            }

            WriteAll(loop.Body, inside);
        }
    }
}
