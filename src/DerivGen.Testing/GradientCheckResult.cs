using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace DerivGen.Testing;

/// <summary>What a gradient check found out.</summary>
public sealed class GradientCheckResult
{
    private const int ShownElements = 12;
    private const int ShownComponents = 6;

    private readonly string componentName;

    internal GradientCheckResult(IReadOnlyList<GradientCheckComponent> components, IReadOnlyList<double> point, string componentName)
    {
        Components = components;
        Point = point;
        this.componentName = componentName;
    }

    /// <summary>Every partial derivative in the order of the variables, or every direction.</summary>
    public IReadOnlyList<GradientCheckComponent> Components { get; }

    /// <summary>The point at which the gradient was checked.</summary>
    public IReadOnlyList<double> Point { get; }

    /// <summary>Whether all components pass.</summary>
    public bool Passed => Components.All(component => component.Passed);

    /// <summary>Whether the function has a kink at the point in any component.</summary>
    public bool HasKink => Components.Any(component => component.Outcome is GradientCheckOutcome.AgreesAtKink or GradientCheckOutcome.DiffersAtKink);

    /// <summary>The components that do not pass: those that differ before those about which nothing is known.</summary>
    public IEnumerable<GradientCheckComponent> Failures =>
        Components.Where(component => !component.Passed).OrderBy(component => component.Outcome == GradientCheckOutcome.Inconclusive);

    /// <summary>The components that do not pass, with their numbers, and the point.</summary>
    public override string ToString()
    {
        GradientCheckComponent[] failures = Failures.ToArray();
        StringBuilder text = new();
        text.Append(failures.Length == 0
            ? FormattableString.Invariant($"The gradient agrees with the function in {Count(Components.Count)}.")
            : FormattableString.Invariant($"The gradient does not agree with the function in {failures.Length} of {Count(Components.Count)}."));
        foreach (GradientCheckComponent component in failures.Take(ShownComponents))
        {
            text.Append('\n').Append("  ").Append(componentName).Append(component);
            if (componentName == "x")
            {
                text.Append(FormattableString.Invariant($", where x[{component.Index}] = {Point[component.Index]:R}"));
            }
        }

        if (failures.Length > ShownComponents)
        {
            text.Append("\n  …");
        }

        text.Append("\n  at the point (");
        text.Append(string.Join(", ", Point.Take(ShownElements).Select(x => x.ToString("R", CultureInfo.InvariantCulture))));
        return text.Append(Point.Count > ShownElements ? ", …)" : ")").ToString();
    }

    private string Count(int count) => FormattableString.Invariant($"{count} {(componentName == "x" ? "component" : "direction")}{(count == 1 ? "" : "s")}");
}
