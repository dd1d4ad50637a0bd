using DerivGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DerivGen.Generator.Reading;

#pragma warning disable RCS1194 // thrown while reading, caught where the method is read
/// <summary>Ends the reading of a method: what cannot be read, and where it stands.</summary>
internal sealed class Refusal(DiagnosticDescriptor descriptor, Location location, params object[] arguments)
    : Exception(descriptor.Id)
{
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    public Location Location { get; } = location;

    public object[] Arguments { get; } = arguments;

    /// <summary>The compiler itself says what is wrong: nothing is to be added.</summary>
    public bool IsSilent { get; private set; }

    public static Refusal OfErrors(IOperation operation) =>
        new(Descriptors.UnsupportedConstruct, operation.Syntax.GetLocation(), "Code with errors", "correct it") { IsSilent = true };

    /// <summary>The method that calls itself to a depth that is not known, where that is what is wrong.</summary>
    public IMethodSymbol? Recurring { get; init; }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptor, Location, Arguments);

    public static Refusal Construct(IOperation operation, string what, string instead) =>
        new(Descriptors.UnsupportedConstruct, operation.Syntax.GetLocation(), what, instead);

    public static Refusal Type(IOperation operation, string what, string instead) =>
        new(Descriptors.ForeignType, operation.Syntax.GetLocation(), what, instead);

    /// <summary>The head of a compound statement: its keyword and what stands in parentheses.</summary>
    public static Location HeadOf(SyntaxNode statement) => statement switch
    {
        ForStatementSyntax loop => Between(loop, loop.ForKeyword, loop.CloseParenToken),
        CommonForEachStatementSyntax loop => Between(loop, loop.ForEachKeyword, loop.CloseParenToken),
        WhileStatementSyntax loop => Between(loop, loop.WhileKeyword, loop.CloseParenToken),
        DoStatementSyntax loop => loop.DoKeyword.GetLocation(),
        TryStatementSyntax block => block.TryKeyword.GetLocation(),
        LockStatementSyntax block => Between(block, block.LockKeyword, block.CloseParenToken),
        UsingStatementSyntax block => Between(block, block.UsingKeyword, block.CloseParenToken),
        FixedStatementSyntax block => Between(block, block.FixedKeyword, block.CloseParenToken),
        UnsafeStatementSyntax block => block.UnsafeKeyword.GetLocation(),
        _ => statement.GetLocation(),
    };

    private static Location Between(SyntaxNode node, SyntaxToken first, SyntaxToken last) =>
        Location.Create(node.SyntaxTree, TextSpan.FromBounds(first.SpanStart, last.Span.End));
}
#pragma warning restore RCS1194
