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
            using (writer.Open("if (" + destination.Identifier + ".Length != " + variable + ".Length)"))
            {
                Throw(writer, "The length must be that of " + destination.Variable.Name + ".", destination);
            }

            writer.Space();
        }

        for (int i = 0; i < shape.Destinations.Length; i++)
        {
            Destination destination = shape.Destinations[i];
            List<string> others = [];
            foreach (ParameterModel parameter in shape.Model.Parameters)
            {
                if (parameter.IsVector && parameter.ElementType() == shape.Model.RealType)
                {
                    others.Add(parameter.Identifier());
                }
            }

            others.AddRange(shape.Destinations.Take(i).Select(earlier => earlier.Identifier));
            string[] overlaps = [.. others.Select(other => "global::System.MemoryExtensions.Overlaps<" + shape.Model.RealType + ">(" + destination.Identifier + ", " + other + ")")];
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
