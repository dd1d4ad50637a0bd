using DerivGen.Symbolics.Evaluation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>Operators.</summary>
internal sealed partial class Reader
{
    private Node ReadUnary(IUnaryOperation unary)
    {
        if (!GenericMath.IsBuiltIn(unary.OperatorMethod))
        {
            throw Refusals.OfExpression(unary);
        }

        switch (unary.OperatorKind)
        {
            case UnaryOperatorKind.Plus:
                return ReadNode(unary.Operand);
            case UnaryOperatorKind.Minus:
                return IsFloating(unary.Type) ? ReadChain(unary) : graph.Negate(ReadNode(unary.Operand));
            case UnaryOperatorKind.Not:
                return graph.Not(ReadNode(unary.Operand));
            case UnaryOperatorKind.BitwiseNegation when unary.Type?.SpecialType == SpecialType.System_Int32:
                return graph.Subtract(Integer(-1), ReadNode(unary.Operand));
            default:
                throw Refusals.OfExpression(unary);
        }
    }

    private Node ReadBinary(IBinaryOperation binary)
    {
        if (!GenericMath.IsBuiltIn(binary.OperatorMethod) || binary.IsLifted || binary.IsCompareText)
        {
            throw Refusals.OfExpression(binary);
        }

        if (IsFloating(binary.Type) && binary.OperatorKind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide)
        {
            return ReadChain(binary);
        }

        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr:
                return ReadShortCircuit(binary);
        }

        if (binary.LeftOperand.Type is null || binary.RightOperand.Type is null || !IsComputable(binary.LeftOperand.Type) || !IsComputable(binary.RightOperand.Type))
        {
            throw Refusals.OfExpression(binary);
        }

