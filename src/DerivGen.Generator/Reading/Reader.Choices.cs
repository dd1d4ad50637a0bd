using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Programs;
using DerivGen.Symbolics.Simplification;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>
/// Choices in the iterations of a loop that stays a loop. Where a condition asks what another one has chosen, each of its
/// branches would compute that choice again, and its derivative once more; there, what is chosen at some cost becomes a
/// variable of the program, assigned in a branch of its own, as the text does it.
/// </summary>
internal sealed partial class Reader
{
    /// <summary>A choice of less than this costs no more than keeping it.</summary>
    private const int DearChoice = 20;

    /// <summary>How many loops that stay loops run around what is read.</summary>
    private int programs;

    /// <summary>Whether choices become variables here.</summary>
    private bool keepsChoices;

    /// <summary>Whether a condition on a dear choice ends the reading of the loop, to read it again with variables.</summary>
    private bool asksForChoices = true;

    /// <summary>Reads a loop again with its choices in variables as soon as a condition asks for one.</summary>
    private Outcome WithChoices(Func<bool, Outcome> read)
    {
        int mark = program.Count;
        bool isOutermost = programs == 0;
        bool asked = asksForChoices;
        try
        {
            try
            {
                return read(false);
            }
            catch (EntangledChoiceException)
            {
                program.RemoveRange(mark, program.Count - mark);
                return read(true);
            }
        }
        catch (EntangledChoiceException) when (isOutermost)
        {
            program.RemoveRange(mark, program.Count - mark);
            asksForChoices = false;
            return read(false);
        }
        finally
        {
            asksForChoices = asked;
        }
    }

    /// <summary>Reads what has no place of its own in the program: choices stay expressions there.</summary>
    private T Plainly<T>(Func<T> read)
    {
        (bool kept, bool asked) = (keepsChoices, asksForChoices);
        (keepsChoices, asksForChoices) = (false, false);
        try
        {
            return read();
        }
        finally
        {
            (keepsChoices, asksForChoices) = (kept, asked);
        }
    }

    private Node WithoutChoices(Node condition) =>
        programs > 0 && asksForChoices && !keepsChoices && Mention.Any(condition, IsDearChoice) ? throw new EntangledChoiceException() : condition;

    private static bool IsDearChoice(Node node) => node is Conditional { Type: NodeType.Real } && CostModel.Reaches(node, DearChoice);

    /// <summary>The merged state after an if, with variables for what it chooses at some cost.</summary>
    private Outcome KeepChoices(Node condition, ProgramState start, Outcome then, Outcome otherwise, Outcome merged)
    {
        // What stands behind an exit of a branch is evaluated only where the exit is not taken.
        if (!keepsChoices || merged.Live is not { } live || then.Live is null || otherwise.Live is null || then.HasExits || otherwise.HasExits)
        {
            return merged;
        }

        foreach (KeyValuePair<ISymbol, Value> entry in live.Variables.OrderBy(entry => entry.Key.Name, StringComparer.Ordinal).ThenBy(entry => PlaceOf(entry.Key)))
        {
            if (entry.Value is ScalarValue { Node: var node } && IsDearChoice(node)
                && then.Live.Variables.TryGetValue(entry.Key, out Value? ofThen) && ofThen is ScalarValue { Node: var one }
                && otherwise.Live.Variables.TryGetValue(entry.Key, out Value? ofElse) && ofElse is ScalarValue { Node: var other } && !ReferenceEquals(one, other))
            {
                Node? before = start.Variables.TryGetValue(entry.Key, out Value? value) ? (value as ScalarValue)?.Node : null;
                live = live.With(entry.Key, new ScalarValue(Choose(condition, one, other, before, entry.Key.Name)));
            }
        }

        return merged with { Live = live };
    }

    /// <summary>A value that was chosen, in a variable if it is dear.</summary>
    private Value KeepChoice(Node condition, Value then, Value otherwise, Value merged, string name) =>
        keepsChoices && (then, otherwise, merged) is (ScalarValue one, ScalarValue other, ScalarValue both) && IsDearChoice(both.Node)
            ? new ScalarValue(Choose(condition, one.Node, other.Node, null, name))
            : merged;

    /// <summary>What a call has given, in a variable if it is a dear choice.</summary>
    private Value? KeepResult(Value? result, IMethodSymbol called)
    {
        if (!keepsChoices || result is not ScalarValue { Node: var node } || !IsDearChoice(node))
        {
            return result;
        }

        string name = called.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction ? called.Name : "value";
        Symbol variable = ProgramVariable(char.ToLowerInvariant(name[0]) + name.Substring(1), NodeType.Real, 0);
        program.Add(Assignment(variable, node));
        return new ScalarValue(variable);
    }

    /// <summary>A new variable: the one value where the condition holds, the other elsewhere.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="then">The value where it holds.</param>
    /// <param name="otherwise">The value elsewhere.</param>
    /// <param name="before">What has been computed before, if anything.</param>
    /// <param name="name">The user's name.</param>
    private Symbol Choose(Node condition, Node then, Node otherwise, Node? before, string name)
    {
        Symbol variable = ProgramVariable(name, NodeType.Real, 0);
        if (ReferenceEquals(then, before))
        {
            (condition, then, otherwise) = (graph.Not(condition), otherwise, then);
        }

        bool isKnown = ReferenceEquals(otherwise, before) || otherwise.Children.IsEmpty;
        program.Add(Assignment(variable, isKnown ? otherwise : graph.Zero));
        AddBranch(condition, Assignment(variable, then));
        if (!isKnown)
        {
            AddBranch(graph.Not(condition), Assignment(variable, otherwise));
        }

        return variable;
    }

    private static Segment Assignment(Symbol variable, Node value) => new(
        ImmutableArray.Create(new ScalarAssignment(variable, value)),
        ImmutableArray<ElementWrite>.Empty,
        ImmutableArray<RangeWrite>.Empty);

    private void AddBranch(Node condition, ProgramStatement statement) => program.Add(new ProgramBranch(condition, ImmutableArray.Create(statement)));
}
