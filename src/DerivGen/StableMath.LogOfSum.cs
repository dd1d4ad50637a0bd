using System;

namespace DerivGen;

// The logarithm on which log1p and the inverse hyperbolic functions stand: of a sum whose low part is not lost, and accurate
// enough to be monotone. The table is derived by tests/references/stable_math_coefficients.py.
public static partial class StableMath
{
    private const double Ln2High = 0.6931471805598903;
    private const double Ln2Low = 5.497923018708371e-14;

    /// <summary>1/c, and log c in two parts, for the centres c of the intervals [(i - 1/2)/64, (i + 1/2)/64), i = 45, 46, …; each 1/c is a multiple of 1/256.</summary>
    private static readonly double[] Centres =
    {
        1.421875, -0.35197642315711164, -6.654491643324795e-14, 1.390625, -0.32975328637257917, 1.1118671389559323e-13,
        1.36328125, -0.30989447772276435, -1.0033796982039214e-13, 1.33203125, -0.28670503280386583, -8.848109604006821e-14,
        1.3046875, -0.2659635484972114, 7.343591369867797e-14, 1.28125, -0.2478361639045943, 1.3029797173308663e-14,
        1.25390625, -0.22626367865041175, -4.1641267302872263e-14, 1.23046875, -0.20739519434596332, -1.0726867577289733e-13,
        1.20703125, -0.18816383241824042, 5.743078393200756e-14, 1.18359375, -0.16855536102980295, -3.714397754170472e-15,
        1.1640625, -0.15191604202573217, -1.0980754099855238e-13, 1.14453125, -0.13499516453748583, -1.8996158041578768e-14,
        1.12109375, -0.11430477128010352, 4.488953352238699e-14, 1.1015625, -0.09672962645845473, -9.638067658552277e-14,
        1.0859375, -0.08244366921098845, -8.614512936087814e-14, 1.06640625, -0.06429435070549516, 9.790518511990216e-14,
        1.05078125, -0.04953393512232651, 4.9880309107981426e-14, 1.03125, -0.03077165866670839, -4.529814257790929e-14,
        1.015625, -0.015504186535963527, -1.7274567499706107e-15, 1.0, 0.0, 0.0,
        0.984375, 0.01574835696806076, 7.840703382506278e-14, 0.96875, 0.03174869831468641, -1.0610652735224087e-13,
        0.95703125, 0.04391923393473007, 1.0541743854342862e-13, 0.94140625, 0.060380510988807146, 1.0033424888676119e-13,
        0.92578125, 0.07711730334449385, -6.255850200176405e-14, 0.9140625, 0.08985632912185793, 3.1218748807418837e-15,
        0.90234375, 0.10275973395778237, -1.3438406228830954e-14, 0.890625, 0.11583181552509814, 2.3568822182038756e-14,
        0.875, 0.13353139262449076, 3.1859736349078334e-14, 0.86328125, 0.14701474296180095, 8.710783796122478e-15,
        0.8515625, 0.16068238169054894, -7.547106028244807e-14, 0.84375, 0.16989903679541385, -1.6376276414097503e-14,
        0.83203125, 0.1838852787700489, 8.84637355812087e-14, 0.8203125, 0.19806991376208316, 1.0634128304268335e-14,
        0.80859375, 0.21245865121409224, 1.0115944196590467e-13, 0.80078125, 0.2221674653410446, 1.0970699320566433e-13,
        0.7890625, 0.2369097470784709, -1.1318526912023687e-13, 0.78125, 0.2468600779316148, -8.899851356560444e-14,
        0.76953125, 0.26197371574153294, 4.102651071698446e-14, 0.76171875, 0.2721778859158803, -6.465103064005256e-14,
        0.75390625, 0.28248725557477883, -1.0190482133505088e-13, 0.74609375, 0.29290401643288533, 4.727452940514406e-14,
        0.734375, 0.30873548164959175, 2.1522127491642888e-14, 0.7265625, 0.3194307707663029, 5.834357420090924e-14,
        0.71875, 0.33024168687052224, 5.4612144489920215e-14, 0.7109375, 0.3411707574027787, -1.156568624616423e-14,
        0.703125, 0.35222059358943625, -8.414918193489195e-14,
    };

    /// <summary>log((sum + lost) 2ᵏ) for a normal sum and what rounding it has lost, with an error of little more than half a unit in the last place.</summary>
    /// <remarks>
    /// With sum = m 2ⁿ and √½ ≤ m &lt; √2, c the centre next to m and r = m/c - 1, so that |r| &lt; 1/79:
    /// <c>log(sum + lost) = n log 2 + log c + r - r²/2 + r³/3 - … + lost/sum</c>. The first three terms are summed
    /// without error: 1/c has nine bits, so that m/c - 1 is exact in two parts, as log 2 and log c are stored.
    /// </remarks>
    private static double LogOfSum(double sum, double lost, int k)
    {
        const long SquareRootOfHalf = 0x3fe6a09e667f3bcd;

        long bits = BitConverter.DoubleToInt64Bits(sum);
        long n = (bits - SquareRootOfHalf) >> 52;
        double m = BitConverter.Int64BitsToDouble(bits - (n << 52));
        int row = 3 * ((int)(m * 64 + 0.5) - 45);
        double inverse = Centres[row];

        double upper = Upper(m);
        double a = upper * inverse - 1;
        double b = (m - upper) * inverse;
        double r = a + b;
        double e = n + k;
        double known = e * Ln2High + Centres[row + 1];
        double log = known + r;
        double rest = (known - log + r) + ((a - r + b) + (e * Ln2Low + Centres[row + 2] + lost / sum));
        return log + (rest - r * r * LogTail(r));
    }

    /// <summary>(r - log(1 + r)) / r² = 1/2 - r/3 + r²/4 - … for |r| &lt; 1/79, without what is below the last place of the logarithm.</summary>
    private static double LogTail(double r)
    {
        double s = r * r;
        return 0.5 - r * (1.0 / 3)
            + s * (0.25 - r * (1.0 / 5)
            + s * (1.0 / 6 - r * (1.0 / 7)
            + s * (1.0 / 8 - r * (1.0 / 9) + s * (1.0 / 10))));
    }

    /// <summary>What rounding has lost of a + b.</summary>
    private static double LostBySum(double a, double b, double sum)
    {
        double second = sum - a;
        return a - (sum - second) + (b - second);
    }

    /// <summary>What rounding has lost of a b, to some 100 bits.</summary>
    private static double LostByProduct(double a, double b, double product)
    {
        double upperA = Upper(a);
        double lowerA = a - upperA;
        double upperB = Upper(b);
        double lowerB = b - upperB;
        return upperA * upperB - product + upperA * lowerB + lowerA * upperB + lowerA * lowerB;
    }

    /// <summary>The first 26 bits of a number.</summary>
    private static double Upper(double x) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) & -0x8000000);
}