        Node left = ReadOperand(binary.LeftOperand, binary.OperatorKind);
        Node right = ReadOperand(binary.RightOperand, binary.OperatorKind);
        Node result = Apply(binary.OperatorKind, left, right, binary.LeftOperand.Type, binary);
        RefuseWrapping(result, binary);
        return Noted(result, binary);
    }

    private static bool IsComputable(ITypeSymbol type) =>
        IsFloating(type) || IsSmallInteger(Underlying(type)) || type.SpecialType == SpecialType.System_Boolean || IsWideInteger(type);

    /// <summary>One operator applied to two operands of one type.</summary>
    private Node Apply(BinaryOperatorKind kind, Node left, Node right, ITypeSymbol type, IOperation operation)
    {
        bool isWide = IsWideInteger(type);
        if (isWide)
        {
            (left, right) = (graph.Real(left), graph.Real(right));
        }

        if (left.Type == NodeType.Boolean)
        {
            return kind switch
            {
                BinaryOperatorKind.And => graph.And(left, right),
                BinaryOperatorKind.Or => graph.Or(left, right),
                BinaryOperatorKind.Equals => Equivalent(left, right),
                BinaryOperatorKind.NotEquals or BinaryOperatorKind.ExclusiveOr => graph.Not(Equivalent(left, right)),
                _ => throw Refusals.OfExpression(operation),
            };
        }

        if (type.SpecialType == SpecialType.System_Single && IsComparison(kind))
        {
            (left, right) = (AsCompared(left), AsCompared(right));
        }

        switch (kind)
        {
            case BinaryOperatorKind.LessThan:
                return graph.Less(left, right);
            case BinaryOperatorKind.LessThanOrEqual:
                return graph.LessOrEqual(left, right);
            case BinaryOperatorKind.GreaterThan:
                return graph.Less(right, left);
            case BinaryOperatorKind.GreaterThanOrEqual:
                return graph.LessOrEqual(right, left);
            case BinaryOperatorKind.Equals:
                return graph.Equal(left, right);
            case BinaryOperatorKind.NotEquals:
                return graph.Not(graph.Equal(left, right));
            case BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply when type.SpecialType == SpecialType.System_UInt32:
                return ApplyUnsigned(kind, left, right, operation);
            case BinaryOperatorKind.Add:
                return graph.Add(LongSums.Group(graph, left), LongSums.Group(graph, right));
            case BinaryOperatorKind.Subtract when right is Call { Function: Function.IntegerRemainder } remainder && ReferenceEquals(remainder.Argument, left):
                // x − x % d is the multiple of d that the division finds.
                return Expand.Product(graph, remainder.Arguments[1], facts.Simplify(graph.Call(Function.IntegerDivide, left, remainder.Arguments[1])));
            case BinaryOperatorKind.Subtract:
                return graph.Subtract(LongSums.Group(graph, left), LongSums.Group(graph, right));
            case BinaryOperatorKind.Multiply:
                return left.Type == NodeType.Integer && right.Type == NodeType.Integer ? Expand.Product(graph, left, right) : graph.Multiply(left, right);
            case BinaryOperatorKind.Divide when IsFloating(type):
                return graph.Divide(left, right);
            case BinaryOperatorKind.Divide when isWide:
                return graph.Call(Function.Truncate, graph.Divide(left, right));
            case BinaryOperatorKind.Divide:
                return facts.Simplify(graph.Call(Function.IntegerDivide, left, right));
            case BinaryOperatorKind.Remainder when IsFloating(type) || isWide:
                return graph.Call(Function.Remainder, left, right);
            case BinaryOperatorKind.Remainder:
                return facts.Simplify(graph.Call(Function.IntegerRemainder, left, right));
        }

        return left.Type == NodeType.Integer && right.Type == NodeType.Integer
            ? kind switch
            {
                BinaryOperatorKind.LeftShift => graph.Call(Function.ShiftLeft, left, right),
                BinaryOperatorKind.RightShift => graph.Call(Function.ShiftRight, left, right),
                BinaryOperatorKind.And => graph.Call(Function.BitAnd, left, right),
                BinaryOperatorKind.Or => graph.Call(Function.BitOr, left, right),
                BinaryOperatorKind.ExclusiveOr => graph.Call(Function.BitXor, left, right),
                _ => throw Refusals.OfExpression(operation),
            }
            : throw Refusals.OfExpression(operation);
    }

    /// <summary>An operand; arithmetic of constants that is compared is the number that the compiler has rounded it to.</summary>
    private Node ReadOperand(IOperation operand, BinaryOperatorKind kind)
    {
        IOperation computed = operand;
        while (computed is IConversionOperation conversion)
        {
            computed = conversion.Operand;
        }

        return IsComparison(kind) && IsFloating(operand.Type) && operand.ConstantValue.HasValue && computed is IBinaryOperation
            ? FromConstant(operand.ConstantValue.Value, operand)
            : ReadNode(operand);
    }

    private static bool IsComparison(BinaryOperatorKind kind) => kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
        or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;

    /// <summary>A number that the text compares in float is the one that it has been rounded to, not the decimal that it is written as.</summary>
    private Node AsCompared(Node node) =>
        (node is Constant constant ? constant.Value : ConstantFolder.Fold(node)) is { } number && !float.IsInfinity(number.ToSingle()) ? graph.Number(Rational.FromDouble(number.ToSingle())) : node;

    private Node Equivalent(Node a, Node b) =>
        a is Constant truth ? truth.Value.IsZero ? graph.Not(b) : b
        : b is Constant ? Equivalent(b, a)
        : ReferenceEquals(a, b) ? graph.True
        : graph.Or(graph.And(a, b), graph.And(graph.Not(a), graph.Not(b)));

    private Node ReadShortCircuit(IBinaryOperation binary)
    {
        bool isAnd = binary.OperatorKind == BinaryOperatorKind.ConditionalAnd;
        Node left = ReadNode(binary.LeftOperand);
        if (left is Constant truth)
        {
            return truth.Value.IsZero == isAnd ? left : ReadNode(binary.RightOperand);
        }

        ProgramState skipped = state;
        Node right = Guarded(isAnd ? left : graph.Not(left), () => ReadNode(binary.RightOperand));
        state = isAnd ? state.Merge(graph, left, skipped) : skipped.Merge(graph, left, state);
        return isAnd ? graph.And(left, right) : graph.Or(left, right);
    }

    /// <summary>
    /// A chain of +, − and unary minus, or of * and /, collected without recursion and built once: a sum of thousands of
    /// terms is neither deep nor quadratic.
    /// </summary>
    private Node ReadChain(IOperation chain)
    {
        bool isSum = chain is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide };
        List<(Node, Rational)> parts = [];
        Stack<(IOperation Operation, Rational Weight)> pending = new();
        pending.Push((chain, Rational.One));
        while (pending.Count > 0)
        {
            (IOperation operation, Rational weight) = pending.Pop();
            IOperation inner = Unwrap(operation);
            switch (inner)
            {
                case IBinaryOperation { IsLifted: false } binary when GenericMath.IsBuiltIn(binary.OperatorMethod) && IsFloating(binary.Type) && IsLink(binary.OperatorKind, isSum):
                    bool isInverse = binary.OperatorKind is BinaryOperatorKind.Subtract or BinaryOperatorKind.Divide;
                    pending.Push((binary.RightOperand, isInverse ? -weight : weight));
                    pending.Push((binary.LeftOperand, weight));
                    break;
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } unary when GenericMath.IsBuiltIn(unary.OperatorMethod) && isSum && IsFloating(unary.Type):
                    pending.Push((unary.Operand, -weight));
                    break;
                default:
                    Node part = ReadNode(inner);
                    parts.Add((isSum ? LongSums.Group(graph, part) : part, weight));
                    break;
            }
        }

        parts.Add((isSum ? graph.Zero : graph.One, Rational.One)); // real, even if every part is an integer
        return isSum ? graph.LinearCombination(parts) : graph.Monomial(parts);
    }

    private static bool IsLink(BinaryOperatorKind kind, bool isSum) =>
        isSum ? kind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract : kind is BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide;

    /// <summary>Without parentheses and conversions between floating-point types.</summary>
    private static IOperation Unwrap(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case IConversionOperation { OperatorMethod: null } conversion when IsFloating(conversion.Type) && IsFloating(conversion.Operand.Type):
                    operation = conversion.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    private Node CompareTuples(ITupleBinaryOperation comparison)
    {
        if (Read(comparison.LeftOperand) is not TupleValue left || Read(comparison.RightOperand) is not TupleValue right || left.Elements.Length != right.Elements.Length)
        {
            throw Refusals.OfExpression(comparison);
        }

        List<Node> equalities = [];
        for (int i = 0; i < left.Elements.Length; i++)
        {
            if (left.Elements[i] is not ScalarValue a || right.Elements[i] is not ScalarValue b)
            {
                throw Refusals.OfExpression(comparison);
            }

            equalities.Add(Noted(a.Node.Type == NodeType.Boolean ? Equivalent(a.Node, b.Node) : graph.Equal(a.Node, b.Node), comparison));
        }

        Node equal = graph.And(equalities.ToArray());
        return comparison.OperatorKind == BinaryOperatorKind.Equals ? equal : graph.Not(equal);
    }
}
