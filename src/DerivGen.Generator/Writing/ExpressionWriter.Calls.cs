using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Writing;

/// <summary>Functions, comparisons and conditions.</summary>
internal sealed partial class ExpressionWriter
{
    private Printed PrintCall(Call call) => call.Function switch
    {
        Function.ToReal => Generic is null ? Print(call.Argument) : ToReal(Print(call.Argument)),
        Function.Group => Print(call.Argument), // C# computes from the left: parentheses stand only where it is a right operand
        Function.ToInteger when Generic is not null => new("int.CreateTruncating(" + Print(call.Argument) + ")", Precedence.Primary, TextType.Integer),
        Function.ToInteger => new("(int)" + Print(call.Argument).In(Precedence.Unary), Precedence.Unary, TextType.Integer),
        Function.Less or Function.LessOrEqual or Function.Equal => PrintComparison(call, negated: false),
        Function.Not => PrintNot(call.Argument),
        Function.And or Function.Or => PrintJunction(call),
        Function.Clamp => PrintClamp(call),
        Function.Sign when call.Type == NodeType.Real => PrintSign(call.Argument),
        Function.Sign => new((call.Argument.Type == NodeType.Real ? MathOf("Sign") : "global::System.Math.Sign") + "(" + Print(call.Argument).Text + ")", Precedence.Primary, TextType.Integer),
        Function.RoundAwayFromZero => PrintRoundAwayFromZero(call.Argument),
        Function.IsFinite => PrintIsFinite(call.Argument),
        Function.Foreign => PrintForeign(call.Foreign!, call.Arguments),
        Function.CopySign when !target.HasCopySign => PrintCopySign(call),
        _ when FunctionTexts.Of(call.Function) is { Form: FunctionForm.Infix } row =>
            Binary(Print(call.Arguments[0]), row.Text, Print(call.Arguments[1]), row.Precedence, call.Type == NodeType.Real),
        _ => PrintFunction(call.Function, call.Arguments),
    };

    private Printed PrintFunction(Function function, ImmutableArray<Node> arguments)
    {
        FunctionText row = FunctionTexts.Of(function);
        (string method, bool isDouble) = MethodOf(row, arguments[0].Type);
        List<Printed> printed = new(arguments.Length);
        IEnumerable<Node> ordered = row.Form == FunctionForm.NestedMath ? order.OfTerms(arguments).Select(place => arguments[place]) : arguments;
        foreach (Node argument in ordered)
        {
            // What is computed in double has its numbers in double too.
            printed.Add(isDouble && argument is Constant number ? DoubleLiteral(number.Value) : Print(argument));
        }

        if (row.Form == FunctionForm.NestedMath)
        {
            return Nest(method, printed, arguments[0].Type == NodeType.Real);
        }

        if (arguments[0].Type == NodeType.Integer)
        {
            return new Printed(method + "(" + string.Join(", ", printed) + ")", Precedence.Primary, printed[0].Type);
        }

        if (row.Form == FunctionForm.StableMath && Generic is { HasOverloads: false } numbers)
        {
            return new Printed(numbers.Converted(method + "(" + string.Join(", ", printed.Select(argument => GenericNumbers.AsDouble(argument.Text))) + ")"), Precedence.Primary, TextType.Real);
        }

        if (row.Form == FunctionForm.MathOfAllTypes && printed[0].Type == TextType.NarrowReal)
        {
            return new Printed(method + "(" + printed[0] + ")", Precedence.Primary, TextType.NarrowReal); // exact in float too
        }

        // One argument of the right type selects the overload; the others convert to it.
        if (printed.All(argument => argument.IsNarrow))
        {
            printed[0] = printed[0] with { Text = Argument(printed[0], row.Form) };
        }

        return Converted(method + "(" + string.Join(", ", printed) + ")", isDouble);
    }

    private (string Method, bool IsDouble) MethodOf(FunctionText row, NodeType type) =>
        Generic is { } generic && type == NodeType.Real
            ? (FunctionTexts.Method(row, generic), false)
            : FunctionTexts.Method(row, precision, target);

    /// <summary>A function that <c>Math</c> has for all types of numbers, and every generic number too.</summary>
    public string MathOf(string function) => Generic?.Member(function) ?? "global::System.Math." + function;

