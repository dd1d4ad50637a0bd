using System.Globalization;
using System.Runtime.CompilerServices;
using DerivGen.Generator.Pipeline;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Writing;

/// <summary>
/// Expressions as a person writes them: no parentheses that C# does not need, differences as differences, quotients as
/// quotients, names in the order of the parameter list.
/// </summary>
internal sealed partial class ExpressionWriter(RealPrecision precision, TargetCapabilities target, SymbolTexts symbols)
{
    private readonly ReadingOrder order = new();

    public RealPrecision Precision => precision;

    /// <summary>The type parameter that is computed in, where there is one.</summary>
    public GenericNumbers? Generic { get; init; }

    /// <summary>The name of the type that is computed in.</summary>
    public string Real => Generic?.Type ?? precision.Keyword();

    public string Text(Node node) => Print(node).Text;

    /// <summary>The text as a float, where it goes to a float.</summary>
    public string Text(Node node, bool isNarrow) =>
        !isNarrow ? Text(node)
        : node is Constant { Type: NodeType.Real } number ? NumberText.Of(number.Value, RealPrecision.Single)
        : Narrowed(Print(node));

    public Printed Print(Node node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return node switch
        {
            Constant constant => Print(constant),
            NamedConstant named => Print(named),
            Symbol symbol => Conform(symbols.Of(symbol), symbol.Type),
            Element element => PrintElement(element),
            Length length => PrintLength(length),
            Sum sum => PrintSum(sum, sum.Constant),
            Product product => PrintMonomial(Rational.One, product),
            Conditional conditional => PrintConditional(conditional),
            Call call => PrintCall(call),
            _ => throw new NotSupportedException(node.GetType().Name + " is no part of a kernel."),
        };
    }

    /// <summary>An int, for an index or a length.</summary>
    public string IntegerText(Node node)
    {
        Printed printed = Print(node);
        return printed.Type == TextType.LongInteger ? "(int)" + printed.In(Precedence.Unary) : printed.Text;
    }

    private Printed Print(Constant constant)
    {
        string text = constant.Type switch
        {
            NodeType.Boolean => constant.Value.IsZero ? "false" : "true",
            NodeType.Integer => IntegerLiteral(constant.Value),
            _ => RealLiteral(constant.Value),
        };
        return new Printed(text, SignPrecedence(text), IntegerType(constant));
    }

    private string RealLiteral(Rational value) => Generic?.Literal(value) ?? NumberText.Of(value, precision);

    private static TextType IntegerType(Constant constant) =>
        constant.Type == NodeType.Integer && constant.Value.Numerator is var value && (value > int.MaxValue || value < int.MinValue)
            ? TextType.LongInteger
            : SymbolTexts.LocalType(constant.Type);

    private static string IntegerLiteral(Rational value) =>
        value.Numerator.ToString(CultureInfo.InvariantCulture) + (value.Numerator > int.MaxValue || value.Numerator < int.MinValue ? "L" : "");

    private static Precedence SignPrecedence(string text) => text[0] == '-' ? Precedence.Unary : Precedence.Primary;

    private Printed Print(NamedConstant named) => named.Name switch
    {
        ConstantName.Pi when precision == RealPrecision.Single => new("(float)global::System.Math.PI", Precedence.Unary, TextType.Real),
        ConstantName.Pi when Generic is { } generic => new(generic.Member("Pi"), Precedence.Primary, TextType.Real),
        ConstantName.Pi => new("global::System.Math.PI", Precedence.Primary, TextType.Real),
        _ => new(Real + "." + named.Name, Precedence.Primary, TextType.Real),
    };

    private Printed PrintElement(Element element)
    {
        Printed array = symbols.Of(element.Array);
        string indices = IndicesOf(element);
        if (array.Type == TextType.Enum)
        {
            return new Printed("(int)" + array.Text + indices + element.Array.Suffix, Precedence.Unary, TextType.Integer);
        }

        return Conform(array with { Text = array.Text + indices + element.Array.Suffix }, element.Type);
    }

    private string IndicesOf(Element element) => "[" + string.Join(element.Array.IsJagged ? "][" : ", ", element.Children.Skip(1).Select(IntegerText)) + "]";

    private Printed PrintLength(Length length)
    {
        string array = symbols.Of(length.Array).Text;
        string text = length.Array.Dimensions == 1 || length.Array.IsJagged
            ? array + ".Length"
            : array + ".GetLength(" + length.Dimension.ToString(CultureInfo.InvariantCulture) + ")";
        return new Printed(text, Precedence.Primary, TextType.Integer);
    }

