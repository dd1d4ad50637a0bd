using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>
/// Integers of other types than int. What C# computes in int is an integer here too; the wider ones are real numbers that
/// happen to be whole, exact up to 2⁵³.
/// </summary>
internal sealed partial class Reader
{
    /// <summary>The wider types whose arithmetic can be followed.</summary>
    internal static bool IsWideInteger(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_IntPtr;

    /// <summary>The wider types, also those that are only read: data of this type are converted to real numbers.</summary>
    internal static bool IsWideDatum(ITypeSymbol? type) => IsWideInteger(type) || type?.SpecialType is SpecialType.System_UInt64 or SpecialType.System_UIntPtr;

    /// <summary>A datum of a wider type as the number that is computed in.</summary>
    internal string WideText(string text, ITypeSymbol type) => GenericNumber is null ? "((double)" + text + ")" : AsGeneric(text, type);

    /// <summary>The least and the largest number of a type; null for those that are wider than all that is computed.</summary>
    private static (long Lower, long Upper)? RangeOf(ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_SByte => (sbyte.MinValue, sbyte.MaxValue),
        SpecialType.System_Byte => (byte.MinValue, byte.MaxValue),
        SpecialType.System_Int16 => (short.MinValue, short.MaxValue),
        SpecialType.System_UInt16 or SpecialType.System_Char => (ushort.MinValue, ushort.MaxValue),
        SpecialType.System_Int32 => (int.MinValue, int.MaxValue),
        SpecialType.System_UInt32 => (uint.MinValue, uint.MaxValue),
        _ => null,
    };

    private static bool IsUnsigned(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_UInt64 or SpecialType.System_UIntPtr || RangeOf(type) is { Lower: 0 };

    private static bool IsChecked(IOperation operation) => operation switch
    {
        IConversionOperation conversion => conversion.IsChecked,
        IBinaryOperation binary => binary.IsChecked,
        ICompoundAssignmentOperation compound => compound.IsChecked,
        IIncrementOrDecrementOperation step => step.IsChecked,
        _ => false,
    };

    /// <summary>A number as an integer of another type, with C#'s meaning: cut off, and wrapped around where that is not checked.</summary>
    private Node ConvertToInteger(Node node, ITypeSymbol? source, ITypeSymbol target, IOperation operation)
    {
        if (node.Type == NodeType.Boolean || !(IsFloating(source) || IsSmallInteger(source) || IsWideDatum(source)))
        {
            throw Refusals.OfExpression(operation);
        }

        (long Lower, long Upper)? from = RangeOf(source);
        (long Lower, long Upper)? to = RangeOf(target);
        bool fits = from is var (a, b) && to is var (c, d) ? c <= a && b <= d
            : to is null && (from is { Lower: >= 0 } || (!IsUnsigned(target) && !IsUnsigned(source)) || (IsUnsigned(target) && IsUnsigned(source)));
        if (IsSmallInteger(target))
        {
            Node whole = IsSmallInteger(source) ? node : Noted(graph.Call(Function.ToInteger, InRangeOfInt(graph.Real(node), source, operation)), operation);
            return fits || target.SpecialType == SpecialType.System_Int32 || IsChecked(operation) ? whole : Wrapped(whole, to!.Value);
        }

        Node number = IsFloating(source) ? Noted(graph.Call(Function.Truncate, node), operation) : graph.Real(node);
        return fits || IsFloating(source) || IsChecked(operation) ? number
            : target.SpecialType == SpecialType.System_UInt32 && from is not null ? Unsigned(number)
            : throw Refusals.OfExpression(operation);
    }

    /// <summary>What a uint is as an int, where that is not checked.</summary>
    private Node InRangeOfInt(Node number, ITypeSymbol? source, IOperation operation) =>
        source?.SpecialType == SpecialType.System_UInt32 && !IsChecked(operation) && number is not Constant
            ? graph.Conditional(graph.LessOrEqual(number, graph.Number(int.MaxValue)), number, graph.Subtract(number, graph.Number(1L << 32)))
            : number;

    /// <summary>What a number that lies less than 2³² outside of the range of uint is as such.</summary>
    private Node Unsigned(Node number) => graph.Conditional(
        graph.Less(number, graph.Zero),
        graph.Add(number, graph.Number(1L << 32)),
        graph.Conditional(graph.LessOrEqual(number, graph.Number(uint.MaxValue)), number, graph.Subtract(number, graph.Number(1L << 32))));

    /// <summary>The last bits of an integer: those of a signed one with the sign that the first of them says.</summary>
    private Node Wrapped(Node integer, (long Lower, long Upper) range)
    {
        if (range.Lower == 0)
        {
            return graph.Call(Function.BitAnd, integer, Integer((int)range.Upper));
        }

        Node bits = Integer(range.Upper == sbyte.MaxValue ? 24 : 16);
        return graph.Call(Function.ShiftRight, graph.Call(Function.ShiftLeft, integer, bits), bits);
    }

    /// <summary>
    /// Refuses what is written in order to wrap around: arithmetic in int with numbers of more than 16 bits, in a context that
    /// is unchecked in so many words. What is read here is the integer itself.
    /// </summary>
    private static void RefuseWrapping(Node result, IOperation operation)
    {
        bool isUnchecked = operation.Syntax.AncestorsAndSelf().FirstOrDefault(node => node is CheckedExpressionSyntax or CheckedStatementSyntax) is { } context
            && context.RawKind is (int)SyntaxKind.UncheckedExpression or (int)SyntaxKind.UncheckedStatement;
        if (isUnchecked && result is Sum or Product && result.Type == NodeType.Integer && HasLargeNumber(result))
        {
            throw Refusal.Construct(operation, "Arithmetic that wraps around", "compute with long and take the remainder, or pass the number as a parameter");
        }
    }

    private static bool HasLargeNumber(Node node) => node switch
    {
        Sum sum => sum.Coefficients.Append(sum.Constant).Any(number => Rational.Abs(number) > ushort.MaxValue) || sum.Terms.Any(HasLargeNumber),
        Product product => product.Bases.Any(HasLargeNumber),
        _ => false,
    };

    /// <summary>+, − and · of two uints: wrapped around, where that is not checked.</summary>
    private Node ApplyUnsigned(BinaryOperatorKind kind, Node left, Node right, IOperation operation)
    {
        Node result = kind switch
        {
            BinaryOperatorKind.Add => graph.Add(left, right),
            BinaryOperatorKind.Subtract => graph.Subtract(left, right),
            _ => graph.Multiply(left, right),
        };
        return IsChecked(operation) ? result
            : kind == BinaryOperatorKind.Multiply ? throw Refusal.Construct(operation, "A product of numbers of type uint", "it may wrap around: multiply long or double, or write checked")
            : Unsigned(result);
    }
}