    /// <summary>A function whose text is not known: each argument has the type of its parameter, so that this overload is meant.</summary>
    private Printed PrintForeign(ForeignFunction function, ImmutableArray<Node> arguments)
    {
        IEnumerable<string> printed = arguments.Select((argument, i) => function.Parameters[i] switch
        {
            ForeignParameter.Integer => IntegerText(argument),
            ForeignParameter.Boolean => Print(argument).Text,
            ForeignParameter.Single when Generic is not null => "float.CreateChecked(" + Print(argument) + ")",
            ForeignParameter.Double when Generic is not null => "double.CreateChecked(" + Print(argument) + ")",
            ForeignParameter.Single when precision == RealPrecision.Double => "(float)" + Print(argument).In(Precedence.Unary),
            ForeignParameter.Double when precision == RealPrecision.Single => "(double)" + Print(argument).In(Precedence.Unary),
            _ => Print(argument) is { IsNarrow: true } narrow ? ToReal(narrow).Text : Print(argument).Text,
        });
        string call = function.Method + "(" + string.Join(", ", printed) + ")" + function.Selector;
        return Generic is { } generic ? new Printed(generic.Converted(call), Precedence.Primary, TextType.Real) : Converted(
            call,
            isDouble: precision == RealPrecision.Single && !function.ResultIsSingle);
    }

    /// <summary>A call; what it gives is cast back where it works in double and the kernel in float.</summary>
    private static Printed Converted(string call, bool isDouble) =>
        isDouble ? new("(float)" + call, Precedence.Unary, TextType.Real) : new(call, Precedence.Primary, TextType.Real);

    /// <summary>An argument that selects the overload of the kernel's type.</summary>
    private string Argument(Printed printed, FunctionForm form) =>
        printed.IsNarrow && form != FunctionForm.Math ? ToReal(printed).Text : printed.Text;

    private Printed Nest(string method, List<Printed> arguments, bool isReal)
    {
        Printed nested = arguments[0];
        for (int i = 1; i < arguments.Count; i++)
        {
            bool isExact = nested.Type == TextType.NarrowReal && arguments[i].Type == TextType.NarrowReal;
            if (isReal && nested.IsNarrow && arguments[i].IsNarrow && !isExact)
            {
                nested = ToReal(nested);
            }

            nested = new Printed(method + "(" + nested + ", " + arguments[i] + ")", Precedence.Primary, isReal && !isExact ? TextType.Real : Joined(nested.Type, arguments[i].Type));
        }

        return nested;
    }

    private Printed DoubleLiteral(Rational value)
    {
        string text = NumberText.Of(value, RealPrecision.Double);
        return new Printed(text, SignPrecedence(text), TextType.Real);
    }

    /// <summary>max(lower, min(upper, x)): <c>Math.Clamp</c> exists in later frameworks only. NaN stays NaN.</summary>
    private Printed PrintClamp(Call call)
    {
        bool isReal = call.Type == NodeType.Real;
        Printed capped = Nest(isReal ? MathOf("Min") : "global::System.Math.Min", [Print(call.Arguments[0]), Print(call.Arguments[2])], isReal);
        return Nest(isReal ? MathOf("Max") : "global::System.Math.Max", [capped, Print(call.Arguments[1])], isReal);
    }

    /// <summary>The sign of a real, as a real: <c>Math.Sign</c> throws for NaN.</summary>
    private Printed PrintSign(Node argument)
    {
        Printed printed = Print(argument);
        if (!IsRepeatable(argument))
        {
            // Every number but 0 is at least as far from it as Epsilon: one evaluation, and NaN stays NaN.
            string quotient = (printed.IsNarrow ? ToReal(printed) : printed).In(Precedence.Multiplicative) + " / " + Real + ".Epsilon";
            string unit = Literal(Rational.One, isReal: true).Text;
            return new Printed(MathOf("Max") + "(-" + unit + ", " + MathOf("Min") + "(" + unit + ", " + quotient + "))", Precedence.Primary, TextType.Real);
        }

        string x = printed.In(Precedence.Shift);
        string zero = Literal(Rational.Zero, isReal: true).Text;
        string one = Literal(Rational.One, isReal: true).Text;
        return new Printed(x + " > " + zero + " ? " + one + " : " + x + " < " + zero + " ? -" + one + " : " + x, Precedence.Conditional, TextType.Real);
    }

    private Printed PrintRoundAwayFromZero(Node argument)
    {
        (string method, bool isDouble) = MethodOf(FunctionTexts.Of(Function.Round), NodeType.Real);
        return Converted(method + "(" + Argument(Print(argument), FunctionForm.MathOfSeveralTypes) + ", global::System.MidpointRounding.AwayFromZero)", isDouble);
    }

