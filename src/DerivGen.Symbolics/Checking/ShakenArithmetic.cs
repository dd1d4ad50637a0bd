namespace DerivGen.Symbolics.Checking;

/// <summary>Double arithmetic that reads every number one unit in the last place off: how much a result follows that is its conditioning.</summary>
internal sealed class ShakenArithmetic : DoubleArithmetic
{
    private static readonly double Unit = Multiprecision.PowerOfTwo(-52);

    public override double Input(double value, int symbol, int place) =>
        value * (1 + (SampleHash.Of(0x51DE, symbol, place) % 2 == 0 ? Unit : -Unit));
}
