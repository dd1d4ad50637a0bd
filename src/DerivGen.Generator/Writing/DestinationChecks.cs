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
        }
    }

    private static void Throw(IndentedWriter writer, string message, Destination destination) =>
        writer.Line("throw new global::System.ArgumentException(\"" + message + "\", nameof(" + destination.Identifier + "));");
}
