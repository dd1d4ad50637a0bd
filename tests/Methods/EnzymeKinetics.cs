using System;
using System.Linq;
using DerivGen;

namespace DerivGen.Methods;

public enum Inhibition
{
    None,
    Competitive,
    Uncompetitive,
    Mixed,
}

public readonly record struct Assay(double Substrate, double Inhibitor, double Rate)
{
    public bool IsUsable => Substrate > 0 && Rate is > 0 and < 1e3;
}

/// <summary>Michaelis–Menten kinetics with an inhibitor, fitted to assays by the logarithms of the rates.</summary>
public static partial class EnzymeKinetics
{
    [Differentiable]
    public static double Misfit([Positive] double vmax, [Positive] double km, [Positive] double ki, [Constant] Assay[] assays, Inhibition kind)
    {
        return assays.Where(assay => assay.IsUsable).Sum(assay => Square(Math.Log(Rate(assay) / assay.Rate)));

        double Rate(Assay assay)
        {
            double excess = 1 + assay.Inhibitor / ki;
            (double top, double apparent) = kind switch
            {
                Inhibition.None => (vmax, km),
                Inhibition.Competitive => (vmax, km * excess),
                Inhibition.Uncompetitive => (vmax / excess, km / excess),
                Inhibition.Mixed => (vmax / excess, km),
                _ => (vmax, km),
            };
            return top * assay.Substrate / (apparent + assay.Substrate);
        }
    }

    private static double Square(double x) => x * x;

    public static object[][] Points =>
    [
        [2.5, 0.7, 1.3, new Assay[] { new(0.5, 0, 1.1), new(2, 1, 1.4), new(4, 0, 0), new(1, 0.5, 1) }, Inhibition.Competitive],
        [1.5, 0.2, 0.3, new Assay[] { new(0.5, 0.1, 1.1), new(2, 1, 0.7) }, Inhibition.Uncompetitive],
    ];
}
