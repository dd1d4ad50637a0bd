using System.Collections.Immutable;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Programs;

namespace DerivGen.Symbolics.Differentiation;

/// <summary>How a value depends on a variable.</summary>
internal enum DependenceKind
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Only through parts that are piecewise constant: the derivative is zero almost everywhere.</summary>
    PiecewiseConstant,

    /// <summary>Through something that has a derivative.</summary>
    Differentiable,
}

/// <summary>How the loss depends on one variable.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Kind">How.</param>
/// <param name="Culprit">For <see cref="DependenceKind.PiecewiseConstant"/>: the comparison, floor or cast nearest to the variable, if there is one.</param>
internal sealed record VariableDependence(LossParameter Variable, DependenceKind Kind, Node? Culprit);

/// <summary>Finds out on which variables a loss depends differentiably, in one pass over the graph per variable.</summary>
internal static class Dependence
{
    public static ImmutableArray<VariableDependence> Of(LossFunction loss) =>
        loss.Parameters.Where(parameter => parameter.IsVariable).Select(parameter => Of(loss, parameter)).ToImmutableArray();

    private static VariableDependence Of(LossFunction loss, LossParameter variable)
    {
        Dictionary<Symbol, (DependenceKind Kind, Node? Culprit)> program = new() { [variable.Symbol] = (DependenceKind.Differentiable, null) };
        while (Follow(loss.Program, (DependenceKind.None, null), program))
        {
            // Until no iteration of any loop adds anything.
        }

        (DependenceKind kind, Node? culprit) = Of(loss.Value, program);
        return new VariableDependence(variable, kind, kind == DependenceKind.PiecewiseConstant ? culprit : null);
    }

    /// <summary>Runs over a program once; whether a variable of it turned out to depend more than was known.</summary>
    private static bool Follow(ImmutableArray<ProgramStatement> statements, (DependenceKind, Node?) condition, Dictionary<Symbol, (DependenceKind Kind, Node? Culprit)> program)
    {
        bool grows = false;
        foreach (ProgramStatement statement in statements)
        {
            switch (statement)
            {
                case Segment segment:
                    foreach (ScalarAssignment assignment in segment.Scalars)
                    {
                        Add(assignment.Variable, Of(assignment.Value, program));
                    }

                    foreach (ElementWrite write in segment.Elements)
                    {
                        Add(write.Array, Strongest(Of(write.Value, program), Step(Of(write.Position, program), null)));
                    }

                    foreach (RangeWrite write in segment.Ranges)
                    {
                        Add(write.Array, Of(write.Value, program));
                    }

                    break;
                case ProgramLoop loop:
                    grows |= Follow(loop.Body, loop.Condition is null ? condition : Strongest(condition, Step(Of(loop.Condition, program), null)), program);
                    break;
                case ProgramBranch branch:
                    grows |= Follow(branch.Body, Strongest(condition, Step(Of(branch.Condition, program), null)), program);
                    break;
            }
        }

        return grows;

        void Add(Symbol variable, (DependenceKind Kind, Node? Culprit) dependence)
        {
            dependence = Strongest(dependence, condition);
            program.TryGetValue(variable, out (DependenceKind Kind, Node? Culprit) before);
            if (dependence.Kind > before.Kind)
            {
                program[variable] = dependence;
                grows = true;
            }
        }
    }

    private static (DependenceKind Kind, Node? Culprit) Of(Node value, Dictionary<Symbol, (DependenceKind Kind, Node? Culprit)> program)
    {
        Dictionary<Node, (DependenceKind Kind, Node? Culprit)> known = [];
        Stack<(Node Node, bool IsReady)> pending = new();
        pending.Push((value, false));
        while (pending.Count > 0)
        {
            (Node node, bool isReady) = pending.Pop();
            if (known.ContainsKey(node))
            {
                continue;
            }

            if (isReady)
            {
                known.Add(node, Judge(node, program, known));
                continue;
            }

            pending.Push((node, true));
            foreach (Node child in node.Children)
            {
                pending.Push((child, false));
            }
        }

        return known[value];
    }

    private static (DependenceKind Kind, Node? Culprit) Judge(Node node, Dictionary<Symbol, (DependenceKind Kind, Node? Culprit)> program, Dictionary<Node, (DependenceKind Kind, Node? Culprit)> known)
    {
        switch (node)
        {
            case Symbol symbol:
                return program.TryGetValue(symbol, out (DependenceKind Kind, Node? Culprit) followed) ? followed : (DependenceKind.None, null);
            case Length:
                return (DependenceKind.None, null);
            case Conditional conditional:
                return Strongest(Step(known[conditional.Condition], null), known[conditional.Then], known[conditional.Else]);
            case Call { Function: Function.CopySign } call:
                return Strongest(known[call.Arguments[0]], Step(known[call.Arguments[1]], call));
            case Call call when IsStep(call.Function):
                return Step(Strongest(call.Arguments, known), call);
            case Call { Type: not NodeType.Real } call:
                return Step(Strongest(call.Arguments, known), null);
            case Reduction { Kind: >= ReductionKind.FirstIndexOfMaximum } reduction:
                return Step(Strongest(reduction.Children, known), null);
            default:
                return Strongest(node.Children, known);
        }
    }

    /// <summary>The functions that make a step of something that varies, and can be pointed at in the text.</summary>
    private static bool IsStep(Function function) => function
        is Function.Sign or Function.Floor or Function.Ceiling or Function.Truncate or Function.Round or Function.RoundAwayFromZero
        or Function.ToInteger or Function.Less or Function.LessOrEqual or Function.Equal or Function.IsFinite;

    private static (DependenceKind, Node?) Step((DependenceKind Kind, Node? Culprit) argument, Node? step) =>
        argument.Kind == DependenceKind.None ? argument
        : (DependenceKind.PiecewiseConstant, argument.Kind == DependenceKind.PiecewiseConstant ? argument.Culprit ?? step : step);

    private static (DependenceKind, Node?) Strongest(ImmutableArray<Node> nodes, Dictionary<Node, (DependenceKind Kind, Node? Culprit)> known) =>
        Strongest(nodes.Select(node => known[node]).ToArray());

    private static (DependenceKind, Node?) Strongest(params (DependenceKind Kind, Node? Culprit)[] parts)
    {
        (DependenceKind Kind, Node? Culprit) strongest = (DependenceKind.None, null);
        foreach ((DependenceKind Kind, Node? Culprit) part in parts)
        {
            if (part.Kind > strongest.Kind || (part.Kind == strongest.Kind && strongest.Culprit is null))
            {
                strongest = part;
            }
        }

        return strongest;
    }
}
