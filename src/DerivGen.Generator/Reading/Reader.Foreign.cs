using DerivGen.Generator.Diagnostics;
using DerivGen.Symbolics.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DerivGen.Generator.Reading;

/// <summary>Calls of functions whose text is not in the compilation, where their partial derivatives are known.</summary>
internal sealed partial class Reader
{
    private Value CallForeign(IOperation call, IMethodSymbol called, IReadOnlyList<Value>? values)
    {
        if (ForeignFunctions.Of(called, compilation, method.ContainingType, out string advice) is not { } function)
        {
            throw NoRule(call, advice);
        }

        Node[] arguments = new Node[called.Parameters.Length];
        if (values is not null)
        {
            arguments = [.. Recursion.NumbersOf(values)];
        }
        else
        {
            foreach (IArgumentOperation argument in ((IInvocationOperation)call).Arguments)
            {
                arguments[argument.Parameter!.Ordinal] = ReadNode(argument.Value);
            }
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            if (function.Parameters[i] is ForeignParameter.Double or ForeignParameter.Single)
            {
                arguments[i] = graph.Real(arguments[i]);
                if (function.Partials[i] is null && MayVary(arguments[i]))
                {
                    throw NoRule(call, "its derivative by '" + called.Parameters[i].Name + "' is not known, which its assembly holds constant; pass a constant or a parameter that is marked [Constant]");
                }
            }
        }

        return new ScalarValue(Noted(graph.Call(function, arguments), call));
    }

    /// <summary>The symbols by which derivatives are emitted.</summary>
    public HashSet<Node> Variables { get; } = [];

    /// <summary>Whether the node may follow a variable; what a loop carries may always.</summary>
    private bool MayVary(Node node)
    {
        return Mention.Any(node, part => part is Symbol { Type: NodeType.Real } symbol && (symbol.Ordinal >= SymbolOrdinals.Placeholder || Variables.Contains(symbol)));
    }

    private static Refusal NoRule(IOperation call, string advice) =>
        new(Descriptors.NoRule, call.Syntax.GetLocation(), call.Syntax.ToString().Split('\n')[0].Trim(), advice);
}
