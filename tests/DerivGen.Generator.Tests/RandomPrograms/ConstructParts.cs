#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: what is read is the same
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>What the methods of a text are made of: kinds of operations and of syntax, with what tells the parts of one construct apart.</summary>
internal static class ConstructParts
{
    /// <param name="tree">The text.</param>
    /// <param name="model">What it means.</param>
    /// <param name="method">The one method to look at; null where all are.</param>
    public static HashSet<string> Of(SyntaxTree tree, SemanticModel model, string? method = null)
    {
        HashSet<string> parts = [];
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes().Where(node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax or IndexerDeclarationSyntax }).Where(node => method is null || node is MethodDeclarationSyntax { Identifier.Text: var name } && name == method))
        {
            foreach (SyntaxNode inner in node.DescendantNodes())
            {
                parts.Add("syntax " + inner.Kind());
            }

            foreach (IOperation operation in model.GetOperation(node)?.DescendantsAndSelf() ?? [])
            {
                parts.Add(Part(operation));
            }

            foreach (ParameterSyntax parameter in node.DescendantNodes().OfType<ParameterSyntax>())
            {
                if (model.GetDeclaredSymbol(parameter) is IParameterSymbol declared)
                {
                    parts.Add($"parameter {declared.RefKind} {TypeOf(declared.Type)}{(declared.IsParams ? " params" : "")}{(declared.IsOptional ? " optional" : "")}");
                }
            }
        }

        return parts;
    }

    private static string Part(IOperation operation) => string.Create(CultureInfo.InvariantCulture, $"{operation.Kind}") + operation switch
    {
        IBinaryOperation binary => $" {binary.OperatorKind} {TypeOf(binary.LeftOperand.Type)}{Checked(binary.IsChecked)}",
        IUnaryOperation unary => $" {unary.OperatorKind} {TypeOf(unary.Type)}{Checked(unary.IsChecked)}",
        ICompoundAssignmentOperation compound => $" {compound.OperatorKind} {TypeOf(compound.Type)}{Checked(compound.IsChecked)} of {compound.Target.Kind}",
        ISimpleAssignmentOperation assignment => $" of {assignment.Target.Kind}{(assignment.IsRef ? " by reference" : "")}",
        IIncrementOrDecrementOperation increment => $" {(increment.IsPostfix ? "after" : "before")} {TypeOf(increment.Type)}{Checked(increment.IsChecked)}",
        IConversionOperation conversion => $" {TypeOf(conversion.Operand.Type)} to {TypeOf(conversion.Type)}{Checked(conversion.IsChecked)}{(conversion.OperatorMethod is null ? "" : " by operator")}",
        ILoopOperation loop => $" {loop.LoopKind}",
        IArgumentOperation argument => $" {argument.ArgumentKind} {argument.Parameter?.RefKind}",
        IInvocationOperation invocation => $" {invocation.TargetMethod.MethodKind}{(invocation.TargetMethod.IsStatic ? " static" : "")}{(invocation.TargetMethod.IsExtensionMethod ? " extension" : "")}{(invocation.TargetMethod.IsGenericMethod ? " generic" : "")}{(invocation.TargetMethod.IsAbstract ? " abstract" : "")}",
        IPropertyReferenceOperation property => $" {(property.Property.IsIndexer ? "indexer " : "")}of {TypeOf(property.Property.ContainingType)}",
        IFieldReferenceOperation field => $" of {TypeOf(field.Field.ContainingType)}{(field.Field.IsStatic ? " static" : "")}{(field.Field.IsConst ? " const" : "")}",
        ICaseClauseOperation clause => $" {clause.CaseKind}",
        IBranchOperation branch => $" {branch.BranchKind}",
        IArrayCreationOperation creation => $" {TypeOf(creation.Type)}",
        IArrayElementReferenceOperation element => $" {TypeOf(element.ArrayReference.Type)}",
        IVariableDeclaratorOperation declarator => $" {declarator.Symbol.RefKind} {TypeOf(declarator.Symbol.Type)}{(declarator.Symbol.IsConst ? " const" : "")}",
        ILiteralOperation or IDefaultValueOperation or ISizeOfOperation => $" {TypeOf(operation.Type)}",
        IConstantPatternOperation or IRelationalPatternOperation or IDeclarationPatternOperation or ITypePatternOperation or IRecursivePatternOperation => $" {TypeOf(((IPatternOperation)operation).InputType)}",
        IBinaryPatternOperation pattern => $" {pattern.OperatorKind}",
        IObjectCreationOperation creation => $" {TypeOf(creation.Type)}",
        IParameterReferenceOperation parameter => $" {TypeOf(parameter.Type)}",
        _ => "",
    };

    private static string Checked(bool isChecked) => isChecked ? " checked" : "";

    private static string TypeOf(ITypeSymbol? type) => type switch
    {
        null => "nothing",
        IArrayTypeSymbol array => $"{TypeOf(array.ElementType)}[{new string(',', array.Rank - 1)}]",
        ITypeParameterSymbol => "T",
        { SpecialType: SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Int32 or SpecialType.System_Boolean } => type.ToDisplayString(),
        { SpecialType: SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_IntPtr } => "wide integer",
        { SpecialType: SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16 } => "small integer",
        { TypeKind: TypeKind.Enum or TypeKind.Delegate or TypeKind.Class } => type.TypeKind.ToString(),
        { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => $"{TypeOf(((INamedTypeSymbol)type).TypeArguments[0])}?",
        { IsTupleType: true } => "tuple",
        { Name: "Span" or "ReadOnlySpan" or "Vector" or "Vector64" or "Vector128" or "Vector256" or "Vector512" } => type.Name,
        { IsValueType: true } => type.ContainingNamespace?.ToString() == "System.Numerics" ? type.Name : type.IsRecord ? "record struct" : "struct",
        _ => type.TypeKind.ToString(),
    };
}
#endif
