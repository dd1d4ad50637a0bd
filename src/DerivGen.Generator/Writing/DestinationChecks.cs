using DerivGen.Generator.Pipeline;

namespace DerivGen.Generator.Writing;

/// <summary>The checks of the destinations, before anything is written to them.</summary>
internal static class DestinationChecks
{
    public static void Write(IndentedWriter writer, MemberShape shape)
    {
        foreach (Destination destination in shape.Destinations)
        {
            string variable = destination.Variable.Identifier();
            string differs = destination.IsMatrix
                ? string.Join(" || ", new[] { "(0)", "(1)" }.Select(dimension => destination.Identifier + ".GetLength" + dimension + " != " + variable + ".GetLength" + dimension))
                : destination.Identifier + ".Length != " + variable + ".Length";
            using (writer.Open("if (" + differs + ")"))
            {
                Throw(writer, "The length" + (destination.IsMatrix ? "s" : "") + " must be " + (destination.IsMatrix ? "those" : "that") + " of " + destination.Variable.Name + ".", destination);
            }

            writer.Space();
        }

        for (int i = 0; i < shape.Destinations.Length; i++)
        {
            Destination destination = shape.Destinations[i];
            List<string> others = [];
            foreach (ParameterModel parameter in shape.Model.Parameters)
            {
                if ((destination.IsMatrix ? parameter.Kind == ParameterKind.Matrix : parameter.IsVector) && parameter.ElementType() == destination.Variable.ElementType())
                {
                    others.Add(parameter.Identifier());
                }
            }

            others.AddRange(shape.Destinations.Take(i).Where(earlier => earlier.IsMatrix == destination.IsMatrix && earlier.Variable.ElementType() == destination.Variable.ElementType()).Select(earlier => earlier.Identifier));
            string test = destination.IsMatrix ? "object.ReferenceEquals(" : "global::System.MemoryExtensions.Overlaps<" + destination.Variable.ElementType() + ">(";
            string[] overlaps = [.. others.Select(other => test + destination.Identifier + ", " + other + ")")];
            using (writer.Open("if (" + string.Join("\n    || ", overlaps) + ")"))
            {
                Throw(writer, "The destination must not overlap an argument or another destination.", destination);
            }

            writer.Space();
            foreach (ParameterModel rows in RowsBeside(shape, destination))
            {
                WriteRows(writer, shape, destination, rows);
            }
        }
    }

    /// <summary>The name under which a row of the data is looked at; null where there is none to look at.</summary>
    public static string? RowName(MemberShape shape) => shape.Destinations.Any(destination => RowsBeside(shape, destination).Any())
        ? new UniqueNames(shape.Model.Parameters.Select(parameter => parameter.Name).Concat(shape.Destinations.Select(other => other.Name)).Concat(shape.Model.TypeParameters.Select(name => name.TrimStart('@'))).Concat(shape.Model.TakenNames)).Take("row")
        : null;

    /// <summary>The arrays of arrays of which a destination may not be a row.</summary>
    private static IEnumerable<ParameterModel> RowsBeside(MemberShape shape, Destination destination) =>
        shape.Model.Parameters.Where(parameter => !destination.IsMatrix && parameter.Kind == ParameterKind.Rows && parameter.ElementType() == destination.Variable.ElementType());

    private static void WriteRows(IndentedWriter writer, MemberShape shape, Destination destination, ParameterModel rows)
    {
        string row = IdentifierText.Of(RowName(shape)!);
        using (writer.Open("if (" + rows.Identifier() + " is " + rows.ElementType() + "[][])")) // a comparison with null would make the compiler warn of what follows
        using (writer.Open("foreach (" + rows.ElementType() + "[] " + row + " in " + rows.Identifier() + ")"))
        using (writer.Open("if (global::System.MemoryExtensions.Overlaps<" + rows.ElementType() + ">(" + destination.Identifier + ", " + row + "))"))
        {
            Throw(writer, "The destination must not overlap an argument or another destination.", destination);
        }

        writer.Space();
    }

    private static void Throw(IndentedWriter writer, string message, Destination destination) =>
        writer.Line("throw new global::System.ArgumentException(\"" + message + "\", nameof(" + destination.Identifier + "));");
}
