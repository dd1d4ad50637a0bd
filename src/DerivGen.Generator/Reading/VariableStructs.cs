using System.Collections.Immutable;
using DerivGen.Generator.Pipeline;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Generator.Writing;

namespace DerivGen.Generator.Reading;

/// <summary>The value of a parameter that is a struct of numbers, or an array of them: a symbol for every number.</summary>
/// <param name="graph">The graph that the symbols live in.</param>
/// <param name="shapeOf">The shape of a struct.</param>
/// <param name="parameters">Takes the symbols.</param>
/// <param name="model">The parameter.</param>
internal sealed class VariableStructs(ExpressionGraph graph, Func<Microsoft.CodeAnalysis.ITypeSymbol?, StructShape?> shapeOf, ImmutableArray<LossParameter>.Builder parameters, ParameterModel model)
{
    private int ordinal = model.Ordinal;
    private Symbol? sized;

    public Value Of(StructShape shape) => Of(shape, "");

    private Value Of(StructShape shape, string path)
    {
        ImmutableArray<Value> members = shape.Members.Select(member =>
        {
            string suffix = path + "." + IdentifierText.Of(member.Name);
            return shapeOf(member.Type) is { } inner ? Of(inner, suffix) : OfNumber(suffix);
        }).ToImmutableArray();
        return model.IsVector ? new StructArrayValue(shape, members) : shape.Make(members);
    }

    private Value OfNumber(string suffix)
    {
        string name = model.Name + suffix;
        string text = IdentifierText.Of(model.Name);
        Symbol symbol = model.IsVector
            ? graph.Part(name, text, suffix, NodeType.Real, ordinal++, sized)
            : graph.Symbol(name, text + suffix, NodeType.Real, 0, ordinal++);
        sized ??= symbol;
        parameters.Add(new LossParameter(symbol, model.IsVariable, model.Facts, model.Lower, model.Upper));
        return model.IsVector ? new ArrayValue(symbol, -1, graph.Integer(Rational.Zero), graph.Length(symbol), model.Name) : new ScalarValue(symbol);
    }
}