    private Printed PrintIsFinite(Node argument)
    {
        Printed printed = Print(argument);
        string keyword = Real;
        return target.HasIsFinite
            ? new Printed(keyword + ".IsFinite(" + printed + ")", Precedence.Primary, TextType.Boolean)
            : new Printed("global::System.Math.Abs(" + Argument(printed, FunctionForm.MathOfAllTypes) + ") <= " + keyword + ".MaxValue", Precedence.Relational, TextType.Boolean);
    }

    private Printed PrintNot(Node condition)
    {
        if (condition is Call { Function: Function.Equal } equal)
        {
            return PrintComparison(equal, negated: true);
        }

        // !(a < b) is not a >= b: one of them may be NaN.
        return new Printed("!" + Print(condition).In(Precedence.Unary), Precedence.Unary, TextType.Boolean);
    }

    private Printed PrintJunction(Call call)
    {
        FunctionText row = FunctionTexts.Of(call.Function);
        string text = string.Join(" " + row.Text + " ", call.Arguments.Select(argument => Print(argument).In(row.Precedence + 1)));
        return new Printed(text, row.Precedence, TextType.Boolean);
    }

    private Printed PrintComparison(Call call, bool negated)
    {
        Node left = call.Arguments[0];
        Node right = call.Arguments[1];
        if (ReferenceEquals(left, right) && left.Type == NodeType.Real)
        {
            return PrintSelfComparison(call.Function, left, negated);
        }

        FunctionText row = FunctionTexts.Of(call.Function);
        string symbol = negated ? "!=" : row.Text;
        Printed a = Compared(left, right);
        Printed b = Compared(right, left);

        // i < n + 1 was i <= n once, and is so without overflow; i + 1 < n + 1 was i < n.
        if (call.Function == Function.Less && left.Type == NodeType.Integer && (left is Sum { Constant.IsZero: false } || right is Sum))
        {
            Rational difference = ConstantOf(right) - ConstantOf(left);
            if (difference.IsZero || difference.IsOne)
            {
                symbol = difference.IsOne ? "<=" : symbol;
                a = left is Sum lesser ? PrintSum(lesser, Rational.Zero) : a;
                b = right is Sum greater ? PrintSum(greater, Rational.Zero) : b;
            }
        }

        if (a.IsNarrow && b.IsNarrow && left.Type == NodeType.Real && a.IsNarrowReal != b.IsNarrowReal)
        {
            a = ToReal(a);
        }

        if (left is Constant or NamedConstant && right is not (Constant or NamedConstant))
        {
            (a, b) = (b, a);
            symbol = symbol.Replace('<', '>');
        }

        return new Printed(a.In(row.Precedence + 1) + " " + symbol + " " + b.In(row.Precedence + 1), row.Precedence, TextType.Boolean);
    }

    /// <summary>A question after NaN; C# warns of one that is written as a comparison.</summary>
    private Printed PrintSelfComparison(Function function, Node node, bool negated)
    {
        if (function == Function.Less)
        {
            return new Printed(negated ? "true" : "false", Precedence.Primary, TextType.Boolean);
        }

        string isNaN = Real + ".IsNaN(" + Print(node) + ")";
        return negated
            ? new Printed(isNaN, Precedence.Primary, TextType.Boolean)
            : new Printed("!" + isNaN, Precedence.Unary, TextType.Boolean);
    }

    private static Rational ConstantOf(Node node) => node is Sum sum ? sum.Constant : Rational.Zero;

    /// <summary>
    /// An operand of a comparison. Conditions are decided as written: a float is compared to a double's digits, and to a
    /// number that no float holds, in double.
    /// </summary>
    private Printed Compared(Node node, Node other)
    {
        if (precision == RealPrecision.Single && node.Type == NodeType.Real)
        {
            switch (node)
            {
                case Constant number when !NumberText.IsRepresentable(number.Value, RealPrecision.Single) && other is not Constant:
                    return DoubleLiteral(number.Value);
                case Symbol symbol:
                    return symbols.Of(symbol);
                case Element element when symbols.Of(element.Array).Type == TextType.WideReal:
                    Printed array = symbols.Of(element.Array);
                    return array with { Text = array.Text + IndicesOf(element) + element.Array.Suffix };
            }
        }

        return Print(node);
    }
}