    private Printed PrintConditional(Conditional conditional)
    {
        Printed condition = Print(conditional.Condition);
        (Printed then, Printed otherwise) = Branches(conditional);
        string text = condition.In(Precedence.Or) + " ? " + then.In(Precedence.Or) + " : " + otherwise.In(Precedence.Conditional);
        return new Printed(text, Precedence.Conditional, Joined(then.Type, otherwise.Type));
    }

    /// <summary>A choice with a line for each of its cases, each indented by one step.</summary>
    public string Cases(Conditional conditional)
    {
        System.Text.StringBuilder text = new();
        string mark = "";
        Node rest = conditional;
        while (rest is Conditional choice)
        {
            text.Append("\n    ").Append(mark).Append(Print(choice.Condition).In(Precedence.Or)).Append(" ? ").Append(Branches(choice).Then.In(Precedence.Or));
            mark = ": ";
            rest = choice.Else;
        }

        return text.Append("\n    : ").Append(Print(rest).In(Precedence.Conditional)).ToString();
    }

    /// <summary>The branches, of which one is converted where their common type would be narrower than a real.</summary>
    private (Printed Then, Printed Else) Branches(Conditional conditional)
    {
        Printed then = Print(conditional.Then);
        Printed otherwise = Print(conditional.Else);
        bool mixed = then.IsNarrow && otherwise.IsNarrow && then.IsNarrowReal != otherwise.IsNarrowReal;
        return (mixed ? ToReal(then) : then, otherwise);
    }

    /// <summary>The type of an operation between two operands of which at most one is narrow.</summary>
    private static TextType Joined(TextType a, TextType b) =>
        a == b ? a
        : a == TextType.Real || b == TextType.Real ? TextType.Real
        : a == TextType.NarrowOrReal || b == TextType.NarrowOrReal ? TextType.NarrowOrReal
        : TextType.LongInteger;

    /// <summary>A text in the kernel's own floating-point type, by a cast.</summary>
    private Printed ToReal(Printed printed) =>
        printed.Type == TextType.Real
            ? printed
            : Generic is { } generic ? new Printed(generic.Converted(printed.Text), Precedence.Primary, TextType.Real)
            : new Printed("(" + precision.Keyword() + ")" + printed.In(Precedence.Unary), Precedence.Unary, TextType.Real);

    /// <summary>A text that goes to a float, in a kernel of doubles.</summary>
    private static string Narrowed(Printed printed) => printed.IsNarrow && printed.Type != TextType.NarrowOrReal ? printed.Text : "(float)" + printed.In(Precedence.Unary);

    /// <summary>A double is cast in a kernel of floats, where it would widen everything around it.</summary>
    private Printed Conform(Printed printed, NodeType type) =>
        printed.Type == TextType.WideReal || (Generic is not null && type == NodeType.Real) ? ToReal(printed) : printed;

    /// <summary>A binary operation; C# must not compute a real in a narrower type.</summary>
    private Printed Binary(Printed left, string symbol, Printed right, Precedence level, bool isReal)
    {
        if (isReal && left.IsNarrow && right.IsNarrow)
        {
            left = ToReal(left);
        }

        return new Printed((isReal ? Operand(left, level) : left.In(level)) + " " + symbol + " " + RightOperand(right, level), level, isReal ? TextType.Real : Joined(left.Type, right.Type));
    }

    private static string Operand(Printed printed, Precedence level) =>
        printed.IsNarrow && level == Precedence.Multiplicative && printed.Precedence == Precedence.Multiplicative && printed.Text.Contains(" / ")
            ? "(" + printed.Text + ")" // an integer division among reals
            : printed.In(level);

    private static string RightOperand(Printed printed, Precedence level) =>
        printed.Text[0] == '-' ? "(" + printed.Text + ")" : printed.In(level + 1);

    private Printed Negate(Printed printed)
    {
        // −n overflows for the smallest integer, and has no −0.
        Printed operand = printed.IsNarrow && !printed.IsNarrowReal ? ToReal(printed) : printed;
        return MinusSign(operand);
    }

    private static Printed MinusSign(Printed operand)
    {
        bool bare = operand.Precedence >= Precedence.Multiplicative && operand.Text[0] != '-';
        return new Printed(
            "-" + (bare ? operand.Text : "(" + operand.Text + ")"),
            bare && operand.Precedence == Precedence.Multiplicative ? Precedence.Multiplicative : Precedence.Unary,
            operand.Type);
    }
}
