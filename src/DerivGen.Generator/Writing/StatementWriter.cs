using System.Collections.Immutable;
using System.Globalization;
using DerivGen.Generator.Pipeline;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Scheduling;

namespace DerivGen.Generator.Writing;

/// <summary>The statements of a kernel.</summary>
internal sealed partial class StatementWriter(IndentedWriter writer, ExpressionWriter expressions, SymbolTexts symbols, UniqueNames names, TargetCapabilities target)
{
    /// <summary>Up to this size a temporary array is on the stack.</summary>
    private const int StackBytes = 1024;

    private static readonly string[] IndexNames = ["i", "j", "k", "l", "m"];

    private readonly List<(string Name, string Type, bool MayBeNull)> rented = [];
    private readonly HashSet<Symbol> arrays = [];

    private string Real => expressions.Real;

    /// <summary>
    /// The whole kernel; <paramref name="returned"/> makes the text of what is returned of the texts of its parts, of which
    /// some are narrower than what is computed.
    /// </summary>
    public void WriteBody(Kernel kernel, ImmutableArray<Node> results, ImmutableArray<bool> narrow, Func<IReadOnlyList<string>, string>? returned)
    {
        WriteAll(kernel.Body, names);
        List<string> parts = new(results.Length);
        if (kernel.Body.LastOrDefault() is For or While or If && !(results.IsEmpty && rented.Count == 0 && stack is null))
        {
            writer.Space();
        }

        for (int i = 0; i < results.Length; i++)
        {
            parts.Add(rented.Count > 0 && ReadsArray(results[i]) ? DeclareResult(results[i], narrow[i]) : expressions.Text(results[i], narrow[i]));
        }

        if (stack is not null)
        {
            writer.Line(stack + ".Dispose();");
        }

        for (int i = 0; i < rented.Count; i++)
        {
            (string array, string type, bool mayBeNull) = rented[i];
            if (!mayBeNull)
            {
                writer.Line(Pool(type) + ".Return(" + array + ");");
                continue;
            }

            using (writer.Open("if (" + array + " != null)"))
            {
                writer.Line(Pool(type) + ".Return(" + array + ");");
            }

            if (returned is not null || i < rented.Count - 1)
            {
                writer.Space();
            }
        }

        if (returned is not null)
        {
            WriteLong("return ", returned(parts), results.Length == 1 && !narrow[0] ? results[0] : null);
        }
    }

    private void WriteAll(ImmutableArray<Statement> statements, UniqueNames scope)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        bool afterBlock = false;
        for (int i = 0; i < statements.Length; i++)
        {
            Statement statement = statements[i];
            if (statement is Clear { Array: { Suffix.Length: > 0 } part } && ClearedTogether(statements, i) is var together && together > 1 && together == symbols.PartsOf(part) && !symbols.HasPassiveParts(part))
            {
                writer.Line(symbols.Of(part) + ".Clear();");
                i += together - 1;
                continue;
            }

            if (afterBlock || statement is Remark)
            {
                writer.Space();
            }

            i += WriteRemade(statements, i) is var written and > 0 ? written - 1 : Written(statement);
            afterBlock = statement is For or While or If or Clear { Array.Suffix.Length: > 0 };
        }

