using System.Collections.Immutable;
using DerivGen.Generator.Pipeline;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Generator.Writing;

namespace DerivGen.Generator.Reading;

/// <summary>The value of a parameter that is a struct of numbers, or an array of them: a symbol for every number. Integers and truth values in it are data.</summary>
/// <param name="reader">Reads the method.</param>
/// <param name="parameters">Takes the symbols.</param>
/// <param name="model">The parameter.</param>
internal sealed class VariableStructs(Reader reader, ImmutableArray<LossParameter>.Builder parameters, ParameterModel model)
{
    private readonly ExpressionGraph graph = reader.Graph;
    private readonly string text = IdentifierText.Of(model.Name);

    /// <summary>Where the first number is, which has the length of all.</summary>
    private readonly string first = model.Struct!.Leaves.First().Path;
    private int ordinal = model.Ordinal;

    public Value Of(StructShape shape) => Of(shape, "");

    private Value Of(StructShape shape, string path)
    {
        ImmutableArray<Value> members = shape.Members.Select(member =>
        {
            string suffix = path + "." + IdentifierText.Of(member.Name);
            return reader.ShapeOf(member.Type) is { } inner ? Of(inner, suffix)
                : ParameterTypes.ElementKindOf(member.Type) is ElementKind.Integer or ElementKind.Boolean ? reader.PassivePart(member, text, suffix, model.IsVector ? Part(first, model.Ordinal, null) : null)
                : OfNumber(suffix);
        }).ToImmutableArray();
        return model.IsVector ? new StructArrayValue(shape, members) : shape.Make(members);
    }

    private Symbol Part(string suffix, int number, Symbol? sized) => graph.Part(model.Name + suffix, text, suffix, NodeType.Real, number, sized);

    private Value OfNumber(string suffix)
    {
        Symbol symbol = model.IsVector
            ? Part(suffix, ordinal, suffix == first ? null : Part(first, model.Ordinal, null))
            : graph.Symbol(model.Name + suffix, text + suffix, NodeType.Real, 0, ordinal);
        ordinal++;
        parameters.Add(new LossParameter(symbol, model.IsVariable, model.Facts, model.Lower, model.Upper));
        return model.IsVector ? new ArrayValue(symbol, -1, graph.Integer(Rational.Zero), graph.Length(symbol), model.Name) : new ScalarValue(symbol);
    }
}
