using DerivGen.Generator.Diagnostics;
using DerivGen.Symbolics.Derivation;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Reading;

/// <summary>Reads the facts that attributes state about a parameter.</summary>
internal sealed class FactsReader(List<Diagnostic> diagnostics)
{
    private static readonly (string Name, StatedFacts Fact)[] Simple =
    [
        ("Positive", StatedFacts.Positive),
        ("NonNegative", StatedFacts.NonNegative),
        ("Probability", StatedFacts.Probability),
        ("Distribution", StatedFacts.Distribution),
        ("OneHot", StatedFacts.OneHot),
    ];

    public (StatedFacts Facts, double Lower, double Upper) Read(IParameterSymbol parameter, bool isReal, bool isVector)
    {
        StatedFacts facts = StatedFacts.None;
        foreach ((string name, StatedFacts fact) in Simple)
        {
            if (!DeclarationReader.Has(parameter, name))
            {
                continue;
            }

            if (!isReal)
            {
                Unusable(name, "it is not made of double or float");
            }
            else if (fact is StatedFacts.Distribution or StatedFacts.OneHot && !isVector)
            {
                Unusable(name, "it is one number; state it of a span or an array");
            }
            else
            {
                facts |= fact;
            }
        }

        (double lower, double upper) = (double.NegativeInfinity, double.PositiveInfinity);
        if (parameter.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == "DerivGen.InRangeAttribute") is { ConstructorArguments: { Length: 2 } ends })
        {
            double lo = ends[0].Value as double? ?? double.NaN;
            double hi = ends[1].Value as double? ?? double.NaN;
            if (!isReal)
            {
                Unusable("InRange", "it is not made of double or float");
            }
            else if (double.IsNaN(lo) || double.IsNaN(hi))
            {
                Unusable("InRange", "an end of the range is no number");
            }
            else
            {
                facts |= StatedFacts.InRange;
                lower = lo;
                upper = hi;
            }
        }

        if (Contradiction(facts, lower, upper) is { } contradiction)
        {
            diagnostics.Add(Diagnostic.Create(Descriptors.ContradictoryFacts, parameter.Locations[0], parameter.Name, contradiction));
            return (StatedFacts.None, double.NegativeInfinity, double.PositiveInfinity);
        }

        return (facts, lower, upper);

        void Unusable(string name, string reason) => diagnostics.Add(Diagnostic.Create(Descriptors.UnusableFact, parameter.Locations[0], name, parameter.Name, reason));
    }

    private static string? Contradiction(StatedFacts facts, double lower, double upper)
    {
        bool isPositive = (facts & StatedFacts.Positive) != 0;
        bool isNonNegative = (facts & (StatedFacts.NonNegative | StatedFacts.Probability | StatedFacts.Distribution | StatedFacts.OneHot)) != 0;
        bool isAtMostOne = (facts & (StatedFacts.Probability | StatedFacts.Distribution | StatedFacts.OneHot)) != 0;
        return lower > upper ? "[InRange] whose lower end is above its upper end"
            : isPositive && upper <= 0 ? "[Positive] and [InRange] together"
            : isNonNegative && upper < 0 ? "[InRange] and a fact that excludes negative values together"
            : isAtMostOne && lower > 1 ? "[InRange] and a fact that excludes values above 1 together"
            : isPositive && (facts & StatedFacts.OneHot) != 0 ? "[Positive] and [OneHot] together"
            : null;
    }
}
