using DerivGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>
/// The part of C# that is not supported, one entry per construct: what it is called, and what to write instead. What is
/// in no entry is refused too.
/// </summary>
internal static class Refusals
{
    /// <summary>The kind of syntax of <c>..</c> in a collection expression, which the oldest compiler does not know.</summary>
    private const int SpreadElement = 9078;

    /// <summary>The kind of operation of <c>"…"u8</c>, which the oldest compiler does not know by name either.</summary>
    private const OperationKind Utf8String = (OperationKind)124;

    public static Refusal OfStatement(IOperation operation)
    {
        (DiagnosticDescriptor descriptor, string what, string instead) = operation switch
        {
            IBranchOperation { BranchKind: BranchKind.GoTo } => (Descriptors.Jump, "goto", "write if, switch or a loop"),
            IReturnOperation => (Descriptors.Jump, "An iterator", "return one number"),
            ITryOperation => (Descriptors.ExceptionHandling, "try", "compute without exceptions, and check arguments at the head of the method"),
            IUsingOperation or IUsingDeclarationOperation => (Descriptors.ExceptionHandling, "using", "a differentiable method has nothing to dispose of"),
            ILockOperation => (Descriptors.UnsupportedConstruct, "lock", "a differentiable method shares nothing that is written"),
            IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation } =>
                (Descriptors.ExceptionHandling, "throw", "check arguments at the head of the method, before anything is computed from variables"),
            _ when IsUnsafe(operation) => (Descriptors.UnsupportedConstruct, "Unsafe code", "use spans"),
            _ => (Descriptors.UnsupportedConstruct, "This statement", "write it with assignments, if, switch and loops"),
        };
        return new Refusal(descriptor, Refusal.HeadOf(operation.Syntax), what, instead);
    }

    public static Refusal OfExpression(IOperation operation)
    {
        (DiagnosticDescriptor descriptor, string what, string instead) = operation switch
        {
            _ when operation.Type?.TypeKind == TypeKind.Dynamic || operation.Kind is OperationKind.DynamicInvocation or OperationKind.DynamicMemberReference or OperationKind.DynamicIndexerAccess or OperationKind.DynamicObjectCreation =>
                (Descriptors.ForeignType, "dynamic", "give it the type that it has"),
            _ when Lanes.IsOfProcessor(operation.Type) || IsOfVectors(operation) =>
                (Descriptors.ForeignType, "'" + FirstLineOf(operation) + "', of vectors of the processor,", "they are read where they hold double or float, and are loaded, computed lane by lane, compared, summed and stored: write a loop over numbers"),
            ILiteralOperation { ConstantValue: { HasValue: true, Value: null } } => (Descriptors.UnsupportedConstruct, "null", "give the variable its value where it is declared, and write a function that calls itself as a local function"),
            _ when operation.Type?.SpecialType == SpecialType.System_Decimal => (Descriptors.ForeignType, "decimal", "compute with double"),
            _ when operation.Type?.SpecialType == SpecialType.System_String || operation.Kind is OperationKind.InterpolatedStringHandlerCreation or Utf8String => (Descriptors.ForeignType, "A string", "a differentiable method computes with numbers, arrays and spans"),
            IAwaitOperation => (Descriptors.UnsupportedConstruct, "await", "compute synchronously"),
            IInvocationOperation { TargetMethod.IsAsync: true } => (Descriptors.UnsupportedConstruct, "An asynchronous call", "compute synchronously"),
            IPropertyReferenceOperation { Property.IsIndexer: true } => (Descriptors.UnsupportedConstruct, "The indexer '" + FirstLineOf(operation) + "'", "write it as a method"),
            IPatternOperation => (Descriptors.UnsupportedConstruct, "The pattern '" + FirstLineOf(operation) + "'", "compare numbers, lengths and elements by operators"),
            ITypeParameterObjectCreationOperation => (Descriptors.ForeignType, "An object of a type parameter", "use numbers, arrays, spans, tuples and structs"),
            _ when operation.Type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T => (Descriptors.ForeignType, "A nullable number", "use a number, and a bool that says whether there is one"),
            _ when operation.Type?.SpecialType == SpecialType.System_Object => (Descriptors.ForeignType, "An object", "give it the type that it has"),
            _ when operation.Syntax.DescendantNodesAndSelf().Any(node => node.RawKind == SpreadElement) => (Descriptors.UnsupportedConstruct, "A spread", "copy its elements by a loop or by CopyTo"),
            IThrowOperation => (Descriptors.ExceptionHandling, "throw", "check arguments at the head of the method, before anything is computed from variables"),
            IObjectCreationOperation creation => (Descriptors.ForeignType, "An object of type " + NameOf(creation.Type), "use numbers, arrays, spans, tuples and structs"),
            IAddressOfOperation or IFunctionPointerInvocationOperation => (Descriptors.UnsupportedConstruct, "Unsafe code", "use spans"),
            IConditionalAccessOperation or ICoalesceOperation or ICoalesceAssignmentOperation => (Descriptors.UnsupportedConstruct, "A test for null", "check arguments at the head of the method"),
            IEventReferenceOperation or IEventAssignmentOperation => (Descriptors.UnsupportedConstruct, "An event", "compute with numbers, arrays and spans"),
            ITypeOfOperation or ISizeOfOperation or IIsTypeOperation => (Descriptors.ForeignType, "A test of a type", "compute with numbers, arrays and spans"),
            IWithOperation or IAnonymousObjectCreationOperation => (Descriptors.ForeignType, "An object", "use numbers, arrays, spans, tuples and structs"),
            ITranslatedQueryOperation => (Descriptors.UnsupportedConstruct, "A query", "write a loop"),
            _ when IsUnsafe(operation) => (Descriptors.UnsupportedConstruct, "Unsafe code", "use spans"),
            _ when operation.Type is IArrayTypeSymbol => (Descriptors.ForeignType, "An array of type " + NameOf(operation.Type), "use an array of numbers with one dimension, as in w[i * columns + j]"),
            _ when operation.Type is { } type && IsForeignNumber(type) => (Descriptors.ForeignType, "A number of type " + NameOf(type), "compute with double or int"),
            _ when operation.Type is { } type && !Reader.IsSpan(type) && type.TypeKind is TypeKind.Struct or TypeKind.Class or TypeKind.Interface && Reader.ElementType(type) is null =>
                (Descriptors.ForeignType, "A value of type " + NameOf(type), "use numbers, arrays, spans, tuples and structs"),
            _ => (Descriptors.UnsupportedConstruct, "'" + FirstLineOf(operation) + "'", "write it with arithmetic, known functions, locals, arrays, conditions and loops"),
        };
        return new Refusal(descriptor, operation.Syntax.GetLocation(), what, instead);
    }

    /// <summary>The operation's text, or its first line.</summary>
    public static string FirstLineOf(IOperation operation) => operation.Syntax.ToString().Split('\n')[0].Trim();

    private static string NameOf(ITypeSymbol? type) => type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "object";

    /// <summary>Numbers that have no operation of their own here: integers that are neither int nor converted to it, and Half.</summary>
    private static bool IsForeignNumber(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_IntPtr or SpecialType.System_UIntPtr
            or SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16
        || type.TypeKind == TypeKind.Enum || type is { Name: "Half" or "Int128" or "UInt128" or "BigInteger", ContainingNamespace.Name: "System" or "Numerics" };

    /// <summary>Whether it is a member of a vector of the processor, or of a class of functions of them.</summary>
    private static bool IsOfVectors(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation reference => Lanes.IsOfProcessor(reference.Property.ContainingType),
        IInvocationOperation call => Lanes.IsOfProcessor(call.TargetMethod.ContainingType),
        _ => false,
    };

    private static bool IsUnsafe(IOperation operation) =>
        operation.Type is IPointerTypeSymbol || operation.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.UnsafeStatementSyntax or Microsoft.CodeAnalysis.CSharp.Syntax.FixedStatementSyntax
            || operation.ChildOperations.Any(child => child.Type is IPointerTypeSymbol);
}
