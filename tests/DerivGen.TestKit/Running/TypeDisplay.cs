namespace DerivGen.TestKit;

/// <summary>Names of types as C# writes them, without namespaces: <c>ReadOnlySpan&lt;double&gt;</c>, <c>double[]</c>.</summary>
internal static class TypeDisplay
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(double)] = "double", [typeof(float)] = "float", [typeof(int)] = "int", [typeof(long)] = "long", [typeof(bool)] = "bool", [typeof(void)] = "void",
        [typeof(object)] = "object", [typeof(string)] = "string", [typeof(byte)] = "byte", [typeof(short)] = "short", [typeof(uint)] = "uint", [typeof(ulong)] = "ulong",
        [typeof(char)] = "char", [typeof(decimal)] = "decimal",
    };

    public static string Of(Type type)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!);
        }

        if (Keywords.TryGetValue(type, out string? keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (type.IsGenericType)
        {
            string arguments = string.Join(", ", type.GetGenericArguments().Select(Of));
            return type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true ? $"({arguments})" : $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{arguments}>";
        }

        return type.Name;
    }
}
