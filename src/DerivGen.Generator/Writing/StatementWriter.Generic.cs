using System.Globalization;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Scheduling;

namespace DerivGen.Generator.Writing;

/// <summary>Temporary arrays of a type parameter: on the stack only where it is known to have no references.</summary>
internal sealed partial class StatementWriter
{
    /// <summary>So many elements of an unmanaged type parameter are on the stack: numbers have at most eight bytes, as a rule.</summary>
    private const int GenericOnStack = StackBytes / sizeof(double);

    /// <summary>Whether the type parameter has no references.</summary>
    public bool IsGenericUnmanaged { get; init; }

    private static bool IsReal(Statement range) => (range is PushRange push ? push.Array : ((PopRange)range).Array).Type == NodeType.Real;

    /// <summary>Saves or takes back a range one by one, as doubles; what was saved last comes back first.</summary>
    private void WriteGenericRange(Statement statement, GenericNumbers numbers, UniqueNames scope)
    {
        (Symbol array, Node? start, Node count) = statement is PushRange push ? (push.Array, push.Start, push.Count) : (((PopRange)statement).Array, ((PopRange)statement).Start, ((PopRange)statement).Count);
        string range = RangeText(array, start, count);
        string index = scope.Nested().Take(IndexNames);
        bool isPush = statement is PushRange;
        using (writer.Open(isPush
            ? "for (int " + index + " = 0; " + index + " < " + range + ".Length; " + index + "++)"
            : "for (int " + index + " = " + range + ".Length - 1; " + index + " >= 0; " + index + "--)"))
        {
            string element = range + "[" + index + "]";
            writer.Line(isPush ? stack + ".Push(" + GenericNumbers.AsDouble(element) + ");" : element + " = " + numbers.Converted(stack + ".Pop()") + ";");
        }
    }

    private void WriteGenericArray(DeclareArray declare, GenericNumbers numbers, UniqueNames scope)
    {
        string span = "global::System.Span<" + numbers.Type + ">";
        string length = expressions.IntegerText(declare.Length);
        if (IsGenericUnmanaged && declare.Length is Constant { Value: var known } && known <= GenericOnStack)
        {
            writer.Line(span + " " + Declared(declare.Array, scope, TextType.Real, declare.Array.Name) + " = stackalloc " + numbers.Type + "[" + length + "];");
            return;
        }

        if (declare.Length is not (Symbol or Length or Constant))
        {
            string local = IdentifierText.Of(scope.Take(declare.Array.Name + "Length"));
            writer.Line("int " + local + " = " + length + ";");
            length = local;
        }

        string name = Declared(declare.Array, scope, TextType.Real, declare.Array.Name);
        string array = scope.Take("rented");
        rented.Add((array, numbers.Type, IsGenericUnmanaged));
        if (!IsGenericUnmanaged)
        {
            writer.Line(numbers.Type + "[] " + array + " = " + Pool(numbers.Type) + ".Rent(" + length + ");");
            writer.Line(span + " " + name + " = new " + span + "(" + array + ", 0, " + length + ");");
            return;
        }

        string limit = GenericOnStack.ToString(CultureInfo.InvariantCulture);
        writer.Line(numbers.Type + "[]? " + array + " = null;");
        writer.Line(span + " " + name + " = " + length + " <= " + limit + "\n    ? stackalloc " + numbers.Type + "[" + limit + "]\n    : (" + array + " = " + Pool(numbers.Type) + ".Rent(" + length + "));");
        writer.Line(name + " = " + name + ".Slice(0, " + length + ");");
    }
}
