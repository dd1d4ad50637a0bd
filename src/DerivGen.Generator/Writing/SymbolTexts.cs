using System.Collections.Immutable;
using DerivGen.Generator.Pipeline;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Scheduling;

namespace DerivGen.Generator.Writing;

/// <summary>What the symbols of a kernel are called in C#, and of what type they are.</summary>
/// <param name="precision">What the kernel computes in.</param>
/// <param name="otherData">The data whose elements are numbers of another type, where that is a type parameter.</param>
internal sealed class SymbolTexts(RealPrecision precision, ImmutableArray<string> otherData)
{
    private readonly Dictionary<int, Printed> parameters = [];
    private readonly Dictionary<Symbol, Printed> locals = [];
    private readonly Dictionary<int, (StructModel Model, int Place)> structs = [];

    /// <summary>Names a parameter or a destination by its ordinal.</summary>
    public void NameParameter(int ordinal, string text, TextType type) => parameters[ordinal] = new Printed(text, Precedence.Primary, type);

    /// <summary>Says of a destination's number which struct the elements are, and which of its numbers it is.</summary>
    public void NameStruct(int ordinal, StructModel model, int place) => structs[ordinal] = (model, place);

    /// <summary>The struct of which a new value takes the place of an element, and which of its numbers this is; null where numbers are written one by one.</summary>
    public (StructModel Model, int Place)? RemadeBy(Symbol array) => StructOf(array) is { Model.IsRemade: true } found ? found : null;

    /// <summary>Whether the elements hold integers or truth values too, which stay as they are.</summary>
    public bool HasPassiveParts(Symbol array) => StructOf(array) is { Model.HasPassiveParts: true };

    private (StructModel Model, int Place)? StructOf(Symbol array) => structs.TryGetValue(array.Ordinal, out (StructModel, int) found) && !locals.ContainsKey(array) ? found : null;

    /// <summary>Of how many numbers each element of the array is made.</summary>
    public int PartsOf(Symbol array) => parameters.Values.Count(parameter => parameter.Text == Of(array).Text);

    /// <summary>Names what the kernel declares; a later block may give the same symbol another name.</summary>
    public void NameLocal(Symbol symbol, string text, TextType type) => locals[symbol] = new Printed(text, Precedence.Primary, type);

    /// <summary>The text; for an array, with the type of its elements.</summary>
    public Printed Of(Symbol symbol) =>
        locals.TryGetValue(symbol, out Printed local) ? local
        : parameters.TryGetValue(symbol.Ordinal, out Printed parameter) ? parameter
        : new Printed(symbol.Text, symbol.Text[0] == '(' ? Precedence.Unary : Precedence.Primary, DatumType(symbol));

    /// <summary>The type of what the kernel declares itself.</summary>
    public static TextType LocalType(NodeType type) => type switch
    {
        NodeType.Integer => TextType.Integer,
        NodeType.Boolean => TextType.Boolean,
        _ => TextType.Real,
    };

    /// <summary>Of a datum that is no parameter it is not known whether it is a float or a double: the careful answer.</summary>
    private TextType DatumType(Symbol symbol) =>
        symbol.Type != NodeType.Real || symbol.Ordinal is < SymbolOrdinals.Data or >= SymbolOrdinals.Destination ? LocalType(symbol.Type)
        : precision == RealPrecision.Generic ? otherData.Contains(symbol.Text) ? TextType.WideReal : TextType.Real
        : precision == RealPrecision.Single ? TextType.WideReal
        : TextType.NarrowOrReal;
}
