using System.Globalization;
using System.Text;
using DerivGen.Generator.Diagnostics;
using DerivGen.Generator.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>
/// Writes an argument check again as C#, everything in it fully qualified, so that it means the same in another file.
/// What it cannot write is refused.
/// </summary>
internal sealed class CheckWriter(IMethodSymbol method)
{
    private readonly Dictionary<ISymbol, string> inlined = new(SymbolEqualityComparer.Default);

    /// <summary>A local before the checks is written out where they mention it.</summary>
    public void Inline(IVariableDeclaratorOperation declarator)
    {
        IVariableInitializerOperation? initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
        if (initializer is not null)
        {
            inlined[declarator.Symbol] = Text(initializer.Value);
        }
    }

    /// <summary>Whether evaluating an expression twice is the same as once: lengths, parameters, numbers, arithmetic.</summary>
    public static bool IsPure(IOperation operation) => operation switch
    {
        ILiteralOperation or IParameterReferenceOperation or ILocalReferenceOperation => true,
        IPropertyReferenceOperation { Property.Name: "Length", Instance: { } instance } => IsPure(instance),
        IInvocationOperation { TargetMethod.Name: "GetLength" } call => call.Instance is not null && IsPure(call.Instance) && call.Arguments.All(argument => IsPure(argument.Value)),
        IUnaryOperation { OperatorMethod: null } or IBinaryOperation { OperatorMethod: null } or IParenthesizedOperation or IConversionOperation => operation.ChildOperations.All(IsPure),
        IFieldReferenceOperation { Field.HasConstantValue: true } => true,
        _ => false,
    };