        int Written(Statement statement)
        {
            Write(statement, scope);
            return 0;
        }
    }

    private void Write(Statement statement, UniqueNames scope)
    {
        switch (statement)
        {
            case Declare declare:
                WriteDeclaration(declare, scope);
                break;
            case Assign assign:
                WriteLong(symbols.Of(assign.Local) + " = ", expressions.Text(assign.Value), assign.Value);
                break;
            case Accumulate accumulate:
                WriteAccumulation(accumulate);
                break;
            case DeclareArray declare:
                WriteArray(declare, scope);
                break;
            case Clear { Array: { Suffix.Length: > 0 } part }:
                WriteClearing(part, scope);
                break;
            case Clear { Array: { Dimensions: 1 } vector }:
                writer.Line(symbols.Of(vector) + ".Clear();");
                break;
            case Clear clear:
                string matrix = symbols.Of(clear.Array).Text;
                writer.Line("global::System.Array.Clear(" + matrix + ", 0, " + matrix + ".Length);");
                break;
            case Store store:
                WriteStore(store);

                break;
            case AddTo add:
                bool isNarrow = IsNarrow(add.Array);
                (string operation, string operand) = expressions.PrintAddition(add.Value, isNarrow);
                WriteLong(ElementText(add.Array, add.Indices) + " " + operation + " ", operand, operation == "+=" && !isNarrow ? add.Value : null);
                break;
            case For loop:
                WriteLoop(loop, scope);
                break;
            case If branch:
                WriteBranch("if (", branch, scope);
                break;
            default:
                WriteSweep(statement, scope);
                break;
        }
    }

    /// <summary>How many statements from this one on clear a number each of the elements of one array.</summary>
    private int ClearedTogether(ImmutableArray<Statement> statements, int first) => statements.Skip(first)
        .TakeWhile(statement => statement is Clear { Array: { Suffix.Length: > 0 } part } && symbols.Of(part).Text == symbols.Of(((Clear)statements[first]).Array).Text)
        .Count();

    private void WriteClearing(Symbol part, UniqueNames scope)
    {
        string index = scope.Nested().Take(IndexNames);
        string array = symbols.Of(part).Text;
        using (writer.Open("for (int " + index + " = 0; " + index + " < " + array + ".Length; " + index + "++)"))
        {
            string element = array + "[" + index + "]";
            writer.Line(symbols.RemadeBy(part) is { } remade ? Remade(element, remade.Model, place => place == remade.Place ? "0" : null) + ";" : element + part.Suffix + " = 0;");
        }
    }

    private string ElementText(Symbol array, ImmutableArray<Node> indices) =>
        symbols.Of(array) + "[" + string.Join(", ", indices.Select(expressions.IntegerText)) + "]" + array.Suffix;

    private void WriteStore(Store store)
    {
        string place = ElementText(store.Array, store.Indices);
        bool isNarrow = IsNarrow(store.Array);
        (string operation, Node value) = FactorOf(store) is { } factor ? (" *= ", factor) : (" = ", store.Value);
        WriteLong(place + operation, expressions.Text(value, isNarrow), isNarrow ? null : value);
    }

    /// <summary>Whether the array's elements are narrower than what is computed.</summary>
    private bool IsNarrow(Symbol array) => symbols.Of(array).Type == TextType.NarrowReal;

    private void WriteDeclaration(Declare declare, UniqueNames scope)
    {
        Printed value = expressions.Print(declare.Value);
        TextType type = declare.Local.Type == NodeType.Integer ? value.Type : SymbolTexts.LocalType(declare.Local.Type);
        string name = Declared(declare.Local, scope, type, declare.Local.Name);
        WriteLong(Keyword(type) + " " + name + " = ", value.Text, declare.Value);
    }

    private string Declared(Symbol symbol, UniqueNames scope, TextType type, params string[] hints)
    {
        string name = IdentifierText.Of(scope.Take(hints));
        symbols.NameLocal(symbol, name, type);
        return name;
    }

    private void WriteAccumulation(Accumulate accumulate)
    {
        string local = symbols.Of(accumulate.Local).Text;
        if (accumulate is { Operation: Accumulation.Add, Value: Constant { Type: NodeType.Integer } step } && Rational.Abs(step.Value).IsOne)
        {
            writer.Line(local + (step.Value.Sign > 0 ? "++;" : "--;"));
            return;
        }

        switch (accumulate.Operation)
        {
            case Accumulation.Add:
                (string operation, string operand) = expressions.PrintAddition(accumulate.Value, isNarrow: false);
                WriteLong(local + " " + operation + " ", operand, operation == "+=" ? accumulate.Value : null);
                break;
            case Accumulation.Multiply:
                WriteLong(local + " *= ", expressions.Text(accumulate.Value), accumulate.Value);
                break;
            default:
                string function = accumulate.Operation == Accumulation.Maximum ? "Max" : "Min";
                writer.Line(local + " = " + (accumulate.Local.Type == NodeType.Real ? expressions.MathOf(function) : "global::System.Math." + function) + "(" + local + ", " + expressions.Text(accumulate.Value) + ");");
                break;
        }
    }

    /// <summary>A small array on the stack, a large one from the pool; which of them is known when the method runs.</summary>
    private void WriteArray(DeclareArray declare, UniqueNames scope)
    {
        string type = Keyword(declare.Array.Type);
        if (declare.Array.Type == NodeType.Real && expressions.Generic is { } generic)
        {
            WriteGenericArray(declare, generic, scope);
            return;
        }

        int limit = StackBytes / (type switch { "double" => sizeof(double), "bool" => sizeof(bool), _ => sizeof(int) });
        string stackLimit = limit.ToString(CultureInfo.InvariantCulture);
        string span = "global::System.Span<" + type + "> ";
        arrays.Add(declare.Array);
        if (declare.Length is Constant constant && constant.Value <= limit)
        {
            string small = Declared(declare.Array, scope, SymbolTexts.LocalType(declare.Array.Type), declare.Array.Name);
            writer.Line(span + small + " = stackalloc " + type + "[" + expressions.IntegerText(constant) + "];");
            return;
        }

        string length = expressions.IntegerText(declare.Length);
        if (declare.Length is not (Symbol or Length or Constant))
        {
            string local = IdentifierText.Of(scope.Take(declare.Array.Name + "Length"));
            writer.Line("int " + local + " = " + length + ";");
            length = local;
        }

        string name = Declared(declare.Array, scope, SymbolTexts.LocalType(declare.Array.Type), declare.Array.Name);
        if (!target.HasArrayPool)
        {
            writer.Line(span + name + " = " + length + " <= " + stackLimit + " ? stackalloc " + type + "[" + stackLimit + "] : new " + type + "[" + length + "];");
        }
        else
        {
            string array = scope.Take("rented");
            rented.Add((array, type, true));
            writer.Line(type + (target.LanguageVersion >= 800 ? "[]? " : "[] ") + array + " = null;");
            writer.Line(span + name + " = " + length + " <= " + stackLimit + "\n    ? stackalloc " + type + "[" + stackLimit + "]\n    : (" + array + " = " + Pool(type) + ".Rent(" + length + "));");
        }

        writer.Line(name + " = " + name + ".Slice(0, " + length + ");");
    }

    /// <summary>The y of array[i] = array[i] · y.</summary>
    private static Node? FactorOf(Store store)
    {
        if (store.Value is not Product { Bases.Length: 2 } product || product.Exponents.Any(e => !e.IsOne))
        {
            return null;
        }

        return IsPlace(product.Bases[0]) ? product.Bases[1] : IsPlace(product.Bases[1]) ? product.Bases[0] : null;

        bool IsPlace(Node node) =>
            node is Element element && ReferenceEquals(element.Array, store.Array) && element.Children.Skip(1).SequenceEqual(store.Indices);
    }

    private void WriteLoop(For loop, UniqueNames scope)
    {
        UniqueNames inside = scope.Nested();
        string lower = expressions.IntegerText(loop.Lower);
        string upper = expressions.Print(loop.Upper).In(Precedence.Shift);
        string? last = loop.Last is null ? null : expressions.IntegerText(loop.Last);
        string[] hints = IdentifierText.ValidName(loop.Index.Name) == loop.Index.Name ? [loop.Index.Name, .. IndexNames] : IndexNames;
        string index = Declared(loop.Index, inside, TextType.Integer, hints);
        string head = last is null
            ? index + " = " + lower + "; " + index + " < " + upper + "; " + index + "++"
            : index + " = " + last + "; " + index + " >= " + expressions.Print(loop.Lower).In(Precedence.Shift) + "; " + index + "--";
        using (writer.Open("for (int " + head + ")"))
        {
            WriteAll(loop.Body, inside);
        }
    }

    private void WriteBranch(string opening, If branch, UniqueNames scope)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        using (writer.Open(opening + expressions.Text(branch.Condition) + ")"))
        {
            WriteAll(branch.Then, scope.Nested());
        }

        if (branch.Else.Length == 1 && branch.Else[0] is If next)
        {
            WriteBranch("else if (", next, scope);
        }
        else if (!branch.Else.IsEmpty)
        {
            using (writer.Open("else"))
            {
                WriteAll(branch.Else, scope.Nested());
            }
        }
    }

    /// <summary>A statement that ends with an expression; a long choice has a line for each of its cases.</summary>
    private void WriteLong(string beginning, string text, Node? node)
    {
        bool wraps = node is Conditional && beginning.Length + text.Length > LineLength.Limit;
        writer.Line(wraps ? beginning.TrimEnd() + expressions.Cases((Conditional)node!) + ";" : beginning + text + ";");
    }

    /// <summary>What is read from an array that goes back to the pool is read before.</summary>
    private string DeclareResult(Node result, bool isNarrow)
    {
        string name = names.Take("result");
        writer.Line((isNarrow ? RealPrecision.Single.Keyword() : Real) + " " + name + " = " + expressions.Text(result, isNarrow) + ";");
        return name;
    }

    private bool ReadsArray(Node node)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        return node is Element element ? arrays.Contains(element.Array) : node.Children.Any(ReadsArray);
    }
}
