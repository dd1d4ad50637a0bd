using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>How deep a method's text is nested: asked before the compiler binds it, which needs stack for every level.</summary>
internal static class SyntaxDepth
{
    private const int Large = 150;

    public static bool IsLarge(IMethodSymbol method, CancellationToken cancellation)
    {
        Stack<(SyntaxNode Node, int Depth)> pending = new();
        foreach (SyntaxReference reference in (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences)
        {
            pending.Push((reference.GetSyntax(cancellation), 0));
        }

        while (pending.Count > 0)
        {
            (SyntaxNode node, int depth) = pending.Pop();
            if (depth > Large)
            {
                return true;
            }

            foreach (SyntaxNode child in node.ChildNodes())
            {
                pending.Push((child, depth + 1));
            }
        }

        return false;
    }
}
