using System.Collections.Immutable;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Programs;
using Index = DerivGen.Symbolics.Expressions.Index;

namespace DerivGen.Generator.Reading;

/// <summary>
/// Arrays that are kept row by row: where all elements of a row need one sum, as in a softmax of each row, a loop over the
/// rows computes it once for each of them. A loop over all elements would sum again for every one.
/// </summary>
internal sealed partial class Reader
{
    /// <summary>The loop that writes the rows; null where no sum belongs to a row, or there is no saying what the rows are.</summary>
    private ProgramLoop? WriteRows(Symbol array, ArrayContents contents)
    {
        if (!contents.Known.IsEmpty || !contents.Body.HasReduction || ArrayWrites.BasisOf(contents) is not null)
        {
            return null;
        }

        Node length = graph.RangeOf(contents.Index).Upper;
        foreach (Call row in Mention.All<Call>(contents.Body, call => call.Function == Function.IntegerDivide && ReferenceEquals(call.Arguments[0], contents.Index)))
        {
            Node stride = row.Arguments[1];
            if (stride.DependsOn(contents.Index) || RowsOf(length, stride) is not { } rows)
            {
                continue;
            }

            Symbol counter = ProgramVariable("row", NodeType.Integer, 0);
            Index element = graph.FreshIndex(graph.Multiply(counter, stride), graph.Multiply(graph.Add(counter, Integer(1)), stride));
            Node value = graph.Replace(contents.Body, new Dictionary<Node, Node> { [row] = counter, [contents.Index] = element });
            if (Mention.Any(value, part => part is Reduction && part.DependsOn(element)) || !Mention.Any(value, part => part is Reduction && Mention.Of(part, counter)))
            {
                continue;
            }

            Segment segment = new(ImmutableArray<ScalarAssignment>.Empty, ImmutableArray<ElementWrite>.Empty, ImmutableArray.Create(new RangeWrite(array, element, value)));
            return new ProgramLoop(counter, Integer(0), rows, false, null, ImmutableArray.Create<ProgramStatement>(segment));
        }

        return null;
    }

    /// <summary>How many rows of a length an array has that is a product with it; null where it is none.</summary>
    private Node? RowsOf(Node length, Node stride)
    {
        if (length is not Product product)
        {
            return null;
        }

        int place = product.Bases.IndexOf(stride);
        return place < 0 || product.Exponents[place] < Rational.One ? null
            : graph.Monomial([.. product.Bases.Select((factor, i) => (factor, i == place ? product.Exponents[i] - Rational.One : product.Exponents[i]))]);
    }
}
