namespace DerivGen.Generator.Reading;

/// <summary>The local arrays that a value keeps hold of, by their numbers: itself, in its parts, or as what it refers to.</summary>
internal static class HeldArrays
{
    public static IEnumerable<int> Of(Value? value) => value switch
    {
        ArrayValue { Source: null } array => [array.Local],
        AggregateValue aggregate => aggregate.Elements.SelectMany(Of),
        LaneArrayValue vectors => Of(vectors.Numbers),
        ReferenceValue reference => OfPlace(reference.Place),
        MethodValue function => Of(function.Receiver).Concat(function.Captured.Values.SelectMany(Of)),
        SequenceValue sequence => OfSequence(sequence),
        _ => [],
    };

    private static IEnumerable<int> OfPlace(Place place) => place switch
    {
        ElementPlace element => Of(element.Array),
        StructElementPlace element => Of(element.Array),
        RowPlace row => Of(row.Grid),
        MemberPlace member => OfPlace(member.Owner),
        AccessorPlace accessor => OfPlace(accessor.Owner).Concat(accessor.Arguments.SelectMany(Of)),
        OutsidePlace outside => Of(outside.Value),
        _ => [],
    };

    private static IEnumerable<int> OfSequence(SequenceValue sequence) => sequence switch
    {
        ElementSequence elements => Of(elements.Array),
        ChunkedSequence chunked => Of(chunked.Array),
        RepeatedSequence repeated => Of(repeated.Element),
        SelectedSequence selected => Of(selected.Source).Concat(Of(selected.Function)),
        FilteredSequence filtered => Of(filtered.Source).Concat(Of(filtered.Condition)),
        LeadingSequence leading => Of(leading.Source).Concat(Of(leading.Condition)),
        ZippedSequence zipped => Of(zipped.First).Concat(Of(zipped.Second)).Concat(Of(zipped.Third)).Concat(Of(zipped.Function)),
        NestedSequence nested => Of(nested.Source).Concat(Of(nested.Inner)).Concat(Of(nested.Function)),
        PartialSequence partial => Of(partial.Source),
        ReversedSequence reversed => Of(reversed.Source),
        JoinedSequence joined => Of(joined.First).Concat(Of(joined.Second)),
        _ => [],
    };
}
