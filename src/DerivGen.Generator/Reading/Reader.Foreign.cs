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
        bool isShipped = DerivativeRules.Of(called, compilation) is null && MathNetFunctions.IsMathNet(called.ContainingType);
        ForeignFunction? function = ForeignFunctions.Of(called, compilation, method.ContainingType, out string advice) ?? (isShipped ? MathNetFunctions.Find(called) : null);
        if (function is null && !(isShipped && MathNetFunctions.IsMathematics(called)))
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

        if (function is null)
        {
            return new ScalarValue(Noted(MathNetFunctions.Mathematics(graph, called, arguments)!, call));
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            if (function.Parameters[i] is ForeignParameter.Double or ForeignParameter.Single)
            {
                arguments[i] = graph.Real(arguments[i]);
                if (!function.HasPartial(i) && MayVary(arguments[i]))
                {
                    string reason = isShipped ? "for which its library has no function" : "which its assembly holds constant";
                    throw NoRule(call, "its derivative by '" + called.Parameters[i].Name + "' is not known, " + reason + "; pass a constant or a parameter that is marked [Constant]");
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
