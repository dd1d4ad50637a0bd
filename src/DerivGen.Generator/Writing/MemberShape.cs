using System.Collections.Immutable;
using DerivGen.Generator.Pipeline;
using DerivGen.Symbolics.Derivation;

namespace DerivGen.Generator.Writing;

/// <summary>What an emitted method takes and returns: the contract's table.</summary>
internal sealed class MemberShape
{
    public MemberShape(MethodModel model, KernelKind kind)
    {
        Model = model;
        Kind = kind;
        UniqueNames names = new(model.Parameters.Select(parameter => parameter.Name));
        ImmutableArray<Destination>.Builder destinations = ImmutableArray.CreateBuilder<Destination>();
        ImmutableArray<ParameterModel>.Builder scalars = ImmutableArray.CreateBuilder<ParameterModel>();
        foreach (ParameterModel parameter in model.Parameters)
        {
            if (!parameter.IsVariable || kind == KernelKind.Value)
            {
                continue;
            }

            if (parameter.HasLength)
            {
                destinations.Add(new Destination(names.Take(parameter.Name + "Gradient"), parameter));
            }
            else
            {
                scalars.Add(parameter);
            }
        }

        Destinations = destinations.ToImmutable();
        Scalars = scalars.ToImmutable();
    }

    public MethodModel Model { get; }

    public KernelKind Kind { get; }

    /// <summary>The vectors' parts of the gradient.</summary>
    public ImmutableArray<Destination> Destinations { get; }

    /// <summary>The scalar variables, whose part of the gradient is returned.</summary>
    public ImmutableArray<ParameterModel> Scalars { get; }

    public bool HasValue => Kind != KernelKind.Gradient;

    public string Name => Model.Name + Kind;

    /// <summary>The type that is returned, <c>void</c> where all is written.</summary>
    public string ReturnType
    {
        get
        {
            string? gradient = Scalars.Length switch
            {
                0 => null,
                1 => Scalars[0].ElementType(),
                _ => "(" + string.Join(", ", Scalars.Select(scalar => scalar.ElementType() + " " + TupleName(scalar))) + ")",
            };
            return HasValue
                ? gradient is null ? Model.RealType : "(" + Model.RealType + " Value, " + gradient + " Gradient)"
                : gradient ?? "void";
        }
    }

    /// <summary>For each part of what is returned whether its type is narrower than the one that is computed in.</summary>
    public ImmutableArray<bool> NarrowParts
    {
        get
        {
            IEnumerable<ElementKind> parts = Scalars.SelectMany(scalar => scalar.Struct?.Leaves.Select(leaf => leaf.Element) ?? [scalar.Element]);
            return (HasValue ? parts.Prepend(Model.Result) : parts).Select(part => part == ElementKind.Single && Model.Precision == RealPrecision.Double).ToImmutableArray();
        }
    }

    /// <summary>The expression that is returned, made of those of its parts; null where nothing is.</summary>
    public Func<IReadOnlyList<string>, string>? Returned
    {
        get
        {
            if (!HasValue && Scalars.IsEmpty)
            {
                return null;
            }

            return parts =>
            {
                Queue<string> numbers = new(parts.Skip(HasValue ? 1 : 0));
                string[] gradients = [.. Scalars.Select(scalar => scalar.Struct is { } structure ? StructTexts.Made(structure, numbers) : numbers.Dequeue())];
                string gradient = Scalars.Length > 1 ? "(" + string.Join(", ", gradients) + ")" : string.Concat(gradients);
                return !HasValue ? gradient
                    : Scalars.IsEmpty ? parts[0]
                    : "(" + parts[0] + ", " + gradient + ")";
            };
        }
    }

    /// <summary>A variable's name as that of a tuple's element; C# reserves a few, and Item1, Item2, … for other places.</summary>
    private string TupleName(ParameterModel scalar)
    {
        string name = scalar.Name;
        while (IsReserved(name) || (name != scalar.Name && Scalars.Any(other => other.Name == name)))
        {
            name += "Gradient";
        }

        return IdentifierText.Of(name);
    }

    private static bool IsReserved(string name) =>
        name is "CompareTo" or "Deconstruct" or "Equals" or "GetHashCode" or "Rest" or "ToString"
        || (name.StartsWith("Item", StringComparison.Ordinal) && name.Length > 4 && name.Skip(4).All(letter => letter is >= '0' and <= '9'));
}