    public string Write(IOperation statement)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (statement)
        {
            case IConditionalOperation conditional:
                string text = "if (" + Bare(Text(conditional.Condition)) + ")\n{\n    " + Write(conditional.WhenTrue).Replace("\n", "\n    ") + "\n}";
                return conditional.WhenFalse is null ? text : text + "\nelse " + Write(conditional.WhenFalse);
            case IBlockOperation { Operations.Length: 1 } block:
                return Write(block.Operations[0]);
            case IThrowOperation { Exception: { } exception }:
                return "throw " + Text(Unwrap(exception)) + ";";
            case IExpressionStatementOperation { Operation: IThrowOperation { Exception: { } exception } }:
                return "throw " + Text(Unwrap(exception)) + ";";
            case IExpressionStatementOperation expression:
                return Text(expression.Operation) + ";";
            default:
                throw Unwritable(statement);
        }
    }

    /// <summary>Without the one pair of parentheses around an operator's text.</summary>
    private static string Bare(string text)
    {
        if (text.Length < 2 || text[0] != '(')
        {
            return text;
        }

        int depth = 0;
        bool isQuoted = text.IndexOfAny(['"', '\'']) >= 0;
        for (int i = 0; i < text.Length && !isQuoted; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return i == text.Length - 1 ? text.Substring(1, text.Length - 2) : text;
            }
        }

        return text;
    }

    private static IOperation Unwrap(IOperation operation) => operation is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : operation;

    private static Refusal Unwritable(IOperation operation) => new(
        Descriptors.ExceptionHandling,
        operation.Syntax.GetLocation(),
        "This part of an argument check",
        "use parameters, constants, lengths, comparisons and calls of static methods in it");

    private string Text(IOperation operation)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (operation.ConstantValue.HasValue && operation.Type?.TypeKind != TypeKind.Enum)
        {
            return Literal(operation.ConstantValue.Value, operation);
        }

        switch (operation)
        {
            case IParenthesizedOperation parenthesized:
                return Text(parenthesized.Operand);
            case IParameterReferenceOperation parameter when SymbolEqualityComparer.Default.Equals(parameter.Parameter.ContainingSymbol, method):
                return IdentifierText.Of(parameter.Parameter.Name);
            case ILocalReferenceOperation local when inlined.TryGetValue(local.Local, out string text):
                return text;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return "this";
            case IFieldReferenceOperation field:
                return Receiver(field.Field, field.Instance) + "." + IdentifierText.Of(field.Field.Name);
            case IPropertyReferenceOperation { Property.IsIndexer: false } property:
                return Receiver(property.Property, property.Instance) + "." + IdentifierText.Of(property.Property.Name);
            case IPropertyReferenceOperation { Instance: { } instance } property:
                return Text(instance) + "[" + Arguments(property.Arguments) + "]";
            case IArrayElementReferenceOperation element:
                return Text(element.ArrayReference) + "[" + string.Join(", ", element.Indices.Select(Text)) + "]";
            case IUnaryOperation unary:
                return unary.OperatorKind switch
                {
                    UnaryOperatorKind.Not => "!" + Text(unary.Operand),
                    UnaryOperatorKind.Minus => "(-" + Text(unary.Operand) + ")",
                    UnaryOperatorKind.Plus => Text(unary.Operand),
                    _ => throw Unwritable(operation),
                };
            case IBinaryOperation binary:
                return "(" + Text(binary.LeftOperand) + " " + Operator(binary) + " " + Text(binary.RightOperand) + ")";
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                return "(" + Text(conditional.Condition) + " ? " + Text(conditional.WhenTrue) + " : " + Text(otherwise) + ")";
            case IConversionOperation conversion:
                return conversion.IsImplicit || conversion.Type is null ? Text(conversion.Operand) : "((" + TypeText(conversion.Type) + ")" + Text(conversion.Operand) + ")";
            case IInvocationOperation call when call.TargetMethod.MethodKind is MethodKind.Ordinary:
                return Receiver(call.TargetMethod, call.Instance) + "." + MethodText(call.TargetMethod) + "(" + Arguments(call.Arguments) + ")";
            case IObjectCreationOperation { Initializer: null, Type: { } type } creation:
                return "new " + TypeText(type) + "(" + Arguments(creation.Arguments) + ")";
            case IInterpolatedStringOperation interpolated:
                return Interpolated(interpolated);
            case IIsPatternOperation { Pattern: var pattern } test:
                return "(" + Text(test.Value) + " is " + Pattern(pattern) + ")";
            case IDefaultValueOperation { Type: { } type }:
                return "default(" + TypeText(type) + ")";
            case ITypeOfOperation typeOf:
                return "typeof(" + TypeText(typeOf.TypeOperand) + ")";
            default:
                throw Unwritable(operation);
        }
    }

    private string Pattern(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => Text(constant.Value),
        INegatedPatternOperation negated => "not " + Pattern(negated.Pattern),
        IRelationalPatternOperation relational => Operator(relational.OperatorKind, relational) + " " + Text(relational.Value),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => "(" + Pattern(both.LeftPattern) + " and " + Pattern(both.RightPattern) + ")",
        IBinaryPatternOperation either => "(" + Pattern(either.LeftPattern) + " or " + Pattern(either.RightPattern) + ")",
        _ => throw Unwritable(pattern),
    };

    private string Receiver(ISymbol member, IOperation? instance) =>
        member.IsStatic || instance is null ? TypeText(member.ContainingType) : Text(instance);

    private static string MethodText(IMethodSymbol called) =>
        IdentifierText.Of(called.Name)
            + (called.TypeArguments.IsEmpty ? "" : "<" + string.Join(", ", called.TypeArguments.Select(TypeText)) + ">");

    private string Arguments(IEnumerable<IArgumentOperation> arguments) => string.Join(", ", arguments
        .Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue)
        .Select(argument => argument switch
        {
            { ArgumentKind: ArgumentKind.Explicit, Parameter: { RefKind: RefKind.None or RefKind.In } parameter } =>
                parameter.Ordinal == 0 ? Text(argument.Value) : IdentifierText.Of(parameter.Name) + ": " + Text(argument.Value),
            { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer: { } items } } => string.Join(", ", items.ElementValues.Select(Text)),
            _ => throw Unwritable(argument),
        }));

    private static string TypeText(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private string Interpolated(IInterpolatedStringOperation interpolated)
    {
        StringBuilder text = new("$\"");
        foreach (IInterpolatedStringContentOperation part in interpolated.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string literal } }:
                    Append(literal);
                    break;
                case IInterpolationOperation { Alignment: null, FormatString: null, Expression.ConstantValue: { HasValue: true, Value: string constant } }:
                    Append(constant);
                    break;
                case IInterpolationOperation { Alignment: null } hole:
                    string value = Text(hole.Expression);
                    text.Append('{').Append(value.Contains(':') && value[0] != '(' ? "(" + value + ")" : value);
                    if (hole.FormatString?.ConstantValue is { HasValue: true, Value: string format })
                    {
                        text.Append(':').Append(format);
                    }

                    text.Append('}');
                    break;
                default:
                    throw Unwritable(part);
            }
        }

        return text.Append('"').ToString();

        void Append(string part)
        {
            string quoted = SymbolDisplay.FormatLiteral(part.Replace("{", "{{").Replace("}", "}}"), quote: true);
            text.Append(quoted, 1, quoted.Length - 2);
        }
    }

    private static string Literal(object? value, IOperation operation) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        char letter => SymbolDisplay.FormatLiteral(letter, quote: true),
        double number => NumberText.Of(number),
        float number => NumberText.Of(number),
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        byte or sbyte or short or ushort => "((" + TypeText(operation.Type!) + ")" + ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture) + ")",
        _ => throw Unwritable(operation),
    };

    private static string Operator(IBinaryOperation binary) => Operator(binary.OperatorKind, binary);

    private static string Operator(BinaryOperatorKind kind, IOperation operation) => kind switch
    {
        BinaryOperatorKind.Add => "+",
        BinaryOperatorKind.Subtract => "-",
        BinaryOperatorKind.Multiply => "*",
        BinaryOperatorKind.Divide => "/",
        BinaryOperatorKind.Remainder => "%",
        BinaryOperatorKind.LessThan => "<",
        BinaryOperatorKind.LessThanOrEqual => "<=",
        BinaryOperatorKind.GreaterThan => ">",
        BinaryOperatorKind.GreaterThanOrEqual => ">=",
        BinaryOperatorKind.Equals => "==",
        BinaryOperatorKind.NotEquals => "!=",
        BinaryOperatorKind.ConditionalAnd => "&&",
        BinaryOperatorKind.ConditionalOr => "||",
        BinaryOperatorKind.And => "&",
        BinaryOperatorKind.Or => "|",
        BinaryOperatorKind.ExclusiveOr => "^",
        _ => throw Unwritable(operation),
    };
}
