using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DerivGen.TestKit;

/// <summary>
/// Walks everything that is reachable from the values of the named steps: a symbol, a tree or a compilation in it
/// would keep whole compilations alive, and never be equal to the next one.
/// </summary>
internal static class ModelPurityCheck
{
    private const int MaximumObjects = 1_000_000;

    private static readonly Type[] Forbidden =
    [
        typeof(Compilation), typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(SemanticModel), typeof(IOperation),
        typeof(Location), typeof(Diagnostic), typeof(AnalyzerConfigOptions),
    ];

    private static readonly Dictionary<Type, FieldInfo[]> Fields = [];

    public static void MustHoldNoCompilerObjects(GeneratorDriver driver, ImmutableArray<string> trackingNames)
    {
        foreach (GeneratorRunResult result in driver.GetRunResult().Results)
        {
            foreach (string name in trackingNames)
            {
                if (result.TrackedSteps.TryGetValue(name, out ImmutableArray<IncrementalGeneratorRunStep> steps))
                {
                    foreach ((object value, _) in steps.SelectMany(step => step.Outputs))
                    {
                        Visit(name, value);
                    }
                }
            }
        }
    }

    private static void Visit(string step, object root)
    {
        HashSet<object> visited = new(ReferenceEqualityComparer.Instance);
        Stack<(object Value, string Path)> pending = new();
        pending.Push((root, root?.GetType().Name ?? "null"));
        while (pending.TryPop(out (object Value, string Path) next) && visited.Count < MaximumObjects)
        {
            if (next.Value is null)
            {
                continue;
            }

            Type type = next.Value.GetType();
            if (Forbidden.FirstOrDefault(forbidden => forbidden.IsAssignableFrom(type)) is { } found)
            {
                throw new HarnessFailure($"The step {step} lets a {found.Name} out, in {next.Path}.");
            }

            if (IsLeaf(type) || (!type.IsValueType && !visited.Add(next.Value)))
            {
                continue;
            }

            if (next.Value is Array array)
            {
                if (!IsLeaf(type.GetElementType()!))
                {
                    foreach (object element in array)
                    {
                        pending.Push((element, $"{next.Path}[]"));
                    }
                }

                continue;
            }

            foreach (FieldInfo field in FieldsOf(type))
            {
                if (field.GetValue(next.Value) is { } value)
                {
                    pending.Push((value, $"{next.Path}.{field.Name}"));
                }
            }
        }
    }

    private static bool IsLeaf(Type type) =>
        type.IsPrimitive || type.IsEnum || type.IsPointer || type == typeof(string) || type == typeof(decimal) || typeof(MemberInfo).IsAssignableFrom(type) || typeof(Delegate).IsAssignableFrom(type);

    private static FieldInfo[] FieldsOf(Type type)
    {
        lock (Fields)
        {
            if (!Fields.TryGetValue(type, out FieldInfo[]? fields))
            {
                List<FieldInfo> all = [];
                for (Type? current = type; current is not null; current = current.BaseType)
                {
                    all.AddRange(current.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(field => !IsLeaf(field.FieldType)));
                }

                Fields.Add(type, fields = [.. all]);
            }

            return fields;
        }
    }
}
