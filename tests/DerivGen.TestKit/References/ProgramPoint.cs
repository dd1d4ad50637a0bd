using System.Collections.Immutable;

namespace DerivGen.TestKit;

/// <summary>The arguments of a program, and what its value and its derivatives are there.</summary>
public sealed class ProgramPoint
{
    private readonly ImmutableDictionary<string, object> _arguments;

    internal ProgramPoint(string type, ImmutableDictionary<string, object> arguments, ReferenceResult value, ImmutableArray<ProgramDerivative> derivatives)
    {
        Type = type;
        _arguments = arguments;
        Value = value;
        Derivatives = derivatives;
    }

    /// <summary>The class in <c>tests/Programs</c>.</summary>
    public string Type { get; }

    public ReferenceResult Value { get; }

    /// <summary>All components of the gradient; of a long one some, and derivatives along some directions.</summary>
    public ImmutableArray<ProgramDerivative> Derivatives { get; }

    /// <summary>Derivatives by this one are known at some components only.</summary>
    public bool IsSampled => Derivatives.Any(derivative => derivative.Direction is not null);

    /// <summary>New arguments in the order of a method's parameters.</summary>
    public object?[] ArgumentsFor(IEnumerable<string> parameters) =>
        [.. parameters.Select(parameter => _arguments[parameter] is Array array ? array.Clone() : _arguments[parameter])];

    public override string ToString() => $"{Type}, value {Value.Expected?.ToDouble():R}";
}
